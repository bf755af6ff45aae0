import type { Dashboard } from "../api/types";
import { dimensionName, valueName } from "../state/dimensions";
import { filtered, useQuestion, type Question } from "../state/question";
import type { Place } from "../state/sites";
import { Card } from "../ui/Card";
import { CsvButton, DataTable, type Column } from "../ui/DataTable";
import { Answered } from "../ui/states";
import { spoken, useAggregate } from "./aggregate";
import { column, type Counted } from "./columns";

const MOST = 100;

/** What visits or events are divided by, in one card: one of them is shown. */
export interface Subject {
    title: string;
    dimensions: readonly string[];
}

export const SUBJECTS: readonly Subject[] = [
    { title: "Sources", dimensions: ["visit:source", "visit:channel", "visit:utm_campaign"] },
    { title: "Pages", dimensions: ["event:page", "visit:entry_page", "visit:exit_page"] },
    { title: "Places", dimensions: ["visit:country", "visit:region", "visit:city"] },
    { title: "Devices", dimensions: ["visit:device", "visit:browser", "visit:os"] },
    { title: "Goals", dimensions: ["event:goal", "event:name"] },
];

/** By what an event is, a rate of visits can't be told: what can is asked for. */
function metricsFor(dimension: string): string[] {
    if (dimension === "event:page") return ["pageviews", "visitors"];
    if (dimension === "event:goal") return ["events", "visitors", "total_revenue"];
    if (dimension === "event:name") return ["events", "visitors"];
    return ["visits", "visitors", "bounce_rate"];
}

const tabsOf = (question: Question) => (question.own["by"] ?? "").split(",").filter(Boolean);

export function Breakdown({ subject, question, place }: { subject: Subject; question: Question; place: Place }) {
    const [, change] = useQuestion();
    const dimension =
        subject.dimensions.find((each) => tabsOf(question).includes(each)) ?? subject.dimensions[0] ?? "visit:source";
    const metrics = metricsFor(dimension);
    const isNamed = dimension.startsWith("event:") || dimension.startsWith("visit:utm");
    const asked = useAggregate(dimension, question, place, {
        metrics,
        dimensions: [dimension],
        pagination: { limit: MOST },
        // What has no goal or campaign is no row of theirs.
        ...(isNamed ? { filters: [...spoken(question.filters), ["is_not", dimension, ["(none)"]]] } : {}),
    });
    const rows = asked.data?.results.map((row) => ({
        value: row.dimensions[0] ?? "",
        metrics: row.metrics as unknown[],
    }));
    const columns: Column<Counted>[] = [
        { title: dimensionName(dimension), value: (row) => row.value, show: (row) => valueName(dimension, row.value) },
        ...metrics.map((metric, at) => column(metric, at, dimension)),
    ];
    return (
        <Card
            title={subject.title}
            className={asked.isPlaceholderData ? "stale" : ""}
            actions={<CsvButton name={subject.title.toLowerCase()} columns={columns} rows={rows} />}
            note={
                <span className="tabs" role="group" aria-label={`${subject.title} by`}>
                    {subject.dimensions.map((each) => (
                        <button
                            key={each}
                            className="tab"
                            aria-pressed={each === dimension}
                            onClick={() =>
                                change({
                                    own: {
                                        ...question.own,
                                        by: [
                                            ...tabsOf(question).filter((tab) => !subject.dimensions.includes(tab)),
                                            ...(each === subject.dimensions[0] ? [] : [each]),
                                        ].join(),
                                    },
                                })
                            }
                        >
                            {dimensionName(each)}
                        </button>
                    ))}
                </span>
            }
        >
            <div className="list">
                <Answered asked={asked} rows={5}>
                    {() => (
                        <DataTable
                            label={subject.title}
                            columns={columns}
                            rows={rows ?? []}
                            keyOf={(row) => row.value}
                            share={share(rows ?? [])}
                            filter={{
                                describe: (row) => `${dimensionName(dimension)} ${valueName(dimension, row.value)}`,
                                choose: (row, isExcluding) =>
                                    change({ filters: filtered(question.filters, dimension, row.value, isExcluding) }),
                            }}
                        />
                    )}
                </Answered>
            </div>
        </Card>
    );
}

function share(rows: readonly Counted[]): (row: Counted) => number {
    const most = Math.max(1, ...rows.map((row) => Number(row.metrics[0] ?? 0)));
    return (row) => Number(row.metrics[0] ?? 0) / most;
}

/** The same of all sites together, where nothing can be narrowed down. */
export function DashboardCards({ data }: { data: Dashboard }) {
    const visits = (rows: Dashboard["sources"]) =>
        rows.map((row) => ({ value: row.name, metrics: [row.sessions, row.visitors, row.bounceRate * 100] }));
    const ofVisits = ["visits", "visitors", "bounce_rate"];
    const cards: { title: string; dimension: string; metrics: string[]; rows: Counted[] }[] = [
        { title: "Sources", dimension: "visit:source", metrics: ofVisits, rows: visits(data.sources) },
        {
            title: "Pages",
            dimension: "event:page",
            metrics: ["pageviews", "visitors"],
            rows: data.pages.map((row) => ({ value: row.path, metrics: [row.pageViews, row.visitors] })),
        },
        { title: "Places", dimension: "visit:country", metrics: ofVisits, rows: visits(data.countries) },
        { title: "Devices", dimension: "visit:device", metrics: ofVisits, rows: visits(data.devices) },
        {
            title: "Goals",
            dimension: "event:goal",
            metrics: ["events", "visitors", "total_revenue"],
            rows: data.goals.map((row) => ({ value: row.name, metrics: [row.conversions, row.visitors, row.revenue] })),
        },
    ];
    return cards.map(({ title, dimension, metrics, rows }) => {
        const columns: Column<Counted>[] = [
            {
                title: dimensionName(dimension),
                value: (row) => row.value,
                show: (row) => valueName(dimension, row.value),
            },
            ...metrics.map((metric, at) => column(metric, at, dimension)),
        ];
        return (
            <Card
                key={title}
                title={title}
                actions={<CsvButton name={title.toLowerCase()} columns={columns} rows={rows} />}
            >
                <div className="list">
                    <DataTable
                        label={title}
                        columns={columns}
                        rows={rows}
                        keyOf={(row) => row.value}
                        share={share(rows)}
                    />
                </div>
            </Card>
        );
    });
}
