import type { Aggregate, Amount } from "../api/types";
import { amounts, change as growth, count, decimal, duration, percent } from "../format/numbers";
import type { Column } from "../ui/DataTable";
import { Icon } from "../ui/Icon";
import { Who } from "../ui/Link";

/** A row of an answer. */
export interface Counted {
    value: string;
    /** In the order of the metrics. */
    metrics: unknown[];
    /** By how many per cent each grew; none without a comparison, null where there was nothing before. */
    change?: (number | null)[] | undefined;
}

/** The rows of an answer that is divided by one dimension. */
export function countedOf(answer: Aggregate | undefined): Counted[] {
    return (answer?.results ?? []).map((row) => ({
        value: row.dimensions[0] ?? "",
        metrics: row.metrics as unknown[],
        change: (row.comparison as { change: (number | null)[] } | null | undefined)?.change,
    }));
}

/** What must be one value. */
export function single(only: readonly (readonly [string, string, readonly string[]])[]): (readonly [string, string])[] {
    return only.flatMap(([how, dimension, values]) =>
        how === "is" && values.length === 1 && values[0] !== undefined ? [[dimension, values[0]] as const] : [],
    );
}

const TITLES: Record<string, string> = {
    visitors: "Visitors",
    visits: "Visits",
    pageviews: "Views",
    events: "Times",
    bounce_rate: "Bounced",
    visit_duration: "Lasted",
    views_per_visit: "Pages a visit",
    scroll_depth: "Read",
    total_revenue: "Revenue",
    average_revenue: "On average",
    conversion_rate: "Of visitors",
    group_conversion_rate: "Converted",
    percentage: "Of all visitors",
};

const RATES = new Set(["bounce_rate", "scroll_depth", "conversion_rate", "group_conversion_rate", "percentage"]);

function shown(metric: string, value: number): string {
    if (RATES.has(metric)) return percent(value / 100);
    if (metric === "visit_duration") return duration(value);
    return metric === "views_per_visit" ? decimal(value) : count(value);
}

/** What the metric at a place is, of rows that are divided by a dimension; its people are also of other values. */
export function column(
    metric: string,
    at: number,
    dimension: string,
    also: readonly (readonly [string, string])[] = [],
): Column<Counted> {
    const title = TITLES[metric] ?? metric;
    if (metric.endsWith("_revenue")) {
        const of = (row: Counted) => (Array.isArray(row.metrics[at]) ? (row.metrics[at] as Amount[]) : []);
        return {
            title,
            value: (row) =>
                of(row)
                    .map(({ amount, currency }) => `${String(amount)} ${currency}`)
                    .join(" + "),
            show: (row) => amounts(of(row)),
            order: (row) => Number(of(row)[0]?.amount ?? 0),
            isNumber: true,
        };
    }
    const of = (row: Counted) => row.metrics[at] as number | null;
    return {
        title,
        value: of,
        show: (row) => {
            const value = of(row);
            if (value === null || value === undefined) return "–";
            const text = shown(metric, value);
            return metric === "visitors" ? <Who of={[...also, [dimension, row.value]]}>{text}</Who> : text;
        },
        isNumber: true,
    };
}

/** By how much the first metric grew. */
export function changeColumn(isBetterLow = false): Column<Counted> {
    return {
        title: "Change",
        value: (row) => row.change?.[0],
        show: (row) => {
            const grown = row.change?.[0];
            if (grown === null || grown === undefined) return <span className="change none">new</span>;
            const isGood = grown === 0 ? null : grown > 0 !== isBetterLow;
            return (
                <span className={`change ${isGood === null ? "none" : isGood ? "good" : "bad"}`}>
                    {grown !== 0 && <Icon name={grown > 0 ? "up" : "down"} size={13} />}
                    {growth(grown / 100)}
                </span>
            );
        },
        isNumber: true,
    };
}
