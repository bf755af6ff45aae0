// The tracker of this project in a real browser: people on the demo shop, and pages of another origin than the
// collector's, under a strict policy, that are cut off, closed and left open while the collector is away.
import { readFileSync } from "node:fs";
import http from "node:http";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";
import { collector, rounds, run, sent } from "./rounds.mjs";

const chrome = process.argv[4];

const require = createRequire(import.meta.url);
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const thumbmark = readFileSync(require.resolve("@thumbmarkjs/thumbmarkjs").replace(/\w+$/, "umd.js"), "utf8");

const POLICY =
  `default-src 'none'; script-src ${collector}; connect-src ${collector}; frame-src *; ` +
  "require-trusted-types-for 'script'; trusted-types 'none'";
const host = http.createServer((request, response) => {
  const wanted = new URL(request.url, "http://page").searchParams;
  const attributes = wanted.get("attributes") ?? "";
  const script = `<script src="${collector}/rivulet.js" data-key="wk_demo" data-allow-localhost ${attributes}></script>`;
  const frame = wanted.has("frame") ? `<iframe src="${wanted.get("frame")}"></iframe>` : "";
  response.writeHead(200, { "content-type": "text/html; charset=utf-8", "content-security-policy": POLICY });
  // In the head there is no body yet, and none comes as long as the rest of the page is under way.
  if (wanted.has("slow")) {
    response.write(
      `<!doctype html><html lang="en"><head><title>A slow page</title>${script}</head>${" ".repeat(2000)}`,
    );
    setTimeout(() => response.end("<body><p>At last</p></body></html>"), 700);
  } else {
    response.end(`<!doctype html><html lang="en"><title>A page</title><body>${frame || script}</body></html>`);
  }
});
await new Promise((listening) => host.listen(0, "127.0.0.1", listening));
const origin = `http://127.0.0.1:${host.address().port}`;
const tracked = (attributes, more = "") => `${origin}/?attributes=${encodeURIComponent(attributes)}${more}`;
const TRACKED = tracked('data-consent="analytics" data-flush-interval="300"');

