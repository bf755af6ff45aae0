import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { get } from "../api/client";
import { rangeOfQuestion, type Question } from "./question";
import { todayIn, type Range } from "./period";

/** Which sites there are, and in which zone the days of the one that is asked about begin. */
function useSite(site: string | null) {
    return useQuery({
        queryKey: ["site", site],
        queryFn: async ({ signal }) => {
            const today = todayIn("UTC");
            const { timeZone, siteIds } = await get("/api/analytics/dashboard", {
                query: { startDate: today, endDate: today, ...(site ? { siteId: site } : {}) },
                signal,
            });
            return { timeZone, siteIds };
        },
        staleTime: 5 * 60_000,
        placeholderData: keepPreviousData,
    });
}

export interface Place {
    sites: string[];
    zone: string;
    today: string;
    range: Range;
}

/** What a question means where it is asked: nothing until the site's time zone is known. */
export function usePlace(question: Question): { place: Place | undefined; error: unknown; retry: () => void } {
    const all = useSite(null);
    const asked = useSite(question.site);
    const zone = asked.isPlaceholderData ? undefined : asked.data?.timeZone;
    if (!all.data || !zone) {
        return {
            place: undefined,
            error: all.error ?? asked.error,
            retry: () => void Promise.all([all.refetch(), asked.refetch()]),
        };
    }
    const today = todayIn(zone);
    return {
        place: { sites: all.data.siteIds, zone, today, range: rangeOfQuestion(question, today) },
        error: null,
        retry: () => undefined,
    };
}
