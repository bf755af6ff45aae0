import type { Sites } from "../api/types";
import { rangeOfQuestion, type Question } from "./question";
import { todayIn, type Range } from "./period";

export interface Place {
    /** From which something came. */
    sites: string[];
    zone: string;
    today: string;
    range: Range;
}

/** One zone for several sites: UTC, as the service has it. */
function zoneOf(sites: Sites["sites"], site: string | null): string {
    const asked = site === null ? sites : sites.filter(({ siteId }) => siteId === site);
    return (asked.length === 1 && asked[0]?.timeZone) || "UTC";
}

/** What a question means, where the sites are known. */
export function placeOf(question: Question, known: Sites): Place {
    const sites = known.sites.filter(({ firstEventAt }) => firstEventAt);
    const zone = zoneOf(question.site === null ? sites : known.sites, question.site);
    const today = todayIn(zone);
    return {
        sites: sites.map(({ siteId }) => siteId),
        zone,
        today,
        range: rangeOfQuestion(question, today),
    };
}

/** Which site a question is about, where it is one. */
export function siteOf(question: Question, place: Place): string | null {
    return question.site ?? (place.sites.length === 1 ? (place.sites[0] ?? null) : null);
}
