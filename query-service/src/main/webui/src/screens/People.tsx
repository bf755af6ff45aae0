import { useInfiniteQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useState } from "react";
import { get } from "../api/client";
import type { Persons } from "../api/types";
import { segment as segmentName, words } from "../format/names";
import { count, decimal } from "../format/numbers";
import { ago, exact } from "../format/times";
import { useQuestion } from "../state/question";
import { usePlace } from "../state/sites";
import { Card } from "../ui/Card";
import { DataTable, downloadRows, type Column } from "../ui/DataTable";
import { useOffersExport } from "../ui/exporting";
import { Link, personPath } from "../ui/Link";
import { Paged } from "../ui/Paged";

type Person = Persons["persons"][number];

const SORTS = {
    lastSeen: "Seen last",
    firstSeen: "Came last",
    sessions: "Most visits",
    events: "Most events",
    conversions: "Most conversions",
    lead: "Best leads",
    engagement: "Most engaged",
} as const;
const SEGMENTS = ["vip", "high_intent", "price_sensitive", "browser"];

export default function People() {
    const [question, change] = useQuestion();
    const { place } = usePlace(question);
    const zone = place?.zone ?? "UTC";
    const { own } = question;
    const choose = useCallback(
        (word: string, value: string) => change({ own: { ...own, [word]: value } }),
        [change, own],
    );
    const asked = useInfiniteQuery({
        queryKey: ["persons", question.site, own["q"], own["segment"], own["audience"], own["sort"]],
        queryFn: ({ signal, pageParam }) =>
            get("/api/analytics/persons", {
                query: {
                    ...(own["q"] ? { query: own["q"] } : {}),
                    ...(own["segment"] ? { segment: own["segment"] as "vip" } : {}),
                    ...(own["audience"] ? { audience: own["audience"] } : {}),
                    ...(own["sort"] ? { sort: own["sort"] as keyof typeof SORTS } : {}),
                    ...(pageParam ? { cursor: pageParam } : {}),
                    ...(question.site ? { siteId: question.site } : {}),
                },
                signal,
            }),
        initialPageParam: "",
        getNextPageParam: (last) => last.nextCursor,
    });
    const rows = asked.data?.pages.flatMap((page) => page.persons);
    const columns: Column<Person>[] = [
        {
            title: "Person",
            value: (row) => row.personId,
            show: (row) => <Link to={personPath(row.personId)}>{row.personId}</Link>,
        },
        { title: "Segment", value: (row) => row.segment, show: (row) => segmentName(row.segment) },
        {
            title: "Seen",
            value: (row) => row.lastSeenAt,
            show: (row) => <span title={exact(row.lastSeenAt, zone)}>{ago(row.lastSeenAt)}</span>,
            isNumber: true,
        },
        { title: "Visits", value: (row) => row.sessions, show: (row) => count(row.sessions), isNumber: true },
        { title: "Events", value: (row) => row.events, show: (row) => count(row.events), isNumber: true },
        {
            title: "Conversions",
            value: (row) => row.conversionCount,
            show: (row) => count(row.conversionCount),
            isNumber: true,
        },
        { title: "Lead, of 100", value: (row) => row.lead, show: (row) => score(row.lead), isNumber: true },
        {
            title: "Engagement, of 100",
            value: (row) => row.engagement,
            show: (row) => score(row.engagement),
            isNumber: true,
        },
    ];
    const exported = useCallback(() => downloadRows("people", columns, rows ?? []), [rows]);
    useOffersExport(rows?.length ? exported : null);
    return (
        <div className="stack">
            <form className="choices" role="search" onSubmit={(event) => event.preventDefault()}>
                <Search text={own["q"] ?? ""} choose={(text) => choose("q", text)} />
                <label className="field">
                    Segment
                    <select value={own["segment"] ?? ""} onChange={(event) => choose("segment", event.target.value)}>
                        <option value="">All</option>
                        {SEGMENTS.map((segment) => (
                            <option key={segment} value={segment}>
                                {segmentName(segment)}
                            </option>
                        ))}
                    </select>
                </label>
                <label className="field">
                    Order
                    <select value={own["sort"] ?? "lastSeen"} onChange={(event) => choose("sort", event.target.value)}>
                        {Object.entries(SORTS).map(([key, title]) => (
                            <option key={key} value={key}>
                                {title}
                            </option>
                        ))}
                    </select>
                </label>
                {own["audience"] && (
                    <span className="chip">
                        Audience {words(own["audience"])}
                        <button aria-label="All audiences" onClick={() => choose("audience", "")}>
                            ×
                        </button>
                    </span>
                )}
            </form>
            <Card
                title="People"
                note={rows ? `${asked.hasNextPage ? "the first " : ""}${count(rows.length)}` : undefined}
            >
                <Paged asked={asked} list={rows} rows={12} more={asked.isFetchingNextPage ? "Fetching…" : "More"}>
                    {(persons) => (
                        <DataTable
                            label="People"
                            columns={columns}
                            rows={persons}
                            keyOf={(row) => row.personId}
                            empty="Nobody is like that."
                        />
                    )}
                </Paged>
            </Card>
        </div>
    );
}

const score = (value: number | null | undefined) => (value === null || value === undefined ? "–" : decimal(value));

/** Asks when somebody has stopped typing. */
function Search({ text, choose }: { text: string; choose: (text: string) => void }) {
    const [typed, setTyped] = useState(text);
    useEffect(() => setTyped(text), [text]);
    useEffect(() => {
        if (typed === text) return;
        const timer = setTimeout(() => choose(typed), 300);
        return () => clearTimeout(timer);
    }, [typed, text, choose]);
    return (
        <label className="field">
            Part of a person’s id, or a visitor’s whole id
            <input type="search" value={typed} onChange={(event) => setTyped(event.target.value)} />
        </label>
    );
}
