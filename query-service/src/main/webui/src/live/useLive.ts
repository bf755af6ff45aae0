import { useSyncExternalStore } from "react";
import { get, Problem } from "../api/client";
import { currentToken } from "../api/token";
import type { Event } from "../api/types";
import { Feed, type Live } from "./feed";
import { eventOf, numbersOf, Socket, type Frame } from "./socket";

// Where live data comes from is known here and nowhere else: while somebody watches it is told by the service, and while
// that doesn't get through, or is only at the edge of the screen, it is asked for again and again.

const QUICK = 2_000;
const CALM = 15_000;
const LONGEST_PAUSE = 30_000;
/** So often what was told is drawn: eyes want it no quicker. */
const DRAWN_EVERY = 250;

class Source {
    private readonly feed = new Feed();
    private readonly listeners = new Set<() => void>();
    private quick = 0;
    private failures = 0;
    private timer: ReturnType<typeof setTimeout> | undefined;
    private isAsking = false;
    private readonly socket: Socket;
    private told: Event[] = [];
    private drawing: ReturnType<typeof setTimeout> | undefined;
    /** The service's clock before this machine's, in milliseconds. */
    private ahead = 0;

    constructor(private readonly site: string | null) {
        this.socket = new Socket(
            site,
            (frame) => this.hear(frame),
            () => this.fallBack(),
        );
    }

    readonly now = () => this.feed.live;

    subscribe(listener: () => void, isQuick: boolean): () => void {
        this.listeners.add(listener);
        if (isQuick) this.quick++;
        if (this.listeners.size === 1) document.addEventListener("visibilitychange", this.look);
        // The first one, and the first in a hurry, wait for nothing.
        if (this.listeners.size === 1 || (isQuick && this.quick === 1)) this.look();
        return () => {
            this.listeners.delete(listener);
            if (isQuick) this.quick--;
            if (!this.quick) this.hangUp();
            if (!this.listeners.size) {
                clearTimeout(this.timer);
                document.removeEventListener("visibilitychange", this.look);
            }
        };
    }

    private readonly look = () => {
        clearTimeout(this.timer);
        if (document.visibilityState === "hidden" || !currentToken()) {
            this.hangUp();
            return;
        }
        if (this.quick) this.socket.open();
        if (!this.isAsking && !this.feed.live.isPushed) void this.ask();
    };

    private hear(frame: Frame) {
        if (frame.type === "event") {
            this.told.push(eventOf(frame));
        } else if ((frame.type === "snapshot" || frame.type === "metric_update") && frame.data) {
            const view = numbersOf(frame);
            this.ahead = Date.parse(view.now) - Date.now();
            // Numbers come without events, which were told one by one.
            this.feed.heard({ ...view, recentEvents: view.recentEvents ?? [] });
            this.pushed();
        } else if (frame.type === "resumed") {
            this.pushed();
        }
        if (frame.resumed === false) this.feed.leftOut("break", this.serviceTime());
        if (frame.type === "shed") this.feed.leftOut("slow", this.serviceTime());
        this.drawing ??= setTimeout(() => this.draw(), DRAWN_EVERY);
    }

    private pushed() {
        this.feed.pushed(true);
        clearTimeout(this.timer);
    }

    private serviceTime() {
        return Date.now() + this.ahead;
    }

    private draw() {
        this.drawing = undefined;
        this.feed.happened(this.told.splice(0), this.serviceTime());
        for (const listener of this.listeners) listener();
    }

    /** Pushes don't get through: it is asked for until they do. */
    private fallBack() {
        this.feed.pushed(false);
        for (const listener of this.listeners) listener();
        this.look();
    }

    private hangUp() {
        this.socket.close();
        this.feed.pushed(false);
    }

    forget() {
        this.hangUp();
        clearTimeout(this.timer);
        clearTimeout(this.drawing);
    }

    private async ask() {
        this.isAsking = true;
        let pause = 0;
        try {
            this.feed.heard(await get("/api/analytics/realtime", { query: this.site ? { siteId: this.site } : {} }));
            this.failures = 0;
        } catch (failure) {
            const problem = failure instanceof Problem ? failure : null;
            if (problem && problem.status >= 400 && problem.status < 500) this.feed.refused(problem.detail);
            else this.feed.missed(problem?.detail ?? String(failure), Date.now());
            pause = Math.min(LONGEST_PAUSE, QUICK * 2 ** this.failures++);
            if (problem?.retryAfterSeconds) pause = Math.max(pause, problem.retryAfterSeconds * 1000);
        }
        this.isAsking = false;
        // Who came while it was asked may be in more of a hurry.
        pause ||= this.quick ? QUICK : CALM;
        for (const listener of this.listeners) listener();
        if (this.listeners.size && !this.feed.live.isPushed) this.timer = setTimeout(this.look, pause);
    }
}

const sources = new Map<string, Source>();

/** Whoever signs in next is told nothing that was heard for somebody else. */
export function forgetLive(): void {
    for (const source of sources.values()) source.forget();
    sources.clear();
}

function sourceOf(site: string | null): Source {
    const known = sources.get(site ?? "");
    if (known) return known;
    const source = new Source(site);
    sources.set(site ?? "", source);
    return source;
}

/**
 * What happens now on a site, or on all.
 *
 * @param isQuick whether somebody watches it, rather than having it at the edge of the screen
 */
export function useLive(site: string | null, isQuick: boolean): Live {
    const source = sourceOf(site);
    return useSyncExternalStore(subscriber(source, isQuick), source.now);
}

// React subscribes anew whenever the function is another one.
const subscribers = new WeakMap<Source, Record<string, (listener: () => void) => () => void>>();

function subscriber(source: Source, isQuick: boolean) {
    const known = subscribers.get(source) ?? {};
    subscribers.set(source, known);
    return (known[String(isQuick)] ??= (listener) => source.subscribe(listener, isQuick));
}
