import { readFileSync } from "node:fs";
import { join } from "node:path";
import { launched } from "../../../../../query-service/src/main/webui/browser/chromium.mjs";
import {
    accessible,
    asking,
    gathered,
    grouped,
    look,
    near,
    number,
    pence,
    rowsOf,
    same,
    settled,
    signedIn,
    sorted,
} from "../../../../../query-service/src/main/webui/browser/looking.mjs";
import { screens } from "../../../../../query-service/src/main/webui/browser/screens.mjs";
import { LIKE_PEOPLE, shopped, SHOPPERS } from "./shopping.mjs";

// The dashboard over a whole fleet: node dashboard.mjs URL TOKEN CHROMIUM PICTURES TOLD COLLECTOR KEY
// Each screen's numbers are the API's and those that are counted here, one by one, from what lies in the topic.

const [service, token, chrome, pictures, toldFile, collector, key] = process.argv.slice(2);
const { site, visits } = JSON.parse(readFileSync(toldFile, "utf8"));
const DAY = 86_400_000;
const dayOf = (at) => new Date(at).toISOString().slice(0, 10);

const events = visits.flatMap((visit) => visit.events.map((event) => ({ ...event, visit })));
const of = (visit) => visit.visitor;
const inTime = (a, b) => a.at - b.at;
const [from, to] = [dayOf(visits.reduce((first, visit) => Math.min(first, visit.from), Infinity)), dayOf(Date.now())];
const DAYS = Array.from({ length: (Date.parse(to) - Date.parse(from)) / DAY + 1 }, (_, at) =>
    dayOf(Date.parse(from) + at * DAY),
);
// Somebody who came from a campaign and bought, in the demo shop.
const buyer = visits.find(({ campaign, events: all }) => campaign && all.some(({ conversion }) => conversion));
const lasted = buyer.events.toSorted(inTime);
const browser = await launched(chrome, [LIKE_PEOPLE]);
const api = asking(service, token);
const range = { startDate: from, endDate: to };
const asked = new URLSearchParams({ ...range, siteId: site });

const theirId = (await api(`/api/analytics/persons/${buyer.person}/sessions`)).sessions[0].sessionId;
const SCREENS = screens({
    site,
    visitor: buyer.person,
    from,
    to,
    visit: theirId,
    event: lasted.at(-1).id,
});
const BOUGHT = ["product_view", "add_to_cart", "purchase"];
SCREENS.funnel = SCREENS.funnel.replace(/steps=[^&]*/, `steps=${BOUGHT}`).replace("&step=3&dropped=yes", "");
SCREENS.retention = SCREENS.retention.replace(/&cohort.*/, "&start=purchase&back=purchase&by=month");
SCREENS.behind = SCREENS.behind.replace("google", "newsletter");

const seconds = (text) =>
    [...text.matchAll(/(\d+)\s*([dhms])/g)].reduce(
        (sum, [, count, unit]) => sum + Number(count) * { d: 86_400, h: 3600, m: 60, s: 1 }[unit],
        0,
    );
const money = (all) => all.reduce((sum, { revenue }) => sum + pence(revenue ?? 0), 0) / 100;
/** As the dashboard names what has no name of its own. */
const words = (name) => name.replaceAll("_", " ").replace(/^./, (first) => first.toUpperCase());
const bought = events.filter(({ conversion }) => conversion);

/** How many of each there are. */
const tally = (rows, by) => [...gathered(rows, by, of)].map(([name, { times }]) => [name, times]);
const people = (rows) => new Set(rows.map(({ visit }) => visit.visitor)).size;

/** How far everybody came, by trying every beginning. */
function walked(steps, within) {
    const reached = [0, 0, 0];
    for (const all of grouped(events, ({ visit }) => visit.person).values()) {
        const line = all.filter(({ name }) => steps.includes(name)).sort((a, b) => a.at - b.at);
        let most = 0;
        for (const [first, begin] of line.entries()) {
            if (begin.name !== steps[0] || most === steps.length) continue;
            let step = 1;
            for (let next = first + 1; next < line.length && step < steps.length; next++) {
                if (line[next].at - begin.at > within) break;
                if (line[next].name === steps[step]) step++;
            }
            most = Math.max(most, step);
        }
        for (let step = 0; step < most; step++) reached[step]++;
    }
    return reached;
}

