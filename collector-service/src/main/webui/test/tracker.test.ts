import "fake-indexeddb/auto";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createTracker } from "../src/tracker";
import type { Options, Tracker } from "../src/types";

interface Sent {
  timestamp: string;
  eventType: string;
  visitorId?: string;
  sessionId?: string;
  userId?: string;
  consent: { analytics: boolean };
  properties: Record<string, unknown>;
}

let sent: Sent[] = [];
let chunks: string[] = [];
let tracker: Tracker;

const options: Options = { apiKey: "wk", endpoint: "https://collector.example", allowLocalhost: true };

function start(more: Partial<Options> = {}) {
  tracker = createTracker(async (name) => {
    chunks.push(name);
    return { start() {} };
  });
  tracker.init({ ...options, ...more });
  return tracker;
}

async function names() {
  await tracker.flush();
  return sent.map(({ eventType }) => eventType);
}

beforeEach(() => {
  sent = [];
  chunks = [];
  localStorage.clear();
  history.replaceState(null, "", "/");
  vi.stubGlobal("fetch", async (url: string, init: RequestInit) => {
    if (!init.body) return new Response(String(Date.now()));
    if (url.endsWith("/events")) sent.push(...(JSON.parse(String(init.body)) as { events: Sent[] }).events);
    return new Response("{}", { status: 202 });
  });
});

afterEach(async () => {
  vi.useRealTimers();
  tracker.setConsent({ analytics: false });
  await tracker.destroy();
});

describe("without consent", () => {
  it("a page is counted for nobody in particular", async () => {
    start();
    expect(await names()).toEqual(["page_view"]);
    expect(sent[0]).toMatchObject({ consent: { analytics: false } });
    expect(sent[0]).not.toHaveProperty("visitorId");
    expect(sent[0]).not.toHaveProperty("sessionId");
  });

  it("nobody is identified", async () => {
    start().identify("u-1");
    expect(await names()).toEqual(["page_view"]);
    expect(tracker.visitorId()).toBeUndefined();
  });

  it("nothing is sent where even counting is unwanted", async () => {
    start({ cookieless: false }).track("something");
    expect(await names()).toEqual([]);
  });

  it("no chunk is loaded", () => {
    start({ vitals: true, fingerprint: true, heatmap: true });
    expect(chunks).toEqual([]);
  });

  it("the visitor is asked, once there is a banner", () => {
    start({ banner: true });
    expect(chunks).toEqual(["banner"]);
  });
});

