import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import http from "node:http";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as launcher from "chrome-launcher";
import lighthouse from "lighthouse";
import { chromium } from "playwright-core";

// What the tracker costs the page that it is on, in Chromium: npm ci here and in the folder above, then
//   node cost.mjs [--chromium PATH] [--rounds N]
// The demo shop is served without the tracker, with it in several forms, and with everything granted and switched on. A
// trace at a fourth of the processor's speed tells what its scripts take of the main thread; Lighthouse
// tells what it makes of the page's performance.

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const words = process.argv.slice(2);
const option = (name, otherwise) => (words.includes(name) ? words[words.indexOf(name) + 1] : otherwise);
const executablePath = option("--chromium", "/usr/bin/chromium");
const rounds = Number(option("--rounds", 5));
const SLOWER = 4;
const CLICKS = 50;
const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking"];

const files = mkdtempSync(join(tmpdir(), "rivulet-files-"));
const built = spawnSync(process.execPath, [join(root, "build", "build.mjs"), "--quick", "--files", files]);
if (built.status !== 0) throw new Error(String(built.stderr));
const served = Object.fromEntries(
    JSON.parse(readFileSync(join(files, "files.json"), "utf8")).map((file) => [file.path, file]),
);

const page = readFileSync(join(files, served["/demo/index.html"].file), "utf8");
const script = /<script\s+async[\s\S]*?<\/script>/.exec(page)[0];
const plain = '<script async src="/rivulet.js" data-key="wk_demo" data-allow-localhost';
const PAGES = {
    without: page.replace(script, ""),
    counting: page.replace(script, `${plain}></script>`),
    asking: page,
    granted: page.replace(script, `${plain} data-consent="analytics"></script>`),
    everything: page.replace("data-banner", 'data-consent="analytics marketing personalization"'),
};

const server = http.createServer((request, response) => {
    const { pathname, search } = new URL(request.url, "http://page");
    const asked = /^\/demo\/\w*$/.test(pathname) ? search.slice(1) : "";
    if (request.method === "POST") {
        request.resume().on("end", () => response.writeHead(202).end("{}"));
    } else if (pathname === "/rivulet/clock") {
        response.end(String(Date.now()));
    } else if (PAGES[asked]) {
        response.writeHead(200, { "content-type": "text/html;charset=utf-8" }).end(PAGES[asked]);
    } else if (served[pathname]) {
        const { file, type, compressed } = served[pathname];
        response
            .writeHead(200, { "content-type": type, ...(compressed ? { "content-encoding": "gzip" } : {}) })
            .end(readFileSync(join(files, compressed ? `${file}.gz` : file)));
    } else {
        response.writeHead(404).end();
    }
});
await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
const origin = `http://localhost:${server.address().port}`;

/** Traces what happens meanwhile and returns the main thread's events of the page. */
async function traced(session, work) {
    const events = [];
    const collect = ({ value }) => events.push(...value);
    session.on("Tracing.dataCollected", collect);
    await session.send("Tracing.start", {
        transferMode: "ReportEvents",
        traceConfig: { includedCategories: ["devtools.timeline", "toplevel", "v8.execute", "v8"] },
    });
    await work();
    const complete = new Promise((resolve) => session.once("Tracing.tracingComplete", resolve));
    await session.send("Tracing.end");
    await complete;
    session.off("Tracing.dataCollected", collect);
    // Of all threads that run scripts the page's own is the one that runs the shop's.
    const shop = events.find(({ args }) => /\/demo\/shop\.js/.test(args?.data?.url ?? ""));
    const main = shop ?? events.find(({ name }) => name === "FunctionCall");
    return events
        .filter(({ pid, tid, ph }) => pid === main?.pid && tid === main?.tid && ph === "X")
        .sort((a, b) => a.ts - b.ts || b.dur - a.dur);
}

