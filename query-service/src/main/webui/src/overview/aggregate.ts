import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { post } from "../api/client";
import type { Aggregate, Amount } from "../api/types";
import type { Question } from "../state/question";
import { siteOf, type Place } from "../state/place";
import { daysOf, type Day } from "../state/period";
import { bodyOf, type Wanted } from "./asking";
import { metricsOf, type Numbers, type Report } from "./report";

export { spoken } from "./asking";
export { siteOf } from "../state/place";

// Questions in the service's language: one site, any filters.

const METRICS = ["visitors", "visits", "pageviews", "bounce_rate", "visit_duration", "total_revenue"];
const MODES = { previous: "previous_period", year: "year_over_year", custom: "custom" } as const;

/** The comparison as the service reads it. */
export function comparisonOf({ compare, against, isMatched }: Question): { comparisons?: Record<string, unknown> } {
    if (compare === "none") return {};
    return {
        comparisons: {
            mode: MODES[compare],
            ...(against ? { date_range: [against.from, against.to] } : {}),
            ...(isMatched ? { match_day_of_week: true } : {}),
        },
    };
}

/** A row's numbers: rates come as percentages. */
export function numbersOf(metrics: readonly unknown[] | undefined): Numbers {
    const [visitors, visits, pageviews, bounced, seconds, revenue] = (metrics ?? []) as (number | null)[];
    const hasVisits = Number(visits ?? 0) > 0;
    return {
        visitors: Number(visitors ?? 0),
        visits: Number(visits ?? 0),
        pageviews: Number(pageviews ?? 0),
        bounce_rate: hasVisits && typeof bounced === "number" ? bounced / 100 : null,
        visit_duration: hasVisits && typeof seconds === "number" ? seconds : null,
        revenue: Array.isArray(revenue) ? (revenue as Amount[]) : [],
    };
}

/** Day by day, days without anything included. */
function daily(answer: Aggregate, days: readonly Day[]): Numbers[] {
    const rows = new Map(answer.results.map((row) => [row.dimensions[0], row.metrics as unknown[]]));
    return days.map((day) => numbersOf(rows.get(day)));
}

const labels = (answer: Aggregate) => (answer.meta.time_labels ?? []) as Day[];

export function reportOf(whole: Aggregate, byDay: Aggregate, days: Day[], beforeByDay: Aggregate | null): Report {
    const row = whole.results[0];
    const comparison = row?.comparison as { metrics: unknown[] } | null | undefined;
    const beforeDays = beforeByDay ? labels(beforeByDay) : null;
    return {
        asOf: whole.meta.asOf ?? null,
        days,
        beforeDays,
        isCompared: comparison !== undefined && comparison !== null,
        metrics: metricsOf(
            numbersOf(row?.metrics as unknown[] | undefined),
            comparison ? numbersOf(comparison.metrics) : null,
            daily(byDay, days),
            beforeByDay && beforeDays ? daily(beforeByDay, beforeDays) : null,
        ),
    };
}

export function useAggregate(name: string, question: Question, place: Place, wanted: Wanted | null) {
    const site = siteOf(question, place);
    const body = bodyOf(question, place, wanted);
    return useQuery({
        queryKey: ["query", name, body],
        queryFn: ({ signal }) => post("/api/v2/query", body, signal),
        enabled: wanted !== null && site !== null,
        placeholderData: keepPreviousData,
        refetchInterval: place.range.to >= place.today ? 30_000 : false,
    });
}

export function useNumbers(question: Question, place: Place, isAsked: boolean) {
    const { compare } = question;
    const whole = useAggregate(
        "whole",
        question,
        place,
        isAsked
            ? {
                  metrics: METRICS,
                  include: comparisonOf(question),
              }
            : null,
    );
    const byDay = useAggregate(
        "days",
        question,
        place,
        isAsked ? { metrics: METRICS, dimensions: ["time:day"] } : null,
    );
    const other = compare === "none" ? undefined : whole.data?.query.comparison_date_range;
    const beforeByDay = useAggregate(
        "days before",
        question,
        place,
        isAsked && other && !whole.isPlaceholderData
            ? { metrics: METRICS, dimensions: ["time:day"], date_range: other, include: { time_labels: true } }
            : null,
    );
    const isStale = whole.isPlaceholderData || byDay.isPlaceholderData;
    return {
        error: whole.error ?? byDay.error,
        retry: () => void Promise.all([whole.refetch(), byDay.refetch()]),
        isStale,
        report:
            whole.data && byDay.data
                ? reportOf(
                      whole.data,
                      byDay.data,
                      // Of the answer that is shown, not of the one that is awaited.
                      isStale ? stretch(byDay.data) : daysOf(place.range),
                      other && !beforeByDay.isPlaceholderData && !isStale ? (beforeByDay.data ?? null) : null,
                  )
                : null,
    };
}

function stretch(answer: Aggregate): Day[] {
    const days = answer.results.map((row) => row.dimensions[0] ?? "").sort();
    const [first, last] = [days[0], days.at(-1)];
    return first && last ? daysOf({ from: first, to: last }) : [];
}