/** What earned each conversion: the visits of its visitor of the month before it. */
function credited(by) {
    // Who was on nobody's way has a row as well.
    const credits = new Map(visits.map((visit) => [by(visit), { conversions: 0, pence: 0 }]));
    for (const all of grouped(visits, ({ person }) => person).values()) {
        const way = all.toSorted((a, b) => a.from - b.from);
        for (const conversion of way.flatMap((visit) => visit.events).filter((event) => event.conversion)) {
            const before = way.filter(({ from: at }) => at <= conversion.at && at >= conversion.at - 30 * DAY);
            for (const visit of before) {
                const one = credits.get(by(visit));
                one.conversions += 1 / before.length;
                one.pence += pence(conversion.revenue ?? 0) / before.length;
            }
        }
    }
    return credits;
}

const shownMetric = (page, metric) => page.locator(`[data-metric=${metric}]`).textContent();
const numbers = (cells) =>
    cells.map((cell) => (typeof cell === "string" && /^[\d,.]+$/.test(cell) ? number(cell) : cell));
/** The first cells of every row, numbers as such. */
const cells = async (page, name, count) => (await rowsOf(page, name)).map((row) => numbers(row.slice(0, count)));
const sourceOf = (visit) => visit.source ?? (visit.channel === "direct" ? "Direct" : words(visit.channel));

