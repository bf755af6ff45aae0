import { act } from "react";
import { createRoot } from "react-dom/client";
import { renderToString } from "react-dom/server";
import { afterEach, describe, expect, it, vi } from "vitest";
import { LANGUAGES, wordsFor } from "../src/chunks/bannerWords";
import { getTracker } from "../src/index";
import { startLite } from "../src/lite";
import { AnalyticsProvider, useAnalytics } from "../src/react";
import type { Tracker } from "../src/types";

describe("the banner", () => {
  it("speaks six languages, every word of them", () => {
    expect(LANGUAGES).toEqual(["en", "de", "fr", "es", "pl", "ro"]);
    for (const language of LANGUAGES) {
      const [, words] = wordsFor(language);
      expect(Object.keys(words).sort()).toEqual(Object.keys(wordsFor("en")[1]).sort());
      expect(Object.values(words).flat().every(Boolean)).toBe(true);
    }
  });

  it.each([
    ["de-AT", "de"],
    ["RO", "ro"],
    ["xx", "en"],
    ["", "en"],
  ])("speaks to %s in %s", (asked, spoken) => {
    expect(wordsFor(asked)[0]).toBe(spoken);
  });
});

describe("React", () => {
  let seen: Tracker | undefined;
  const Inside = () => {
    seen = useAnalytics();
    return null;
  };

  it("hands out the page's one tracker", async () => {
    const root = createRoot(document.createElement("div"));
    vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
    const options = { apiKey: "wk", cookieless: false };
    await act(async () =>
      root.render(
        <AnalyticsProvider options={options}>
          <Inside />
        </AnalyticsProvider>,
      ),
    );
    expect(seen).toBe(getTracker());
  });

  it("hands out one that waits outside of a provider, and on a server", () => {
    seen = undefined;
    renderToString(<Inside />);
    expect(seen).toBe(getTracker());
  });
});

describe("lite", () => {
  afterEach(() => vi.useRealTimers());

  it("counts pages and named events, and stores nothing", async () => {
    vi.useFakeTimers();
    const bodies: Array<{ events: Array<Record<string, unknown>> }> = [];
    vi.stubGlobal("fetch", async (_url: string, init: RequestInit) => {
      bodies.push(JSON.parse(String(init.body)));
      return new Response();
    });
    localStorage.clear();
    const cookies = document.cookie;
    startLite({ apiKey: "wk", endpoint: "https://collector.example" }).track("quote_requested", { value: 5 });
    await vi.advanceTimersByTimeAsync(1000);
    expect(bodies).toHaveLength(1);
    expect(bodies[0]?.events).toMatchObject([
      { eventType: "page_view", consent: { analytics: false } },
      { eventType: "quote_requested", properties: { value: 5 } },
    ]);
    expect(bodies[0]?.events[0]).not.toHaveProperty("visitorId");
    expect(localStorage).toHaveLength(0);
    expect(document.cookie).toBe(cookies);
  });
});
