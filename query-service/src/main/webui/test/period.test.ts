import { describe, expect, it } from "vitest";
import { daysOf, lengthOf, plusMonths, rangeOf, shifted, todayIn } from "../src/state/period";

describe("a period", () => {
    it.each([
        ["today", "2026-03-15", "2026-03-15"],
        ["yesterday", "2026-03-14", "2026-03-14"],
        ["7d", "2026-03-09", "2026-03-15"],
        ["30d", "2026-02-14", "2026-03-15"],
        ["month", "2026-03-01", "2026-03-15"],
        ["lastmonth", "2026-02-01", "2026-02-28"],
        ["12mo", "2025-03-16", "2026-03-15"],
    ] as const)("%s is %s to %s", (period, from, to) => {
        expect(rangeOf(period, "2026-03-15")).toEqual({ from, to });
    });

    it("is never longer than the service takes", () => {
        expect(lengthOf(rangeOf("12mo", "2024-12-31"))).toBe(366);
    });

    it("is followed by one of the same length", () => {
        expect(shifted({ from: "2026-02-26", to: "2026-03-01" }, 1)).toEqual({ from: "2026-03-02", to: "2026-03-05" });
    });

    it("of a whole month is followed by a whole month", () => {
        expect(shifted({ from: "2026-01-01", to: "2026-01-31" }, 1)).toEqual({ from: "2026-02-01", to: "2026-02-28" });
        expect(shifted({ from: "2026-02-01", to: "2026-02-28" }, -1)).toEqual({ from: "2026-01-01", to: "2026-01-31" });
    });

    it("has each of its days, also where clocks change", () => {
        expect(daysOf({ from: "2026-03-28", to: "2026-03-30" })).toEqual(["2026-03-28", "2026-03-29", "2026-03-30"]);
    });
});

describe("a day", () => {
    it("is the site's and not the viewer's", () => {
        const time = new Date("2026-03-02T03:00:00Z");
        expect(todayIn("America/New_York", time)).toBe("2026-03-01");
        expect(todayIn("Asia/Tokyo", time)).toBe("2026-03-02");
    });

    it("that a month lacks is its last", () => {
        expect(plusMonths("2026-03-31", -1)).toBe("2026-02-28");
        expect(plusMonths("2024-03-31", -1)).toBe("2024-02-29");
    });
});
