import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useRef, useState } from "react";
import { get, Problem } from "../api/client";
import type {
    Event,
    Insights,
    Journey,
    LiveSession,
    PersonSessions,
    Profile,
    ScoreHistory,
    Scores,
    Touch,
} from "../api/types";
import { country, segment, source, words } from "../format/names";
import { amounts, count, decimal, duration, percent } from "../format/numbers";
import { ago, dateTime, day, weekday } from "../format/times";
import { useLive } from "../live/useLive";
import { useQuestion } from "../state/question";
import { usePlace } from "../state/sites";
import { Card } from "../ui/Card";
import { CsvButton, DataTable, type Column } from "../ui/DataTable";
import { EventRow } from "../ui/EventRow";
import { Figure } from "../ui/Figure";
import { Link, sessionPath } from "../ui/Link";
import { Answered, Failure, Nothing } from "../ui/states";

export default function Person({ names }: { names: Record<string, string> }) {
    const id = names["id"] ?? "";
    const [question] = useQuestion();
    const { place } = usePlace(question);
    const asked = useQuery({
        queryKey: ["insights", id],
        queryFn: ({ signal }) => get("/api/analytics/insights/{id}", { names: { id }, signal }),
        refetchInterval: 5_000,
    });
    // What they do is told as they do it: then all about them is asked anew at once, not after the next pause.
    const visitors = asked.data?.visitorIds as string[] | undefined;
    const person = asked.data?.personId;
    const live = useLive(question.site, true);
    const last = live.events.find((event) => event.personId === person || visitors?.includes(event.visitorId))?.eventId;
    const { refetch } = asked;
    const before = useRef(last);
    useEffect(() => {
        if (last && before.current !== last) void refetch();
        before.current = last;
    }, [last, refetch]);
    return (
        <Answered asked={asked} rows={14}>
            {(insights) => <Known insights={insights} asked={id} zone={place?.zone ?? "UTC"} />}
        </Answered>
    );
}

function Known({ insights, asked, zone }: { insights: Insights; asked: string; zone: string }) {
    const profile = insights.profile as Profile;
    const scores = insights.scores as Scores;
    const live = insights.liveSession as LiveSession | null | undefined;
    const events = (insights.recentEvents ?? []) as Event[];
    const visitorIds = insights.visitorIds as unknown as string[];
    return (
        <div className="stack">
            <header className="person-head">
                <h2 className="id">{insights.personId}</h2>
                {asked !== insights.personId && <span className="note">asked for as {asked}</span>}
                {live && (
                    <span className="pill live">
                        <span className="dot" aria-hidden="true" />{" "}
                        {isHere(profile.lastSeenAt) ? "here now" : "visit still open"}
                    </span>
                )}
                {insights.segment && <span className="pill">{segment(insights.segment)}</span>}
                {insights.audiences.map((audience) => (
                    <span className="pill" key={audience}>
                        {words(audience)}
                    </span>
                ))}
            </header>
            {insights.incomplete.length > 0 && (
                <p className="pulse behind" role="status">
                    <span className="dot" aria-hidden="true" />
                    Nobody holds {insights.incomplete.join(" and ")} of this person yet; they follow a first event in a
                    moment.
                </p>
            )}
            <div className="grid person-grid">
                <Card title="Profile">
                    <dl className="facts">
                        <Fact name="First seen">{profile.firstSeenAt ? dateTime(profile.firstSeenAt, zone) : "–"}</Fact>
                        <Fact name="Last seen">{profile.lastSeenAt ? ago(profile.lastSeenAt) : "–"}</Fact>
                        <Fact name="Visits">{count(profile.sessions ?? 0)}</Fact>
                        <Fact name="Page views">{count(profile.pageViews ?? 0)}</Fact>
                        <Fact name="Events">{count(profile.events ?? 0)}</Fact>
                        <Fact name="Conversions">{count(profile.conversionCount ?? 0)}</Fact>
                        <Fact name="Revenue">{amounts(profile.revenue)}</Fact>
                        <Fact name="Engaged for">{duration((profile.engagedMillis ?? 0) / 1000)}</Fact>
                        <Fact name="First came by">{touch(profile.firstTouch)}</Fact>
                        <Fact name="Last came by">{touch(profile.lastTouch)}</Fact>
                        <Fact name="Devices">{tally(profile.deviceTypes, words)}</Fact>
                        <Fact name="Countries">{tally(profile.countries, country)}</Fact>
                        <Fact name="Browsers">{tally(profile.browsers, (name) => name)}</Fact>
                        <Fact name="Visitor ids">{visitorIds.join(", ") || "–"}</Fact>
                    </dl>
                </Card>
                <div className="stack">
                    <ScoresCard scores={scores} />
                    {live?.sessionId && (
                        <Card
                            title="This visit"
                            note={live.startedAt ? `since ${dateTime(live.startedAt, zone)}` : undefined}
                        >
                            <dl className="facts">
                                <Fact name="Events">{count(live.events ?? 0)}</Fact>
                                <Fact name="Page views">{count(live.pageViews ?? 0)}</Fact>
                                <Fact name="Entered at">{live.entryPage ?? "–"}</Fact>
                                <Fact name="Last page">{live.exitPage ?? "–"}</Fact>
                            </dl>
                            <Link to={sessionPath(live.sessionId)} className="button">
                                Open the visit
                            </Link>
                        </Card>
                    )}
                    {insights.recommendedActions.length > 0 && (
                        <Card title="What to do">
                            <ul className="plain">
                                {insights.recommendedActions.map((action) => (
                                    <li key={action}>{words(action)}</li>
                                ))}
                            </ul>
                        </Card>
                    )}
                </div>
            </div>
            <JourneyCard personId={insights.personId} zone={zone} />
            <Visits personId={insights.personId} zone={zone} />
            <div className="grid person-grid">
                <History personId={insights.personId} events={events} zone={zone} />
                <div className="stack">
                    <ScoreDays personId={insights.personId} />
                    <Features features={insights.features} />
                </div>
            </div>
        </div>
    );
}

