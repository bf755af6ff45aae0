import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { get } from "../api/client";
import type { Dashboard } from "../api/types";
import type { Question } from "../state/question";
import type { Place } from "../state/sites";
import { countedQuery } from "./asking";
import { metricsOf, type Numbers, type Report } from "./report";

// What the service has counted by days: of one site, or of all of them at once.

type Daily = Dashboard["daily"][number];

const numbersOf = ({ kpis }: { kpis: Dashboard["kpis"] }): Numbers => ({
    visitors: kpis.visitors,
    visits: kpis.sessions,
    pageviews: kpis.pageViews,
    bounce_rate: kpis.sessions ? kpis.bounceRate : null,
    visit_duration: kpis.sessions ? kpis.averageSessionSeconds : null,
    revenue: kpis.revenue,
});

const dayOf = (of: Daily): Partial<Numbers> => ({
    visitors: of.visitors,
    visits: of.sessions,
    pageviews: of.pageViews,
    bounce_rate: of.bounceRate ?? null,
    visit_duration: of.averageSessionSeconds ?? null,
    revenue: of.revenue,
});

export function reportOf(now: Dashboard): Report {
    const before = now.comparison;
    return {
        asOf: now.asOf ?? null,
        days: now.daily.map(({ date }) => date),
        beforeDays: before?.daily.map(({ date }) => date) ?? null,
        isCompared: before !== undefined && before !== null,
        metrics: metricsOf(
            numbersOf(now),
            before ? numbersOf(before) : null,
            now.daily.map(dayOf),
            before?.daily.map(dayOf) ?? null,
        ),
    };
}

export function useDashboard(question: Question, place: Place, isAsked: boolean) {
    const query = countedQuery(question, place);
    return useQuery({
        queryKey: ["dashboard", query],
        queryFn: ({ signal }) => get("/api/analytics/dashboard", { query, signal }),
        enabled: isAsked,
        placeholderData: keepPreviousData,
        refetchInterval: query.endDate >= place.today ? 30_000 : false,
    });
}