describe("with consent", () => {
  const agreed = { consent: { analytics: true } };

  it("a visit is told before its first page", async () => {
    start(agreed);
    expect(await names()).toEqual(["session_start", "page_view"]);
    expect(sent[1]?.visitorId).toBe(tracker.visitorId());
  });

  it("what was not sent yet goes with the visitor's answer", async () => {
    start().setConsent({ analytics: true });
    await tracker.flush();
    expect(sent.map(({ visitorId }) => visitorId)).toEqual([tracker.visitorId(), tracker.visitorId()]);
  });

  it("everybody who wants to know hears of the decision", () => {
    const heard: unknown[] = [];
    window.addEventListener("consent-updated", (event) => heard.push((event as CustomEvent).detail), { once: true });
    start().setConsent({ marketing: true });
    expect(heard).toEqual([{ necessary: true, analytics: false, marketing: true, personalization: false }]);
  });

  it("somebody whom the page named before is identified then", async () => {
    start().identify("u-1", { plan: "gold" });
    tracker.setConsent({ analytics: true });
    await tracker.flush();
    expect(sent.at(-1)).toMatchObject({
      eventType: "identify",
      userId: "u-1",
      properties: { traits: { plan: "gold" } },
    });
  });

  it("another tool's decision is heard", () => {
    start();
    window.dispatchEvent(new CustomEvent("consent-updated", { detail: { analytics: true } }));
    expect(tracker.getConsent().analytics).toBe(true);
  });

  it("withdrawing takes everything but the decision off the device", async () => {
    start(agreed).track("something");
    tracker.setConsent({ analytics: false });
    expect(Object.keys(localStorage)).toEqual(["rivulet_consent"]);
    expect(document.cookie).not.toMatch(/_techstore_uid=./);
    expect(await names()).toEqual([]);
  });

  it("what could not be sent is on the device when flushing is over", async () => {
    start(agreed);
    vi.stubGlobal("fetch", async () => {
      throw new TypeError("offline");
    });
    tracker.track("something");
    await tracker.flush();
    const kept = await new Promise<Array<{ events: Sent[] }>>((resolve) => {
      indexedDB.open("rivulet-wk").onsuccess = ({ target }) => {
        const database = (target as IDBOpenDBRequest).result;
        const all = database.transaction("events").objectStore("events").getAll();
        all.onsuccess = () => resolve(all.result);
        database.close();
      };
    });
    expect(kept.flatMap(({ events }) => events.map(({ eventType }) => eventType))).toEqual(
      expect.arrayContaining(["session_start", "page_view", "something"]),
    );
  });

  it("nothing is left on the device of what has arrived", async () => {
    start();
    tracker.track("early");
    tracker.setConsent({ analytics: true });
    const found = written();
    await vi.waitFor(() => expect(found().flat().sort()).toEqual(["early", "page_view", "session_start"]));
    const kept = vi.spyOn(IDBObjectStore.prototype, "delete");
    await tracker.flush();
    await vi.waitFor(() => expect(kept).toHaveBeenCalledTimes(1));
  });

  const written = () => {
    const puts = vi.spyOn(IDBObjectStore.prototype, "put");
    return () =>
      puts.mock.calls.map(([record]) => (record as { events: Sent[] }).events.map((event) => event.eventType));
  };
  const offline = () =>
    vi.stubGlobal("fetch", async () => {
      throw new TypeError("offline");
    });

  it("what happens together is written together, a moment later", async () => {
    offline();
    start(agreed);
    const found = written();
    tracker.track("one");
    await Promise.resolve();
    tracker.track("two");
    await vi.waitFor(() => expect(found()).toEqual([["session_start", "page_view", "one", "two"]]));
    tracker.track("three");
    await vi.waitFor(() => expect(found()).toHaveLength(2));
    expect(found()[1]).toEqual(["three"]);
  });

  it("what happens in haste is written twice a second", async () => {
    offline();
    start(agreed);
    await tracker.flush();
    await new Promise((over) => setTimeout(over, 20));
    vi.useFakeTimers({ toFake: ["setTimeout", "Date"] });
    vi.advanceTimersByTime(1000);
    const found = written();
    for (const [name, pause] of [
      ["one", 0],
      ["two", 499],
      ["three", 1],
      ["four", 500],
    ] as const) {
      tracker.track(name);
      vi.advanceTimersByTime(pause);
    }
    vi.useRealTimers();
    await vi.waitFor(() => expect(found()).toHaveLength(3));
    expect(found()).toEqual([["one"], ["two", "three"], ["four"]]);
  });

  it.each([
    ["visibilitychange", document, []],
    ["pagehide", window, ["page_exit"]],
  ])("on %s it is written at once, and how far the visit has come", async (type, target, more) => {
    offline();
    start(agreed);
    await tracker.flush();
    // A moment later never comes.
    vi.useFakeTimers({ toFake: ["setTimeout"] });
    const found = written();
    tracker.track("last");
    vi.spyOn(document, "hidden", "get").mockReturnValue(true);
    target.dispatchEvent(new Event(type));
    expect(localStorage.getItem("_rivulet_session")).toContain(`"sequence":${4 + more.length}`);
    vi.useRealTimers();
    await vi.waitFor(() => expect(found().flat()).toEqual(["last", ...more]));
  });

  it("a page that a script shows is a page", async () => {
    start(agreed);
    history.pushState(null, "", "/next?x=1");
    await new Promise((over) => setTimeout(over, 80));
    expect((await names()).slice(1)).toEqual(["page_view", "page_exit", "page_view"]);
    expect(sent.at(-1)).toMatchObject({ pagePath: "/next", referrer: expect.stringMatching(/\/$/) });
  });

  it("what happens on a page happens after it was shown, even before it has its title", async () => {
    start(agreed);
    history.pushState(null, "", "/product");
    await new Promise((over) => setTimeout(over, 5));
    tracker.track("product_view");
    await new Promise((over) => setTimeout(over, 80));
    await tracker.flush();
    const time = (name: string) => sent.filter(({ eventType }) => eventType === name).at(-1)?.timestamp ?? "";
    expect(time("page_view") < time("product_view")).toBe(true);
  });

  it("the same page with another hash is not", async () => {
    start(agreed);
    history.pushState(null, "", "/#part");
    await new Promise((over) => setTimeout(over, 80));
    expect(await names()).toEqual(["session_start", "page_view"]);
  });

  it("a variant is on every later event", async () => {
    start(agreed).setVariant("headline", "b");
    tracker.track("seen");
    await tracker.flush();
    expect(sent.at(-1)?.properties).toEqual({ experiments: { headline: "b" } });
  });

  it("what is clicked three times in anger is told once", async () => {
    start(agreed);
    const button = document.body.appendChild(document.createElement("div"));
    for (let time = 0; time < 5; time++) {
      button.dispatchEvent(
        new MouseEvent("click", { bubbles: true, composed: true, detail: 1, clientX: 5, clientY: 5 }),
      );
    }
    expect((await names()).filter((name) => name === "rage_click")).toHaveLength(1);
  });

  it("marks of a page become properties", async () => {
    start(agreed);
    document.body.innerHTML = `<a href="/x" data-track="teaser" data-track-service-name="Screen">  Go
      there </a>`;
    document.querySelector("a")?.dispatchEvent(new MouseEvent("click", { bubbles: true, composed: true }));
    await tracker.flush();
    expect(sent.at(-1)).toMatchObject({
      eventType: "click",
      properties: { element: "teaser", serviceName: "Screen", text: "Go there", href: "/x" },
    });
  });

  it("the end of a visit is told when the tracker is let go", async () => {
    start(agreed);
    await tracker.destroy();
    expect(sent.map(({ eventType }) => eventType)).toEqual(["session_start", "page_view", "page_exit", "session_end"]);
    tracker.track("too late");
    expect(await names()).toHaveLength(4);
  });
});

