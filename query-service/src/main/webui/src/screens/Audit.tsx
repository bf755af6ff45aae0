import { useInfiniteQuery } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { get } from "../api/client";
import type { Audit as View } from "../api/types";
import { words } from "../format/names";
import { dateTime } from "../format/times";
import { useQuestion } from "../state/question";
import { Card } from "../ui/Card";
import { Choice, oneOf } from "../ui/Choice";
import { CsvButton, DataTable, type Column } from "../ui/DataTable";
import { Paged } from "../ui/Paged";

type Entry = View["entries"][number];

const ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;
const ACTIONS = {
    "": "Everything",
    "token-made": "Tokens made",
    "token-revoked": "Tokens revoked",
    "token-refused": "Tokens refused",
    "access-refused": "Reached too far",
    "events-exported": "Exports",
    "person-viewed": "People looked at",
    "people-listed": "People listed",
    "live-opened": "Live views",
    "funnel-kept": "Funnels kept",
    "funnel-forgotten": "Funnels forgotten",
    "view-kept": "Views kept",
    "view-forgotten": "Views forgotten",
    "segment-kept": "Segments kept",
    "segment-forgotten": "Segments forgotten",
    "annotation-kept": "Notes about days kept",
    "annotation-forgotten": "Notes about days forgotten",
    "costs-said": "Costs said",
    maintained: "Maintenance",
    "audit-read": "This log read",
} as const;
const OUTCOMES = { "": "Whatever came of it", allowed: "Allowed", done: "Done", refused: "Refused", failed: "Failed" };

const COLUMNS: Column<Entry>[] = [
    { title: "When", value: (row) => row.at, show: (row) => dateTime(row.at, ZONE), isUncut: true },
    {
        title: "Who",
        value: (row) => row.actor,
        show: (row) => <span title={row.actor ?? ""}>{row.actorName ?? row.actor ?? "somebody unknown"}</span>,
    },
    { title: "What", value: (row) => row.action, show: (row) => words(row.action.replaceAll("-", "_")) },
    { title: "Of what", value: (row) => row.subject, show: (row) => row.subject ?? "–" },
    {
        title: "Outcome",
        value: (row) => row.outcome,
        show: (row) => (
            <span className={row.outcome === "refused" || row.outcome === "failed" ? "pill bad" : "pill"}>
                {row.outcome}
            </span>
        ),
    },
    { title: "More", value: (row) => row.detail, show: (row) => row.detail ?? "" },
    { title: "From", value: (row) => row.address, show: (row) => row.address ?? "–" },
];

/** Who did what: nothing in it can be changed, also not here. */
export default function Audit() {
    const [question, change] = useQuestion();
    const { own } = question;
    const choose = useCallback(
        (word: string, value: string) => change({ own: { ...own, [word]: value } }),
        [change, own],
    );
    const action = oneOf(ACTIONS, own["action"], "");
    const outcome = oneOf(OUTCOMES, own["outcome"], "");
    const actor = own["actor"] ?? "";
    const subject = own["subject"] ?? "";
    const asked = useInfiniteQuery({
        queryKey: ["audit", action, outcome, actor, subject],
        queryFn: ({ signal, pageParam }) =>
            get("/api/analytics/audit", {
                query: {
                    ...(action ? { action } : {}),
                    ...(outcome ? { outcome: outcome as Entry["outcome"] } : {}),
                    ...(actor ? { actor } : {}),
                    ...(subject ? { subject } : {}),
                    ...(pageParam ? { cursor: pageParam } : {}),
                } as Record<string, never>,
                signal,
            }),
        initialPageParam: "",
        getNextPageParam: (last) => last.nextCursor,
    });
    const rows = asked.data?.pages.flatMap(({ entries }) => entries);
    return (
        <div className="stack">
            <form className="find of-many" aria-label="Which entries" onSubmit={(event) => event.preventDefault()}>
                <Choice label="What" value={action} options={ACTIONS} choose={(value) => choose("action", value)} />
                <Choice
                    label="Outcome"
                    value={outcome}
                    options={OUTCOMES}
                    choose={(value) => choose("outcome", value)}
                />
                <Word label="Who, by token or sign-in" value={actor} choose={(value) => choose("actor", value)} />
                <Word label="Of what" value={subject} choose={(value) => choose("subject", value)} />
            </form>
            <Card
                title="Who did what"
                note="nothing in it can be changed"
                actions={<CsvButton name="audit" columns={COLUMNS} rows={rows} />}
            >
                <Paged asked={asked} list={rows} rows={10} more="Earlier">
                    {(list) => (
                        <DataTable
                            label="Who did what"
                            columns={COLUMNS}
                            rows={list}
                            keyOf={(row) => row.id}
                            empty="Nothing like that was written down."
                        />
                    )}
                </Paged>
            </Card>
        </div>
    );
}

/** A word that is asked for when it is complete. */
function Word({ label, value, choose }: { label: string; value: string; choose: (value: string) => void }) {
    const [typed, setTyped] = useState(value);
    const [before, setBefore] = useState(value);
    // Links lead here with another word.
    if (before !== value) {
        setBefore(value);
        setTyped(value);
    }
    return (
        <label className="field">
            {label}
            <input
                value={typed}
                onChange={(event) => setTyped(event.target.value)}
                onBlur={() => typed !== value && choose(typed.trim())}
                onKeyDown={(event) => event.key === "Enter" && choose(typed.trim())}
            />
        </label>
    );
}
