import { describe, expect, it } from "vitest";
import { address } from "../src/api/client";
import { csv } from "../src/format/csv";
import { country, countryCode, source, words } from "../src/format/names";
import { amounts, compact, duration, money } from "../src/format/numbers";
import { ago, clock } from "../src/format/times";
import { collectorAt, snippet } from "../src/screens/Install";

describe("a spreadsheet", () => {
    it("quotes what would end a cell", () => {
        expect(csv(["a", "b"], [['say "hi"', "x,y"]])).toBe('a,b\r\n"say ""hi""","x,y"\r\n');
    });

    it.each(["=1+1", "+1", "-1", "@x", "\tx"])("computes nothing of what senders wrote: %s", (text) => {
        expect(csv(["a"], [[text]])).toContain(`'${text}`);
    });

    it("keeps numbers below zero as numbers", () => {
        expect(csv(["a"], [[-5]])).toBe("a\r\n-5\r\n");
    });

    it("leaves empty what is not there", () => {
        expect(csv(["a", "b"], [[null, undefined]])).toBe("a,b\r\n,\r\n");
    });
});

describe("a number", () => {
    it("is written out below ten thousand", () => {
        expect(compact(9999)).toBe((9999).toLocaleString());
        expect(compact(10_000)).not.toBe((10_000).toLocaleString());
    });

    it.each([
        [0, "0s"],
        [59.4, "59s"],
        [59.5, "1m 00s"],
        [3599, "59m 59s"],
        [3600, "1h 00m"],
    ])("of %d seconds is %s", (seconds, text) => {
        expect(duration(seconds)).toBe(text);
    });

    it("of money in a currency that nobody knows is shown with it", () => {
        expect(money(5, "no money")).toBe("5 no money");
    });

    it("of money is never added up across currencies", () => {
        expect(
            amounts([
                { amount: 1, currency: "GBP" },
                { amount: 2, currency: "EUR" },
            ]),
        ).toContain(" + ");
    });
});

describe("a time", () => {
    it("is the site's", () => {
        expect(clock("2026-03-02T12:00:00Z", "Asia/Tokyo")).toContain("00");
        expect(clock("2026-03-02T12:00:00Z", "Asia/Tokyo")).toMatch(/21|9/);
    });

    it("tells seconds before it tells minutes", () => {
        const now = Date.parse("2026-03-02T12:00:00Z");
        expect(ago("2026-03-02T11:59:01Z", now)).toMatch(/59 seconds/);
        expect(ago("2026-03-02T11:59:00Z", now)).toMatch(/1 minute/);
    });
});

describe("a name", () => {
    it("is read as words", () => {
        expect(words("price_checked")).toBe("Price checked");
        expect(words("pagesPerSession")).toBe("Pages per session");
    });

    it("of a source is left as it is, and of a channel is read", () => {
        expect(source("forum_of.example")).toBe("forum_of.example");
        expect(source("organic_search")).toBe("Organic search");
    });

    it("of an abbreviation is its letters", () => {
        expect(words("cta_click")).toBe("CTA click");
        expect(words("js_error")).toBe("JS error");
        expect(words("api_response_time")).toBe("API response time");
        expect(words("paid_video")).toBe("Paid video");
    });

    it("of a country in English is its code as well", () => {
        expect(countryCode("United Kingdom")).toBe("GB");
        expect(countryCode("DE")).toBe("DE");
        expect(countryCode("EIRE")).toBe("EIRE");
    });

    it("of a country that there is not is its code", () => {
        expect(country("Q1")).toBe("Q1");
        expect(country("unknown")).toBe("Unknown");
    });
});

describe("an address", () => {
    it("has names and values as they are", () => {
        expect(address("/a/{id}/b", { id: "x/y z" }, { q: "1&2", none: undefined, empty: "" })).toBe(
            "/a/x%2Fy%20z/b?q=1%262",
        );
    });
});

describe("the line for a page", () => {
    it("cannot be ended by a key", () => {
        expect(snippet("https://c.example/", '"><script>')).toBe(
            '<script async src="https://c.example/rivulet.js" data-key="&quot;>&lt;script>" data-banner></script>',
        );
    });

    it("says where the collector is, as the service was told", () => {
        const here = { protocol: "http:", hostname: "shop.local" };
        expect(collectorAt("https://c.example/", here)).toBe("https://c.example");
        expect(collectorAt("http://localhost:38080", here)).toBe("http://shop.local:38080");
        expect(collectorAt(undefined, here)).toBe("http://shop.local:8080");
    });
});
