// The tracker in another maker's browser, driven by WebDriver BiDi: what a visitor of the demo shop does, what is on their
// device, and what becomes of events while the collector is away and the page is left.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import puppeteer from "puppeteer-core";
import { collector, rounds, run, sent } from "./rounds.mjs";

const thumbmark = readFileSync(
  createRequire(import.meta.url).resolve("@thumbmarkjs/thumbmarkjs").replace(/\w+$/, "umd.js"),
  "utf8",
);
const browser = await puppeteer.launch({ browser: "firefox", executablePath: process.argv[4], headless: true });
const page = await browser.newPage();
page.setDefaultTimeout(60_000);
page.on("pageerror", (error) => console.error("page", error));

let probes = 0;

/** Tracks events of which every one must arrive. */
async function probe(count) {
  const numbers = Array.from({ length: count }, () => `f${probes++}`);
  await page.evaluate(
    (run, numbers) => {
      for (const n of numbers) window.rivulet.track("probe", { n: `${run}-${n}` });
    },
    run,
    numbers,
  );
  for (const n of numbers) sent(n, "probe", "");
}

const started = () => page.waitForFunction(() => window.rivulet?.visitorId?.());
const flush = () => page.evaluate(() => window.rivulet.flush());
const press = (selector) => page.locator(selector).click();
const held = () =>
  page.evaluate(async () => ({
    cookies: document.cookie.split("; ").map((cookie) => cookie.replace(/=.*/, "")),
    local: Object.keys(localStorage).sort(),
    databases: (await indexedDB.databases()).map(({ name }) => name),
  }));

const ROUNDS = {
  // A visitor agrees, looks around, asks for a quote and leaves.
  async 1() {
    await page.goto(`${collector}/demo/`);
    await page.waitForFunction(() => document.querySelector("rivulet-consent")?.shadowRoot?.querySelector("button"));
    console.log(`undecided ${JSON.stringify(await held())}`);
    await press("rivulet-consent >>> .buttons > :last-child");
    await started();
    console.log(`visitor ${await page.evaluate(() => window.rivulet.visitorId())}`);
    await page.waitForFunction(() => localStorage.revivatech_fingerprint || localStorage.revivatech_fallback_id);
    await page.evaluate(thumbmark);
    const isWhole = await page.evaluate(async () => {
      const { thumbmark } = await window.ThumbmarkJS.getThumbmark({ exclude: ["fonts", "audio"], logging: false });
      return thumbmark === localStorage.revivatech_fingerprint;
    });
    console.log(`fingerprint ${isWhole}`);
    await page.mouse.move(300, 300);
    await page.mouse.move(420, 200);
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    await press("a.card");
    await press("[data-action=check-price]");
    await press("nav a[href='/demo/quote']");
    await page.locator("#quote [name=device]").fill("An old secret camera");
    await page.locator("#quote [name=problem]").fill("It keeps a secret");
    await page.locator("#quote [name=email]").fill("ada.secret@mail.example");
    await press("#quote button");
    await press("footer a[href='/demo/contact']");
    await press("#broken");
    await press("#missing");
    await flush();
    console.log(`granted ${JSON.stringify(await held())}`);
    await page.goto("about:blank");
    await page.goBack();
    await started();
    await probe(20);
  },
  // The collector is dead; the page is left and opened again.
  async 2() {
    await probe(30);
    await flush();
    await page.goto("about:blank");
  },
  // It is back.
  async 3() {
    await page.goto(`${collector}/demo/shop`);
    await started();
    for (let time = 0; time < 3; time++) {
      await probe(20);
      await page.reload();
      await started();
    }
  },
  // Nothing that may not be there stays.
  async 4() {
    await page.evaluate(() =>
      window.rivulet.setConsent({ analytics: false, marketing: false, personalization: false }),
    );
    await page.waitForFunction(async () => !(await indexedDB.databases()).length);
    console.log(`withdrawn ${JSON.stringify(await held())}`);
  },
};

await rounds(
  async (round) => {
    await ROUNDS[round]();
  },
  async () => {
    await browser.close();
  },
);
