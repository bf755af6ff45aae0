import type { Waiting } from "./queue";

/** A request's body may have 64 kB in flight where it must outlive its page; the rest is for what others send. */
const KEEPALIVE_BYTES = 60_000;
const MAX_EVENTS = 100;
const TIMEOUT = 20_000;
const LONGEST_PAUSE = 5 * 60_000;

export const SDK = "rivulet-js 1.0.0";

export interface TransportSettings {
  readonly url: string;
  readonly apiKey: string;
  readonly batchSize: number;
  readonly flushInterval: number;
  readonly queueLimit: number;
  clockOffset(): number | undefined;
  /** These have arrived, or never will. */
  done(ids: string[]): void;
  report(problem: unknown): void;
}

/** Brings events to the collector, in order, as often as it takes. */
export interface Transport {
  add(events: readonly Waiting[]): void;
  /** Resolves when what waits was tried once. On leaving, everything that the browser lets go is let go at once. */
  flush(leaving?: boolean): Promise<void>;
  /** Changes what has not been sent yet; undefined takes it away. */
  change(how: (event: Waiting) => Waiting | undefined): void;
  waiting(): readonly Waiting[];
  close(): void;
}

export function openTransport(settings: TransportSettings): Transport {
  let queue: Waiting[] = [];
  const flying = new Set<string>();
  let flyingBytes = 0;
  let attempts = 0;
  let atMost = MAX_EVENTS;
  let notBefore = 0;
  let stopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const later = (millis: number) => {
    timer ??= setTimeout(() => {
      timer = undefined;
      void flush();
    }, millis);
  };

  const drop = (events: readonly Waiting[]) => {
    const ids = events.map((event) => event.eventId);
    const gone = new Set(ids);
    queue = queue.filter((event) => !gone.has(event.eventId));
    settings.done(ids);
  };

  /** The next events, as many as one request carries. */
  const next = (bytes: number) => {
    const events: Waiting[] = [];
    const texts: string[] = [];
    let size = 500;
    for (const event of queue) {
      if (flying.has(event.eventId)) continue;
      const text = JSON.stringify(event);
      // Most are ASCII, and then as many bytes as characters.
      size += (/^[\0-\x7f]*$/.test(text) ? text : new TextEncoder().encode(text)).length + 1;
      if (events.length && (size > bytes || events.length >= atMost)) break;
      events.push(event);
      texts.push(text);
    }
    return { events, texts, size };
  };

  const post = async (leaving: boolean): Promise<boolean> => {
    const { events, texts, size } = next(Math.max(0, KEEPALIVE_BYTES - flyingBytes));
    const keepalive = size + flyingBytes <= KEEPALIVE_BYTES;
    if (!events.length || (leaving && !keepalive)) return false;
    const metadata = { sentAt: new Date(), sdkVersion: SDK, clockOffset: settings.clockOffset() };
    const head = JSON.stringify({ writeKey: settings.apiKey, metadata });
    // A text needs no preflight, which a closing page would not live to see answered.
    const body = `${head.slice(0, -1)},"events":[${texts}]}`;
    for (const event of events) flying.add(event.eventId);
    if (keepalive) flyingBytes += size;
    try {
      if (leaving && !("keepalive" in Request.prototype)) {
        if (navigator.sendBeacon(settings.url, body)) drop(events);
        return true;
      }
      const answer = await fetch(settings.url, {
        method: "POST",
        body,
        keepalive,
        credentials: "omit",
        signal: AbortSignal.timeout?.(TIMEOUT) as AbortSignal,
      });
      return judge(answer, events);
    } catch (problem) {
      return pause(problem);
    } finally {
      for (const event of events) flying.delete(event.eventId);
      if (keepalive) flyingBytes -= size;
    }
  };

  /** Whether to go on with the next ones. */
  const judge = (answer: Response, events: Waiting[]): boolean => {
    const { status } = answer;
    if (answer.ok) {
      attempts = 0;
      atMost = MAX_EVENTS;
      drop(events);
      return true;
    }
    if (status === 413 && events.length > 1) {
      atMost = events.length >> 1;
      return true;
    }
    if (status === 400 || status === 413) {
      settings.report(`${events.length} events refused: ${status}`);
      drop(events);
      return true;
    }
    if (status === 408 || status === 429 || status >= 500) {
      return pause(status, retryAfter(answer.headers.get("Retry-After")));
    }
    // A wrong key or address: more of the same is no help, the next page may know better.
    stopped = true;
    settings.report(`Nothing is sent any more: ${status}`);
    return false;
  };

  const pause = (problem: unknown, millis = 0): boolean => {
    // Half of it by chance, so that not all pages of the world come back at the same moment.
    const backoff = Math.min(1000 * 2 ** attempts++, LONGEST_PAUSE) * (0.5 + Math.random() / 2);
    const wait = Math.max(millis, backoff);
    notBefore = Date.now() + wait;
    clearTimeout(timer);
    timer = undefined;
    later(wait);
    settings.report(problem);
    return false;
  };

  let running: Promise<void> | undefined;

  const drain = async (): Promise<void> => {
    let more = true;
    while (more && !stopped && Date.now() >= notBefore && queue.some((event) => !flying.has(event.eventId))) {
      more = await post(false);
    }
  };

  const flush = async (leaving = false): Promise<void> => {
    if (leaving) {
      // No request waits for another one's answer here; each marks its events before it first waits.
      while (!stopped && Date.now() >= notBefore) {
        const before = flying.size - queue.length;
        void post(true);
        if (flying.size - queue.length === before) return;
      }
      return;
    }
    running ??= drain().finally(() => {
      running = undefined;
    });
    await running;
  };

  return {
    add(events) {
      queue.push(...events);
      if (queue.length > settings.queueLimit) {
        settings.report("Too many events wait: the oldest go");
        drop(queue.filter((event) => !flying.has(event.eventId)).slice(0, queue.length - settings.queueLimit));
      }
      if (queue.length - flying.size >= settings.batchSize) void flush();
      else later(settings.flushInterval);
    },
    flush,
    change(how) {
      queue = queue.flatMap((event) => (flying.has(event.eventId) ? event : (how(event) ?? [])));
    },
    waiting: () => queue,
    close() {
      clearTimeout(timer);
      timer = undefined;
      stopped = true;
    },
  };
}

/** Milliseconds to wait, said as seconds or as a date. */
export function retryAfter(header: string | null, now = Date.now()): number {
  if (!header) return 0;
  const seconds = Number(header);
  const millis = isNaN(seconds) ? Date.parse(header) - now : seconds * 1000;
  return Math.min(Math.max(millis || 0, 0), 60 * 60_000);
}
