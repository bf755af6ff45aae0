import "fake-indexeddb/auto";
import { hash } from "thumbmark/utils/hash";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { start as startChunk } from "../src/chunks/fingerprint";
import { makeFingerprint } from "../src/fingerprint/make";
import { murmur } from "../src/fingerprint/murmur";
import { createTracker } from "../src/tracker";
import type { Tracker } from "../src/types";

const bytes = (text: string) => new TextEncoder().encode(text);
const text = (length: number) => Array.from({ length }, (_, at) => String.fromCharCode(33 + ((at * 7) % 90))).join("");

describe("the hash of pictures", () => {
  it("is the library's, whatever is left beyond the last block", async () => {
    for (let length = 0; length < 50; length++) {
      expect(await murmur(bytes(text(length)), async () => {})).toBe(hash(text(length)));
    }
  });

  it("is the library's of more than one slice, between which it rests", async () => {
    const rest = vi.fn(async () => {});
    const pixels = text(320_001);
    expect(await murmur(bytes(pixels), rest)).toBe(hash(pixels));
    expect(rest).toHaveBeenCalledTimes(4);
  });
});

describe("the fingerprint", () => {
  const KEYS = ["revivatech_fingerprint", "revivatech_fallback_id"] as const;
  let tracker: Tracker;
  let sent: Array<{ eventType: string; properties: Record<string, unknown> }> = [];
  let requests: string[] = [];

  // What it looks for is not all there without a real browser; the first time it is translated, too.
  beforeAll(() => makeFingerprint(async () => {}).catch(() => {}));

  beforeEach(() => {
    sent = [];
    requests = [];
    localStorage.clear();
    vi.stubGlobal("fetch", async (url: string, init: RequestInit) => {
      requests.push(url);
      if (init?.body) sent.push(...JSON.parse(String(init.body)).events);
      return new Response("1", { status: 202 });
    });
  });

  afterEach(async () => {
    tracker.setConsent({ analytics: false });
    await tracker.destroy();
    vi.useRealTimers();
  });

  function begin() {
    tracker = createTracker(async () => ({ start: startChunk }));
    tracker.init({
      apiKey: "wk",
      endpoint: "https://collector.example",
      allowLocalhost: true,
      capture: false,
      consent: { analytics: true },
      fingerprint: true,
    });
  }

  it("is made once, and on every later event", async () => {
    begin();
    await vi.waitFor(() => expect(KEYS.some((key) => localStorage.getItem(key))).toBe(true), 20_000);
    const made = KEYS.map((key) => localStorage.getItem(key)).find(Boolean);
    tracker.track("later");
    await tracker.flush();
    expect(sent.filter(({ eventType }) => eventType === "fingerprint_made")).toHaveLength(1);
    expect(sent.at(-1)?.properties).toEqual({ fingerprint: made });
  });

  it("that is kept is not made again", async () => {
    localStorage.setItem("revivatech_fingerprint", "kept");
    begin();
    await new Promise((over) => setTimeout(over, 100));
    tracker.track("later");
    await tracker.flush();
    expect(sent.map(({ eventType }) => eventType)).not.toContain("fingerprint_made");
    expect(sent.at(-1)?.properties).toEqual({ fingerprint: "kept" });
  });

  it("is by chance where a browser resists", async () => {
    vi.spyOn(document, "createElement").mockImplementation(() => {
      throw new Error("No");
    });
    vi.spyOn(navigator, "userAgent", "get").mockImplementation(() => {
      throw new Error("No");
    });
    begin();
    await vi.waitFor(() => expect(localStorage.getItem("revivatech_fallback_id")).toMatch(/^fb_[0-9a-f]{32}$/), 20_000);
    expect(localStorage.getItem("revivatech_fingerprint")).toBeNull();
    vi.restoreAllMocks();
  });

  it("is not finished, and leaves nothing, once consent is withdrawn", async () => {
    begin();
    await new Promise((over) => setTimeout(over, 60));
    tracker.setConsent({ analytics: false });
    await new Promise((over) => setTimeout(over, 2500));
    expect(KEYS.map((key) => localStorage.getItem(key))).toEqual([null, null]);
  });

  it("asks nobody else", async () => {
    begin();
    await vi.waitFor(() => expect(KEYS.some((key) => localStorage.getItem(key))).toBe(true), 20_000);
    await tracker.flush();
    expect(requests.filter((url) => !url.startsWith("https://collector.example/"))).toEqual([]);
  });
});
