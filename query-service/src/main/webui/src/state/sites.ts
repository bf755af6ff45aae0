import { useQuery } from "@tanstack/react-query";
import { get } from "../api/client";
import type { Sites } from "../api/types";
import { rangeOfQuestion, type Question } from "./question";
import { todayIn, type Range } from "./period";

/** Every site that is known of, also those from which nothing has come yet. */
export function useSites() {
    return useQuery({
        queryKey: ["sites"],
        queryFn: ({ signal }) => get("/api/sites", { signal }),
        staleTime: 5 * 60_000,
    });
}

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

/** What a question means where it is asked: nothing until the site's time zone is known. */
export function usePlace(question: Question): { place: Place | undefined; error: unknown; retry: () => void } {
    const { data, error, refetch } = useSites();
    if (!data) return { place: undefined, error, retry: () => void refetch() };
    const sites = data.sites.filter(({ firstEventAt }) => firstEventAt);
    const zone = zoneOf(question.site === null ? sites : data.sites, question.site);
    const today = todayIn(zone);
    return {
        place: {
            sites: sites.map(({ siteId }) => siteId),
            zone,
            today,
            range: rangeOfQuestion(question, today),
        },
        error: null,
        retry: () => undefined,
    };
}
