import { describe, expect, it } from "vitest";
import type { Event, Realtime } from "../src/api/types";
import { heard, missed, NOTHING_YET } from "../src/live/feed";

const NOW = Date.parse("2026-03-02T12:00:00.500Z");
const at = (secondsAgo: number) => new Date(NOW - secondsAgo * 1000).toISOString();
const event = (id: string, secondsAgo: number) => ({ eventId: id, occurredAt: at(secondsAgo) }) as Event;

function view(events: Event[], asOf: string | null = at(1)): Realtime {
    return { now: at(0), asOf, recentEvents: events } as unknown as Realtime;
}

describe("what is live", () => {
    it("shows an event once, however often it is told", () => {
        const first = heard(NOTHING_YET, view([event("a", 1)]));
        const second = heard(first, view([event("b", 0), event("a", 1)]));
        expect(second.events.map(({ eventId }) => eventId)).toEqual(["b", "a"]);
    });

    it("counts the last minute by second, the one under way left out", () => {
        const { seconds } = heard(NOTHING_YET, view([event("a", 0), event("b", 1), event("c", 1.2), event("d", 60)]));
        expect(seconds).toHaveLength(60);
        expect(seconds.at(-1)?.events).toBe(2);
        expect(seconds[0]?.events).toBe(1);
    });

    it("is live up to ten seconds behind, and behind from then on", () => {
        expect(heard(NOTHING_YET, view([], at(10))).pulse).toBe("live");
        expect(heard(NOTHING_YET, view([], at(10.001))).pulse).toBe("behind");
    });

    it("is behind where nobody knows how far", () => {
        expect(heard(NOTHING_YET, view([], null)).pulse).toBe("behind");
    });

    it("keeps what was heard last when there is no answer, and since when", () => {
        const before = heard(NOTHING_YET, view([event("a", 1)]));
        const lost = missed(missed(before, "gone", 5), "still gone", 9);
        expect(lost).toMatchObject({ pulse: "lost", lostSince: 5, failure: "still gone", events: before.events });
    });

    it("comes back without a trace of having been away", () => {
        const back = heard(missed(NOTHING_YET, "gone", 5), view([]));
        expect(back).toMatchObject({ pulse: "live", lostSince: null, failure: null });
    });

    it("says so where more happened than it was told", () => {
        const many = (name: string, count: number) => Array.from({ length: count }, (_, n) => event(name + n, n / 10));
        const before = heard(NOTHING_YET, view(many("a", 99)));
        expect(before.hasGaps).toBe(false);
        expect(heard(before, view(many("b", 100))).hasGaps).toBe(true);
        expect(heard(before, view([...many("b", 99), event("a98", 9.8)])).hasGaps).toBe(false);
    });
});
