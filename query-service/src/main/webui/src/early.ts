import { getAhead, postAhead } from "./api/client";
import { currentToken } from "./api/token";
import { bodyOf, countedQuery, isCounted } from "./overview/asking";
import { dimensionOf, isPart, SUBJECTS, wantedOf } from "./overview/subjects";
import { screenAt } from "./screens/registry";
import { placeOf, siteOf } from "./state/place";
import { readQuestion } from "./state/question";

// The first thing that runs: what the first screen will ask is on its way while the library that draws is still read.

if (currentToken()) {
    const { pathname, search } = location;
    const ignored = () => undefined;
    void screenAt(pathname)?.screen.component.fetch();
    const sites = getAhead("/api/sites");
    void getAhead("/api/me").catch(ignored);
    if (pathname === "/") {
        sites.then((known) => {
            const question = readQuestion(search);
            const place = placeOf(question, known);
            if (!place.sites.length || !isCounted(question, place)) return;
            getAhead("/api/analytics/dashboard", countedQuery(question, place)).catch(ignored);
            if (!siteOf(question, place)) return;
            for (const subject of SUBJECTS) {
                const dimension = dimensionOf(subject, question);
                if (isPart(dimension)) continue;
                const wanted = wantedOf(dimension, question, subject.only?.(dimension) ?? []);
                postAhead("/api/v2/query", bodyOf(question, place, wanted)).catch(ignored);
            }
        }, ignored);
    }
}
