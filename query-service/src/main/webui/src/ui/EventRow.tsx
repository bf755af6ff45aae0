import type { Event } from "../api/types";
import { words } from "../format/names";
import { money } from "../format/numbers";
import { clock, dateTime, exact } from "../format/times";
import { Link, personPath, sessionPath, tracePath } from "./Link";

type Shown = Partial<Event> & Pick<Event, "eventId" | "eventName" | "occurredAt">;

/** An event in a list: what, where, who, when; each leads to more of it. */
export function EventRow({
    event,
    zone,
    who = true,
    withDay = false,
}: {
    event: Shown;
    zone: string;
    who?: boolean;
    withDay?: boolean;
}) {
    return (
        <li className={event.conversion ? "event conversion" : "event"}>
            <time dateTime={event.occurredAt} title={exact(event.occurredAt, zone)}>
                {withDay ? dateTime(event.occurredAt, zone) : clock(event.occurredAt, zone)}
            </time>
            <span className="event-what">
                <Link to={tracePath(event.eventId)} className="event-name">
                    {words(event.eventName)}
                </Link>
                {event.pagePath && (
                    <span className="event-page" title={event.pagePath}>
                        {event.pagePath}
                    </span>
                )}
                {event.revenue !== undefined && event.revenue !== null && event.currency && (
                    <b className="event-money">{money(Number(event.revenue), event.currency)}</b>
                )}
            </span>
            <span className="event-who">
                {who && event.personId && <Link to={personPath(event.personId)}>{event.personId}</Link>}
                {event.sessionId && <Link to={sessionPath(event.sessionId)}>visit</Link>}
            </span>
        </li>
    );
}
