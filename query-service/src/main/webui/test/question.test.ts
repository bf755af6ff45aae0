import { describe, expect, it } from "vitest";
import { filtered, questionSearch, readQuestion, type Filter } from "../src/state/question";
import { match } from "../src/state/location";
import { changeOf } from "../src/ui/shortcuts";

describe("a question", () => {
    it("is not in the address where nothing was asked", () => {
        expect(questionSearch(readQuestion(""))).toBe("");
    });

    it("comes out of an address as it went in", () => {
        const asked = {
            site: "a & b",
            period: null,
            days: { from: "2026-02-28", to: "2026-03-01" },
            compare: "year" as const,
            against: null,
            isMatched: true,
            filters: [
                { dimension: "visit:source", isExcluding: false, values: ["a~b", "ü%/?"] },
                { dimension: "event:page", isExcluding: true, values: ["/!"] },
            ],
            own: { metric: "revenue", q: "a=b" },
        };
        expect(readQuestion(questionSearch(asked))).toEqual(asked);
    });

    it("keeps the days that it is compared with", () => {
        const search = "?compare=custom&vsfrom=2026-01-01&vsto=2026-01-31";
        expect(readQuestion(search).against).toEqual({ from: "2026-01-01", to: "2026-01-31" });
        expect(questionSearch(readQuestion(search))).toBe(search);
    });

    it.each([
        ["compare=custom", "a comparison with no days"],
        ["compare=custom&vsfrom=2026-02-02&vsto=2026-02-01", "a comparison with days that end before they begin"],
        ["match=sometimes", "days that match in a way that nobody knows"],
        ["from=2026-02-30&to=2026-03-01", "a day that there is not"],
        ["from=2026-03-02&to=2026-03-01", "an end before its beginning"],
        ["from=2025-03-01&to=2026-03-02", "a day more than the service takes"],
        ["period=ever", "a period that nobody knows"],
        ["f=&f=visit:source&f=%25E0~x", "filters without a dimension or a value"],
    ])("leaves out %s: %s", (search) => {
        expect(questionSearch(readQuestion(search))).toBe("");
    });

    it("takes the longest range", () => {
        expect(readQuestion("from=2025-03-01&to=2026-03-01").days).toEqual({ from: "2025-03-01", to: "2026-03-01" });
    });
});

describe("a filter", () => {
    const google: Filter = { dimension: "visit:source", isExcluding: false, values: ["google"] };

    it("joins one of its dimension", () => {
        expect(filtered([google], "visit:source", "bing", false)).toEqual([{ ...google, values: ["google", "bing"] }]);
    });

    it("takes the place of its opposite", () => {
        expect(filtered([google], "visit:source", "google", true)).toEqual([{ ...google, isExcluding: true }]);
    });

    it("is there once", () => {
        expect(filtered([google], "visit:source", "google", false)).toEqual([google]);
    });
});

describe("a path", () => {
    it("names what is in it", () => {
        expect(match("/people/{id}", "/people/a%2Fb")).toEqual({ id: "a/b" });
    });

    it("may end in a slash", () => {
        expect(match("/live", "/live/")).toEqual({});
    });

    it.each(["/people", "/people/", "/people/a/b", "/people/%E0"])("is another one: %s", (path) => {
        expect(match("/people/{id}", path)).toBeNull();
    });
});

describe("a key", () => {
    const question = readQuestion("from=2026-03-02&to=2026-03-08");
    const all = { period: true, compare: true, filters: true };

    it("goes a period back", () => {
        expect(changeOf("[", question, "2026-03-15", all)).toEqual({
            period: null,
            days: { from: "2026-02-23", to: "2026-03-01" },
        });
    });

    it("goes up to the period of today", () => {
        expect(changeOf("]", question, "2026-03-09", all)).not.toBeNull();
    });

    it("does not go into the future", () => {
        expect(changeOf("]", question, "2026-03-08", all)).toBeNull();
    });

    it("does nothing on a screen that does not heed it", () => {
        expect(changeOf("[", question, "2026-03-15", {})).toBeNull();
    });
});
