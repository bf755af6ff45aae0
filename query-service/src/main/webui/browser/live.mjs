import { launched, opened, quantile } from "./chromium.mjs";

// The live view, watched: node browser/live.mjs URL TOKEN CHROMIUM COLLECTOR KEY SITE RATE SECONDS TIMES
// First TIMES events, each alone and at odd moments: how long from being sent until being on the screen. Then RATE events a
// second for SECONDS, as many requests as there are tenths of a second: what the page holds after two minutes (a minute's events are
// kept by name, and the engine compiles most of what runs in that time: in a run shorter than four after half of it) and at the end,
// garbage collected before, what of that is data and what compiled code, and how even its frames are in the first and the
// last of six parts. Ends with a line of JSON; "kept" says whether what is promised held.

const [service, token, chrome, collector, key, site, rate, seconds, times] = process.argv.slice(2);
const PROMISED = { shownMillis: 1000, growth: 1.1, longFramesOf100: 1 };
const LONG_FRAME = 50;

const browser = await launched(chrome, ["--enable-precise-memory-info"]);
const { context, page } = await opened(browser, token);
const session = await context.newCDPSession(page);
await session.send("Performance.enable");
await session.send("HeapProfiler.enable");

let sent = 0;
async function send(events) {
    const answer = await fetch(`${collector}/api/analytics/events`, {
        method: "POST",
        headers: { "X-Write-Key": key, "Content-Type": "application/json" },
        body: JSON.stringify({ events }),
    });
    if (answer.status !== 202) throw new Error(`The collector says ${answer.status}: ${await answer.text()}`);
    sent += events.length;
}

const run = Date.now().toString(36);
const view = (visitor, path, id) => ({
    eventId: `${run}-${id}`,
    eventType: "page_view",
    timestamp: new Date().toISOString(),
    visitorId: visitor,
    pagePath: path,
    consent: { necessary: true, analytics: true, marketing: true, personalization: true },
});

await send([view("watcher", "/first", "first")]);
await page.goto(`${service}/live?site=${site}`);
await page.getByText("Events are shown as they arrive.").waitFor();

// The first connection, the first answer and the first compiled code are not what is measured.
const shown = [];
for (let at = -3; at < Number(times); at++) {
    const path = `/alone/${run}/${at + 3}`;
    await page.waitForTimeout(300 + Math.random() * 1000);
    const drawn = page.evaluate(
        (wanted) =>
            new Promise((told) => {
                const look = () => {
                    const isThere = [...document.querySelectorAll(".events .event-page")].some(
                        (each) => each.textContent === wanted,
                    );
                    // What is in the page is on the screen with the frame that follows.
                    if (isThere) requestAnimationFrame(() => told(Date.now()));
                    else requestAnimationFrame(look);
                };
                look();
            }),
        path,
    );
    const begin = Date.now();
    await send([view("watcher", path, `alone-${at}`)]);
    const taken = (await drawn) - begin;
    if (at >= 0) shown.push(taken);
}
console.log(
    `shown after           p50 ${quantile(shown)} ms, p95 ${quantile(shown, 0.95)}, at most ${Math.max(...shown)} (${shown.length} events, each alone; must ${PROMISED.shownMillis})`,
);

const metrics = async (...names) => {
    const { metrics: all } = await session.send("Performance.getMetrics");
    return names.map((name) => all.find((each) => each.name === name)?.value);
};

/** In which kinds of memory a page's own data lies; the rest is the engine's. */
const DATA = [
    "string",
    "concatenated string",
    "sliced string",
    "object",
    "array",
    "closure",
    "number",
    "symbol",
    "regexp",
];

/** How many bytes of data there are, and how many of code that was compiled: by a snapshot of all of it. */
async function kinds() {
    const parts = [];
    const take = ({ chunk }) => parts.push(chunk);
    session.on("HeapProfiler.addHeapSnapshotChunk", take);
    await session.send("HeapProfiler.takeHeapSnapshot", { reportProgress: false });
    session.off("HeapProfiler.addHeapSnapshotChunk", take);
    const { snapshot, nodes } = JSON.parse(parts.join(""));
    const { node_fields: fields, node_types: types } = snapshot.meta;
    const [type, size] = [fields.indexOf("type"), fields.indexOf("self_size")];
    const bytes = {};
    for (let at = 0; at < nodes.length; at += fields.length) {
        const kind = types[type][nodes[at + type]];
        bytes[kind] = (bytes[kind] ?? 0) + nodes[at + size];
    }
    return { data: DATA.reduce((sum, kind) => sum + (bytes[kind] ?? 0), 0), code: bytes.code ?? 0 };
}

