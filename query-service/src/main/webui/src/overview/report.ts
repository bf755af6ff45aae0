import type { Amount } from "../api/types";
import { amounts, compact, duration, money, percent } from "../format/numbers";
import type { Day } from "../state/period";

// What the overview shows, wherever it comes from: one form, so that the screen need not know who was asked.

/** A number of the range, of the range it is compared with, and of each of their days. */
export interface Metric {
    key: MetricKey;
    title: string;
    /** None where it can't be one number. */
    value: number | null;
    shown: string;
    /** By how much it grew, 0.1 for a tenth; none where there was nothing before. */
    change: number | null;
    isBetterLow: boolean;
    daily: (number | null)[] | null;
    before: (number | null)[] | null;
    format: (value: number) => string;
    brief: (value: number) => string;
}

export interface Report {
    asOf: string | null;
    days: Day[];
    beforeDays: Day[] | null;
    isCompared: boolean;
    metrics: Metric[];
}

export type MetricKey = "visitors" | "visits" | "pageviews" | "bounce_rate" | "visit_duration" | "revenue";

/** What is known of a range or a day. */
export interface Numbers {
    visitors: number;
    visits: number;
    pageviews: number;
    /** 0 to 1; none without visits. */
    bounce_rate: number | null;
    /** In seconds; none without visits. */
    visit_duration: number | null;
    revenue: readonly Amount[];
}

const TITLES: Record<MetricKey, string> = {
    visitors: "Visitors",
    visits: "Visits",
    pageviews: "Page views",
    bounce_rate: "Bounce rate",
    visit_duration: "Visit duration",
    revenue: "Revenue",
};

/** A sum of money, where all of it is of one currency. */
function sum(revenue: readonly Amount[], currency: string | null): number | null {
    if (!revenue.length) return 0;
    return revenue.length === 1 && revenue[0]?.currency === currency ? Number(revenue[0]?.amount) : null;
}

/** From here on a sum of money is too long for its place: the table has it to the penny. */
const LONG = 100_000;

const isKnown = (value: number | null | undefined): value is number => value !== null && value !== undefined;

function grown(now: number | null, before: number | null): number | null {
    return isKnown(now) && isKnown(before) && before !== 0 ? (now - before) / before : null;
}

/** The six numbers in their order; a day that is not known by the day is left out of the drawing, not drawn as zero. */
export function metricsOf(
    now: Numbers,
    before: Numbers | null,
    daily: readonly Partial<Numbers>[],
    beforeDaily: readonly Partial<Numbers>[] | null,
): Metric[] {
    const currency = now.revenue[0]?.currency ?? before?.revenue[0]?.currency ?? null;
    const revenueFormat = (value: number) => (currency ? money(value, currency) : "–");
    const number = (numbers: Partial<Numbers>, key: MetricKey): number | null =>
        key === "revenue" ? (numbers.revenue ? sum(numbers.revenue, currency) : null) : (numbers[key] ?? null);
    const formats: Record<MetricKey, (value: number) => string> = {
        visitors: compact,
        visits: compact,
        pageviews: compact,
        bounce_rate: percent,
        visit_duration: duration,
        revenue: revenueFormat,
    };
    return (Object.keys(TITLES) as MetricKey[]).map((key) => {
        const value = number(now, key);
        const series = (of: readonly Partial<Numbers>[]) => of.map((numbers) => number(numbers, key));
        const isDaily = daily.some((numbers) => key in numbers) && (key !== "revenue" || value !== null);
        return {
            key,
            title: TITLES[key],
            value,
            shown:
                key === "revenue" && value !== null && currency && Math.abs(value) >= LONG
                    ? money(value, currency, true)
                    : key === "revenue" && value === null
                      ? amounts(now.revenue)
                      : value === null
                        ? "–"
                        : formats[key](value),
            change: before ? grown(value, number(before, key)) : null,
            isBetterLow: key === "bounce_rate",
            daily: isDaily ? series(daily) : null,
            before: isDaily && beforeDaily ? series(beforeDaily) : null,
            format: formats[key],
            brief:
                key === "revenue"
                    ? (amount) => (currency ? money(amount, currency, true) : "–")
                    : key === "visit_duration" || key === "bounce_rate"
                      ? formats[key]
                      : compact,
        };
    });
}
