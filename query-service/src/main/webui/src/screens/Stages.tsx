import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { get } from "../api/client";
import type { JourneyPeople, Journeys as View } from "../api/types";
import { words } from "../format/names";
import { count, duration, percent, plural } from "../format/numbers";
import { useMay } from "../state/me";
import { useQuestion } from "../state/question";
import { usePlace, type Place } from "../state/sites";
import { Card } from "../ui/Card";
import { CsvButton, DataTable, downloadRows, type Column } from "../ui/DataTable";
import { useOffersExport } from "../ui/exporting";
import { Figure } from "../ui/Figure";
import { PeopleCard, columnsOf, pageOf } from "../ui/PeopleCard";
import { Answered, Failure, Nothing, Skeleton } from "../ui/states";

type Stage = View["stages"][number];
type Type = View["types"][number];
type Walker = JourneyPeople["people"][number];

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

const TYPE_NAMES = {
    direct_converters: "Converted at once",
    researchers: "Converted after some visits",
    browsers: "Came again, bought nothing",
    others: "All others",
} as const;
type TypeName = keyof typeof TYPE_NAMES;
const isType = (type: string | undefined): type is TypeName => type !== undefined && Object.hasOwn(TYPE_NAMES, type);
const typeName = (type: string) => (isType(type) ? TYPE_NAMES[type] : words(type));
/** All types together. */
const EVERYBODY = "everybody";

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

/** Whose list is open: those of a type, or of a stage, or who came no further than that. */
interface Chosen {
    type?: string;
    stage?: string;
    those?: string;
}

/** A number that opens the list of its people, and closes it again. */
function Opens({ number, of, what }: { number: number; of: Chosen; what: string }) {
    const [{ own }, change] = useQuestion();
    const maySeePeople = useMay("people");
    if (!maySeePeople || !number) return count(number);
    const isOpen = (["type", "stage", "those"] as const).every((word) => (own[word] ?? "") === (of[word] ?? ""));
    return (
        <button
            className="link who"
            aria-pressed={isOpen}
            aria-label={`${count(number)} ${plural(number, "person", "people")}: ${what}`}
            onClick={() => {
                const { type: _, stage: __, those: ___, ...others } = own;
                change({ own: isOpen ? others : { ...others, ...of } });
            }}
        >
            {count(number)}
        </button>
    );
}

const opening = <Row,>(columns: Column<Row>[], title: string, show: NonNullable<Column<Row>["show"]>): Column<Row>[] =>
    columns.map((column) => (column.title === title ? { ...column, show } : column));

const OPENING_STAGES = opening(
    opening(STAGES, "People", ({ stage, persons }) => (
        <Opens number={persons} of={{ stage }} what={`in the stage ${words(stage)}`} />
    )),
    "Came no further",
    ({ stage, furthest }) => (
        <Opens number={furthest} of={{ stage, those: "furthest" }} what={`who came no further than ${words(stage)}`} />
    ),
);

const OPENING_TYPES = opening(TYPES, "People", ({ type, persons }) => (
    <Opens number={persons} of={{ type }} what={typeName(type)} />
));

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
            {(view) => <Looked view={view} isStale={asked.isPlaceholderData} place={place} />}
        </Answered>
    );
}

function Looked({ view, isStale, place }: { view: View; isStale: boolean; place: Place }) {
    const [{ own }] = useQuestion();
    const maySeePeople = useMay("people");
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
    if (!persons && !stages.length) {
        return (
            <Card title="How far people came">
                <Nothing>Nobody had a visit in this period.</Nothing>
            </Card>
        );
    }
    return (
        <div className={isStale ? "stack stale" : "stack"} aria-busy={isStale}>
            {stages.length > 0 ? (
                <>
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
                    <Card
                        title="Stages"
                        note={maySeePeople ? "a number of people opens who they are" : undefined}
                        actions={<CsvButton name="stages-of-people" columns={STAGES} rows={stages} />}
                    >
                        <DataTable label="Stages" columns={OPENING_STAGES} rows={stages} keyOf={(row) => row.stage} />
                    </Card>
                    {maySeePeople && own["stage"] && (
                        <People
                            place={place}
                            of={{ stage: own["stage"], ...(own["those"] === "furthest" ? { those: "furthest" } : {}) }}
                            title={
                                own["those"] === "furthest"
                                    ? `Who came no further than ${words(own["stage"])}`
                                    : `Who was in the stage ${words(own["stage"])}`
                            }
                            times="Touchpoints"
                        />
                    )}
                </>
            ) : (
                <Card title="How far people came">
                    <Nothing>Nobody had a touchpoint in this period.</Nothing>
                </Card>
            )}
            <Figure
                title="How they came to a conversion"
                note={
                    <>
                        <Opens number={persons} of={{ type: EVERYBODY }} what="everybody who had a visit" />{" "}
                        {plural(persons, "person", "people")}, by their visits of this period
                    </>
                }
                name="journey-types"
                label="People by type of journey"
                height={220}
                spec={ofTypes}
                columns={TYPES}
                rows={types}
                keyOf={(row) => row.type}
            />
            <Card
                title="Types"
                note={maySeePeople ? "a number of people opens who they are" : undefined}
                actions={<CsvButton name="types" columns={TYPES} rows={types} />}
            >
                <DataTable label="Types" columns={OPENING_TYPES} rows={types} keyOf={(row) => row.type} />
            </Card>
            {maySeePeople && own["type"] === EVERYBODY && (
                <People place={place} of={{}} title="Who had a visit" times="Visits" />
            )}
            {maySeePeople && isType(own["type"]) && (
                <People
                    place={place}
                    of={{ type: own["type"] }}
                    title={`Who they are: ${typeName(own["type"])}`}
                    times="Visits"
                />
            )}
        </div>
    );
}

/** Who is behind a number. */
function People({
    place,
    of,
    title,
    times,
}: {
    place: Place;
    of: { type?: TypeName; stage?: string; those?: "furthest" };
    title: string;
    times: string;
}) {
    const [question] = useQuestion();
    const { zone, range } = place;
    const wanted = {
        startDate: range.from,
        endDate: range.to,
        ...(question.site ? { siteId: question.site } : {}),
        ...of,
    };
    const asked = useInfiniteQuery({
        queryKey: ["journey people", wanted],
        queryFn: ({ signal, pageParam }) =>
            get("/api/analytics/journeys/people", {
                query: {
                    ...wanted,
                    ...pageOf(pageParam),
                },
                signal,
            }),
        initialPageParam: "",
        getNextPageParam: (last: JourneyPeople) => last.nextCursor,
    });
    const columns = columnsOf<Walker>(zone, [
        { title: times, value: (row) => row.times, show: (row) => count(row.times), isNumber: true },
        {
            title: "Conversions",
            value: (row) => row.conversions,
            show: (row) => count(row.conversions),
            isNumber: true,
        },
    ]);
    return (
        <PeopleCard
            title={title}
            label="People of the journey"
            name="journey-people"
            order="the one there last first"
            empty="Nobody."
            columns={columns}
            asked={asked}
        />
    );
}
