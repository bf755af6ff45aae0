// The browser SDKs in a real browser, on pages of another origin than the collector's.
import fs from "node:fs";
import http from "node:http";
import path from "node:path";
import { chromium } from "playwright-core";
import { collector, rounds, run, sent } from "./rounds.mjs";

const chrome = process.argv[4];
const sdks = process.argv[5].split(",");
const here = path.dirname(new URL(import.meta.url).pathname);

const files = http.createServer((request, response) => {
  const wanted = path.join(here, new URL(request.url, "http://page").pathname);
  if (!wanted.startsWith(here) || !fs.existsSync(wanted) || !fs.statSync(wanted).isFile()) {
    response.writeHead(404).end();
    return;
  }
  const type = wanted.endsWith(".html") ? "text/html; charset=utf-8" : "text/javascript";
  response.writeHead(200, { "content-type": type }).end(fs.readFileSync(wanted));
});
await new Promise((listening) => files.listen(0, "127.0.0.1", listening));
const origin = `http://127.0.0.1:${files.address().port}`;

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
    // Whatever else an SDK may want to talk to is not there.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
  ],
});
const agent = (await browser.newPage().then(async (page) => {
  const found = await page.evaluate(() => navigator.userAgent);
  await page.close();
  return found;
})).replace("Headless", "");

const pages = [];
for (const sdk of sdks) {
  const context = await browser.newContext({ userAgent: agent });
  const page = await context.newPage();
  page.on("console", (message) => process.env.VERBOSE && console.error(sdk, message.text()));
  page.on("pageerror", (error) => console.error(sdk, error));
  await page.goto(`${origin}/pages/${sdk}.html?collector=${encodeURIComponent(collector)}&run=${run}-${sdk}`);
  await page.waitForFunction(() => window.ready === true, undefined, { timeout: 90_000 });
  pages.push({ sdk, page });
}

await rounds(
  async (round) => {
    for (const { sdk, page } of pages) {
      for (const [n, name, user] of await page.evaluate((r) => window.send(r), round)) {
        sent(`${sdk}-${n}`, name, user);
      }
    }
  },
  async () => {
    // A visitor who closes the page.
    await Promise.all(pages.map(({ page }) => page.close({ runBeforeUnload: true })));
    await browser.close();
  },
);
