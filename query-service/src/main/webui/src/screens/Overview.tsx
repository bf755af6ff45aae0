import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useCallback, useMemo, useState, type ReactNode } from "react";
import { get } from "../api/client";
import type { Dashboard } from "../api/types";
import { country, source, words } from "../format/names";
import { amounts, change as growth, compact, count, money, percent } from "../format/numbers";
import { day, weekday, ago } from "../format/times";
import { useQuestion, type Question } from "../state/question";
import { usePlace, type Place } from "../state/sites";
import { Card } from "../ui/Card";
import { Chart } from "../ui/Chart";
import { CsvButton, DataTable, downloadRows, type Column } from "../ui/DataTable";
import { useOffersExport } from "../ui/exporting";
import { Icon } from "../ui/Icon";
import { Sparkline } from "../ui/Sparkline";
import { Failure, Skeleton } from "../ui/states";
import Install from "./Install";

type Daily = Dashboard["daily"][number];
type Kpis = Dashboard["kpis"];

/** A number at the head of the page, and how it went day by day where that is known. */
interface Metric {
    key: string;
    title: string;
    value: (kpis: Kpis) => number | null;
    show: (value: number, kpis: Kpis) => string;
    daily: ((of: Daily) => number) | null;
    brief?: (value: number) => string;
    isBetterLow?: boolean;
}

const sum = (of: Daily) => of.revenue.reduce((total, { amount }) => total + Number(amount), 0);
const currencyOf = (kpis: Kpis) => kpis.revenue[0]?.currency ?? null;

const METRICS: readonly Metric[] = [
    { key: "visitors", title: "Visitors", value: (k) => k.visitors, show: compact, daily: (d) => d.visitors },
    { key: "sessions", title: "Visits", value: (k) => k.sessions, show: compact, daily: (d) => d.sessions },
    { key: "pageViews", title: "Page views", value: (k) => k.pageViews, show: compact, daily: (d) => d.pageViews },
    {
        key: "conversions",
        title: "Conversions",
        value: (k) => k.conversions,
        show: compact,
        daily: (d) => d.conversions,
    },
    {
        key: "revenue",
        title: "Revenue",
        value: (k) => (k.revenue.length > 1 ? null : Number(k.revenueTotal ?? 0)),
        show: (value, k) => (currencyOf(k) ? money(value, currencyOf(k) ?? "", Math.abs(value) >= 10_000) : "–"),
        daily: sum,
    },
    {
        key: "bounceRate",
        title: "Bounce rate",
        value: (k) => k.bounceRate,
        show: percent,
        daily: null,
        isBetterLow: true,
    },
];

export default function Overview() {
    const [question] = useQuestion();
    const { place, error, retry } = usePlace(question);
    if (!place) return error ? <Failure error={error} onRetry={retry} /> : <Waiting />;
    if (!place.sites.length && !question.site) return <Install />;
    return <Report question={question} place={place} />;
}

function useDashboard(from: string | undefined, to: string | undefined, question: Question, isToday: boolean) {
    return useQuery({
        queryKey: ["dashboard", question.site, from, to, question.compare],
        queryFn: ({ signal }) =>
            get("/api/analytics/dashboard", {
                query: {
                    startDate: from ?? "",
                    endDate: to ?? "",
                    compare: question.compare,
                    ...(question.site ? { siteId: question.site } : {}),
                },
                signal,
            }),
        enabled: from !== undefined && to !== undefined,
        placeholderData: keepPreviousData,
        refetchInterval: isToday ? 30_000 : false,
    });
}

function Report({ question, place }: { question: Question; place: Place }) {
    const { range, today } = place;
    const now = useDashboard(range.from, range.to, question, range.to >= today);
    const data = now.data;
    const before = useDashboard(
        question.compare === "none" ? undefined : data?.comparison?.startDate,
        data?.comparison?.endDate,
        { ...question, compare: "none" },
        false,
    );
    const exported = useCallback(
        () => data && downloadRows(`overview-${range.from}-to-${range.to}`, DAY_COLUMNS, data.daily),
        [data, range],
    );
    useOffersExport(data ? exported : null);
    if (now.error && !data) return <Failure error={now.error} onRetry={() => void now.refetch()} />;
    if (!data) return <Waiting />;
    return (
        <div className={now.isPlaceholderData ? "stack stale" : "stack"} aria-busy={now.isPlaceholderData}>
            <Numbers
                data={data}
                before={question.compare !== "none" && before.data && !now.isPlaceholderData ? before.data : null}
            />
            <div className="grid">
                <VisitsCard title="Sources" unit="Source" rows={data.sources} name={source} />
                <PagesCard rows={data.pages} />
                <VisitsCard title="Countries" unit="Country" rows={data.countries} name={country} />
                <VisitsCard title="Devices" unit="Device" rows={data.devices} name={words} />
                <GoalsCard rows={data.goals} visits={data.kpis.sessions} />
            </div>
            <Freshness asOf={data.asOf} zone={place.zone} />
        </div>
    );
}