/** Milliseconds in the tracker's scripts: compiled, evaluated, called back, and all continuations of promises. */
function ofTracker(events) {
    let until = 0;
    let driven = 0;
    let micros = 0;
    // The thread's own time: what others take of the processor meanwhile is not the tracker's doing.
    for (const { name, ts, dur, tdur, args } of events) {
        // Nor is what this script asks of the page so as to click in it.
        if (name === "Receive mojo message" && /DevTools/.test(JSON.stringify(args))) driven = ts + dur;
        if (ts < driven) continue;
        const url = args?.data?.url ?? args?.data?.fileName ?? "";
        const isOurs =
            (/^(EvaluateScript|v8\.compile|v8\.compileModule|v8\.evaluateModule|FunctionCall)$/.test(name) &&
                /\/rivulet/.test(url)) ||
            /^(RunMicrotasks|V8\.RunMicrotasks)$/.test(name);
        if (!isOurs || ts < until) continue;
        micros += tdur ?? dur;
        until = ts + dur;
    }
    return micros / 1000;
}

/** What tasks of more than 50 ms take beyond that, as Total Blocking Time has it. */
function blocking(events) {
    return events
        .filter(({ name }) => name === "RunTask" || name === "ThreadControllerImpl::RunTask")
        .reduce((sum, { dur, tdur }) => sum + Math.max(0, (tdur ?? dur) / 1000 - 50), 0);
}

async function load(browser, address) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const tab = await context.newPage();
    const session = await context.newCDPSession(tab);
    await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
    const events = await traced(session, async () => {
        await tab.goto(origin + address, { waitUntil: "load" });
        await tab.waitForTimeout(3000);
    });
    return { context, tab, session, events };
}

const empty = () => Object.fromEntries(Object.keys(PAGES).map((name) => [name, []]));
const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
const shown = (values, digits = 1) =>
    `${median(values).toFixed(digits)} (${Math.min(...values).toFixed(digits)} to ${Math.max(...values).toFixed(digits)})`;

const browser = await chromium.launch({ executablePath, args: FLAGS });
const atLoad = empty();
const blocked = empty();
const perEvent = [];
for (let round = 0; round < rounds; round++) {
    for (const name of Object.keys(PAGES)) {
        const { context, events } = await load(browser, `/demo/?${name}`);
        atLoad[name].push(ofTracker(events));
        blocked[name].push(blocking(events));
        await context.close();
    }
    const { context, tab, session } = await load(browser, "/demo/services?granted");
    let captured = 0;
    tab.on("request", (request) => {
        if (request.method() === "POST") captured += JSON.parse(request.postData()).events.length;
    });
    const chips = await tab.locator(".chips button").all();
    const clicks = await traced(session, async () => {
        for (let click = 0; click < CLICKS; click++) {
            await chips[click % chips.length].click({ force: true });
            await tab.waitForTimeout(80);
        }
        await tab.waitForTimeout(6000);
    });
    perEvent.push(ofTracker(clicks) / captured);
    await context.close();
}
await browser.close();

console.log(`At a processor ${SLOWER} times slower, milliseconds, median (least to most) of ${rounds}:`);
for (const path of Object.keys(PAGES)) {
    console.log(
        `  ${path.padEnd(10)} blocking ${shown(blocked[path])}, in the tracker's scripts ${shown(atLoad[path])}`,
    );
}
console.log(`  a captured event, from the listener to the answer, of two a click: ${shown(perEvent, 2)}`);

const scores = empty();
const chrome = await launcher.launch({ chromePath: executablePath, chromeFlags: ["--headless=new", ...FLAGS] });
try {
    for (let round = 0; round < rounds; round++) {
        for (const path of Object.keys(PAGES)) {
            const { lhr } = await lighthouse(`${origin}/demo/?${path}`, {
                port: chrome.port,
                onlyCategories: ["performance"],
                logLevel: "silent",
            });
            scores[path].push({
                score: lhr.categories.performance.score * 100,
                lcp: lhr.audits["largest-contentful-paint"].numericValue,
                tbt: lhr.audits["total-blocking-time"].numericValue,
                cls: lhr.audits["cumulative-layout-shift"].numericValue,
            });
        }
    }
} finally {
    chrome.kill();
}
console.log(
    `Lighthouse ${JSON.parse(readFileSync(join(root, "measure/node_modules/lighthouse/package.json"))).version}, as on a phone:`,
);
for (const [path, all] of Object.entries(scores)) {
    const of = (name, digits) =>
        shown(
            all.map((each) => each[name]),
            digits,
        );
    console.log(
        `  ${path.padEnd(10)} performance ${of("score", 0)}, LCP ${of("lcp", 0)} ms, TBT ${of("tbt", 0)} ms, CLS ${of("cls", 3)}`,
    );
}
server.close();
rmSync(files, { recursive: true });
