import { chromium } from "playwright-core";

// How fast the dashboard is on a slow machine: node browser/measure.mjs URL TOKEN CHROMIUM SITE [SLOWDOWN]
// The first screen as whoever opens it for the first time (largest paint, everything drawn), and the slowest interaction
// on a table of thousands of rows, each with the processor slowed down. Three rounds; prints the median and all of them.

const [service, token, chrome, site, slowdown = "4"] = process.argv.slice(2);
const ROUNDS = 3;

const browser = await chromium.launch({ executablePath: chrome, args: ["--no-sandbox", "--disable-dev-shm-usage"] });

async function opened(path) {
    const context = await browser.newContext({ viewport: { width: 1360, height: 900 } });
    context.setDefaultTimeout(60_000);
    await context.addInitScript((secret) => {
        sessionStorage.setItem("rivulet.token", secret);
        window.seen = { paint: 0, slowest: 0, name: "", blocked: 0 };
        new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) window.seen.paint = entry.startTime;
        }).observe({ type: "largest-contentful-paint", buffered: true });
        new PerformanceObserver((list) => {
            for (const { duration, interactionId, name } of list.getEntries()) {
                if (interactionId && duration > window.seen.slowest)
                    Object.assign(window.seen, { slowest: duration, name });
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
    }, token);
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: Number(slowdown) });
    await page.goto(service + path);
    await page.waitForFunction(() => window.seen.drawn && performance.now() - window.seen.drawn > 1500);
    return { context, page };
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const told = (name, values) =>
    console.log(`${name}: ${Math.round(median(values))} ms (${values.map(Math.round).join(", ")})`);

const paints = [];
const drawn = [];
for (let round = 0; round < ROUNDS; round++) {
    const { context, page } = await opened(`/?site=${site}`);
    const seen = await page.evaluate(() => window.seen);
    paints.push(seen.paint);
    drawn.push(seen.drawn);
    await context.close();
}
told("largest paint of the first screen", paints);
told("first screen fully drawn", drawn);

const slowest = [];
for (let round = 0; round < ROUNDS; round++) {
    const { context, page } = await opened(`/behaviour/pages?site=${site}`);
    const table = page.getByRole("group", { name: "Pages", exact: true });
    if (!round) console.log(`rows: ${Number(await table.locator("table").getAttribute("aria-rowcount")) - 1}`);
    await page.evaluate(() => Object.assign(window.seen, { slowest: 0, name: "" }));
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
    for (const letter of "item/99") {
        await page.keyboard.type(letter);
        await paused();
    }
    const seen = await page.evaluate(() => window.seen);
    if (process.env.VERBOSE) console.log(JSON.stringify(seen));
    slowest.push(seen.slowest);
    await context.close();
}
told("slowest interaction on the table", slowest);
await browser.close();