const AGREES = {
    async overview(page) {
        const said = await api(`/api/analytics/dashboard?${asked}`);
        const { kpis } = said;
        const counted = {
            visitors: new Set(visits.map(of)).size,
            visits: visits.length,
            pageviews: events.filter(({ view }) => view).length,
            revenue: money(events),
        };
        same(
            [kpis.visitors, kpis.sessions, kpis.pageViews, kpis.revenueTotal, kpis.events, kpis.conversions],
            [...Object.values(counted), events.length, bought.length],
            "what the API says",
        );
        for (const [metric, value] of Object.entries(counted)) {
            same(number(await shownMetric(page, metric)), value, metric);
        }
        const bounced = (visits.filter((visit) => visit.bounced).length / visits.length) * 100;
        near(number(await shownMetric(page, "bounce_rate")), bounced, "bounce rate", 0.0501);
        const mean = visits.reduce((sum, visit) => sum + (visit.until - visit.from) / 1000, 0) / visits.length;
        near(seconds(await shownMetric(page, "visit_duration")), mean, "visit duration", 0.501);
        await page.getByRole("button", { name: "As a table" }).click();
        const byDay = gathered(
            events,
            ({ at }) => dayOf(at),
            ({ visit }) => visit.visitor,
        );
        const visitsByDay = new Map(tally(visits, (visit) => dayOf(visit.from)));
        const daily = new Map(said.daily.map((day) => [day.date, [day.visitors, day.sessions]]));
        const shown = await page
            .getByRole("group", { name: "Days" })
            .locator("tbody tr")
            .evaluateAll((rows) => rows.map((row) => [...row.children].slice(1, 3).map((cell) => cell.textContent)));
        const wanted = DAYS.map((day) => [byDay.get(day)?.of.size ?? 0, visitsByDay.get(day) ?? 0]);
        same(
            DAYS.map((day) => daily.get(day)),
            wanted,
            "visitors and visits of every day in the API",
        );
        // A long table has the rows in sight in the page.
        if (shown.length === DAYS.length) same(shown.map(numbers), wanted, "visitors and visits of every day");
        else same(shown.map(numbers).slice(0, 12), wanted.slice(0, 12), "visitors and visits of the first days");
        await page.getByRole("button", { name: "As a table" }).click();
        await settled(page);
        same(sorted(await cells(page, "Sources", 2)), sorted(tally(visits, sourceOf)), "visits by source");
        same(
            sorted((await cells(page, "Goals", 3)).map(([name, times, who]) => [name, times, who])),
            sorted(
                [
                    ...gathered(
                        bought,
                        ({ name }) => words(name),
                        ({ visit }) => visit.visitor,
                    ),
                ].map(([name, { times, of: who }]) => [name, times, who.size]),
            ),
            "goals",
        );
        same(
            sorted((await cells(page, "Devices", 2)).map(([name, count]) => [name, count])),
            sorted(tally(visits, ({ device }) => words(device ?? "unknown"))),
            "visits by device",
        );
    },
    async people(page) {
        const wanted = new Set(visits.map(({ person }) => person));
        const said = new Set();
        let cursor = null;
        do {
            const more = cursor ? `&cursor=${encodeURIComponent(cursor)}` : "";
            const answer = await api(`/api/analytics/persons?siteId=${site}&limit=200${more}`);
            for (const { personId } of answer.persons) said.add(personId);
            cursor = answer.nextCursor;
        } while (cursor);
        same(sorted([...said]), sorted([...wanted]), "people of the API");
        const shown = page.getByRole("group", { name: "People", exact: true }).locator("tbody th");
        const more = page.getByRole("button", { name: "More", exact: true });
        // As many pages as somebody would turn.
        for (let turned = 0; turned < 5 && (await more.count()); turned++) {
            await more.click();
            await settled(page);
        }
        const there = await shown.allTextContents();
        same(
            there.filter((who) => !wanted.has(who)),
            [],
            "strangers",
        );
        same(new Set(there).size, Math.min(150, wanted.size), "people");
    },
    async segments(page) {
        const said = await api(`/api/analytics/segments?siteId=${site}`);
        const shown = (await page.locator("[data-segment]").allTextContents()).map(number);
        same(
            shown,
            said.segments.map(({ persons }) => persons),
            "people of the segments",
        );
        same(
            shown.reduce((sum, count) => sum + count, 0),
            new Set(visits.map(({ person }) => person)).size,
            "people of all segments",
        );
    },
    async audiences(page) {
        const said = await api(`/api/analytics/audiences?siteId=${site}`).catch(() => api("/api/analytics/audiences"));
        const shown = await page.locator("[data-audience]").allTextContents();
        same(
            shown.map(number),
            said.audiences.map(({ persons }) => persons),
            "people of the audiences",
        );
    },
    async forecast(page) {
        const said = await api("/api/analytics/forecast", { siteId: site });
        const shown = await rowsOf(page, "Days ahead");
        same(
            shown.map(([, value]) => number(value)),
            said.forecast.map(({ value }) => Math.round(value * 100) / 100),
            "visitors ahead",
        );
    },
    async person(page) {
        const said = await api(`/api/analytics/insights/${buyer.person}`);
        near(
            number(await page.locator("[data-score=engagement]").textContent()),
            said.scores.engagement,
            "engagement",
            0.0501,
        );
        same(await page.locator("h2.id").textContent(), buyer.person, "person");
        const theirs = visits.filter(({ person }) => person === buyer.person);
        const shown = await rowsOf(page, "Visits");
        same(shown.length, theirs.length, "visits");
        same(said.profile.events, theirs.flatMap((visit) => visit.events).length, "events of the profile");
        same(
            shown.map((row) => number(row.at(-2))),
            theirs.map(({ events: all }) => all.filter(({ view }) => view).length),
            "page views of the visits",
        );
    },
    async visit(page) {
        const said = await api(`/api/analytics/sessions/${theirId}`);
        const shown = await page.getByRole("list", { name: "What happened" }).locator(".event").count();
        same(shown, said.eventList.length, "events of the visit");
        same(shown, buyer.events.length, "events of the visit, counted");
    },
    async trace(page) {
        const said = await api(`/api/analytics/trace/${encodeURIComponent(lasted.at(-1).id)}`);
        same(await page.locator(".hops li").count(), said.counted[0].hops.length, "hops");
        same(said.counted[0].visitorId, buyer.visitor, "whose it is");
    },
    async funnel(page) {
        const said = await api("/api/analytics/funnels", {
            siteId: site,
            dateRange: [from, to],
            steps: BOUGHT.map((event) => ({ event })),
        });
        const shown = (await page.locator("[data-step]").allTextContents()).map(number);
        same(
            shown,
            said.steps.map((step) => step.people),
            "people of the steps",
        );
        same(shown, walked(BOUGHT, 14 * DAY), "people of the steps, counted");
    },
    async journeys(page) {
        const ways = new Map();
        const exits = new Map();
        const seen = visits.filter((visit) => visit.events.some(({ view }) => view));
        for (const visit of seen) {
            const way = visit.events
                .filter(({ view }) => view)
                .sort(inTime)
                .map((event) => event.page)
                .filter((place, at, all) => place !== all[at - 1]);
            const begin = way.slice(0, 4).join(" → ");
            ways.set(begin, (ways.get(begin) ?? 0) + 1);
            exits.set(way.at(-1), (exits.get(way.at(-1)) ?? 0) + 1);
        }
        same(number(await page.locator("[data-visits]").textContent()), seen.length, "visits");
        same(sorted(await cells(page, "Ways", 2)), sorted([...ways]), "visits by way");
        same(sorted(await cells(page, "Exits", 2)), sorted([...exits]), "visits by exit");
    },
    async stages(page) {
        const said = await api(`/api/analytics/journeys?${asked}`);
        const types = [0, 0, 0, 0];
        for (const all of grouped(visits, ({ person }) => person).values()) {
            const way = all.toSorted((a, b) => a.from - b.from);
            const first = way.findIndex((visit) => visit.events.some(({ conversion }) => conversion)) + 1;
            types[first === 1 ? 0 : first >= 2 && first <= 5 ? 1 : !first && way.length > 3 ? 2 : 3]++;
        }
        const shown = (await rowsOf(page, "Types")).map(([, count]) => number(count));
        same(
            shown,
            said.types.map(({ persons }) => persons),
            "people by type",
        );
        same(shown, types, "people by type, counted");
    },
    async retention(page) {
        const monthOf = (at) => dayOf(at).slice(0, 7);
        const byPerson = grouped(
            events.filter(({ name }) => name === "purchase"),
            ({ visit }) => visit.person,
        );
        const cohorts = new Map();
        for (const [who, all] of byPerson) {
            const first = all.map(({ at }) => monthOf(at)).sort()[0];
            cohorts.set(first, [...(cohorts.get(first) ?? []), who]);
        }
        const shown = await page
            .getByRole("group", { name: "Retention" })
            .locator("tbody tr")
            .evaluateAll((rows) =>
                rows.map((row) => [
                    row.querySelector("[data-cohort]").dataset.cohort.slice(0, 7),
                    Number(row.querySelector("[data-cohort]").textContent.replace(/\D/g, "")),
                    ...[...row.querySelectorAll("[data-cell]")].slice(1).map((cell) => Number(cell.dataset.cell)),
                ]),
            );
        const months = [...new Set(DAYS.map((day) => day.slice(0, 7)))];
        const wanted = months
            .filter((month) => cohorts.has(month))
            .map((month) => {
                const cohort = cohorts.get(month);
                const later = months.slice(months.indexOf(month) + 1).slice(0, 6);
                return [
                    month,
                    cohort.length,
                    ...later.map(
                        (then) =>
                            cohort.filter((who) => byPerson.get(who).some(({ at }) => monthOf(at) === then)).length,
                    ),
                ];
            });
        same(
            shown
                .filter(([, count]) => count > 0)
                .map((row) => row.slice(0, wanted.find(([m]) => m === row[0])?.length)),
            wanted,
            "cohorts and who bought again",
        );
    },
    async pages(page) {
        const wanted = [...grouped(events, (event) => event.page)]
            .map(([place, all]) => [place, all.filter(({ view }) => view).length, people(all)])
            .filter(([place, views]) => place && views);
        same(sorted(await cells(page, "Pages", 3)), sorted(wanted), "views and visitors by page");
    },
    async places(page) {
        const byDevice = grouped(visits, ({ device }) => words(device ?? "unknown"));
        same(
            sorted(await cells(page, "Places and devices", 3)),
            sorted([...byDevice].map(([device, all]) => [device, all.length, new Set(all.map(of)).size])),
            "visits and visitors by device",
        );
    },
    async friction(page) {
        const KINDS = [
            "rage_click",
            "dead_click",
            "form_abandon",
            "exit_intent",
            "js_error",
            "api_error",
            "zero_results",
            "slow_page",
        ];
        const shown = await cells(page, "What gets in the way", 3);
        for (const [kind, times, who] of shown) {
            const all = events.filter(({ name }) => words(name) === kind);
            same([times, who], [all.length, people(all)], kind);
        }
        const missed = KINDS.filter((kind) => events.some(({ name }) => name === kind)).map(words);
        same(
            missed.filter((kind) => !shown.some(([name]) => name === kind)),
            [],
            "what is not shown of what got in the way",
        );
    },
    async behind(page) {
        const theirs = events.filter(({ visit }) => visit.source === "newsletter");
        same(number(await page.locator("[data-people]").textContent()), people(theirs), "people");
        same(
            sorted(await cells(page, "People behind the number", 2)),
            sorted(tally(theirs, ({ visit }) => visit.person)),
            "people of the newsletter and their events",
        );
    },
    async sources(page) {
        const shown = await rowsOf(page, "Sources");
        const name = (visit) => visit.source ?? "Direct or none";
        const bySource = grouped(visits, name);
        same(
            sorted(shown.map((row) => [row[0], number(row[1]), number(row[2]), number(row.at(-3))])),
            sorted(
                [...bySource].map(([source, all]) => [
                    source,
                    all.length,
                    new Set(all.map(of)).size,
                    all.flatMap((visit) => visit.events).filter(({ conversion }) => conversion).length,
                ]),
            ),
            "visits, visitors and conversions by source",
        );
    },
    async campaigns(page) {
        const wanted = credited((visit) => visit.campaign ?? "No campaign");
        const shown = await rowsOf(page, "Campaigns");
        same(sorted(shown.map(([name]) => name)), sorted([...wanted.keys()]), "campaigns");
        for (const [name, conversions, revenue] of shown) {
            near(number(conversions), wanted.get(name).conversions, `conversions of ${name}`);
            near(revenue === "–" ? 0 : number(revenue), wanted.get(name).pence / 100, `revenue of ${name}`);
        }
    },
    async attribution(page) {
        const wanted = credited(sourceOf);
        const chart = page.locator(".card", {
            has: page.getByRole("button", { name: "attribution-chart-linear as CSV", exact: true }),
        });
        await chart.getByRole("button", { name: "As a table" }).click();
        const shown = await rowsOf(page, "Conversions by source, by the model Linear");
        same(sorted(shown.map(([name]) => name)), sorted([...wanted.keys()]), "sources");
        for (const [name, conversions, revenue] of shown) {
            near(number(conversions), wanted.get(name).conversions, `conversions of ${name}`);
            near(revenue === "–" ? 0 : number(revenue), wanted.get(name).pence / 100, `revenue of ${name}`);
        }
        await chart.getByRole("button", { name: "As a table" }).click();
        await settled(page);
    },
    async goals(page) {
        const inTheShop = bought.filter((event) => event.page === "/demo/checkout").length;
        same(inTheShop, SHOPPERS.filter(({ buys }) => buys).length, "purchases that the demo shop said thank you for");
        same(
            sorted(
                (await rowsOf(page, "Goals")).map((row) => [row[0], number(row[1]), number(row[2]), number(row[4])]),
            ),
            sorted(
                [...grouped(bought, ({ name }) => words(name))].map(([name, all]) => [
                    name,
                    all.length,
                    people(all),
                    money(all),
                ]),
            ),
            "conversions, people and revenue by goal",
        );
    },
    async products(page) {
        const said = await api(`/api/analytics/products/top?${asked}&limit=100`);
        const shown = await rowsOf(page, "Products");
        same(
            shown.map((row) => [row[1], number(row[2])]),
            said.products.slice(0, shown.length).map(({ productId, views }) => [productId, views]),
            "products and their views",
        );
        const id = (event) => {
            const { productId, product_id } = JSON.parse(event.properties);
            return productId ?? product_id;
        };
        const views = grouped(
            events.filter(({ name }) => name === "product_view"),
            id,
        );
        for (const [, product, count, viewers] of shown) {
            const all = views.get(product) ?? [];
            same([number(count), number(viewers)], [all.length, people(all)], `views and viewers of ${product}`);
        }
    },
    async export(page) {
        const download = page.waitForEvent("download");
        await page.getByRole("button", { name: "Download", exact: true }).click();
        const bytes = readFileSync(await (await download).path());
        const lines = bytes.reduce((count, byte) => count + (byte === 10 ? 1 : 0), 0);
        same(lines - 1, events.length, "events in the file");
    },
    async sites(page) {
        const said = (await api("/api/sites")).sites.find(({ siteId }) => siteId === site);
        const row = (await rowsOf(page, "Sites")).find(([name]) => name === site);
        same(number(row[3]), said.eventsLastDay, "events of the last 24 hours");
        await page.getByText(key, { exact: true }).first().waitFor();
    },
    async fleet(page) {
        const said = await api("/api/analytics/fleet");
        same((await rowsOf(page, "Projection")).length, said.projection.length, "partitions");
    },
};

