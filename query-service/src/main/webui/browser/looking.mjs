import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

// What whoever looks at the dashboard in a browser needs: to open it, to wait for it, to read it, to ask the API beside it.

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** One line for everything that was looked at: {"name", "failure"}; no failure is good. */
export async function look(name, work) {
    let failure = null;
    try {
        await work();
    } catch (error) {
        failure = String(error?.message ?? error).slice(0, 2000);
    }
    console.log(JSON.stringify({ name, failure }));
}

export function same(found, wanted, what) {
    const [a, b] = [JSON.stringify(found), JSON.stringify(wanted)];
    if (a !== b) throw new Error(`${what}: ${a} is shown, it is ${b}`);
}

/** Asks the service, as whoever has the token. */
export const asking = (service, token) =>
    async function api(path, body) {
        const answer = await fetch(service + path, {
            headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" },
            ...(body ? { method: "POST", body: JSON.stringify(body) } : {}),
        });
        if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
        return answer.json();
    };

/** A page of somebody who is not signed in yet, and what goes wrong on it. */
export async function stranger(browser, options = {}) {
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

/** A page of somebody who is. */
export async function signedIn(browser, token, options) {
    const visit = await stranger(browser, options);
    await visit.context.addInitScript((secret) => sessionStorage.setItem("rivulet.token", secret), token);
    return visit;
}

/** Until nothing is a placeholder any more, drawings are drawn, and for two pictures of the screen nothing has moved. */
export async function settled(page) {
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

export async function accessible(page) {
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

/** The number in a text. */
export const number = (text) => Number(text.replace(/[^\d.-]/g, ""));

/** The rows of a table, each as its cells' texts. */
export const rowsOf = (page, name) =>
    page
        .getByRole("group", { name, exact: true })
        .locator("tbody tr")
        .evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent)));

export function grouped(rows, by) {
    const found = new Map();
    for (const row of rows) {
        const key = by(row);
        const those = found.get(key);
        if (those) those.push(row);
        else found.set(key, [row]);
    }
    return found;
}

/** How many rows have each value, and how many different ones of something else there are in each. */
export function gathered(rows, by, distinct) {
    const found = new Map();
    for (const row of rows) {
        const key = by(row);
        const one = found.get(key) ?? { times: 0, of: new Set() };
        one.times++;
        one.of.add(distinct(row));
        found.set(key, one);
    }
    return found;
}

export const sorted = (rows) => rows.map((row) => JSON.stringify(row)).sort();

export const pence = (amount) => Math.round(Number(amount) * 100);

/** Sums of parts: up to a hundredth for each row that was rounded. */
export function near(found, wanted, what, allowed = 0.011) {
    if (!(Math.abs(found - wanted) <= allowed)) throw new Error(`${what}: ${found} is shown, it is ${wanted}`);
}
