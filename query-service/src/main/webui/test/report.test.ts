import { describe, expect, it } from "vitest";
import { numbersOf, siteOf, spoken } from "../src/overview/aggregate";
import { metricsOf, type Numbers } from "../src/overview/report";
import { readQuestion } from "../src/state/question";
import type { Place } from "../src/state/sites";

const GBP = (amount: number) => [{ currency: "GBP", amount }];
const numbers = (over: Partial<Numbers> = {}): Numbers => ({
    visitors: 10,
    visits: 20,
    pageviews: 30,
    bounce_rate: 0.5,
    visit_duration: 60,
    revenue: GBP(5),
    ...over,
});
const metric = (key: string, now: Numbers, before: Numbers | null = null, daily: Partial<Numbers>[] = [now]) =>
    metricsOf(now, before, daily, null).find((each) => each.key === key);

describe("the six numbers", () => {
    it("grow by a share of what was before", () => {
        expect(metric("visitors", numbers({ visitors: 12 }), numbers())?.change).toBeCloseTo(0.2);
    });

    it("do not grow from nothing", () => {
        expect(metric("visitors", numbers(), numbers({ visitors: 0 }))?.change).toBeNull();
    });

    it("are worse where more bounce", () => {
        expect(metric("bounce_rate", numbers())?.isBetterLow).toBe(true);
    });

    it("tell sums of two currencies apart and draw neither", () => {
        const found = metric("revenue", numbers({ revenue: [...GBP(5), { currency: "EUR", amount: 7 }] }));
        expect(found).toMatchObject({ value: null, daily: null });
        expect(found?.shown).toContain(" + ");
    });

    it("have no rate on a day without visits, rather than none", () => {
        const found = metric("bounce_rate", numbers(), null, [numbers(), numbers({ visits: 0, bounce_rate: null })]);
        expect(found?.daily).toEqual([0.5, null]);
    });

    it("are not drawn where they are not known by the day", () => {
        expect(metric("bounce_rate", numbers(), null, [{ visitors: 1 }])?.daily).toBeNull();
    });
});

describe("a row of the query language", () => {
    it("has rates of a hundred, which become shares", () => {
        expect(numbersOf([1, 2, 3, 40, 5, GBP(6)])).toEqual({
            visitors: 1,
            visits: 2,
            pageviews: 3,
            bounce_rate: 0.4,
            visit_duration: 5,
            revenue: GBP(6),
        });
    });

    it("that is not there is nothing of everything", () => {
        expect(numbersOf(undefined)).toMatchObject({ visitors: 0, bounce_rate: null, revenue: [] });
    });
});

describe("a question in the query language", () => {
    it("says what is kept and what is left out", () => {
        expect(spoken(readQuestion("f=visit%3Asource~google&f=!event%3Apage~%2Fa~%2Fb").filters)).toEqual([
            ["is", "visit:source", ["google"]],
            ["is_not", "event:page", ["/a", "/b"]],
        ]);
    });

    it("takes a channel in brackets for the visits of it that have no named source", () => {
        const email = [
            "and",
            [
                ["is", "visit:source", ["(none)"]],
                ["is", "visit:channel", ["email"]],
            ],
        ];
        expect(spoken(readQuestion("f=visit%3Asource~(email)").filters)).toEqual([email]);
        expect(spoken(readQuestion("f=visit%3Asource~(email)~google").filters)).toEqual([
            ["or", [["is", "visit:source", ["google"]], email]],
        ]);
        expect(spoken(readQuestion("f=!visit%3Asource~(email)").filters)).toEqual([["not", email]]);
        expect(spoken(readQuestion("f=visit%3Asource~(none)").filters)).toEqual([["is", "visit:source", ["(none)"]]]);
    });

    it("asks for a product by whatever events call it", () => {
        const either = [
            "or",
            [
                ["is", "event:props:productId", ["7"]],
                ["is", "event:props:product_id", ["7"]],
            ],
        ];
        expect(spoken(readQuestion("f=product~7").filters)).toEqual([either]);
        expect(spoken(readQuestion("f=!product~7").filters)).toEqual([["not", either]]);
    });

    it("is of the only site where none was chosen, and of none where there are two", () => {
        const place = (sites: string[]) => ({ sites }) as Place;
        expect(siteOf(readQuestion(""), place(["a"]))).toBe("a");
        expect(siteOf(readQuestion(""), place(["a", "b"]))).toBeNull();
        expect(siteOf(readQuestion("site=b"), place(["a", "b"]))).toBe("b");
    });
});
