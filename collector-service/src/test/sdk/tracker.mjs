// The tracker of this project in a real browser: people on the demo shop, and pages of another origin than the
// collector's, under a strict policy, that are cut off, closed and left open while the collector is away.
import http from "node:http";
import { chromium } from "playwright-core";
import { collector, rounds, run, sent } from "./rounds.mjs";

const chrome = process.argv[4];

const POLICY =
  `default-src 'none'; script-src ${collector}; connect-src ${collector}; ` +
  "require-trusted-types-for 'script'; trusted-types 'none'";
const host = http.createServer((request, response) => {
  const attributes = new URL(request.url, "http://page").searchParams.get("attributes") ?? "";
  response
    .writeHead(200, { "content-type": "text/html; charset=utf-8", "content-security-policy": POLICY })
    .end(
      `<!doctype html><html lang="en"><title>A page</title><body>` +
        `<script src="${collector}/rivulet.js" data-key="wk_demo" data-allow-localhost ${attributes}></script>`,
    );
});
await new Promise((listening) => host.listen(0, "127.0.0.1", listening));
const origin = `http://127.0.0.1:${host.address().port}`;
const page = (attributes) => `${origin}/?attributes=${encodeURIComponent(attributes)}`;
const TRACKED = page('data-consent="analytics" data-flush-interval="300"');

const browser = await chromium.launch({
  executablePath: chrome,
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
  ],
});
const [standard] = browser.contexts().length ? browser.contexts() : [await browser.newContext()];
const agent = await standard
  .newPage()
  .then((blank) => blank.evaluate(() => navigator.userAgent.replace("Headless", "")));

function people(more = {}) {
  return browser.newContext({ userAgent: agent, viewport: { width: 1280, height: 800 }, ...more });
}

const pause = (millis) => new Promise((over) => setTimeout(over, millis));

/** Does something again and again until it had its effect: how long that takes is the machine's business. */
async function until(what, isSo, act = () => pause(50)) {
  for (const end = Date.now() + 90_000; !(await isSo()); await act()) {
    if (Date.now() > end) throw new Error(`In vain: ${what}`);
  }
}

/** What the collector has said yes to, as the pages of these people heard it. */
function acknowledged(context) {
  const events = [];
  let asked = 0;
  const isBatch = (request) => request.method() === "POST" && request.url().startsWith(collector);
  context.on("request", (request) => {
    if (isBatch(request)) asked++;
  });
  context.on("requestfailed", (request) => {
    if (isBatch(request)) asked--;
  });
  context.on("requestfinished", async (request) => {
    if (!isBatch(request)) return;
    // People who go home take their requests along.
    const answer = await request.response().catch(() => null);
    if (answer?.ok()) events.push(...JSON.parse(request.postData()).events);
    asked--;
  });
  return {
    events,
    has: (name, isIt = () => true) => events.some((event) => event.eventType === name && isIt(event.properties)),
    /** Whether no page waits for an answer. */
    isQuiet: () => asked <= 0,
  };
}

/** The events on the device: what a page has not written when it is killed, and not sent either, nobody has. */
function stored(tab) {
  return tab.evaluate(
    () =>
      new Promise((resolve) => {
        indexedDB.open("rivulet-wk_demo").onsuccess = ({ target: { result: database } }) => {
          if (!database.objectStoreNames.contains("events")) {
            database.close();
            resolve([]);
            return;
          }
          database.transaction("events").objectStore("events").getAll().onsuccess = ({ target }) => {
            database.close();
            resolve(target.result.map(({ event }) => event));
          };
        };
      }),
  );
}

