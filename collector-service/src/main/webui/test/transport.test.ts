import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Waiting } from "../src/queue";
import { openTransport, retryAfter, type Transport } from "../src/transport";

let answers: Array<Response | Error> = [];
let bodies: Array<{ events: Waiting[]; metadata: Record<string, unknown>; writeKey: string }> = [];
let inits: RequestInit[] = [];
let done: string[] = [];
let transport: Transport;
let count = 0;

const event = (more: object = {}): Waiting => ({ eventId: `e${count++}`, ...more });
const status = (code: number, headers: HeadersInit = {}) =>
  new Response(code === 202 ? "{}" : null, { status: code, headers });

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, "random").mockReturnValue(1);
  answers = [];
  bodies = [];
  inits = [];
  done = [];
  count = 0;
  vi.stubGlobal("fetch", async (_url: string, init: RequestInit) => {
    inits.push(init);
    bodies.push(JSON.parse(String(init.body)));
    const answer = answers.shift() ?? status(202);
    if (answer instanceof Error) throw answer;
    return answer;
  });
  // The page that tests have knows only beacons; most browsers know better.
  Object.defineProperty(Request.prototype, "keepalive", { value: true, configurable: true });
  transport = openTransport({
    url: "https://collector.example/api/analytics/events",
    apiKey: "wk",
    batchSize: 3,
    flushInterval: 1000,
    queueLimit: 10,
    clockOffset: () => 42,
    done: (ids) => done.push(...ids),
    report: () => {},
  });
});

afterEach(() => {
  Reflect.deleteProperty(Request.prototype, "keepalive");
  vi.useRealTimers();
});

const sent = () => bodies.map(({ events }) => events.map(({ eventId }) => eventId));

describe("transport", () => {
  it("waits for company", async () => {
    transport.add([event()]);
    await vi.advanceTimersByTimeAsync(999);
    expect(sent()).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(sent()).toEqual([["e0"]]);
  });

  it("sends at once when a batch is full", async () => {
    transport.add([event(), event(), event()]);
    await vi.advanceTimersByTimeAsync(0);
    expect(sent()).toEqual([["e0", "e1", "e2"]]);
    expect(done).toEqual(["e0", "e1", "e2"]);
  });

  it("sends a text that needs no preflight, with key, times and clock in it", async () => {
    transport.add([event()]);
    await transport.flush();
    expect(inits[0]).toMatchObject({ method: "POST", keepalive: true, credentials: "omit" });
    expect(inits[0]?.headers).toBeUndefined();
    expect(bodies[0]).toMatchObject({ writeKey: "wk", metadata: { sdkVersion: "rivulet-js 1.0.0", clockOffset: 42 } });
    expect(bodies[0]?.metadata.sentAt).toBe(new Date().toISOString());
  });

  it("tries again in the same order after an error of the network, later each time", async () => {
    answers = [new Error("gone"), new Error("gone")];
    transport.add([event()]);
    await transport.flush();
    transport.add([event()]);
    await vi.advanceTimersByTimeAsync(1000);
    await vi.advanceTimersByTimeAsync(1999);
    expect(sent()).toEqual([["e0"], ["e0", "e1"]]);
    await vi.advanceTimersByTimeAsync(1);
    expect(sent()[2]).toEqual(["e0", "e1"]);
    expect(done).toEqual(["e0", "e1"]);
  });

  it.each([429, 503])("waits as long as an answer %i wants", async (code) => {
    answers = [status(code, { "Retry-After": "30" })];
    transport.add([event()]);
    await transport.flush();
    await vi.advanceTimersByTimeAsync(29_999);
    transport.add([event(), event(), event()]);
    await transport.flush();
    expect(bodies).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(sent()[1]).toEqual(["e0", "e1", "e2", "e3"]);
  });

  it("gives up what is refused with 400", async () => {
    answers = [status(400)];
    transport.add([event()]);
    await transport.flush();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sent()).toEqual([["e0"]]);
    expect(done).toEqual(["e0"]);
  });

  it("halves what is too large until it fits", async () => {
    answers = [status(413), status(413)];
    transport.add([event(), event(), event(), event()]);
    await vi.advanceTimersByTimeAsync(0);
    expect(sent()).toEqual([["e0", "e1", "e2", "e3"], ["e0", "e1"], ["e0"], ["e1", "e2", "e3"]]);
  });

  it("keeps what a wrong key refuses, and stops asking", async () => {
    answers = [status(401)];
    transport.add([event()]);
    await transport.flush();
    await vi.advanceTimersByTimeAsync(600_000);
    expect(bodies).toHaveLength(1);
    expect(done).toEqual([]);
  });

  it("gives up the oldest when too many wait", async () => {
    answers = [new Error("offline")];
    transport.add([event()]);
    await transport.flush();
    transport.add(Array.from({ length: 11 }, () => event()));
    expect(transport.waiting().map(({ eventId }) => eventId)).toEqual(
      Array.from({ length: 10 }, (_, at) => `e${at + 2}`),
    );
  });

  it("keeps within what may outlive a page", async () => {
    const big = "x".repeat(25_000);
    transport.add([event({ big }), event({ big })]);
    void transport.flush(true);
    transport.add([event({ big })]);
    await vi.advanceTimersByTimeAsync(1000);
    const inFlightTogether = inits.filter(({ keepalive }) => keepalive);
    expect(String(inFlightTogether[0]?.body).length).toBeLessThan(60_000);
    expect(sent().flat()).toEqual(["e0", "e1", "e2"]);
  });

  it("lets everything go at once on leaving, in several requests where it must", async () => {
    transport.add([event({ big: "x".repeat(40_000) }), event({ big: "x".repeat(15_000) })]);
    void transport.flush(true);
    expect(sent()).toEqual([["e0", "e1"]]);
  });

  it("leaves by a beacon where requests die with their page", async () => {
    Reflect.deleteProperty(Request.prototype, "keepalive");
    const beacon = vi.fn(() => true);
    vi.stubGlobal("navigator", { sendBeacon: beacon });
    transport.add([event()]);
    await transport.flush(true);
    expect(beacon).toHaveBeenCalledWith(
      "https://collector.example/api/analytics/events",
      expect.stringContaining("e0"),
    );
    expect(done).toEqual(["e0"]);
  });

  it("sends nothing twice when two flushes meet", async () => {
    transport.add([event()]);
    await Promise.all([transport.flush(), transport.flush(), transport.flush(true)]);
    expect(sent()).toEqual([["e0"]]);
  });

  it("changes what has not gone yet", async () => {
    transport.add([event(), event()]);
    transport.change((waiting) => (waiting.eventId === "e0" ? undefined : { ...waiting, more: 1 }));
    await transport.flush();
    expect(bodies[0]?.events).toEqual([{ eventId: "e1", more: 1 }]);
  });
});

describe("Retry-After", () => {
  it.each([
    [null, 0],
    ["5", 5000],
    ["-5", 0],
    ["nonsense", 0],
    ["86400", 3_600_000],
    [new Date(7000).toUTCString(), 7000],
  ])("%s is %i milliseconds", (header, millis) => {
    expect(retryAfter(header, 0)).toBe(millis);
  });
});