describe("whatever happens", () => {
  it("nothing is sent from localhost", async () => {
    start({ allowLocalhost: false, consent: { analytics: true } }).track("something");
    expect(await names()).toEqual([]);
    expect(localStorage).toHaveLength(0);
  });

  it("what is called before it starts is done then", async () => {
    tracker = createTracker(async () => ({ start() {} }));
    tracker.track("early");
    tracker.init({ ...options });
    expect(await names()).toEqual(["page_view", "early"]);
  });

  it("nothing escapes into the page", () => {
    expect(() => start({ endpoint: "no address://" })).not.toThrow();
    expect(() => tracker.track("circular", { window })).not.toThrow();
  });

  it("what JSON can't hold does not hold up the rest", async () => {
    start();
    tracker.track("circular", { window });
    tracker.track("number", { big: 1n });
    tracker.track("fine", { run: () => {}, at: new Date(0) });
    expect(await names()).toEqual(["page_view", "fine"]);
    expect(sent[1]?.properties).toEqual({ at: "1970-01-01T00:00:00.000Z" });
  });

  it("a page's own navigation works even where watching it fails", () => {
    start({ consent: { analytics: true } });
    vi.stubGlobal("performance", undefined);
    expect(() => history.pushState(null, "", "/still")).not.toThrow();
    expect(location.pathname).toBe("/still");
  });
});