/** As large as what comes. */
function Waiting() {
    return (
        <div className="stack">
            <div className="card waiting-numbers">
                <Skeleton rows={12} />
            </div>
            <div className="grid" aria-hidden="true">
                {[0, 1, 2, 3].map((card) => (
                    <div key={card} className="card waiting-card" />
                ))}
            </div>
        </div>
    );
}

function Freshness({ asOf, zone }: { asOf: string | null | undefined; zone: string }) {
    return (
        <p className="note foot" role="status">
            {asOf
                ? `Everything that arrived until ${ago(asOf)} is counted.`
                : "Nothing has been counted to its end yet."}{" "}
            Days are those of {zone}.
        </p>
    );
}

const DAY_COLUMNS: Column<Daily>[] = [
    { title: "Date", value: (row) => row.date, show: (row) => weekday(row.date) },
    { title: "Visitors", value: (row) => row.visitors, show: (row) => count(row.visitors), isNumber: true },
    { title: "Visits", value: (row) => row.sessions, show: (row) => count(row.sessions), isNumber: true },
    { title: "Page views", value: (row) => row.pageViews, show: (row) => count(row.pageViews), isNumber: true },
    { title: "Events", value: (row) => row.events, show: (row) => count(row.events), isNumber: true },
    { title: "Conversions", value: (row) => row.conversions, show: (row) => count(row.conversions), isNumber: true },
    {
        title: "Revenue",
        value: (row) => row.revenue.map(({ amount, currency }) => `${String(amount)} ${currency}`).join(" + "),
        show: (row) => amounts(row.revenue),
        isNumber: true,
    },
];

function Numbers({ data, before }: { data: Dashboard; before: Dashboard | null }) {
    const [question, change] = useQuestion();
    const [isTable, setTable] = useState(false);
    const drawn = METRICS.find(({ key, daily }) => key === question.metric && daily) ?? METRICS[0];
    const spec = useMemo(() => {
        const daily = drawn?.daily;
        if (!drawn || !daily) return null;
        const show = (value: number) => drawn.show(value, data.kpis);
        return {
            kind: "line" as const,
            labels: data.daily.map(({ date }) => day(date)),
            titles: data.daily.map(({ date }) => weekday(date)),
            series: [
                { name: drawn.title, values: data.daily.map(daily) },
                ...(before
                    ? [
                          {
                              name: "Before",
                              values: data.daily.map((_, at) => {
                                  const other = before.daily[at];
                                  return other ? daily(other) : null;
                              }),
                              labels: data.daily.map((_, at) => {
                                  const other = before.daily[at];
                                  return other ? weekday(other.date) : "";
                              }),
                              isGhost: true,
                          },
                      ]
                    : []),
            ],
            format: show,
            brief: drawn.key === "revenue" ? show : compact,
        };
    }, [data, before, drawn]);
    if (!drawn || !spec) return null;
    return (
        <section className="card numbers" aria-label="Key numbers">
            <div className="kpis">
                {METRICS.map((metric) => (
                    <Kpi
                        key={metric.key}
                        metric={metric}
                        data={data}
                        isDrawn={metric === drawn}
                        choose={() => change({ metric: metric.key === METRICS[0]?.key ? null : metric.key })}
                    />
                ))}
            </div>
            <div className="chart-head">
                <span className="note">
                    {drawn.title} by day
                    {before ? `, before that ${weekday(before.startDate)} to ${weekday(before.endDate)}` : ""}
                </span>
                <div className="card-actions">
                    <button
                        className="quiet"
                        aria-pressed={isTable}
                        onClick={() => setTable(!isTable)}
                        title="As a table"
                    >
                        <Icon name={isTable ? "chart" : "table"} size={16} />
                        <span className="hidden">As a table</span>
                    </button>
                    <CsvButton name="days" columns={DAY_COLUMNS} rows={data.daily} />
                </div>
            </div>
            {isTable ? (
                <div className="tall">
                    <DataTable label="Days" columns={DAY_COLUMNS} rows={data.daily} keyOf={(row) => row.date} />
                </div>
            ) : (
                <Chart spec={spec} label={`${drawn.title} by day; the same numbers are in the table`} />
            )}
        </section>
    );
}

