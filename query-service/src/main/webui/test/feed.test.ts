import { describe, expect, it } from "vitest";
import type { Event, Realtime } from "../src/api/types";
import { Feed } from "../src/live/feed";

const NOW = Date.parse("2026-03-02T12:00:00.500Z");
const at = (secondsAgo: number) => new Date(NOW - secondsAgo * 1000).toISOString();
const event = (id: string, secondsAgo: number) => ({ eventId: id, occurredAt: at(secondsAgo) }) as Event;
const many = (name: string, count: number) => Array.from({ length: count }, (_, n) => event(name + n, n / 10));

function view(events: Event[], asOf: string | null = at(1)): Realtime {
    return { now: at(0), asOf, recentEvents: events } as unknown as Realtime;
}

function feed(...views: Realtime[]): Feed {
    const made = new Feed();
    for (const each of views) made.heard(each);
    return made;
}

const names = ({ live }: Feed) => live.events.map(({ eventId }) => eventId);

describe("what is live", () => {
    it("shows an event once, however often it is told", () => {
        const twice = feed(view([event("a", 1)]), view([event("b", 0), event("a", 1)]));
        expect(names(twice)).toEqual(["b", "a"]);
    });

    it("counts the last minute by second, the one under way left out", () => {
        const { seconds } = feed(view([event("a", 0), event("b", 1), event("c", 1.2), event("d", 60)])).live;
        expect(seconds).toHaveLength(60);
        expect(seconds.at(-1)?.events).toBe(2);
        expect(seconds[0]?.events).toBe(1);
    });

    it("is live up to ten seconds behind, and behind from then on", () => {
        expect(feed(view([], at(10))).live.pulse).toBe("live");
        expect(feed(view([], at(10.001))).live.pulse).toBe("behind");
    });

    it("is behind where nobody knows how far", () => {
        expect(feed(view([], null)).live.pulse).toBe("behind");
    });

    it("keeps what was heard last when there is no answer, and since when", () => {
        const lost = feed(view([event("a", 1)]));
        const { events } = lost.live;
        lost.missed("gone", 5);
        lost.missed("still gone", 9);
        expect(lost.live).toMatchObject({ pulse: "lost", lostSince: 5, failure: "still gone", events });
    });

    it("says what was refused in the service's words, and of no lost connection", () => {
        const refused = new Feed();
        refused.missed("gone", 5);
        refused.refused("No site is called that.");
        expect(refused.live).toMatchObject({ pulse: "refused", lostSince: null, failure: "No site is called that." });
    });

    it("comes back without a trace of having been away", () => {
        const back = new Feed();
        back.missed("gone", 5);
        back.heard(view([]));
        expect(back.live).toMatchObject({ pulse: "live", lostSince: null, failure: null });
    });

    it("says so where more happened than it was told", () => {
        const before = () => feed(view(many("a", 99)));
        expect(before().live.gap).toBeNull();
        const cut = before();
        cut.heard(view(many("b", 100)));
        expect(cut.live.gap).toEqual({ why: "many", until: NOW });
        const whole = before();
        whole.heard(view([...many("b", 99), event("a98", 9.8)]));
        expect(whole.live.gap).toBeNull();
    });
});

describe("what is told", () => {
    it("is shown once, newest first, and counted by second", () => {
        const told = feed(view([event("a", 2)]));
        told.happened([event("b", 1), event("a", 2)], NOW);
        expect(names(told)).toEqual(["b", "a"]);
        expect(told.live.seconds.at(-1)?.events).toBe(1);
    });

    it("is let go after five minutes", () => {
        const told = new Feed();
        told.happened([event("old", 301), event("new", 299)], NOW);
        expect(names(told)).toEqual(["new"]);
    });

    it("is counted in full, though only the newest are listed", () => {
        const told = new Feed();
        for (let batch = 0; batch < 30; batch++) {
            told.happened(
                Array.from({ length: 100 }, (_, n) => event(`${batch}-${n}`, 1 + n / 1000)),
                NOW,
            );
        }
        expect(told.live.seconds.at(-1)?.events).toBe(3_000);
        expect(told.live.events).toHaveLength(200);
    });

    it("of a break is told after it, and fills the seconds that were empty", () => {
        const told = feed(view([event("a", 30)]));
        told.happened([event("late", 20)], NOW);
        expect(told.live.seconds.filter(({ events }) => events).map((second) => NOW - 500 - second.at)).toEqual([
            30_000, 20_000,
        ]);
        expect(told.live.gap).toBeNull();
    });

    it("says for a minute that a break could not be bridged", () => {
        const told = feed(view([]));
        told.leftOut("break", NOW);
        told.happened([], NOW + 59_999);
        expect(told.live.gap).toEqual({ why: "break", until: NOW });
        told.happened([], NOW + 60_000);
        expect(told.live.gap).toBeNull();
    });

    it("draws nothing anew where the seconds are the same", () => {
        const told = feed(view([event("a", 2)]));
        const { seconds } = told.live;
        told.happened([event("a", 2), event("under way", 0)], NOW);
        expect(told.live.seconds).toBe(seconds);
    });
});