for (const [name, path] of Object.entries(SCREENS)) {
    if (!AGREES[name] || (process.env.ONLY && !process.env.ONLY.split(",").includes(name))) continue;
    const { context, page, faults } = await signedIn(browser, token);
    await look(`${name} shows what the API says and what the events come to`, async () => {
        await page.goto(service + path);
        await settled(page);
        await AGREES[name](page);
        same(faults, [], "errors of the page");
    });
    await look(`${name} is drawn on a desktop, in the dark and on a phone`, async () => {
        await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
        await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
        await settled(page);
        await page.screenshot({ path: join(pictures, `${name}-dark.png`), fullPage: true });
        await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
        await page.setViewportSize({ width: 390, height: 800 });
        await settled(page);
        await page.screenshot({ path: join(pictures, `${name}-phone.png`), fullPage: true });
        same(await page.evaluate(() => document.documentElement.scrollWidth > 390), false, "wider than a phone");
        await accessible(page);
    });
    await context.close();
}

await look("live shows who comes, as the API does, and what they do as they do it", async () => {
    const { context, page, faults } = await signedIn(browser, token);
    await page.goto(service + SCREENS.live);
    await page.getByText("Events are shown as they arrive").waitFor();
    const asks = () => api(`/api/analytics/realtime?siteId=${site}`);
    const shown = async () => number(await shownMetric(page, "activeVisitors"));
    const before = (await asks()).activeVisitors;
    await shopped(browser, collector, key, SHOPPERS.slice(0, 1));
    // Both change while time passes: somebody may leave between one look and the other.
    for (const end = Date.now() + 60_000; ; await page.waitForTimeout(200)) {
        const said = await asks();
        const there = await page.locator(".events .event").allTextContents();
        // The screen has room for fewer than the API tells of.
        const newest = said.recentEvents.slice(0, there.length);
        const ofApi = newest.filter(({ eventName }) => eventName === "purchase").length;
        const found = there.filter((text) => text.includes("Purchase")).length;
        if ((await shown()) === said.activeVisitors && ofApi && found >= ofApi) break;
        if (Date.now() > end) {
            same([await shown(), found], [said.activeVisitors, ofApi], `active visitors (${before} before), purchases`);
        }
    }
    const countries = (await asks()).countries.length;
    if (!countries) throw new Error("Nobody is anywhere");
    await page.screenshot({ path: join(pictures, "live.png"), fullPage: true });
    await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
    await page.screenshot({ path: join(pictures, "live-dark.png"), fullPage: true });
    await page.setViewportSize({ width: 390, height: 800 });
    await page.screenshot({ path: join(pictures, "live-phone.png"), fullPage: true });
    same(faults, [], "errors of the page");
    await context.close();
});

await browser.close();
console.log(JSON.stringify({ name: "ended", failure: null }));
