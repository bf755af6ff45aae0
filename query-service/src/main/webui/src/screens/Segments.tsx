import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo, useState } from "react";
import { get, remove } from "../api/client";
import type { Migration as View } from "../api/types";
import { segment as segmentName } from "../format/names";
import { count, percent, plural } from "../format/numbers";
import { days } from "../format/times";
import { useMay } from "../state/me";
import { filtered, useQuestion } from "../state/question";
import { useMadeSegments } from "../state/segments";
import { usePlace } from "../state/sites";
import { Card } from "../ui/Card";
import { downloadRows, type Column } from "../ui/DataTable";
import type { Flow } from "../ui/drawing";
import { useOffersExport } from "../ui/exporting";
import { Figure } from "../ui/Figure";
import { Icon } from "../ui/Icon";
import { Link } from "../ui/Link";
import { Answered, Failure, Nothing } from "../ui/states";

type Move = View["flows"][number];

export default function Segments() {
    const [question] = useQuestion();
    const asked = useQuery({
        queryKey: ["segments", question.site],
        queryFn: ({ signal }) =>
            get("/api/analytics/segments", { query: question.site ? { siteId: question.site } : {}, signal }),
    });
    return (
        <div className="stack">
            <Answered asked={asked} rows={10}>
                {({ segments, persons }) => (
                    <>
                        <p className="note">
                            {count(persons)} {plural(persons, "person", "people")}, each in one segment: the first whose
                            rule fits.
                        </p>
                        <div className="grid">
                            {segments.map((segment) => (
                                <Card key={segment.name} title={segmentName(segment.name)}>
                                    <p className="size">
                                        <Link to="/people" own={{ segment: segment.name }}>
                                            <b data-segment={segment.name}>{count(segment.persons)}</b>{" "}
                                            {plural(segment.persons, "person", "people")}
                                        </Link>
                                        <span className="note">{percent(segment.share)} of all</span>
                                    </p>
                                    <meter
                                        min={0}
                                        max={1}
                                        value={segment.share}
                                        aria-label={`Share of ${segmentName(segment.name)}`}
                                    />
                                    <p>{segment.description}</p>
                                    <p className="note">{segment.strategy}</p>
                                    <Link
                                        to="/"
                                        className="button"
                                        change={{
                                            filters: filtered(
                                                question.filters.filter(({ dimension }) => dimension !== "segment"),
                                                "segment",
                                                segment.name,
                                                false,
                                            ),
                                        }}
                                    >
                                        What they do
                                        <span className="hidden">: {segmentName(segment.name)}</span>
                                    </Link>
                                </Card>
                            ))}
                        </div>
                    </>
                )}
            </Answered>
            <Made />
            <Migration />
        </div>
    );
}

const fromName = (row: Move) => (row.from ? segmentName(row.from) : "Not known before");

const COLUMNS: Column<Move>[] = [
    { title: "From", value: (row) => row.from ?? "", show: fromName },
    { title: "To", value: (row) => row.to, show: (row) => segmentName(row.to) },
    { title: "People", value: (row) => row.persons, show: (row) => count(row.persons), isNumber: true },
];

/** Who was in which segment before the period, and where they are at its end. */
function Migration() {
    const [question] = useQuestion();
    const { place } = usePlace(question);
    const { from, to } = place?.range ?? { from: "", to: "" };
    const asked = useQuery({
        queryKey: ["migration", question.site, from, to],
        queryFn: ({ signal }) =>
            get("/api/analytics/segments/migration", {
                query: { startDate: from, endDate: to, ...(question.site ? { siteId: question.site } : {}) },
                signal,
            }),
        enabled: place !== undefined,
        placeholderData: keepPreviousData,
    });
    return (
        <Answered asked={asked} rows={10}>
            {(view) => <Moves view={view} isStale={asked.isPlaceholderData} />}
        </Answered>
    );
}

function Moves({ view, isStale }: { view: View; isStale: boolean }) {
    const { flows } = view;
    const exported = useCallback(() => downloadRows("segment-migration", COLUMNS, flows), [flows]);
    useOffersExport(flows.length ? exported : null);
    const spec = useMemo<Flow>(() => {
        const nodes = new Map<string, Flow["nodes"][number]>();
        const at = (id: string, name: string, depth: number) => {
            nodes.set(id, { id, name, depth });
            return id;
        };
        const links = flows.map((move) => ({
            from: at(`before:${move.from ?? ""}`, fromName(move), 0),
            to: at(`after:${move.to}`, segmentName(move.to), 1),
            value: move.persons,
        }));
        return { kind: "flow", nodes: [...nodes.values()], links, format: count };
    }, [flows]);
    const title = `Who moved, ${days(view.startDate, view.endDate)}`;
    if (!flows.length) {
        return (
            <Card title={title}>
                <Nothing>
                    {view.since
                        ? "Nobody was known in this period."
                        : "In which segment people were is not known yet: it is kept from their next event on."}
                </Nothing>
            </Card>
        );
    }
    return (
        <div className={isStale ? "stale" : undefined} aria-busy={isStale}>
            <Figure
                title={title}
                note={
                    <>
                        <span data-moved={view.moved}>{count(view.moved)}</span> of {count(view.persons)} moved (
                        {percent(view.rate)}), {count(view.joined)} came to be known
                        {view.since &&
                            view.since > view.startDate &&
                            `; segments are known since ${days(view.since, view.since)}`}
                    </>
                }
                name="segment-migration"
                label="People by segment before and after"
                height={280}
                spec={spec}
                columns={COLUMNS}
                rows={flows}
                keyOf={(row) => `${row.from ?? ""} ${row.to}`}
            />
        </div>
    );
}

/** Segments of people's own, made of filters. */
function Made() {
    const asked = useMadeSegments(true);
    const mayKeep = useMay("define");
    const queries = useQueryClient();
    const [failure, setFailure] = useState<unknown>(null);
    const made = asked.data?.segments;
    return (
        <Card title="Of your own" note="filters under a name, for everybody who may look here">
            {failure !== null && <Failure error={failure} />}
            <Answered asked={asked} rows={2}>
                {() =>
                    made?.length ? (
                        <ul className="views" aria-label="Segments of your own">
                            {made.map(({ id, name }) => (
                                <li key={id}>
                                    <Link
                                        to="/"
                                        change={{
                                            filters: [{ dimension: "segment", isExcluding: false, values: [id] }],
                                        }}
                                    >
                                        {name}
                                    </Link>
                                    {mayKeep && (
                                        <button
                                            className="quiet"
                                            aria-label={`Forget ${name}`}
                                            title="Forget it: what filters by it is refused then"
                                            onClick={() =>
                                                void remove("/api/segments/{id}", { id }).then(
                                                    () => queries.invalidateQueries({ queryKey: ["made segments"] }),
                                                    setFailure,
                                                )
                                            }
                                        >
                                            <Icon name="close" size={14} />
                                        </button>
                                    )}
                                </li>
                            ))}
                        </ul>
                    ) : (
                        <Nothing>
                            None yet: narrow any screen down by filters, and keep them as a segment there.
                        </Nothing>
                    )
                }
            </Answered>
        </Card>
    );
}