/** A visit stays open for half an hour in case they come back: whoever did something lately is here. */
const isHere = (seen: string | undefined) => seen !== undefined && Date.now() - Date.parse(seen) < 5 * 60_000;

/** What they did: the last of it as it happens, and all of it, page by page, for whoever asks. */
function History({ personId, events, zone }: { personId: string; events: readonly Event[]; zone: string }) {
    const [isWhole, setWhole] = useState(false);
    const asked = useInfiniteQuery({
        queryKey: ["timeline", personId],
        queryFn: ({ pageParam, signal }) =>
            get("/api/analytics/persons/{id}/timeline", {
                names: { id: personId },
                query: pageParam ? { cursor: pageParam } : {},
                signal,
            }),
        initialPageParam: "",
        getNextPageParam: (last) => last.nextCursor,
        enabled: isWhole,
    });
    const earlier = useMemo(() => {
        const known = new Set(events.map(({ eventId }) => eventId));
        return (asked.data?.pages ?? []).flatMap(({ items }) => items).filter(({ id }) => !known.has(id));
    }, [asked.data, events]);
    const isMore = !isWhole || asked.hasNextPage || asked.isFetching;
    return (
        <Card
            title="Timeline"
            note={events.length ? `the last ${count(events.length + earlier.length)}, as it happens` : undefined}
        >
            {events.length + earlier.length ? (
                <ol className="events" tabIndex={0} aria-label="Timeline">
                    {events.map((event) => (
                        <EventRow key={event.eventId} event={event} zone={zone} who={false} withDay />
                    ))}
                    {earlier.map((item) => (
                        <EventRow
                            key={`${item.type} ${item.id}`}
                            event={{
                                eventId: item.id,
                                eventName: item.name,
                                occurredAt: item.at,
                                conversion: item.conversion,
                                ...(item.pagePath ? { pagePath: item.pagePath } : {}),
                                ...(item.sessionId ? { sessionId: item.sessionId } : {}),
                            }}
                            zone={zone}
                            who={false}
                            withDay
                        />
                    ))}
                </ol>
            ) : (
                <Nothing>No events are held for this person.</Nothing>
            )}
            {asked.error && <Failure error={asked.error} onRetry={() => void asked.refetch()} />}
            {isMore && events.length > 0 && (
                <button
                    className="button"
                    disabled={asked.isFetching}
                    onClick={() => (isWhole ? void asked.fetchNextPage() : setWhole(true))}
                >
                    {asked.isFetching ? "Fetching…" : "Earlier"}
                </button>
            )}
        </Card>
    );
}

type ScoreDay = ScoreHistory["scores"][number];

const SCORE_DAYS: Column<ScoreDay>[] = [
    { title: "Day", value: (row) => row.date, show: (row) => weekday(row.date), isUncut: true },
    { title: "Engagement", value: (row) => row.engagement, show: (row) => decimal(row.engagement), isNumber: true },
    { title: "Lead", value: (row) => row.lead, show: (row) => decimal(row.lead), isNumber: true },
    {
        title: "Risk of staying away",
        value: (row) => row.churnRisk,
        show: (row) => words(row.churnRisk.toLowerCase()),
        isNumber: true,
    },
];

