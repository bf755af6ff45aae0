import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { get } from "../api/client";
import type { Journeys as View } from "../api/types";
import { words } from "../format/names";
import { count, duration, percent, plural } from "../format/numbers";
import { useQuestion } from "../state/question";
import { usePlace } from "../state/sites";
import { Card } from "../ui/Card";
import { CsvButton, DataTable, downloadRows, type Column } from "../ui/DataTable";
import { useOffersExport } from "../ui/exporting";
import { Figure } from "../ui/Figure";
import { Answered, Failure, Nothing, Skeleton } from "../ui/states";

type Stage = View["stages"][number];
type Type = View["types"][number];

const STAGES: Column<Stage>[] = [
    { title: "Stage", value: (row) => row.stage, show: (row) => words(row.stage) },
    { title: "People", value: (row) => row.persons, show: (row) => count(row.persons), isNumber: true },
    { title: "Came no further", value: (row) => row.furthest, show: (row) => count(row.furthest), isNumber: true },
    { title: "Touchpoints", value: (row) => row.touchpoints, show: (row) => count(row.touchpoints), isNumber: true },
    { title: "Conversions", value: (row) => row.conversions, show: (row) => count(row.conversions), isNumber: true },
    {
        title: "Stayed, as a rule",
        value: (row) => row.medianSeconds,
        show: (row) => duration(row.medianSeconds),
        isNumber: true,
    },
    {
        title: "Stayed, together",
        value: (row) => row.secondsSpent,
        show: (row) => duration(row.secondsSpent),
        isNumber: true,
    },
];

const TYPE_NAMES: Record<string, string> = {
    direct_converters: "Converted at once",
    researchers: "Converted after some visits",
    browsers: "Came again, bought nothing",
    others: "All others",
};
const typeName = (type: string) => TYPE_NAMES[type] ?? words(type);

const TYPES: Column<Type>[] = [
    {
        title: "Type",
        value: (row) => row.type,
        show: (row) => (
            <span className="two-lines">
                {typeName(row.type)}
                <span className="note">{row.description}</span>
            </span>
        ),
    },
    { title: "People", value: (row) => row.persons, show: (row) => count(row.persons), isNumber: true },
    { title: "Of all", value: (row) => row.share, show: (row) => percent(row.share), isNumber: true },
    { title: "Visits", value: (row) => row.visits, show: (row) => count(row.visits), isNumber: true },
    { title: "Conversions", value: (row) => row.conversions, show: (row) => count(row.conversions), isNumber: true },
];

/** How far everybody came, and how. */
export default function Stages() {
    const [question] = useQuestion();
    const { place, error, retry } = usePlace(question);
    const { from, to } = place?.range ?? { from: "", to: "" };
    const asked = useQuery({
        queryKey: ["stages", question.site, from, to],
        queryFn: ({ signal }) =>
            get("/api/analytics/journeys", {
                query: { startDate: from, endDate: to, ...(question.site ? { siteId: question.site } : {}) },
                signal,
            }),
        enabled: place !== undefined,
        placeholderData: keepPreviousData,
    });
    if (!place && error) return <Failure error={error} onRetry={retry} />;
    if (!place) return <Skeleton rows={14} />;
    return (
        <Answered asked={asked} rows={14}>
            {(view) => <Looked view={view} isStale={asked.isPlaceholderData} />}
        </Answered>
    );
}

function Looked({ view, isStale }: { view: View; isStale: boolean }) {
    const { stages, types, persons } = view;
    const exported = useCallback(() => downloadRows("stages", STAGES, stages), [stages]);
    useOffersExport(stages.length ? exported : null);
    const ofStages = useMemo(
        () => ({
            kind: "bar" as const,
            labels: stages.map(({ stage }) => words(stage)),
            series: [
                { name: "People in it", values: stages.map((stage) => stage.persons) },
                { name: "Came no further", values: stages.map(({ furthest }) => furthest), isGhost: true },
            ],
            format: count,
            isWhole: true,
        }),
        [stages],
    );
    const ofTypes = useMemo(
        () => ({
            kind: "bar" as const,
            labels: types.map(({ type }) => typeName(type)),
            series: [{ name: "People", values: types.map((type) => type.persons) }],
            format: count,
            isWhole: true,
        }),
        [types],
    );
    return (
        <div className={isStale ? "stack stale" : "stack"} aria-busy={isStale}>
            {stages.length > 0 ? (
                <Figure
                    title="How far people came"
                    note="from becoming aware to coming back; pale: who came no further"
                    name="stages"
                    label="People by stage of their journey"
                    height={220}
                    spec={ofStages}
                    columns={STAGES}
                    rows={stages}
                    keyOf={(row) => row.stage}
                />
            ) : (
                <Card title="How far people came">
                    <Nothing>Nobody had a touchpoint in this period.</Nothing>
                </Card>
            )}
            <Figure
                title="How they came to a conversion"
                note={`${count(persons)} ${plural(persons, "person", "people")}, by their visits of this period`}
                name="journey-types"
                label="People by type of journey"
                height={220}
                spec={ofTypes}
                columns={TYPES}
                rows={types}
                keyOf={(row) => row.type}
            />
            <Card title="Types" actions={<CsvButton name="types" columns={TYPES} rows={types} />}>
                <DataTable label="Types" columns={TYPES} rows={types} keyOf={(row) => row.type} />
            </Card>
        </div>
    );
}
