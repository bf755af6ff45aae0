import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { chromium } from "playwright-core";

// The dashboard in a real browser: node look.mjs URL TOKEN CHROMIUM PICTURES SITE VISITOR
// One line for everything that was looked at: {"name", "failure"}; no failure is good.

const [service, token, chrome, pictures, site, visitor] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const MARCH = `site=${site}&from=2026-03-02&to=2026-03-15`;

mkdirSync(pictures, { recursive: true });

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

async function look(name, work) {
    let failure = null;
    try {
        await work();
    } catch (error) {
        failure = String(error?.message ?? error).slice(0, 2000);
    }
    console.log(JSON.stringify({ name, failure }));
}

function same(found, wanted, what) {
    const [a, b] = [JSON.stringify(found), JSON.stringify(wanted)];
    if (a !== b) throw new Error(`${what}: ${a} is shown, the API says ${b}`);
}

async function api(path, body) {
    const answer = await fetch(service + path, {
        headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" },
        ...(body ? { method: "POST", body: JSON.stringify(body) } : {}),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
}

async function people(options = {}) {
    // Scripts of the test's own are run by the browser's debugger, which the page's policy does not reach.
    const context = await browser.newContext({
        viewport: { width: 1360, height: 900 },
        locale: "en-GB",
        reducedMotion: "reduce",
        ...options,
    });
    // What fails for good takes longer to say so; what is only slow is not called wrong.
    context.setDefaultTimeout(60_000);
    const page = await context.newPage();
    const faults = [];
    page.on("pageerror", (error) => faults.push(`error: ${error.message}`));
    page.on("console", (message) => {
        // An answer that is not 2xx the browser itself writes down; whether it was right others say.
        if (message.type() === "error" && !message.text().startsWith("Failed to load resource")) {
            faults.push(message.text());
        }
    });
    return { context, page, faults };
}

async function signedIn(options) {
    const visit = await people(options);
    await visit.context.addInitScript((secret) => sessionStorage.setItem("rivulet.token", secret), token);
    return visit;
}

/** Until nothing is a placeholder any more, drawings are drawn, and for two pictures of the screen nothing has moved. */
async function settled(page) {
    const isStill = () =>
        page.evaluate(async () => {
            const shown = () =>
                !document.querySelector(".skeleton, [aria-busy=true], [data-drawn=false]") &&
                document.querySelector("main")?.childElementCount &&
                document.querySelector("main").outerHTML;
            const before = shown();
            if (!before) return false;
            await new Promise((over) => setTimeout(over, 150));
            for (let picture = 0; picture < 2; picture++) await new Promise(requestAnimationFrame);
            return shown() === before;
        });
    await page.waitForSelector("main");
    for (const end = Date.now() + 60_000; !(await isStill()); await page.waitForTimeout(50)) {
        if (Date.now() > end) throw new Error("It comes to no rest");
    }
}

async function accessible(page) {
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() =>
        window.axe.run(document, {
            resultTypes: ["violations"],
            runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
        }),
    );
    if (violations.length) {
        throw new Error(
            violations
                .map(
                    ({ id, help, nodes }) =>
                        `${id} (${help}): ${nodes
                            .slice(0, 3)
                            .map((node) => `${node.target} ${node.any?.[0]?.message ?? ""}`)
                            .join("; ")}`,
                )
                .join("\n"),
        );
    }
}

const number = (text) => Number(text.replace(/[^\d.-]/g, ""));

const SCREENS = {
    overview: `/?${MARCH}`,
    live: `/live?site=${site}`,
    people: `/people?site=${site}`,
    segments: `/people/segments?site=${site}`,
    audiences: `/people/audiences?site=${site}`,
    forecast: `/predictions?site=${site}`,
    person: `/people/${visitor}?site=${site}`,
    visit: `/sessions/visit-1-${site}?site=${site}`,
    funnel: `/behaviour/funnel?${MARCH}&steps=page_view,product_view,purchase&step=3&dropped=yes`,
    products: `/behaviour/products?${MARCH}`,
    attribution: `/acquisition/attribution?${MARCH}&model=linear&by=source`,
    export: `/manage/export?${MARCH}`,
    install: "/manage/install",
    trace: `/manage/events/visit-1-${site}0?site=${site}`,
    fleet: "/manage/fleet",
    tokens: "/manage/tokens",
    nowhere: "/live/nowhere",
};

/** What a screen shows that the API says as well. */
const AGREES = {
    async overview(page) {
        const said = await api(`/api/analytics/dashboard?startDate=2026-03-02&endDate=2026-03-15&siteId=${site}`);
        const shown = async (metric) => number(await page.locator(`[data-metric=${metric}]`).textContent());
        same(await shown("visitors"), said.kpis.visitors, "visitors");
        same(await shown("visits"), said.kpis.sessions, "visits");
        same(await shown("pageviews"), said.kpis.pageViews, "page views");
        same(await shown("revenue"), said.kpis.revenueTotal, "revenue");
        // A half is rounded one way there and the other way here.
        if (Math.abs((await shown("bounce_rate")) - said.kpis.bounceRate * 100) > 0.0501) {
            same(await shown("bounce_rate"), said.kpis.bounceRate * 100, "bounce rate");
        }
        const rows = await page
            .getByRole("group", { name: "Pages", exact: true })
            .locator("tbody tr")
            .allTextContents();
        same(rows.length, said.pages.length, "pages");
        await page.getByRole("button", { name: "As a table" }).click();
        const days = await page
            .getByRole("group", { name: "Days" })
            .locator("tbody tr")
            .evaluateAll((all) => all.map((row) => Number(row.children[1].textContent)));
        same(
            days,
            said.daily.map(({ visitors }) => visitors),
            "visitors by day",
        );
        await page.getByRole("button", { name: "As a table" }).click();
        await settled(page);
    },
    async live(page) {
        // Both change while time passes: somebody may leave between one look and the other.
        const asked = async () => (await api(`/api/analytics/realtime?siteId=${site}`)).activeVisitors;
        const shown = async () => number(await page.locator("[data-metric=activeVisitors]").textContent());
        for (const end = Date.now() + 30_000; (await shown()) !== (await asked()); ) {
            if (Date.now() > end) same(await shown(), await asked(), "activeVisitors");
            await page.waitForTimeout(200);
        }
        if (!(await page.locator(".events .event").count())) throw new Error("No events are shown");
    },
    async person(page) {
        const said = await api(`/api/analytics/insights/${visitor}`);
        same(number(await page.locator("[data-score=engagement]").textContent()), said.scores.engagement, "engagement");
        same(await page.locator("h2.id").textContent(), said.personId, "person");
        same(await page.locator(".events .event").count(), said.recentEvents.length, "recent events");
    },
    async visit(page) {
        const said = await api(`/api/analytics/sessions/visit-1-${site}`);
        same(await page.locator(".events .event").count(), said.eventList.length, "events of the visit");
    },
    async trace(page) {
        const said = await api(`/api/analytics/trace/visit-1-${site}0`);
        same(await page.locator(".hops li").count(), said.counted[0].hops.length, "hops");
    },
    async people(page) {
        const said = await api(`/api/analytics/persons?siteId=${site}`);
        const shown = page.getByRole("group", { name: "People", exact: true }).locator("tbody th");
        same(
            said.persons.length ? await shown.allTextContents() : [],
            said.persons.map(({ personId }) => personId),
            "people",
        );
    },
    async segments(page) {
        const said = await api(`/api/analytics/segments?siteId=${site}`);
        const shown = await page.locator("[data-segment]").allTextContents();
        same(
            shown.map(number),
            said.segments.map(({ persons }) => persons),
            "people of the segments",
        );
    },
    async audiences(page) {
        const said = await api("/api/analytics/audiences");
        const shown = await page.locator("[data-audience]").allTextContents();
        same(
            shown.map(number),
            said.audiences.map(({ persons }) => persons),
            "people of the audiences",
        );
    },
    async forecast(page) {
        const said = await api("/api/analytics/forecast", { siteId: site });
        if (!said.enough) await page.getByText(`${said.daysNeeded} are needed`).waitFor();
        else
            same(
                await page.getByRole("group", { name: "Days ahead" }).locator("tbody tr").count(),
                said.forecast.length,
                "days ahead",
            );
    },
    async funnel(page) {
        const said = await api("/api/analytics/funnels", {
            siteId: site,
            dateRange: ["2026-03-02", "2026-03-15"],
            steps: [{ event: "page_view" }, { event: "product_view" }, { event: "purchase" }],
        });
        const shown = await page.locator("[data-step]").allTextContents();
        same(
            shown.map(number),
            said.steps.map(({ people }) => people),
            "people of the steps",
        );
        const lost = page.getByRole("group", { name: "People of the step", exact: true }).locator("tbody tr");
        same(await lost.count(), said.steps[2].droppedOff, "people lost before the last step");
    },
    async products(page) {
        const said = await api(
            `/api/analytics/products/top?startDate=2026-03-02&endDate=2026-03-15&limit=100&siteId=${site}`,
        );
        const shown = await page
            .getByRole("group", { name: "Products", exact: true })
            .locator("tbody tr")
            .evaluateAll((rows) =>
                rows.map((row) => [row.children[1].textContent, Number(row.children[2].textContent)]),
            );
        same(
            shown,
            said.products.map(({ productId, views }) => [productId, views]),
            "products and their views",
        );
        if (!shown.length) throw new Error("The shop sells nothing");
    },
    async attribution(page) {
        const said = await api("/api/analytics/attribution", {
            startDate: "2026-03-02",
            endDate: "2026-03-15",
            siteId: site,
            dimension: "source",
        });
        const shown = await page
            .getByRole("group", { name: "Credits", exact: true })
            .locator("tbody tr")
            .evaluateAll((rows) => rows.map((row) => Number(row.children[1].textContent)));
        same(
            shown,
            said.rows.map(({ models }) => Math.round(models.linear.conversions * 100) / 100).sort((a, b) => b - a),
            "conversions by source",
        );
        if (!(said.conversions > 0)) throw new Error("Nobody bought anything");
    },
    async export(page) {
        const download = page.waitForEvent("download");
        await page.getByRole("button", { name: "Download", exact: true }).click();
        same((await download).suggestedFilename(), "analytics-2026-03-02-to-2026-03-15.csv", "file");
        const said = await api(`/api/analytics/dashboard?startDate=2026-03-02&endDate=2026-03-15&siteId=${site}`);
        const lines =
            readFileSync(await (await download).path(), "utf8")
                .trim()
                .split("\n").length - 1;
        same(lines, said.kpis.events, "events in the file");
    },
    async fleet(page) {
        const said = await api("/api/analytics/fleet");
        same(
            await page.getByRole("group", { name: "Projection", exact: true }).locator("tbody tr").count(),
            said.projection.length,
            "partitions",
        );
    },
    async tokens(page) {
        const said = await api("/api/tokens");
        same(await page.locator(".tokens > li").count(), said.tokens.length, "tokens");
    },
};

await look("signing in leads to what was asked for, a wrong token nowhere", async () => {
    const { context, page, faults } = await people();
    await page.goto(`${service}/live`);
    await page.getByLabel("Token", { exact: true }).fill("wrong");
    await page.keyboard.press("Enter");
    await page.getByRole("alert").waitFor();
    await accessible(page);
    await page.screenshot({ path: join(pictures, "sign-in.png") });
    await page.getByLabel("Token", { exact: true }).fill(token);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Live", level: 1 }).waitFor();
    const kept = await page.evaluate(() => [sessionStorage.length, localStorage.length]);
    same(kept, [1, 0], "stored values");
    same(faults, [], "errors of the page");
    await context.close();
});

await look("a token that is deleted leads back to signing in", async () => {
    const made = await api("/api/tokens", { name: "short", role: "ANALYST" });
    const { context, page } = await people();
    await context.addInitScript((secret) => {
        if (!sessionStorage.getItem("told")) sessionStorage.setItem("rivulet.token", secret);
        sessionStorage.setItem("told", "yes");
    }, made.secret);
    await page.goto(`${service}/live`);
    await page.getByRole("heading", { name: "Live", level: 1 }).waitFor();
    await fetch(`${service}/api/tokens/${made.id}`, {
        method: "DELETE",
        headers: { Authorization: `Bearer ${token}` },
    });
    await page.getByText("Your token has expired or was deleted").waitFor();
    await context.close();
});

await look("a token is made, told once, and revoked", async () => {
    const { context, page } = await signedIn();
    await page.goto(`${service}/manage/tokens`);
    await page.getByLabel("Whose or what for").fill("of the browser");
    await page.getByRole("button", { name: "Make" }).click();
    const secret = await page.getByLabel("The secret").textContent();
    const works = async () =>
        (await fetch(`${service}/api/analytics/fleet`, { headers: { Authorization: `Bearer ${secret}` } })).status;
    same(await works(), 200, "answer to the new token");
    await page.getByRole("button", { name: "Revoke of the browser" }).click();
    await page.getByRole("button", { name: "Revoke it" }).click();
    await page.getByRole("button", { name: "Revoke of the browser" }).waitFor({ state: "detached" });
    same(await works(), 401, "answer to the revoked token");
    await context.close();
});

const only = process.env.ONLY?.split(",");
for (const [name, path] of Object.entries(SCREENS)) {
    if (only && !only.includes(name)) continue;
    const { context, page, faults } = await signedIn();
    await look(`${name}: shows what the API says`, async () => {
        await page.goto(service + path);
        await settled(page);
        await AGREES[name]?.(page);
        await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
        same(faults, [], "errors of the page");
    });
    await look(`${name}: accessible in both themes`, async () => {
        await accessible(page);
        await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
        await settled(page);
        await accessible(page);
        await page.screenshot({ path: join(pictures, `${name}-dark.png`), fullPage: true });
    });
    await look(`${name}: fits a phone`, async () => {
        await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
        await page.setViewportSize({ width: 390, height: 800 });
        await settled(page);
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        await page.screenshot({ path: join(pictures, `${name}-phone.png`), fullPage: true });
        if (width > 390) throw new Error(`It is ${width} wide on a phone of 390`);
        await accessible(page);
    });
    await context.close();
}

await look("a click on a row keeps what is like it, with Alt what is not", async () => {
    const { context, page } = await signedIn();
    await page.goto(service + SCREENS.overview);
    await settled(page);
    const visits = async (filters) =>
        (
            await api("/api/v2/query", {
                site_id: site,
                metrics: ["visits"],
                date_range: ["2026-03-02", "2026-03-15"],
                filters,
            })
        ).results[0].metrics[0];
    const shown = async () => number(await page.locator("[data-metric=visits]").textContent());
    await page.getByRole("button", { name: "google", exact: true }).click();
    await page.getByText("Source is google").waitFor();
    await settled(page);
    same(await shown(), await visits([["is", "visit:source", ["google"]]]), "visits of google");
    await accessible(page);
    await page.goBack();
    await page.getByText("Source is google").waitFor({ state: "detached" });
    await page.getByRole("button", { name: "google", exact: true }).click({ modifiers: ["Alt"] });
    await page.getByText("Source is not google").waitFor();
    await settled(page);
    same(await shown(), await visits([["is_not", "visit:source", ["google"]]]), "visits without google");
    await page.screenshot({ path: join(pictures, "overview-filtered.png"), fullPage: true });
    await page.keyboard.press("x");
    await page.getByText("Source is not google").waitFor({ state: "detached" });
    await context.close();
});

await look("everything of the overview is reached by the keyboard", async () => {
    const { context, page } = await signedIn();
    await page.goto(service + SCREENS.overview);
    await settled(page);
    const missed = await page.evaluate(() => {
        const can = "a[href], button:not(:disabled), select, input";
        return [...document.querySelectorAll(can)]
            .filter((element) => element.tabIndex < 0)
            .map((element) => element.outerHTML);
    });
    same(missed, [], "what Tab leaves out");
    await page.keyboard.press("Tab");
    same(await page.evaluate(() => document.activeElement?.textContent), "Skip to the content", "the first stop");
    await page.keyboard.press("[");
    await page.waitForURL(/from=2026-02-16&to=2026-03-01/);
    await page.keyboard.press("c");
    await page.waitForURL(/compare=none/);
    await context.close();
});

await browser.close();
console.log(JSON.stringify({ name: "ended", failure: null }));