function Kpi({
    metric,
    data,
    isDrawn,
    choose,
}: {
    metric: Metric;
    data: Dashboard;
    isDrawn: boolean;
    choose: () => void;
}) {
    const value = metric.value(data.kpis);
    const shown = value === null ? amounts(data.kpis.revenue) : metric.show(value, data.kpis);
    const grown = data.comparison?.change[metric.key];
    const inside = (
        <>
            <span className="kpi-title">{metric.title}</span>
            <span className="kpi-value" data-metric={metric.key} data-value={value ?? ""}>
                {shown}
            </span>
            {data.comparison && <Change grown={grown} isBetterLow={metric.isBetterLow ?? false} />}
            {metric.daily && <Sparkline values={data.daily.map(metric.daily)} />}
        </>
    );
    return metric.daily ? (
        <button className="kpi" aria-pressed={isDrawn} onClick={choose}>
            {inside}
        </button>
    ) : (
        <div className="kpi">{inside}</div>
    );
}

function Change({ grown, isBetterLow }: { grown: number | undefined; isBetterLow: boolean }) {
    if (grown === undefined) return <span className="change none">nothing before</span>;
    const isGood = grown === 0 ? null : grown > 0 !== isBetterLow;
    return (
        <span className={`change ${isGood === null ? "none" : isGood ? "good" : "bad"}`}>
            {grown !== 0 && <Icon name={grown > 0 ? "up" : "down"} size={13} />}
            {growth(grown)}
        </span>
    );
}

type Visits = Dashboard["sources"][number];

function VisitsCard({
    title,
    unit,
    rows,
    name,
}: {
    title: string;
    unit: string;
    rows: Visits[];
    name: (text: string) => string;
}) {
    const columns: Column<Visits>[] = [
        { title: unit, value: (row) => row.name, show: (row) => name(row.name) },
        { title: "Visits", value: (row) => row.sessions, show: (row) => count(row.sessions), isNumber: true },
        { title: "Bounced", value: (row) => row.bounceRate, show: (row) => percent(row.bounceRate), isNumber: true },
        {
            title: "Converted",
            value: (row) => row.conversionRate,
            show: (row) => percent(row.conversionRate),
            isNumber: true,
        },
    ];
    return <Rows title={title} columns={columns} rows={rows} keyOf={(row) => row.name} size={(row) => row.sessions} />;
}

function PagesCard({ rows }: { rows: Dashboard["pages"] }) {
    type Page = Dashboard["pages"][number];
    const columns: Column<Page>[] = [
        { title: "Page", value: (row) => row.path },
        { title: "Views", value: (row) => row.pageViews, show: (row) => count(row.pageViews), isNumber: true },
        { title: "Entries", value: (row) => row.entries, show: (row) => count(row.entries), isNumber: true },
        { title: "Exits", value: (row) => row.exits, show: (row) => count(row.exits), isNumber: true },
    ];
    return <Rows title="Pages" columns={columns} rows={rows} keyOf={(row) => row.path} size={(row) => row.pageViews} />;
}

function GoalsCard({ rows, visits }: { rows: Dashboard["goals"]; visits: number }) {
    type Goal = Dashboard["goals"][number];
    const columns: Column<Goal>[] = [
        { title: "Goal", value: (row) => row.name, show: (row) => words(row.name) },
        { title: "Visitors", value: (row) => row.visitors, show: (row) => count(row.visitors), isNumber: true },
        { title: "Times", value: (row) => row.conversions, show: (row) => count(row.conversions), isNumber: true },
        {
            title: "Revenue",
            value: (row) => row.revenue.map(({ amount, currency }) => `${String(amount)} ${currency}`).join(" + "),
            show: (row) => amounts(row.revenue),
            isNumber: true,
        },
    ];
    return (
        <Rows
            title="Goals"
            columns={columns}
            rows={rows}
            keyOf={(row) => row.name}
            size={(row) => row.conversions}
            empty={visits ? "Nobody converted in this period." : "No visits in this period."}
        />
    );
}

function Rows<Row>({
    title,
    columns,
    rows,
    keyOf,
    size,
    empty,
    note,
}: {
    title: string;
    columns: Column<Row>[];
    rows: Row[];
    keyOf: (row: Row) => string;
    size: (row: Row) => number;
    empty?: string;
    note?: ReactNode;
}) {
    const most = Math.max(1, ...rows.map(size));
    return (
        <Card
            title={title}
            note={note}
            actions={<CsvButton name={title.toLowerCase()} columns={columns} rows={rows} />}
        >
            <div className="list">
                <DataTable
                    label={title}
                    columns={columns}
                    rows={rows}
                    keyOf={keyOf}
                    share={(row) => size(row) / most}
                    {...(empty ? { empty } : {})}
                />
            </div>
        </Card>
    );
}