/** The least of some looks: one amid a drawing finds two drawings. */
async function held() {
    const looks = [];
    for (let look = 0; look < 5; look++) {
        await session.send("HeapProfiler.collectGarbage");
        const [heap, nodes, listeners] = await metrics("JSHeapUsedSize", "Nodes", "JSEventListeners");
        looks.push({ heap, nodes, listeners });
        await page.waitForTimeout(300);
    }
    return { ...looks.sort((a, b) => a.heap - b.heap)[0], ...(await kinds()) };
}

/** Every frame's distance from the one before, of some time. */
const frames = (millis) =>
    page.evaluate(
        (long) =>
            new Promise((told) => {
                const gaps = [];
                let before = performance.now();
                const end = before + long;
                const next = (now) => {
                    gaps.push(now - before);
                    before = now;
                    if (now < end) requestAnimationFrame(next);
                    else told(gaps.slice(1));
                };
                requestAnimationFrame(next);
            }),
        millis,
    );

const described = (gaps) => ({
    frames: gaps.length,
    perSecond: Math.round((gaps.length / gaps.reduce((sum, gap) => sum + gap, 0)) * 10_000) / 10,
    p50: quantile(gaps),
    p99: quantile(gaps, 0.99),
    longest: Math.max(...gaps),
    longOf100: (gaps.filter((gap) => gap > LONG_FRAME).length / gaps.length) * 100,
});

let result = { shownMillis: shown };
let kept = Math.max(...shown) <= PROMISED.shownMillis;
if (Number(seconds)) {
    const until = Date.now() + seconds * 1000;
    const begun = Date.now();
    const before = sent;
    let late = 0;
    const sending = (async () => {
        for (let tenth = 0; Date.now() < until; tenth++) {
            const due = begun + tenth * 100;
            if (due > Date.now()) await new Promise((over) => setTimeout(over, due - Date.now()));
            else late = Math.max(late, Date.now() - due);
            await send(
                Array.from({ length: Math.round(rate / 10) }, (_, n) =>
                    view(`crowd-${(tenth * 37 + n * 101) % 5000}`, `/page/${(tenth + n) % 40}`, `${tenth}-${n}`),
                ),
            );
        }
    })();
    const part = (seconds * 1000) / 6;
    const settling = Math.min(120_000, (seconds * 1000) / 2);
    await page.waitForTimeout(settling);
    const first = await held();
    // Being looked at takes a moment that is no frame's fault.
    await page.waitForTimeout(2_000);
    const firstFrames = described(await frames(part / 2));
    await page.waitForTimeout(Math.max(0, until - Date.now() - part / 2 - 8_000));
    const lastFrames = described(await frames(part / 2));
    const last = await held();
    await sending;
    const perSecond = (sent - before) / ((Date.now() - begun) / 1000);
    const bars = await page.evaluate(() => document.querySelector("[data-metric=eventsLastMinute]")?.textContent);
    const pulse = await page.locator(".pulse").textContent();
    const megabytes = (bytes) => (bytes / 1_000_000).toFixed(1);
    const growth = last.heap / first.heap;
    kept &&= growth <= PROMISED.growth && lastFrames.longOf100 <= PROMISED.longFramesOf100;
    console.log(
        `sent                  ${Math.round(perSecond)} events a second for ${seconds} s, at most ${late} ms late`,
    );
    console.log(
        `held                  ${megabytes(first.heap)} MB after ${Math.round(settling / 1000)} s, ${megabytes(last.heap)} MB at the end; ${first.nodes} and ${last.nodes} nodes (must grow by 10 % at most)`,
    );
    console.log(
        `of that               data ${megabytes(first.data)} MB and ${megabytes(last.data)} MB, compiled code ${megabytes(first.code)} MB and ${megabytes(last.code)} MB`,
    );
    for (const [when, of] of [
        ["first", firstFrames],
        ["last", lastFrames],
    ]) {
        console.log(
            `frames, ${when.padEnd(14)}${of.perSecond} a second, p50 ${of.p50.toFixed(1)} ms, p99 ${of.p99.toFixed(1)}, longest ${of.longest.toFixed(0)}, ${of.longOf100.toFixed(2)} % over ${LONG_FRAME} ms (must 1 % at the end)`,
        );
    }
    console.log(`at the end it says    ${bars} events in the last minute; ${pulse}`);
    result = { ...result, perSecond, late, first, last, growth, firstFrames, lastFrames, bars, pulse };
}
await browser.close();
console.log(JSON.stringify({ kept, ...result }));
