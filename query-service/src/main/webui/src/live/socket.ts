import { freshToken } from "../api/client";
import { currentToken } from "../api/token";
import type { Event, Realtime } from "../api/types";

/** What the service says of its own accord; of these types the screens make something. */
export interface Frame {
    type: string;
    sequence?: number;
    /** The partition and the place in it from which it comes: `topic/partition/offset`. */
    at?: string;
    positions?: Record<string, number>;
    data?: unknown;
    /** False where a break could not be bridged. */
    resumed?: boolean;
}

/** Up to where everything was heard, for any instance to go on from. */
export interface Place {
    after: number | null;
    positions: Record<string, number>;
}

export const NOWHERE: Place = { after: null, positions: {} };

export function movedOn(place: Place, frame: Frame): Place {
    const after = frame.sequence ?? place.after;
    if (frame.positions) return { after, positions: frame.positions };
    const cut = frame.at?.lastIndexOf("/") ?? -1;
    if (!frame.at || cut < 0) return { after, positions: place.positions };
    return {
        after,
        positions: { ...place.positions, [frame.at.slice(0, cut)]: Number(frame.at.slice(cut + 1)) + 1 },
    };
}

export const numbersOf = (frame: Frame) => frame.data as Realtime;
export const eventOf = (frame: Frame) => frame.data as Event;

const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 30_000;
const PING = 20_000;
/** The token is good and may not listen: asking again is of no use. */
const NOT_SO_FAR = 4403;

/** A connection that comes back by itself, and goes on where it was cut off. */
export class Socket {
    private socket: WebSocket | null = null;
    private place = NOWHERE;
    private failures = 0;
    private timer: ReturnType<typeof setTimeout> | undefined;
    private pings: ReturnType<typeof setInterval> | undefined;
    private heardAt = 0;
    private isShut = false;

    constructor(
        private readonly site: string | null,
        private readonly tell: (frame: Frame) => void,
        private readonly lost: () => void,
    ) {}

    /** While it pauses after a failure it is not hurried: a service that is down would be asked without end. */
    open(): void {
        if (this.isShut || this.socket || this.timer !== undefined || !currentToken()) return;
        const socket = new WebSocket(`${location.origin.replace(/^http/, "ws")}/api/analytics/ws`);
        this.socket = socket;
        socket.onopen = async () => {
            const token = await freshToken();
            if (this.socket !== socket || !token) return;
            socket.send(
                JSON.stringify({
                    type: "auth",
                    token,
                    kinds: ["metric_update", "event"],
                    ...(this.site ? { siteId: this.site } : {}),
                    ...(this.place.after === null
                        ? {}
                        : { resume: { after: this.place.after, positions: this.place.positions } }),
                }),
            );
            this.heardAt = Date.now();
            // A connection that has died without a word is found out by this.
            this.pings = setInterval(() => this.ping(), PING);
        };
        socket.onmessage = ({ data }) => {
            if (this.socket !== socket) return;
            this.heardAt = Date.now();
            this.failures = 0;
            const frame = JSON.parse(String(data)) as Frame;
            this.place = movedOn(this.place, frame);
            this.tell(frame);
        };
        socket.onclose = (closed?: CloseEvent) => {
            if (this.socket !== socket) return;
            this.forget();
            if (closed?.code === NOT_SO_FAR) {
                this.isShut = true;
                this.lost();
                return;
            }
            const pause = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** this.failures++);
            this.timer = setTimeout(
                () => {
                    this.timer = undefined;
                    this.open();
                },
                pause * (0.5 + Math.random() / 2),
            );
            this.lost();
        };
    }

    /** Until it is opened again, which goes on from here. */
    close(): void {
        clearTimeout(this.timer);
        this.timer = undefined;
        const socket = this.socket;
        this.forget();
        socket?.close();
    }

    private ping() {
        if (Date.now() - this.heardAt > 2 * PING) this.socket?.close();
        else this.socket?.send('{"type":"ping"}');
    }

    private forget() {
        clearInterval(this.pings);
        this.socket = null;
    }
}
