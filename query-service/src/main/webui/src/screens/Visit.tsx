import { useQuery } from "@tanstack/react-query";
import { get } from "../api/client";
import type { Session } from "../api/types";
import { country, words } from "../format/names";
import { amounts, count, duration } from "../format/numbers";
import { clock, dateTime } from "../format/times";
import { useQuestion } from "../state/question";
import { usePlace } from "../state/sites";
import { Card } from "../ui/Card";
import { CsvButton, type Column } from "../ui/DataTable";
import { EventRow } from "../ui/EventRow";
import { Link, personPath } from "../ui/Link";
import { Answered, Nothing } from "../ui/states";

type Listed = Session["eventList"][number];

const COLUMNS: Column<Listed>[] = [
    { title: "Time", value: (row) => row.occurredAt },
    { title: "Event", value: (row) => row.eventName },
    { title: "Event id", value: (row) => row.eventId },
    { title: "Page", value: (row) => row.pagePath },
    {
        title: "Revenue",
        value: (row) => (row.revenue === null || row.revenue === undefined ? null : Number(row.revenue)),
    },
    { title: "Currency", value: (row) => row.currency },
];

export default function Visit({ names }: { names: Record<string, string> }) {
    const sessionId = names["id"] ?? "";
    const [question] = useQuestion();
    const { place } = usePlace(question);
    const zone = place?.zone ?? "UTC";
    const asked = useQuery({
        queryKey: ["session", sessionId],
        queryFn: ({ signal }) => get("/api/analytics/sessions/{sessionId}", { names: { sessionId }, signal }),
        refetchInterval: (query) => (query.state.data?.state === "OPEN" ? 5_000 : false),
    });
    return <Answered asked={asked}>{(session) => <Known session={session} zone={zone} />}</Answered>;
}

function Known({ session, zone }: { session: Session; zone: string }) {
    const facts: [string, React.ReactNode][] = [
        ["Person", <Link to={personPath(session.personId)}>{session.personId}</Link>],
        ["Visitor", session.visitorId],
        ["Site", session.siteId],
        ["Began", dateTime(session.startedAt, zone)],
        ["Lasted", duration(session.durationSeconds)],
        ["Engaged for", duration(session.engagedSeconds)],
        ["Events", count(session.events)],
        ["Page views", count(session.pageViews)],
        ["Conversions", count(session.conversionCount)],
        ["Revenue", amounts(session.revenue)],
        ["Bounced", session.bounce ? "Yes" : "No"],
        ["Entered at", session.entryPage ?? "–"],
        ["Left at", session.exitPage ?? "–"],
        ["Came by", [session.source ?? words(session.channel), session.campaign].filter(Boolean).join(", ")],
        [
            "Device",
            [session.deviceType && words(session.deviceType), session.browser, session.os].filter(Boolean).join(", ") ||
                "–",
        ],
        [
            "Place",
            [session.city, session.region, session.country && country(session.country)].filter(Boolean).join(", ") ||
                "–",
        ],
    ];
    return (
        <div className="stack">
            <header className="person-head">
                <h2 className="id">{session.sessionId}</h2>
                <span className={session.state === "OPEN" ? "pill live" : "pill"}>
                    {session.state === "OPEN" && <span className="dot" aria-hidden="true" />}
                    {session.state === "OPEN" ? "going on" : "over"}
                </span>
                {session.bot && <span className="pill bad">a bot: not counted</span>}
                {session.askedFor && <span className="note">{session.askedFor} became part of it</span>}
            </header>
            <div className="grid person-grid">
                <Card title="The visit">
                    <dl className="facts">
                        {facts.map(([name, value]) => (
                            <div key={name}>
                                <dt>{name}</dt>
                                <dd>{value}</dd>
                            </div>
                        ))}
                    </dl>
                </Card>
                <Card
                    title="What happened"
                    note="in order"
                    actions={
                        <CsvButton name={`visit-${session.sessionId}`} columns={COLUMNS} rows={session.eventList} />
                    }
                >
                    {session.eventList.length ? (
                        <ol className="events" tabIndex={0} aria-label="What happened">
                            {session.eventList.map((event) => (
                                <EventRow
                                    key={event.eventId}
                                    event={{ ...event, sessionId: null } as never}
                                    zone={zone}
                                    who={false}
                                />
                            ))}
                        </ol>
                    ) : (
                        <Nothing>Its events are not here yet.</Nothing>
                    )}
                </Card>
            </div>
            {session.conclusions.length > 0 && (
                <Card title="What was concluded">
                    <ol className="events" tabIndex={0} aria-label="What was concluded">
                        {session.conclusions.map((conclusion) => (
                            <li className="event" key={conclusion.eventId}>
                                <time dateTime={conclusion.occurredAt}>{clock(conclusion.occurredAt, zone)}</time>
                                <span className="event-what">
                                    <b>{words(conclusion.eventName)}</b>
                                    <span className="event-page">{toldOf(conclusion.properties)}</span>
                                </span>
                            </li>
                        ))}
                    </ol>
                </Card>
            )}
        </div>
    );
}

/** What a conclusion says of itself, in the words of the house; times are told in milliseconds. */
function toldOf(properties: unknown): string {
    return Object.entries(properties as Record<string, unknown>)
        .filter(([, value]) => value !== null && value !== "")
        .map(([name, value]) =>
            name === "time_spent" || name === "time_in_funnel"
                ? `${words(name)}: ${duration(Number(value) / 1000)}`
                : `${words(name)}: ${typeof value === "boolean" ? (value ? "yes" : "no") : typeof value === "string" && /^[a-z]+(_[a-z]+)*$/.test(value) ? words(value).toLowerCase() : String(value)}`,
        )
        .join(" · ");
}
