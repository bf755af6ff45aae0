import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { post } from "../api/client";
import type { Forecast as View } from "../api/types";
import { count, decimal, money } from "../format/numbers";
import { day, days, weekday } from "../format/times";
import { useQuestion } from "../state/question";
import { Card } from "../ui/Card";
import { CsvButton, DataTable, downloadRows, type Column } from "../ui/DataTable";
import { useOffersExport } from "../ui/exporting";
import { Figure } from "../ui/Figure";
import { Answered, Nothing } from "../ui/states";

const METRICS = {
    visitors: "Visitors",
    sessions: "Visits",
    pageViews: "Page views",
    events: "Events",
    conversions: "Conversions",
    revenue: "Revenue",
} as const;
type Metric = keyof typeof METRICS;
type Ahead = View["forecast"][number];

const SHOWN_HISTORY = 60;

const isMetric = (word: string | undefined): word is Metric => word !== undefined && Object.hasOwn(METRICS, word);

/** How a number may go on, from the last half year. */
export default function Forecast() {
    const [question, change] = useQuestion();
    const metric: Metric = isMetric(question.own["metric"]) ? question.own["metric"] : "visitors";
    const asked = useQuery({
        queryKey: ["forecast", question.site, metric],
        queryFn: ({ signal }) =>
            post("/api/analytics/forecast", { metric, ...(question.site ? { siteId: question.site } : {}) }, signal),
        placeholderData: keepPreviousData,
        staleTime: 10 * 60_000,
    });
    return (
        <div className="stack">
            <form className="choices" onSubmit={(event) => event.preventDefault()}>
                <label className="field">
                    What
                    <select
                        value={metric}
                        onChange={(event) => change({ own: { ...question.own, metric: event.target.value } })}
                    >
                        {Object.entries(METRICS).map(([key, title]) => (
                            <option key={key} value={key}>
                                {title}
                            </option>
                        ))}
                    </select>
                </label>
            </form>
            <Answered asked={asked} rows={12}>
                {(view) => <Looked view={view} title={METRICS[metric]} isStale={asked.isPlaceholderData} />}
            </Answered>
        </div>
    );
}

function Looked({ view, title, isStale }: { view: View; title: string; isStale: boolean }) {
    const { history, forecast } = view;
    const format = useMemo(() => {
        const currency = view.currency;
        return currency ? (value: number) => money(value, currency) : decimal;
    }, [view.currency]);
    const columns = useMemo<Column<Ahead>[]>(() => {
        const bound = (
            name: keyof Ahead & ("low80" | "high80" | "low95" | "high95"),
            heading: string,
        ): Column<Ahead> => ({
            title: heading,
            value: (row) => row[name],
            show: (row) => {
                const value = row[name];
                return value === undefined || value === null ? "–" : format(value);
            },
            isNumber: true,
        });
        return [
            { title: "Date", value: (row) => row.date, show: (row) => weekday(row.date) },
            { title, value: (row) => row.value, show: (row) => format(row.value), isNumber: true },
            bound("low80", "8 of 10: from"),
            bound("high80", "to"),
            bound("low95", "19 of 20: from"),
            bound("high95", "up to"),
        ];
    }, [title, format]);
    const exported = useCallback(() => downloadRows("forecast", columns, forecast), [columns, forecast]);
    useOffersExport(forecast.length ? exported : null);
    const spec = useMemo(() => {
        const past = history.slice(-SHOWN_HISTORY);
        const gap = past.map(() => null);
        // From the last day that is known on, so that nothing is torn.
        const known = past.at(-1)?.value ?? null;
        const ahead = (of: (row: Ahead) => number | null | undefined) => [
            ...gap.slice(1),
            ...(past.length ? [known] : []),
            ...forecast.map((row) => of(row) ?? null),
        ];
        const dates = [...past, ...forecast].map(({ date }) => date);
        return {
            kind: "line" as const,
            labels: dates.map(day),
            titles: dates.map(weekday),
            series: [
                { name: title, values: [...past.map(({ value }) => value), ...forecast.map(() => null)] },
                {
                    name: "Foreseen",
                    values: ahead((row) => row.value),
                    isForeseen: true,
                },
            ],
            band: { name: "8 of 10 days", low: ahead((row) => row.low80), high: ahead((row) => row.high80) },
            format,
        };
    }, [history, forecast, title, format]);
    if (!view.enough) {
        return (
            <Card title={`${title}, the next days`}>
                <Nothing>
                    There are {count(history.length)} days of history; {count(view.daysNeeded)} are needed to look
                    ahead.
                </Nothing>
            </Card>
        );
    }
    const [first, last] = [forecast[0]?.date, forecast.at(-1)?.date];
    return (
        <div className={isStale ? "stack stale" : "stack"} aria-busy={isStale}>
            <Figure
                title={`${title}, the next ${count(forecast.length)} days`}
                note={
                    first && last
                        ? `${days(first, last)}${view.backtest ? `; tried on ${count(view.backtest.origins)} past days it was off by ${format(view.backtest.meanAbsoluteError)} a day` : ""}`
                        : ""
                }
                name="forecast-chart"
                label={`${title} until now and foreseen`}
                height={300}
                spec={spec}
                columns={columns}
                rows={forecast}
                keyOf={(row) => row.date}
            />
            <Card title="Day by day" actions={<CsvButton name="forecast" columns={columns} rows={forecast} />}>
                <div className="list">
                    <DataTable label="Days ahead" columns={columns} rows={forecast} keyOf={(row) => row.date} />
                </div>
            </Card>
        </div>
    );
}
