import type { Event, Realtime } from "../api/types";

/** How what is shown stands to what happens. */
export type Pulse = "connecting" | "live" | "behind" | "lost";

/** What happens now, as far as it was heard of. */
export interface Live {
    pulse: Pulse;
    /** Whether it is told as it happens, rather than asked for again and again. */
    isPushed: boolean;
    view: Realtime | null;
    /** Newest first, of the last minutes. */
    events: readonly Event[];
    /** Events by second, the last minute; the newest last. */
    seconds: readonly Second[];
    /** Whether so much happened between two looks that some of it was not seen. */
    hasGaps: boolean;
    /** How far the numbers are behind the topics; none where that is unknown. */
    behindSeconds: number | null;
    /** Since when there has been no answer, and why. */
    lostSince: number | null;
    failure: string | null;
}

export interface Second {
    at: number;
    events: number;
}

export const NOTHING_YET: Live = {
    pulse: "connecting",
    isPushed: false,
    view: null,
    events: [],
    seconds: [],
    hasGaps: false,
    behindSeconds: null,
    lostSince: null,
    failure: null,
};

const KEPT_MILLIS = 5 * 60_000;
const SECONDS = 60;
/** The most events that one answer holds: as many, and all of them new, may mean that others fell out between. */
const MOST = 100;
/** The projection tells every few seconds how far it is: up to this nobody would call it behind. */
const BEHIND_SECONDS = 10;

const timeOf = (event: Event) => Date.parse(event.occurredAt);

/** What is known after an answer, by the service's clock: this machine's may be wrong. */
export function heard(before: Live, view: Realtime): Live {
    const now = Date.parse(view.now);
    const known = new Map(before.events.map((event) => [event.eventId, event]));
    const arrived = view.recentEvents.filter((event) => !known.has(event.eventId));
    for (const event of arrived) known.set(event.eventId, event);
    const events = [...known.values()]
        .filter((event) => timeOf(event) > now - KEPT_MILLIS)
        .sort((a, b) => timeOf(b) - timeOf(a));
    const behindSeconds = view.asOf ? Math.max(0, (now - Date.parse(view.asOf)) / 1000) : null;
    const reach = view.recentEvents.at(-1);
    const isCut = view.recentEvents.length >= MOST && reach !== undefined && timeOf(reach) > now - SECONDS * 1000;
    return {
        pulse: behindSeconds === null || behindSeconds > BEHIND_SECONDS ? "behind" : "live",
        isPushed: before.isPushed,
        view,
        events: events.length ? events : view.recentEvents,
        seconds: bySecond(events, now),
        hasGaps: isCut && (before.view === null || arrived.length >= MOST),
        behindSeconds,
        lostSince: null,
        failure: null,
    };
}

/** The most events that are kept: five minutes of more would be slower to sort than to be told. */
const MOST_KEPT = 20_000;

/** What is known after some events were told. */
export function happened(before: Live, told: readonly Event[], now: number): Live {
    const known = new Map(before.events.map((event) => [event.eventId, event]));
    for (const event of told) known.set(event.eventId, event);
    const events = [...known.values()]
        .filter((event) => timeOf(event) > now - KEPT_MILLIS)
        .sort((a, b) => timeOf(b) - timeOf(a))
        .slice(0, MOST_KEPT);
    return { ...before, events: events.length ? events : before.events, seconds: bySecond(events, now) };
}

/** What is known when there was no answer: the last one, and since when it is the last. */
export function missed(before: Live, failure: string, now: number): Live {
    return { ...before, pulse: "lost", isPushed: false, lostSince: before.lostSince ?? now, failure };
}

/** The last minute second by second; the one that is not over yet is left out. */
export function bySecond(events: readonly Event[], now: number): Second[] {
    const end = Math.floor(now / 1000);
    const counts = new Map<number, number>();
    for (const event of events) {
        const second = Math.floor(timeOf(event) / 1000);
        counts.set(second, (counts.get(second) ?? 0) + 1);
    }
    return Array.from({ length: SECONDS }, (_, at) => {
        const second = end - SECONDS + at;
        return { at: second * 1000, events: counts.get(second) ?? 0 };
    });
}