/** Somebody who agrees to everything and does everything that can be done in the shop. */
async function customer() {
  const context = await people();
  const heard = acknowledged(context);
  const shop = await context.newPage();
  shop.on("pageerror", (error) => error.message === "The chat is closed" || console.error("page", error));
  await shop.goto(`${collector}/demo/?utm_source=news&utm_medium=email&utm_campaign=spring`);
  await shop.getByRole("button", { name: "Accept all" }).click();
  await shop.waitForFunction(() => localStorage.revivatech_fingerprint || localStorage.revivatech_fallback_id);
  await until(
    "the end of the page is seen",
    () => heard.has("scroll_depth", ({ depth }) => depth === 100),
    async () => {
      await shop.mouse.wheel(0, 900);
      await pause(270);
    },
  );
  await shop.mouse.move(300, 300);
  await pause(120);
  await shop.mouse.move(420, 200);
  await shop.evaluate(() =>
    document.documentElement.dispatchEvent(
      new MouseEvent("mouseout", { bubbles: true, clientY: -1, relatedTarget: null }),
    ),
  );
  await shop.getByText("Screen done in 50 minutes").click();
  await shop.getByRole("link", { name: "Find your repair" }).click();
  await shop.getByRole("button", { name: "Phones" }).click();
  await shop.getByLabel("Order").selectOption("price");
  await shop.getByRole("link", { name: /Screen repair/ }).click();
  await shop.getByRole("button", { name: "Check price" }).click();
  await shop.getByRole("button", { name: "When is there time?" }).click();
  await shop.getByRole("link", { name: /Device insurance/ }).click();
  await shop.getByRole("link", { name: "Compare with" }).click();
  await shop.getByRole("button", { name: "Data recovery" }).click();
  await shop.getByRole("link", { name: "Book", exact: true }).first().click();
  await shop.getByRole("button", { name: "Today 16:00" }).click();
  await shop.getByRole("button", { name: "Continue" }).click();
  await shop.getByLabel("Name", { exact: true }).fill("Ada Secret");
  await shop.getByLabel("E-mail").fill("ada.secret@mail.example");
  await shop.getByRole("button", { name: "Continue" }).click();
  await shop.getByRole("button", { name: "Book it" }).click();
  await shop.getByRole("link", { name: "Quote", exact: true }).click();
  await shop.getByLabel("Which device?").fill("An old secret camera");
  await shop.getByLabel("What is wrong with it?").fill("It keeps a secret");
  await shop.getByRole("link", { name: "Accessories" }).click();
  await shop.getByRole("link", { name: "Quote", exact: true }).click();
  await shop.getByLabel("Which device?").fill("An old secret camera");
  await shop.getByLabel("What is wrong with it?").fill("It keeps a secret");
  await shop.getByLabel("E-mail").fill("ada.secret@mail.example");
  await shop.getByRole("button", { name: "Ask for a quote" }).click();
  await shop.getByRole("searchbox").fill("gramophone");
  await shop.keyboard.press("Enter");
  await shop.getByRole("link", { name: "Accessories" }).click();
  await shop.getByRole("link", { name: "Soft case" }).click();
  await shop.getByRole("button", { name: "Copy the code" }).click();
  await shop.getByRole("button", { name: "Add to cart" }).click();
  await shop.getByRole("link", { name: "Cart" }).click();
  await shop.getByLabel("Name", { exact: true }).fill("Ada Secret");
  await shop.getByLabel("Address").fill("1 Secret Street");
  await shop.getByLabel("E-mail").fill("ada.secret@mail.example");
  await shop.getByRole("button", { name: /Pay/ }).click();
  await shop.getByRole("link", { name: "Account" }).click();
  await shop.getByLabel("Customer name").fill("17");
  await shop.getByLabel("Password").fill("secret");
  await shop.getByRole("button", { name: "Log in" }).click();
  await shop.getByRole("link", { name: "Contact" }).click();
  await shop.evaluate(() => window.rivulet.setVariant("headline", "b"));
  await shop.locator("#broken").click();
  await shop.locator("#missing").click();
  // A click within the second in which another one is watched is not looked at.
  await until(
    "a dead click",
    () => heard.has("dead_click"),
    async () => {
      await pause(1200);
      await shop.locator("#dead").click();
      await shop.evaluate(() => window.rivulet.flush());
    },
  );
  await until(
    "a rage click",
    () => heard.has("rage_click"),
    async () => {
      await shop.locator("#dead").click({ clickCount: 3, delay: 10 });
      await shop.evaluate(() => window.rivulet.flush());
      await pause(600);
    },
  );
  const visitor = await shop.evaluate(() => window.rivulet.visitorId());
  const layer = await shop.evaluate(() => window.dataLayer.map(({ event, 0: command }) => event ?? command));
  const shown = await shop.evaluate(() => Object.keys(window.TechStoreAnalytics ?? {}));
  await shop.goto("about:blank");
  // Whatever the page could not bring home on its way out, the next one does.
  await shop.goto(`${collector}/demo/privacy`);
  await until("everything is sent", async () => {
    await shop.evaluate(() => window.rivulet?.flush?.());
    return !(await stored(shop)).length;
  });
  console.log(`customer ${visitor}`);
  console.log(`layer ${layer.includes("consent") && layer.includes("booking_completed")} ${shown}`);
  await context.close();
}