/** How their scores came to be what they are, day by day. */
function ScoreDays({ personId }: { personId: string }) {
    const asked = useQuery({
        queryKey: ["score days", personId],
        queryFn: ({ signal }) =>
            get("/api/analytics/persons/{id}/scores", { names: { id: personId }, query: { limit: "90" }, signal }),
        // Whoever came a moment ago has none there yet.
        retry: (failures, error) => !(error instanceof Problem && error.status === 404) && failures < 2,
    });
    const rows = useMemo(
        () => [...(asked.data?.scores ?? [])].sort((a, b) => a.date.localeCompare(b.date)),
        [asked.data],
    );
    const spec = useMemo(
        () => ({
            kind: "line" as const,
            labels: rows.map(({ date }) => day(date)),
            titles: rows.map(({ date }) => weekday(date)),
            series: [
                { name: "Engagement", values: rows.map(({ engagement }) => engagement) },
                { name: "Lead", values: rows.map(({ lead }) => lead), isGhost: true },
            ],
            format: decimal,
        }),
        [rows],
    );
    // One day is no line: its scores stand above.
    if (rows.length < 2) return null;
    return (
        <Figure
            title="Scores by day"
            note="engagement; dashed: lead"
            name="scores-by-day"
            label="Scores by day"
            height={180}
            spec={spec}
            columns={SCORE_DAYS}
            rows={rows}
            keyOf={(row) => row.date}
        />
    );
}

const TYPES: Record<string, string> = {
    direct_converters: "converted in the first visit",
    researchers: "converted in the second to fifth visit",
    browsers: "more than three visits and no conversion",
};

type Touchpoint = Journey["touchpoints"][number];

/** How far somebody has come, from becoming aware to coming back. */
function JourneyCard({ personId, zone }: { personId: string; zone: string }) {
    const asked = useQuery({
        queryKey: ["person journey", personId],
        queryFn: ({ signal }) =>
            get("/api/analytics/persons/{id}/journey", { names: { id: personId }, signal }).catch(
                (failure: unknown) => {
                    if (failure instanceof Problem && failure.status === 404) return null;
                    throw failure;
                },
            ),
    });
    const columns: Column<Touchpoint>[] = [
        { title: "When", value: (row) => row.at, show: (row) => dateTime(row.at, zone), isUncut: true },
        { title: "Stage", value: (row) => row.stage, show: (row) => words(row.stage) },
        {
            title: "Where",
            value: (row) => row.touchpoint ?? row.pageGroup,
            show: (row) => words(row.touchpoint ?? row.pageGroup ?? "–"),
        },
        {
            title: "Stayed",
            value: (row) => row.secondsSpent,
            show: (row) => duration(row.secondsSpent),
            isNumber: true,
        },
        {
            title: "Converted",
            value: (row) => row.conversion,
            show: (row) => (row.conversion ? "Yes" : "–"),
            isNumber: true,
        },
    ];
    const rows = asked.data?.touchpoints ?? [];
    const type = asked.data?.journeyType;
    return (
        <Card
            title="Journey"
            note={type ? `${words(type)}: ${TYPES[type] ?? ""}` : undefined}
            actions={<CsvButton name={`journey-of-${personId}`} columns={columns} rows={rows} />}
        >
            <Answered asked={asked} rows={3}>
                {(journey) =>
                    journey?.touchpoints.length ? (
                        <>
                            <ol className="stages">
                                {journey.stages.map((stage) => (
                                    <li key={stage.stage} data-stage={stage.stage}>
                                        <b>{words(stage.stage)}</b>
                                        <span className="note">
                                            {count(stage.touchpoints)}{" "}
                                            {stage.touchpoints === 1 ? "touchpoint" : "touchpoints"},{" "}
                                            {duration(stage.secondsSpent)}
                                        </span>
                                    </li>
                                ))}
                            </ol>
                            <div className="list short">
                                <DataTable
                                    label="Touchpoints"
                                    columns={columns}
                                    rows={rows}
                                    keyOf={(row) => `${row.sessionId} ${row.sequenceNumber} ${row.at}`}
                                />
                            </div>
                            {!journey.complete && <p className="note">The first {count(rows.length)} touchpoints.</p>}
                        </>
                    ) : (
                        <Nothing>No touchpoints are kept of this person.</Nothing>
                    )
                }
            </Answered>
        </Card>
    );
}

type Visit = PersonSessions["sessions"][number];

