import type { UseQueryResult } from "@tanstack/react-query";
import { useMemo } from "react";
import type { Dashboard } from "../api/types";
import { isChannel } from "../format/names";
import { dimensionName, valueName } from "../state/dimensions";
import { channelOf, filtered, isUnnamed, unnamed, useQuestion, type Question } from "../state/question";
import type { Place } from "../state/sites";
import { Card } from "../ui/Card";
import { CsvButton, DataTable, type Column } from "../ui/DataTable";
import { Link } from "../ui/Link";
import { Answered } from "../ui/states";
import { useAggregate } from "./aggregate";
import { column, countedOf, single, type Counted } from "./columns";
import {
    dimensionOf,
    isPart,
    metricsFor,
    NONE,
    SUBJECTS,
    tabsOf,
    wantedOf,
    type Parts,
    type Subject,
} from "./subjects";

const ofVisits = (rows: Dashboard["countries"]): Counted[] =>
    rows.map((row) => ({
        value: row.name === "unknown" ? NONE : row.name,
        metrics: [row.sessions, row.visitors, row.bounceRate * 100],
    }));

/** What has been counted by days is divided like this, in the order of the metrics. */
const PARTS: Record<Parts, (data: Dashboard) => Counted[]> = {
    // Days know the channel of a visit that has no source.
    "visit:source": (data) =>
        ofVisits(data.sources).map((row) => (isChannel(row.value) ? { ...row, value: unnamed(row.value) } : row)),
    "event:page": (data) => data.pages.map((row) => ({ value: row.path, metrics: [row.pageViews, row.visitors] })),
    "visit:country": (data) => ofVisits(data.countries),
    "visit:device": (data) => ofVisits(data.devices),
    "event:goal": (data) =>
        data.goals.map((row) => ({ value: row.name, metrics: [row.conversions, row.visitors, row.revenue] })),
};

type State<T> = Pick<UseQueryResult<T>, "data" | "error" | "isPending" | "isPlaceholderData" | "refetch">;

export function Breakdown({
    subject,
    question,
    place,
    counted,
}: {
    subject: Subject;
    question: Question;
    place: Place;
    /** What is counted by days, where that is what was asked for. */
    counted: State<Dashboard> | null;
}) {
    const [, change] = useQuestion();
    const dimension = dimensionOf(subject, question);
    const metrics = metricsFor(dimension);
    const only = subject.only?.(dimension) ?? [];
    const ofDays = counted && isPart(dimension) ? PARTS[dimension] : null;
    const asked = useAggregate(
        `${subject.title} ${dimension}`,
        question,
        place,
        ofDays ? null : wantedOf(dimension, question, only),
    );
    const shown: State<unknown> = counted && ofDays ? counted : asked;
    const rows = useMemo(
        () => (ofDays ? counted?.data && ofDays(counted.data) : asked.data && countedOf(asked.data)),
        [ofDays, counted?.data, asked.data],
    );
    const columns: Column<Counted>[] = [
        {
            title: dimensionName(dimension),
            value: (row) => (isUnnamed(row.value) ? channelOf(row.value) : row.value),
            show: (row) => valueName(dimension, row.value),
        },
        ...metrics.map((metric, at) => column(metric, at, dimension, single(only))),
    ];
    return (
        <Card
            title={subject.title}
            className={shown.isPlaceholderData ? "stale" : ""}
            actions={<CsvButton name={subject.title.toLowerCase()} columns={columns} rows={rows} />}
            more={
                <Link
                    to={subject.screen}
                    {...(isDivided(subject.screen, dimension) ? { own: { by: dimension } } : {})}
                    className="card-more"
                >
                    Details<span className="hidden"> of {subject.title.toLowerCase()}</span>
                </Link>
            }
            note={
                subject.dimensions.length > 1 && (
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
                )
            }
        >
            <div className="list">
                <Answered asked={shown} rows={5}>
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

/** Whether a screen is divided by the same things: goals and friction are by what they are. */
const isDivided = (screen: string, dimension: string) =>
    dimension.startsWith("visit:") || (screen === "/behaviour/pages" && dimension === "event:page");

function share(rows: readonly Counted[]): (row: Counted) => number {
    const most = Math.max(1, ...rows.map((row) => Number(row.metrics[0] ?? 0)));
    return (row) => Number(row.metrics[0] ?? 0) / most;
}

/** The same of all sites together, where nothing can be narrowed down. */
export function CountedCards({ data }: { data: Dashboard }) {
    return (Object.keys(PARTS) as Parts[]).map((dimension) => {
        const title = SUBJECTS.find(({ dimensions }) => dimensions[0] === dimension)?.title ?? dimension;
        const rows = PARTS[dimension](data);
        const columns: Column<Counted>[] = [
            {
                title: dimensionName(dimension),
                value: (row) => row.value,
                show: (row) => valueName(dimension, row.value),
            },
            ...metricsFor(dimension).map((metric, at) => column(metric, at, dimension)),
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
