import "./style.css";
import { getAhead, postAhead } from "./api/client";
import { currentToken } from "./api/token";
import { bodyOf, countedQuery, isCounted } from "./overview/asking";
import { dimensionOf, isPart, SUBJECTS, wantedOf } from "./overview/subjects";
import { screenAt } from "./screens/registry";
import { placeOf, siteOf } from "./state/place";
import { readQuestion } from "./state/question";

// The first thing that runs. What the first screen will ask is on its way before the library that draws is begun with: that
// takes long on a slow machine, and nothing else happens meanwhile.

/** So long is the library kept waiting for the sites, on which it depends what is asked. */
const PATIENCE = 200;

const ignored = () => undefined;

/** The overview's questions, as soon as the sites are known; without filters, as it is opened first. */
async function askAhead(): Promise<void> {
    const { pathname, search } = location;
    const sites = getAhead("/api/sites");
    getAhead("/api/me").catch(ignored);
    if (pathname !== "/") return;
    const question = readQuestion(search);
    const place = placeOf(question, await sites);
    if (!place.sites.length || !isCounted(question, place)) return;
    getAhead("/api/analytics/dashboard", countedQuery(question, place)).catch(ignored);
    if (!siteOf(question, place)) return;
    for (const subject of SUBJECTS) {
        const dimension = dimensionOf(subject, question);
        if (isPart(dimension)) continue;
        const wanted = wantedOf(dimension, question, subject.only?.(dimension) ?? []);
        postAhead("/api/v2/query", bodyOf(question, place, wanted)).catch(ignored);
    }
}

const asked = currentToken()
    ? Promise.race([askAhead().catch(ignored), new Promise((over) => setTimeout(over, PATIENCE))])
    : Promise.resolve();
// Not awaited here: what draws needs what this file is packed with.
void asked.then(() => {
    // The screen is fetched only now: it brings along what draws.
    const screen = currentToken() ? screenAt(location.pathname)?.screen.component.fetch().catch(ignored) : undefined;
    return Promise.all([import("./main"), screen]).then(([{ start }]) => start());
});