/** The visits, from Postgres: whose profile was told a moment ago may have none there yet. */
function Visits({ personId, zone }: { personId: string; zone: string }) {
    const asked = useQuery({
        queryKey: ["person sessions", personId],
        queryFn: ({ signal }) =>
            get("/api/analytics/persons/{id}/sessions", { names: { id: personId }, signal }).catch(
                (failure: unknown) => {
                    if (failure instanceof Problem && failure.status === 404) return null;
                    throw failure;
                },
            ),
    });
    const columns: Column<Visit>[] = [
        {
            title: "Began",
            value: (row) => row.startedAt,
            show: (row) => <Link to={sessionPath(row.sessionId)}>{dateTime(row.startedAt, zone)}</Link>,
            isUncut: true,
        },
        {
            title: "Came by",
            value: (row) => row.source ?? row.channel,
            show: (row) => source(row.source ?? row.channel),
        },
        { title: "Entered at", value: (row) => row.entryPage, show: (row) => row.entryPage ?? "–" },
        {
            title: "Lasted",
            value: (row) => row.durationSeconds,
            show: (row) => duration(row.durationSeconds),
            isNumber: true,
        },
        { title: "Page views", value: (row) => row.pageViews, show: (row) => count(row.pageViews), isNumber: true },
        {
            title: "Conversions",
            value: (row) => row.conversionCount,
            show: (row) => count(row.conversionCount),
            isNumber: true,
        },
    ];
    const rows = asked.data?.sessions ?? [];
    return (
        <Card
            title="Visits"
            note={asked.data?.nextCursor ? `the last ${count(rows.length)}` : undefined}
            actions={<CsvButton name={`visits-of-${personId}`} columns={columns} rows={rows} />}
        >
            <div className="list">
                <Answered asked={asked} rows={4}>
                    {() => (
                        <DataTable
                            label="Visits"
                            columns={columns}
                            rows={rows}
                            keyOf={(row) => row.sessionId}
                            empty="No visits are kept of this person."
                        />
                    )}
                </Answered>
            </div>
        </Card>
    );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
    return (
        <div>
            <dt>{name}</dt>
            <dd>{children}</dd>
        </div>
    );
}

function touch(of: Touch | null | undefined): string {
    if (!of) return "–";
    const { source, channel, campaign } = of.source;
    return [source ?? words(channel ?? "direct"), campaign].filter(Boolean).join(", ");
}

/** The commonest, and how often. */
function tally(counts: Record<string, number> | undefined, name: (text: string) => string): string {
    const sorted = Object.entries(counts ?? {}).sort(([, a], [, b]) => b - a);
    return sorted.map(([key, times]) => (times > 1 ? `${name(key)} ×${count(times)}` : name(key))).join(", ") || "–";
}

function ScoresCard({ scores }: { scores: Scores }) {
    if (scores.engagement === undefined && scores.lead === undefined) {
        return (
            <Card title="Scores">
                <Nothing>Not scored yet.</Nothing>
            </Card>
        );
    }
    return (
        <Card title="Scores" note={scores.model ? `by ${scores.model}` : undefined}>
            {(["engagement", "lead"] as const).map((score) => {
                const value = scores[score];
                return (
                    value !== undefined && (
                        <div key={score} className="score">
                            <div className="score-head">
                                <span>{words(score)}</span>
                                <b data-score={score}>{decimal(value)}</b>
                            </div>
                            <meter min={0} max={100} value={value} aria-label={words(score)} />
                            <ul className="reasons" aria-label={`Why ${score} is ${decimal(value)}`}>
                                {(scores.factors ?? [])
                                    .filter((factor) => factor.score === score)
                                    .map((factor) => (
                                        <li key={factor.name}>
                                            {words(factor.name)} <b>{decimal(factor.points)}</b>
                                        </li>
                                    ))}
                            </ul>
                        </div>
                    )
                );
            })}
            {scores.churnRisk && (
                <p className="score-head">
                    <span>Risk of staying away</span> <b>{words(scores.churnRisk.toLowerCase())}</b>
                </p>
            )}
        </Card>
    );
}

const RATES = /rate$|Rate$/;

/** Features are what the service makes of them: shown by their names, one a row. */
function feature(name: string, value: unknown): string {
    if (value === null || value === undefined) return "–";
    if (typeof value === "boolean") return value ? "Yes" : "No";
    if (typeof value === "number") {
        if (RATES.test(name)) return percent(value);
        if (/Seconds$/.test(name)) return duration(value);
        return decimal(value);
    }
    if (Array.isArray(value)) {
        const isMoney = value.every((each: unknown) => typeof each === "object" && each !== null && "currency" in each);
        return isMoney ? amounts(value as []) : value.map((each) => words(String(each))).join(", ") || "–";
    }
    return words(String(value));
}

function Features({ features }: { features: Insights["features"] }) {
    const rows = Object.entries(features as Record<string, unknown>);
    const columns: Column<[string, unknown]>[] = [
        { title: "Feature", value: ([name]) => name, show: ([name]) => words(name) },
        {
            title: "Value",
            value: ([, value]) =>
                typeof value === "object" ? JSON.stringify(value) : (value as string | number | boolean),
            show: ([name, value]) => feature(name, value),
            isNumber: true,
        },
    ];
    return (
        <Card title="Features" actions={<CsvButton name="features" columns={columns} rows={rows} />}>
            <div className="list">
                <DataTable label="Features" columns={columns} rows={rows} keyOf={([name]) => name} empty="None yet." />
            </div>
        </Card>
    );
}
