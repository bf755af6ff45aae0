import { launched, opened, quantile } from "./chromium.mjs";

// How fast the dashboard is on a slow machine: node browser/measure.mjs URL TOKEN CHROMIUM QUESTION [SLOWDOWN] [ROUNDS]
// The first screen as whoever opens it for the first time (largest paint, everything drawn) of a question as addresses
// have it (site=shop&period=7d), and the slowest interaction on a table of ten thousand rows, which are made up here; each
// with the processor slowed down. Ends with a line of JSON for programs; "kept" says whether the median held what is promised.

const [service, token, chrome, question, slowdown = "4", rounds = "3"] = process.argv.slice(2);
const PROMISED = { "largest-paint": 1000, "fully-drawn": 2000, "slowest-interaction": 100 };
const ROWS = 10_000;

const browser = await launched(chrome);

async function timed(path, prepare = async () => {}) {
    const { context, page } = await opened(browser, token);
    await context.addInitScript(() => {
        window.seen = { paint: 0, paints: [], slowest: 0, name: "", blocked: 0 };
        new PerformanceObserver((list) => {
            for (const { startTime, size, element } of list.getEntries()) {
                window.seen.paint = startTime;
                window.seen.paints.push(
                    `${Math.round(startTime)} ms: ${size} of ${element?.className} ${element?.textContent?.slice(0, 40)}`,
                );
            }
        }).observe({ type: "largest-contentful-paint", buffered: true });
        new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) {
                const { duration, interactionId, name, target, startTime, processingStart, processingEnd } = entry;
                if (!interactionId || duration <= window.seen.slowest) continue;
                const [waited, took] = [processingStart - startTime, processingEnd - processingStart].map(Math.round);
                const what = `${name} on ${target?.tagName} ${target?.textContent?.slice(0, 20)}`;
                Object.assign(window.seen, { slowest: duration, name: `${what}, waited ${waited}, took ${took}` });
            }
        }).observe({ type: "event", durationThreshold: 16, buffered: true });
        new PerformanceObserver((list) => {
            for (const { duration } of list.getEntries()) window.seen.blocked += duration - 50;
        }).observe({ type: "longtask", buffered: true });
        // When the last placeholder was replaced.
        const look = () => {
            const done =
                document.querySelector("main")?.childElementCount &&
                !document.querySelector(".skeleton, [aria-busy=true], [data-drawn=false], .waiting-card");
            if (done) window.seen.drawn ??= performance.now();
            else delete window.seen.drawn;
            requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
    });
    await prepare(page);
    const session = await context.newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: Number(slowdown) });
    await page.goto(service + path);
    await page.waitForFunction(() => window.seen.drawn && performance.now() - window.seen.drawn > 1500);
    return { context, page };
}

/** Everything that is done with a long table, with a pause after each so that every paint is told of. */
async function used(page) {
    const table = page.getByRole("group", { name: "Pages", exact: true });
    const paused = () => page.waitForTimeout(400);
    for (const heading of ["Visitors", "Page", "Views", "Views"]) {
        await table.getByRole("button", { name: heading, exact: true }).click();
        await paused();
    }
    for (let at = 0; at < 8; at++) {
        await table.hover();
        await page.mouse.wheel(0, 4000);
        await paused();
    }
    await table.focus();
    for (const key of ["End", "Home", "PageDown", "PageDown"]) {
        await page.keyboard.press(key);
        await paused();
    }
    await page.getByRole("searchbox").focus();
    for (const letter of "item/099") {
        await page.keyboard.type(letter);
        await paused();
    }
}

const seen = Object.fromEntries(Object.keys(PROMISED).map((name) => [name, []]));
for (let round = 0; round < Number(rounds); round++) {
    const { context, page } = await timed(`/?${question}`);
    const { paint, paints: largest, drawn, blocked } = await page.evaluate(() => window.seen);
    seen["largest-paint"].push(paint);
    seen["fully-drawn"].push(drawn);
    if (process.env.VERBOSE) {
        console.log(`blocked ${Math.round(blocked)} ms\n${largest.join("\n")}`);
        const resources = await page.evaluate(() =>
            performance
                .getEntriesByType("resource")
                .map(
                    ({ name, startTime, responseEnd, transferSize }) =>
                        `${Math.round(startTime)}-${Math.round(responseEnd)} ${transferSize} ${new URL(name).pathname}`,
                ),
        );
        console.log(resources.join("\n"));
    }
    await context.close();
}
for (let round = 0; round < Number(rounds); round++) {
    const { context, page } = await timed(`/behaviour/pages?${question}`, (to) =>
        to.route("**/api/v2/query", async (route) => {
            const asked = route.request().postDataJSON();
            if (asked.dimensions?.[0] !== "event:page") return route.continue();
            const answer = await (await route.fetch()).json();
            const results = Array.from({ length: ROWS }, (_, at) => ({
                dimensions: [`/item/${String(at).padStart(5, "0")}`],
                metrics: [ROWS - at, 1 + (at % 97), 1, 50, 75],
            }));
            return route.fulfill({ json: { ...answer, results } });
        }),
    );
    const rows = await page
        .getByRole("group", { name: "Pages", exact: true })
        .locator("table")
        .getAttribute("aria-rowcount");
    if (Number(rows) !== ROWS + 1) throw new Error(`The table has ${rows} rows`);
    await page.evaluate(() => Object.assign(window.seen, { slowest: 0, name: "" }));
    await used(page);
    const { slowest, name } = await page.evaluate(() => window.seen);
    if (process.env.VERBOSE) console.log(`slowest: ${name}`);
    seen["slowest-interaction"].push(slowest);
    await context.close();
}
await browser.close();

let kept = true;
console.log(`processor slowed down ${slowdown} times, ${rounds} rounds`);
for (const [name, values] of Object.entries(seen)) {
    const middle = quantile(values);
    kept &&= middle <= PROMISED[name];
    console.log(
        `${name.padEnd(20)} ${String(Math.round(middle)).padStart(6)} ms  (${values.map(Math.round).join(", ")}; must ${PROMISED[name]})`,
    );
}
console.log(JSON.stringify({ kept, slowdown: Number(slowdown), promised: PROMISED, millis: seen }));