/** Somebody who leaves a page open, and comes back to it. */
async function sleeper() {
  const context = await people();
  const heard = acknowledged(context);
  const page = await context.newPage();
  await page.clock.install();
  await page.goto(TRACKED);
  // Time goes on only while nothing is asked for: a leap would be longer than a request may take.
  const told = (name) =>
    until(
      name,
      () => heard.has(name),
      () => (heard.isQuiet() ? page.clock.runFor(1000) : pause(10)),
    );
  await told("page_view");
  await page.mouse.move(10, 10);
  await told("heartbeat");
  await told("idle_start");
  await page.mouse.move(20, 20);
  await told("idle_end");
  console.log(`sleeper ${await page.evaluate(() => window.rivulet.visitorId())}`);
  await context.close();
}

let probes = 0;

/** Tracks events of which every one must arrive, as fast as a page can. */
async function probe(page, count) {
  const numbers = Array.from({ length: count }, () => `p${probes++}`);
  await page.evaluate(
    ([run, numbers]) => {
      for (const n of numbers) window.rivulet.track("probe", { n: `${run}-${n}` });
    },
    [run, numbers],
  );
  for (const n of numbers) sent(n, "probe", "");
  return numbers;
}

/** Waits until all of these probes lie on the device or have been sent: from then on their page may be killed. */
async function safe(tab, numbers) {
  await until(`probes of ${tab.url()} are safe`, async () => {
    const held = new Set([...(await stored(tab)), ...familyHeard.events].map(({ properties }) => properties.n));
    return numbers.every((n) => held.has(`${run}-${n}`));
  });
}

const family = await people();
const familyHeard = acknowledged(family);
const tabs = [];

async function open() {
  const tab = await family.newPage();
  await tab.goto(TRACKED);
  await tab.waitForFunction(() => window.rivulet?.visitorId?.());
  return tab;
}

/** All requests and everything on the device of somebody new, in one state of consent. */
async function trace(name, attributes, more, act = async () => {}) {
  const context = await people(more.context);
  if (more.script) await context.addInitScript(more.script);
  const tab = await context.newPage();
  const requests = new Set();
  tab.on("request", (request) => {
    const path = new URL(request.url()).pathname.replace(/-[0-9a-f]{10}\.js/, "-HASH.js");
    if (request.url().startsWith(collector)) requests.add(`${request.method()} ${path}`);
  });
  const events = new Set();
  tab.on("request", (request) => {
    if (request.method() !== "POST") return;
    for (const event of JSON.parse(request.postData()).events) {
      // Only of a machine that is too busy to load the page in time.
      if (/^(slow_page|heartbeat|api_response_time)$/.test(event.eventType)) continue;
      events.add(`${event.eventType}${event.visitorId ? "+visitor" : ""}${event.sessionId ? "+session" : ""}`);
    }
  });
  const seen = (name) =>
    until(
      name,
      () => [...events].some((event) => event.startsWith(name)),
      async () => {
        await tab.evaluate(() => window.rivulet.flush());
        await pause(100);
      },
    );
  await tab.goto(page(attributes));
  await act(tab, seen);
  if (more.until) await seen(more.until);
  // Whatever comes that should not has time to.
  await pause(700);
  await tab.evaluate(() => window.rivulet.flush());
  await tab.mouse.move(5, 5);
  const held = more.blocked
    ? {}
    : await tab.evaluate(async () => ({
        local: Object.keys(localStorage).sort(),
        session: Object.keys(sessionStorage),
        databases: (await indexedDB.databases()).map((database) => database.name),
        caches: await caches.keys(),
      }));
  const cookies = (await context.cookies()).map((cookie) => cookie.name);
  console.log(
    `state ${name} ${JSON.stringify({ cookies, ...held, events: [...events].sort(), requests: [...requests].sort() })}`,
  );
  await context.close();
}

