import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { get } from "../api/client";
import type { Dashboard } from "../api/types";
import type { Question } from "../state/question";
import type { Place } from "../state/sites";
import { metricsOf, type Numbers, type Report } from "./report";

// All sites at once: the question language asks of one.

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
    revenue: of.revenue,
});

export function reportOf(now: Dashboard, before: Dashboard | null): Report {
    return {
        asOf: now.asOf ?? null,
        days: now.daily.map(({ date }) => date),
        beforeDays: before?.daily.map(({ date }) => date) ?? null,
        isCompared: now.comparison !== undefined && now.comparison !== null,
        metrics: metricsOf(
            numbersOf(now),
            now.comparison ? numbersOf(now.comparison) : null,
            now.daily.map(dayOf),
            before?.daily.map(dayOf) ?? null,
        ),
    };
}

export function useDashboard(question: Question, place: Place, isAsked: boolean) {
    const { from, to } = place.range;
    // Of chosen days, and of weekdays, only the question language knows: of one site.
    const compare = question.compare === "custom" ? "previous" : question.compare;
    const ask = (startDate: string, endDate: string, against: typeof compare, signal: AbortSignal) =>
        get("/api/analytics/dashboard", {
            query: { startDate, endDate, compare: against, ...(question.site ? { siteId: question.site } : {}) },
            signal,
        });
    const now = useQuery({
        queryKey: ["dashboard", question.site, from, to, compare],
        queryFn: ({ signal }) => ask(from, to, compare, signal),
        enabled: isAsked,
        placeholderData: keepPreviousData,
        refetchInterval: to >= place.today ? 30_000 : false,
    });
    const other = compare === "none" ? undefined : now.data?.comparison;
    const before = useQuery({
        queryKey: ["dashboard", question.site, other?.startDate, other?.endDate, "none"],
        queryFn: ({ signal }) => ask(other?.startDate ?? "", other?.endDate ?? "", "none", signal),
        enabled: isAsked && other !== undefined && other !== null,
    });
    return { now, before: other && !now.isPlaceholderData ? (before.data ?? null) : null };
}
