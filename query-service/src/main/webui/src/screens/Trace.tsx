import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { get } from "../api/client";
import type { Trace as Ways } from "../api/types";
import { words } from "../format/names";
import { duration } from "../format/numbers";
import { exact } from "../format/times";
import { navigate } from "../state/location";
import { questionSearch, useQuestion } from "../state/question";
import { usePlace } from "../state/sites";
import { Card } from "../ui/Card";
import { Link, personPath, sessionPath, tracePath } from "../ui/Link";
import { Answered } from "../ui/states";

export default function Trace({ names }: { names: Record<string, string> }) {
    const id = names["id"] ?? "";
    const [question] = useQuestion();
    const [wanted, setWanted] = useState(id);
    return (
        <div className="narrow">
            <Card title="Which event?">
                <form
                    className="find"
                    role="search"
                    onSubmit={(event) => {
                        event.preventDefault();
                        if (wanted.trim()) navigate(tracePath(wanted.trim()) + questionSearch(question));
                    }}
                >
                    <label className="field">
                        Id of an event
                        <input type="search" value={wanted} onChange={(event) => setWanted(event.target.value)} />
                    </label>
                    <button className="button primary" disabled={!wanted.trim()}>
                        Trace
                    </button>
                </form>
            </Card>
            {id && <Found id={id} />}
        </div>
    );
}

function Found({ id }: { id: string }) {
    const [question] = useQuestion();
    const { place } = usePlace(question);
    const zone = place?.zone ?? "UTC";
    const asked = useQuery({
        queryKey: ["trace", id],
        queryFn: ({ signal }) => get("/api/analytics/trace/{eventId}", { names: { eventId: id }, signal }),
    });
    return (
        <Answered asked={asked} rows={4}>
            {(trace) => (
                <>
                    {trace.counted.map((way) => (
                        <Counted key={`${way.siteId}${way.visitorId}${way.occurredAt}`} way={way} zone={zone} />
                    ))}
                    {trace.rejected.map((way) => (
                        <Card key={`${way.receivedAt}${way.origin}`} title="Refused" note={`on site ${way.siteId}`}>
                            <p>
                                By {way.refusedBy}, which had it from <code>{way.origin}</code>,{" "}
                                {exact(way.receivedAt, zone)}.
                            </p>
                            <ul className="plain">
                                {(way.reasons as unknown as { code: string; field: string; detail: string }[]).map(
                                    (reason) => (
                                        <li key={reason.code + reason.field}>
                                            <code>{reason.code}</code> {reason.field && <code>{reason.field}</code>}{" "}
                                            {reason.detail}
                                        </li>
                                    ),
                                )}
                            </ul>
                        </Card>
                    ))}
                </>
            )}
        </Answered>
    );
}

function Counted({ way, zone }: { way: Ways["counted"][number]; zone: string }) {
    const first = way.hops[0];
    return (
        <Card title={words(way.eventName)} note={`counted on site ${way.siteId}`}>
            <p className="links">
                <Link to={personPath(way.personId)}>Person {way.personId}</Link>
                {way.sessionId && <Link to={sessionPath(way.sessionId)}>Its visit</Link>}
                {way.late && <span className="pill">came too late for a visit</span>}
                {way.bot && <span className="pill bad">by a bot: in no number</span>}
            </p>
            <ol className="hops">
                {way.hops.map((hop) => (
                    <li key={hop.place}>
                        <span>{words(hop.place)}</span>
                        <time dateTime={hop.at}>{exact(hop.at, zone)}</time>
                        <span className="note">
                            {first && hop !== first && `+${after(Date.parse(hop.at) - Date.parse(first.at))}`}
                        </span>
                    </li>
                ))}
            </ol>
        </Card>
    );
}

const after = (millis: number) => (Math.abs(millis) < 10_000 ? `${millis} ms` : duration(millis / 1000));
