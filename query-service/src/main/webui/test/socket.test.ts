import { describe, expect, it } from "vitest";
import { movedOn, NOWHERE } from "../src/live/socket";
import { happened, heard, NOTHING_YET } from "../src/live/feed";
import type { Event, Realtime } from "../src/api/types";

describe("where a listener is", () => {
    it("moves on with each frame, partition by partition", () => {
        let place = movedOn(NOWHERE, { type: "snapshot", sequence: 5, positions: { "a/0": 10, "a/1": 3 } });
        place = movedOn(place, { type: "event", sequence: 6, at: "a/1/7" });
        expect(place).toEqual({ after: 6, positions: { "a/0": 10, "a/1": 8 } });
    });

    it("takes the service's word where it has one", () => {
        const place = movedOn(
            { after: 1, positions: { "a/0": 1 } },
            { type: "metric_update", sequence: 2, positions: { "a/0": 9 } },
        );
        expect(place).toEqual({ after: 2, positions: { "a/0": 9 } });
    });

    it("stays where frames without a place come", () => {
        expect(movedOn({ after: 4, positions: { "a/0": 1 } }, { type: "pong" })).toEqual({
            after: 4,
            positions: { "a/0": 1 },
        });
    });
});

describe("what is told", () => {
    const NOW = Date.parse("2026-03-02T12:00:00.500Z");
    const at = (secondsAgo: number) => new Date(NOW - secondsAgo * 1000).toISOString();
    const event = (id: string, secondsAgo: number) => ({ eventId: id, occurredAt: at(secondsAgo) }) as Event;

    it("is shown once, newest first, and counted by second", () => {
        const before = heard(NOTHING_YET, {
            now: at(0),
            asOf: at(0),
            recentEvents: [event("a", 2)],
        } as unknown as Realtime);
        const live = happened(before, [event("b", 1), event("a", 2)], NOW);
        expect(live.events.map(({ eventId }) => eventId)).toEqual(["b", "a"]);
        expect(live.seconds.at(-1)?.events).toBe(1);
    });

    it("is let go after five minutes", () => {
        const live = happened(NOTHING_YET, [event("old", 301), event("new", 299)], NOW);
        expect(live.events.map(({ eventId }) => eventId)).toEqual(["new"]);
    });
});