const ALL = { analytics: true, marketing: true, personalization: true };

const ROUNDS = {
  1: customer,
  2: sleeper,
  // Three tabs; one is closed while its events still wait.
  async 3() {
    for (let tab = 0; tab < 3; tab++) tabs.push(await open());
    await Promise.all(tabs.map((tab) => probe(tab, 40)));
    await safe(tabs[2], await probe(tabs[2], 5));
    await tabs.pop().close();
    await Promise.all(tabs.map((tab) => probe(tab, 20)));
  },
  // Cut off from everything; one tab does not live to see the end of it.
  async 4() {
    tabs.push(await open());
    await family.setOffline(true);
    await Promise.all(tabs.map(async (tab) => safe(tab, await probe(tab, 30))));
    await tabs.pop().close();
    await pause(500);
    await family.setOffline(false);
  },
  // The collector is dead.
  async 5() {
    await Promise.all(tabs.map(async (tab) => safe(tab, await probe(tab, 60))));
    await tabs.pop().close({ runBeforeUnload: true });
  },
  // It is back; one leaves the page in the middle of sending and comes again.
  async 6() {
    const tab = await open();
    for (let time = 0; time < 5; time++) {
      await probe(tab, 25);
      await tab.goto(`${TRACKED}&time=${time}`);
      await tab.waitForFunction(() => window.rivulet?.visitorId?.());
    }
    await tab.goBack();
    await tab.waitForFunction(() => window.rivulet?.visitorId?.());
    await probe(tab, 5);
    tabs.push(tab);
  },
  async 7() {
    const view = { until: "page_view" };
    // The last thing that comes by itself.
    const all = { until: "page_performance" };
    await trace("undecided", "", view);
    await trace("nothing at all", "data-cookieless=false", {});
    await trace("refused", "", view, (tab) => tab.evaluate(() => window.rivulet.setConsent({ analytics: false })));
    await trace("granted", "", all, (tab) => tab.evaluate((grants) => window.rivulet.setConsent(grants), ALL));
    await trace("withdrawn", "", {}, async (tab, seen) => {
      await tab.evaluate((grants) => window.rivulet.setConsent(grants), ALL);
      await seen("page_performance");
      await tab.evaluate(() => window.rivulet.setConsent({ analytics: false }));
    });
    await trace("signalled", 'data-consent="analytics"', {
      ...view,
      script: () => Object.defineProperty(navigator, "globalPrivacyControl", { value: true }),
    });
    await trace("earlier tool", "", {
      ...all,
      script: () => localStorage.setItem("user_consent", JSON.stringify({ analytics: true, marketing: false })),
    });
    await trace("blocked", 'data-consent="analytics"', {
      ...view,
      blocked: true,
      script: () => {
        const refuse = () => {
          throw new DOMException("Blocked", "SecurityError");
        };
        for (const name of ["indexedDB"]) Object.defineProperty(window, name, { get: refuse });
        Storage.prototype.setItem = Storage.prototype.getItem = refuse;
        Object.defineProperty(document, "cookie", { get: refuse, set: refuse });
      },
    });
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
