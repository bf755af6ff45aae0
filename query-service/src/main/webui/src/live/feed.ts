import type { Event, Realtime } from "../api/types";

/** How what is shown stands to what happens. */
export type Pulse = "connecting" | "live" | "behind" | "lost" | "refused";

/** What happens now, as far as it was heard of. */
export interface Live {
    pulse: Pulse;
    /** Whether it is told as it happens, rather than asked for again and again. */
    isPushed: boolean;
    view: Realtime | null;
    /** The newest ones, newest first. */
    events: readonly Event[];
    /** Events by second, the last minute; the newest last. The same array as long as it says the same. */
    seconds: readonly Second[];
    /** Why some of the last minute was not seen, and up to when; none where all of it was. */
    gap: Gap | null;
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

export interface Gap {
    /** More than an answer holds, a break that could not be bridged, or more than this page could take. */
    why: "many" | "break" | "slow";
    until: number;
}

export const NOTHING_YET: Live = {
    pulse: "connecting",
    isPushed: false,
    view: null,
    events: [],
    seconds: [],
    gap: null,
    behindSeconds: null,
    lostSince: null,
    failure: null,
};

const KEPT_MILLIS = 5 * 60_000;
/** More than are ever shown: what is known twice is found among them, or by its second. */
const MOST_KEPT = 200;
const SECONDS = 60;
/** The most events that one answer holds: as many, and all of them new, may mean that others fell out between. */
const MOST = 100;
/** The projection tells every few seconds how far it is: up to this nobody would call it behind. */
const BEHIND_SECONDS = 10;

const timeOf = (event: Event) => Date.parse(event.occurredAt);

/**
 * What was heard so far. However many events come, it keeps a list of a few, and of each second of the last minute the
 * names: what a telling costs does not grow with how much was told before.
 */
export class Feed {
    live = NOTHING_YET;
    private readonly bySecond = new Map<number, Set<string>>();

    /** After an answer, by the service's clock: this machine's may be wrong. */
    heard(view: Realtime): void {
        const now = Date.parse(view.now);
        const before = this.live;
        const arrived = this.take(view.recentEvents, now);
        const behindSeconds = view.asOf ? Math.max(0, (now - Date.parse(view.asOf)) / 1000) : null;
        const reach = view.recentEvents.at(-1);
        const isCut = view.recentEvents.length >= MOST && reach !== undefined && timeOf(reach) > now - SECONDS * 1000;
        this.live = {
            ...this.live,
            pulse: behindSeconds === null || behindSeconds > BEHIND_SECONDS ? "behind" : "live",
            view,
            // Where nothing happens what happened last is better than nothing.
            events: this.live.events.length ? this.live.events : view.recentEvents,
            gap:
                isCut && (before.view === null || arrived >= MOST)
                    ? { why: "many", until: now }
                    : gapAt(this.live.gap, now),
            behindSeconds,
            lostSince: null,
            failure: null,
        };
    }

    /** After some events were told. */
    happened(told: readonly Event[], now: number): void {
        this.take(told, now);
        this.live = { ...this.live, gap: gapAt(this.live.gap, now) };
    }

    /** After something was left out, for good. */
    leftOut(why: Gap["why"], now: number): void {
        this.live = { ...this.live, gap: { why, until: now } };
    }

    pushed(isPushed: boolean): void {
        this.live = { ...this.live, isPushed };
    }

    /** After what was asked is not to be had, and the service has said why: of no such site, say. */
    refused(why: string): void {
        this.live = { ...this.live, pulse: "refused", isPushed: false, lostSince: null, failure: why };
    }

    /** After there was no answer: what is shown is the last one, and since when. */
    missed(failure: string, now: number): void {
        const { lostSince } = this.live;
        this.live = { ...this.live, pulse: "lost", isPushed: false, lostSince: lostSince ?? now, failure };
    }

    /** How many of them are new. */
    private take(told: readonly Event[], now: number): number {
        const listed = new Map(this.live.events.map((event) => [event.eventId, event]));
        let arrived = 0;
        for (const event of told) {
            if (!listed.has(event.eventId)) arrived++;
            listed.set(event.eventId, event);
            const second = Math.floor(timeOf(event) / 1000);
            if (second * 1000 < now - (SECONDS + 1) * 1000) continue;
            const names = this.bySecond.get(second);
            if (names) names.add(event.eventId);
            else this.bySecond.set(second, new Set([event.eventId]));
        }
        const events = [...listed.values()]
            .map((event) => ({ event, time: timeOf(event) }))
            .filter(({ time }) => time > now - KEPT_MILLIS)
            .sort((a, b) => b.time - a.time)
            .slice(0, MOST_KEPT)
            .map(({ event }) => event);
        this.live = {
            ...this.live,
            events: events.length ? events : this.live.events,
            seconds: this.lastMinute(now),
        };
        return arrived;
    }

    /** Second by second; the one that is not over yet is left out. */
    private lastMinute(now: number): readonly Second[] {
        const end = Math.floor(now / 1000);
        for (const second of this.bySecond.keys()) if (second < end - SECONDS) this.bySecond.delete(second);
        const next = Array.from({ length: SECONDS }, (_, at) => {
            const second = end - SECONDS + at;
            return { at: second * 1000, events: this.bySecond.get(second)?.size ?? 0 };
        });
        const before = this.live.seconds;
        const isSame =
            before.length === next.length &&
            next.every(({ at, events }, place) => before[place]?.at === at && before[place]?.events === events);
        return isSame ? before : next;
    }
}

/** A gap is told of as long as it lies in the minute that is shown. */
const gapAt = (gap: Gap | null, now: number) => (gap && gap.until > now - SECONDS * 1000 ? gap : null);