const browser = await chromium.launch({
  executablePath: chrome,
  // As people have it: a page that they left is kept for the way back.
  ignoreDefaultArgs: ["--disable-back-forward-cache"],
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

let complaints = 0;

async function people(more = {}) {
  const context = await browser.newContext({ userAgent: agent, viewport: { width: 1280, height: 800 }, ...more });
  context.on("console", (message) => {
    if (!/Content Security Policy|Trusted|violates/.test(message.text())) return;
    complaints++;
    console.error("policy", message.text());
  });
  return context;
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
            resolve(target.result.flatMap(({ events }) => events));
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
  await tab.goto(tracked(attributes));
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

/** Somebody on the way: the page they left is there as it was when they come back, and they were never gone. */
async function wanderer() {
  const context = await people();
  const heard = acknowledged(context);
  const page = await context.newPage();
  await page.goto(TRACKED);
  await page.waitForFunction(() => window.rivulet?.visitorId?.());
  await page.evaluate(() => {
    addEventListener("pageshow", (event) => {
      window.restored = event.persisted;
    });
  });
  await until("the first page is told", () => heard.has("page_view"));
  await page.goto(tracked("data-consent=analytics", "&elsewhere"));
  await page.waitForFunction(() => window.rivulet?.visitorId?.());
  await page.evaluate(() => history.back());
  await page.waitForFunction(() => window.restored !== undefined);
  await probe(page, 5);
  await page.evaluate(() => window.rivulet.flush());
  const views = () => heard.events.filter(({ eventType, pageUrl }) => eventType === "page_view" && pageUrl === TRACKED);
  await until("the page is told again", () => views().length === 2);
  const locks = await page.evaluate(async () =>
    (await navigator.locks.query()).held.map(({ name }) => name.replace(/tab-.*/, "tab")),
  );
  console.log(`wanderer ${await page.evaluate(() => window.restored)} ${[...new Set(locks)].sort()}`);
  // A script shows other pages without loading any.
  for (let time = 0; time < 5; time++) {
    await page.evaluate((time) => history.pushState(null, "", `/shown/${time}`), time);
    await probe(page, 5);
    await until("the page that a script shows is told", () => shown(heard) === time + 1);
  }
  await context.close();
}

function shown(heard) {
  return heard.events.filter(({ eventType, pagePath }) => eventType === "page_view" && /^\/shown/.test(pagePath))
    .length;
}

/** Pages in frames, of the same site and of another one, and one whose script runs before there is a body. */
async function framed() {
  const context = await people();
  const heard = acknowledged(context);
  for (const place of ["127.0.0.1", "localhost"]) {
    const page = await context.newPage();
    await page.goto(`${origin.replace("127.0.0.1", place)}/?frame=${encodeURIComponent(TRACKED)}`);
    const frame = page.frames()[1];
    await frame.waitForFunction(() => window.rivulet?.visitorId?.());
    const numbers = await probe(frame, 20);
    await until("what happened in a frame is told", async () => {
      await frame.evaluate(() => window.rivulet.flush());
      return numbers.every((n) => heard.has("probe", (properties) => properties.n === `${run}-${n}`));
    });
  }
  const page = await context.newPage();
  const faults = [];
  page.on("pageerror", (error) => faults.push(error.message));
  await page.goto(tracked("data-banner", "&slow"));
  await page.getByRole("button", { name: "Refuse all" }).click();
  console.log(`unready ${faults.length}`);
  await context.close();
}

/** Somebody who follows a link to another domain of the same site. */
async function traveller() {
  const context = await people();
  const page = await context.newPage();
  const elsewhere = origin.replace("127.0.0.1", "localhost");
  const options = "data-consent=analytics data-link-domains=";
  await page.goto(tracked(options + new URL(elsewhere).host));
  await page.waitForFunction(() => window.rivulet?.visitorId?.());
  const before = await page.evaluate(() => window.rivulet.visitorId());
  await page.waitForFunction(() =>
    performance.getEntriesByType("resource").some(({ name }) => /linkDomains/.test(name)),
  );
  await page.evaluate(
    (href) => {
      document.body.append(Object.assign(document.createElement("a"), { href, textContent: "There" }));
    },
    tracked(options + "none", "&there").replace(origin, elsewhere),
  );
  await until(
    "the link leads there",
    () => page.url().startsWith(elsewhere),
    async () => {
      await page.getByRole("link", { name: "There" }).click();
      await page.waitForURL(/there/);
    },
  );
  await page.waitForFunction(() => window.rivulet?.visitorId?.());
  const after = await page.evaluate(() => window.rivulet.visitorId());
  console.log(`traveller ${before === after} ${page.url().includes("_rv")}`);
  await context.close();
}

/** Somebody in a tunnel for a minute. */
async function commuter() {
  const context = await people();
  const heard = acknowledged(context);
  const page = await context.newPage();
  await page.clock.install();
  await page.goto(TRACKED);
  await page.waitForFunction(() => window.rivulet?.visitorId?.());
  await context.setOffline(true);
  const numbers = [];
  for (let second = 0; second < 60; second++) {
    numbers.push(...(await probe(page, 1)));
    await page.clock.runFor(1000);
  }
  await context.setOffline(false);
  await until(
    "everything of the tunnel is told",
    () => numbers.every((n) => heard.has("probe", (properties) => properties.n === `${run}-${n}`)),
    () => (heard.isQuiet() ? page.clock.runFor(1000) : pause(10)),
  );
  await context.close();
}

const FINGERPRINTED = tracked('data-consent="analytics" data-fingerprint');
const fingerprint = (page) =>
  page.waitForFunction(() => localStorage.revivatech_fingerprint).then((kept) => kept.jsonValue());

/** Somebody with a slow phone: the fingerprint is the one that its library makes in one go, but no page waits for it. */
async function hurried() {
  const context = await people();
  const first = await context.newPage();
  await first.goto(FINGERPRINTED);
  const made = await fingerprint(first);
  await first.evaluate(thumbmark);
  const whole = await first.evaluate(() =>
    window.ThumbmarkJS.getThumbmark({ exclude: ["fonts", "audio"], logging: false }).then((found) => found.thumbmark),
  );
  await context.close();

  // A machine that is busy with other things makes some tasks long; the shortest time counts.
  let longest = Infinity;
  let tasks = 0;
  for (let time = 0; time < 4 && longest >= 50; time++) {
    const slow = await people();
    const page = await slow.newPage();
    // The process that shows it must be there before it is slowed down.
    await page.goto(tracked(""));
    const session = await slow.newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
    await browser.startTracing(page, { categories: ["devtools.timeline", "toplevel"] });
    await page.goto(FINGERPRINTED);
    const again = await fingerprint(page);
    const { traceEvents } = JSON.parse(String(await browser.stopTracing()));
    await slow.close();
    if (again !== made) throw new Error(`The fingerprint was ${made} and is ${again}`);
    const ours = tasksOf(traceEvents, /\/rivulet\/fingerprint-/);
    tasks = ours.length;
    longest = Math.min(longest, Math.max(...ours));
  }
  console.error(`fingerprint: ${tasks} tasks, the longest ${longest} ms at a fourth of the speed`);
  console.log(`hurried ${made === whole} ${tasks > 10} ${longest < 50}`);
}

/** Milliseconds that the thread itself worked in each of its tasks in which such a script had a part. */
function tasksOf(events, script) {
  const ours = events.filter(
    ({ ph, args }) => ph === "X" && script.test(args?.data?.url ?? args?.data?.fileName ?? ""),
  );
  return events
    .filter(({ ph, name }) => ph === "X" && name === "ThreadControllerImpl::RunTask")
    .filter((task) =>
      ours.some(
        (part) =>
          part.pid === task.pid &&
          part.tid === task.tid &&
          part.ts >= task.ts &&
          part.ts + part.dur <= task.ts + task.dur,
      ),
    )
    .map((task) => (task.tdur ?? task.dur) / 1000);
}

const SCREENS = [
  ["/demo/", "/demo/services", "/demo/services/screen_repair", "/demo/compare", "/demo/book/screen_repair"],
  ["/demo/quote", "/demo/search?q=screen", "/demo/search?q=gramophone", "/demo/shop", "/demo/shop/case_soft"],
  ["/demo/checkout", "/demo/account", "/demo/contact", "/demo/privacy", "/demo/nowhere"],
].flat();

/** Nobody is shut out of the shop, nor of the banner: by axe, on a desk and on a phone, in light and dark. */
async function accessible() {
  const found = [];
  const look = async (tab, name) => {
    await tab.evaluate(axe);
    const { violations } = await tab.evaluate(() =>
      window.axe.run(document, {
        resultTypes: ["violations"],
        runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
      }),
    );
    for (const { id, nodes } of violations) found.push(`${name}: ${id} ${nodes.map((node) => node.target)}`);
    const wide = await tab.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (wide > 0) found.push(`${name}: ${wide} too wide`);
  };
  for (const [kind, more, screens] of [
    ["desk", {}, SCREENS],
    ["phone", { viewport: { width: 390, height: 800 }, colorScheme: "dark" }, SCREENS.slice(0, 3)],
  ]) {
    const context = await people({ reducedMotion: "reduce", ...more });
    const tab = await context.newPage();
    await tab.goto(`${collector}/demo/`);
    await tab.getByRole("button", { name: "Choose" }).click();
    await tab.getByLabel("Marketing").waitFor();
    await look(tab, `${kind}, banner`);
    await tab.getByRole("button", { name: "Refuse all" }).click();
    for (const path of screens) {
      await tab.goto(collector + path);
      await tab.locator("main > *").first().waitFor();
      await look(tab, `${kind}, ${path}`);
    }
    await context.close();
  }
  console.log(`axe ${JSON.stringify(found)}`);
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
    // A page that was kept does not load again.
    await tab.goBack({ waitUntil: "commit" });
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
  8: wanderer,
  9: framed,
  10: commuter,
  11: accessible,
  12: traveller,
  13: hurried,
};

await rounds(
  async (round) => {
    await ROUNDS[round]();
  },
  async () => {
    console.log(`complaints ${complaints}`);
    await browser.close();
  },
);
