import { capture } from "./capture";
import { capturePages } from "./capture/pages";
import { clockOffset } from "./clock";
import { CONSENT_EVENT, CONSENT_KEY, grantsIn, keepDecision, readDecision, snapshot } from "./consent";
import { forgetSession, keepSession, type OpenSession, openSession, visitorStore, write } from "./device";
import { isSampled, uuidv7 } from "./ids";
import { openShelf, type Waiting } from "./queue";
import { openScope } from "./scope";
import { tabs } from "./tabs";
import { openTransport } from "./transport";
import type { Consent, Inside, Options, PageView, Properties, Tracker } from "./types";

/** A part of the tracker that is fetched when it is wanted. */
export type ChunkName =
  "diagnostics" | "vitals" | "banner" | "fingerprint" | "linkDomains" | "heatmap" | "partners" | "tags";
export type LoadChunk = (name: ChunkName, origin: string) => Promise<{ start: (inside: Inside) => void }>;

const EVENTS_PATH = "/api/analytics/events";
const CLOCK_PATH = "/rivulet/clock";
/** Events are written at once, but no more often than this: it takes longer than all else that is done with them. */
const SAVE_PAUSE = 500;
/** How long a tab's events lie, where the browser can't say whether it lives, until another tab sends them. */
const ABANDONED = 60_000;
const ADOPTION_PAUSE = 15_000;
/** So many errors are remembered until somebody wants to hear of them. */
const EARLY_FAULTS = 20;
/** What chunks leave on the device. */
const LEFTOVERS = ["revivatech_fingerprint", "revivatech_fallback_id", "_rivulet_partners"];

/** A tracker that waits for its options. Nothing that it does throws. */
export function createTracker(loadChunk: LoadChunk, scriptUrl?: string): Tracker {
  let started: Running | undefined;
  let early: Array<(running: Running) => void> = [];

  const report = (problem: unknown) => {
    if (started?.options.debug) console.warn("[rivulet]", problem);
  };
  /** Does it now, or once there are options. */
  const when = (run: (running: Running) => void) => {
    try {
      if (started) run(started);
      else early.push(run);
    } catch (problem) {
      report(problem);
    }
  };
  const track = (name: string, properties?: Properties) => when((running) => running.emit(name, properties));

  const tracker: Tracker = {
    init(options) {
      if (started) return tracker;
      try {
        started = run(
          options,
          tracker,
          loadChunk,
          report,
          options.endpoint ?? new URL(scriptUrl ?? "/", location.href).origin,
        );
        for (const call of early) when(call);
        early = [];
      } catch (problem) {
        report(problem);
      }
      return tracker;
    },
    track,
    trackEvent: track,
    trackPageView: (properties) => when((running) => running.viewPage(properties)),
    trackProductView: (product, source) =>
      track("product_view", { ...productProperties(product), productSlug: product.slug, source }),
    trackAffiliateClick: (product, link, position, ctaText) =>
      track("affiliate_click", {
        ...productProperties(product),
        linkId: link.id,
        platform: link.platform,
        price: link.price ?? product.price,
        position,
        ctaText,
      }),
    identify: (userId, traits) => when((running) => running.identify(userId, traits)),
    setVariant: (experiment, variant) => when((running) => running.setVariant(experiment, variant)),
    setConsent: (consent) => when((running) => running.decide(consent)),
    getConsent: () => started?.consent() ?? snapshot({}, undefined),
    hasDecided: () => !!started?.decided(),
    showConsent: async () => {
      await new Promise<void>((resolve) => when((running) => void running.chunk("banner").then(resolve)));
    },
    visitorId: () => started?.visitorId(),
    session: () => started?.session(),
    flush: async () => started?.flush(),
    destroy: async () => started?.destroy(),
  };
  return tracker;
}

function productProperties(product: import("./types").Product): Properties {
  const { id, name, price, categoryId, categoryName } = product;
  return { productId: id, productName: name, productPrice: price, categoryId, categoryName };
}

type Running = ReturnType<typeof run>;

function run(
  options: Options,
  tracker: Tracker,
  loadChunk: LoadChunk,
  report: (problem: unknown) => void,
  endpoint: string,
) {
  const at = new URL(endpoint, location.href);
  const origin = at.origin;
  const off = isLocal() && !options.allowLocalhost;
  const tab = uuidv7();
  const visitor = visitorStore(options.cookieName ?? "_techstore_uid");
  let isToSave = false;
  let savedAt = 0;
  const save = () => {
    isToSave = false;
    savedAt = Date.now();
    shelf.save();
  };
  // What one click sets off is written together when all have heard of it; of those who click in haste, what they do in a
  // moment; and at once where no later may come.
  const shelf = openShelf(`rivulet-${options.apiKey}`, tab, () => {
    if (document.hidden) save();
    else if (!isToSave) {
      isToSave = true;
      setTimeout(save, savedAt + SAVE_PAUSE - Date.now());
    }
  });
  const presence = tabs(tab, options.apiKey);
  const clock = clockOffset(origin + CLOCK_PATH);
  const context: Record<string, unknown> = {};
  const leavers = new Set<() => void>();
  const ears = new Set<(event: Waiting) => void>();
  const earlyFaults: Event[] = [];
  // Asking makes the browser lay out the page at once, so it is asked only when it may have changed.
  let viewport: string | undefined;
  let hearFault: ((event: Event) => void) | undefined;
  const luck = Math.random();
  let decision = readDecision(options);
  let userId: string | undefined;
  // As the page said it; without consent it goes no further, and is there when consent comes.
  let user: [string, Properties | undefined] | undefined;
  let session: OpenSession | undefined;
  let isSticky = false;
  let closed = false;

  const transport = openTransport({
    url: at.pathname === "/" ? origin + EVENTS_PATH : at.href,
    apiKey: options.apiKey,
    batchSize: options.batchSize ?? 10,
    flushInterval: options.flushInterval ?? 5000,
    queueLimit: options.queueLimit ?? 1000,
    clockOffset: clock.millis,
    done: (ids) => isSticky && shelf.remove(ids),
    report,
  });

  // What belongs to the page stays; what captures lives as long as analytics is agreed to.
  const pageScope = openScope(report);
  let captureScope = openScope(report);

  const hasAnalytics = () => decision.consent.analytics;

  /** Whether anything is sent: of a share of the visitors, or of page loads where visitors are not recognised. */
  const isIn = () => {
    const rate = options.sampleRate ?? 1;
    return rate >= 1 || (hasAnalytics() ? isSampled(visitor.id(), rate) : luck < rate);
  };

  /** Whose an event is, as far as that may be known. */
  const whose = () => {
    if (!hasAnalytics()) return { consent: decision.consent };
    const open = () => openSession(Date.now(), location.href, document.referrer);
    const opened = open();
    session = opened.session;
    if (opened.isNew) {
      emit("session_start", { referrer: session.referrer, entryPage: session.entryPage });
      session = open().session;
    }
    const { id, sequence, campaign } = session;
    return { consent: decision.consent, visitorId: visitor.id(), userId, sessionId: id, sequence, ...campaign };
  };

  const emit = (name: string, properties: Properties = {}, page: PageView = pages.current(), at?: number): void => {
    if (off || closed || (!hasAnalytics() && options.cookieless === false) || !isIn()) return;
    // First, because a new visit is told before what happens in it.
    const owner = whose();
    const now = at ?? Date.now();
    const event: Waiting = {
      eventId: uuidv7(now),
      eventType: name,
      timestamp: new Date(now).toISOString(),
      ...owner,
      pageUrl: page.url,
      pagePath: page.path,
      pageTitle: document.title,
      referrer: page.referrer,
      screenResolution: `${screen.width}x${screen.height}`,
      viewport: (viewport ??= `${innerWidth}x${innerHeight}`),
      properties: plain({ ...context, ...properties }),
    };
    if (isSticky) shelf.put([event]);
    transport.add([event]);
    if (hasAnalytics()) for (const hear of ears) hear(event);
    if (options.debug) console.info("[rivulet]", name, event);
  };

  const inside: Inside = {
    options,
    tracker,
    origin,
    get page() {
      return pages.current();
    },
    get scope() {
      return captureScope;
    },
    pageScope,
    emit,
    hear(run) {
      for (const event of transport.waiting()) if (event.visitorId) run(event);
      ears.add(run);
    },
    faults(run) {
      earlyFaults.splice(0).forEach(run);
      hearFault = run;
      captureScope.closing(() => {
        hearFault = undefined;
      });
    },
    leaving(run) {
      leavers.add(run);
      captureScope.closing(() => leavers.delete(run));
    },
    context: (name, value) => {
      context[name] = value;
    },
  };

  const chunk = async (name: ChunkName) => {
    try {
      (await loadChunk(name, origin)).start(inside);
    } catch (problem) {
      // A page whose policy forbids it does without.
      report(problem);
    }
  };

  const adopt = async () => {
    const living = await presence.living();
    const orphans = await shelf.adopt((owner, event) =>
      living ? !living.has(owner) : Date.now() - Date.parse(event.timestamp as string) > ABANDONED,
    );
    if (orphans.length && isSticky) transport.add(orphans);
  };

  /** Begins everything that needs consent to analytics. */
  const begin = () => {
    isSticky = true;
    // Said while the visitor was still being asked, and not sent yet: it goes with what they have answered.
    if (transport.waiting().length) {
      const owner = whose();
      transport.change((event) => {
        if (event.visitorId) return event;
        const owned = { ...event, ...owner };
        shelf.put([owned]);
        return owned;
      });
    }
    // A page that still loads answers slowly: the clock is asked again when it has come to rest.
    for (const millis of [0, 5000, 30_000]) captureScope.later(millis, () => void clock.measure());
    presence.join(() => {
      void adopt();
      captureScope.every(ADOPTION_PAUSE, () => void adopt());
    });
    if (options.capture !== false) {
      capture(inside, options.capture ?? {});
      void chunk("diagnostics");
    }
    for (const name of ["vitals", "fingerprint", "linkDomains", "heatmap", "partners"] as const) {
      if (options[name]) void chunk(name);
    }
  };

  /** Ends it, and leaves nothing on the device but the decision. */
  const end = () => {
    isSticky = false;
    captureScope.close();
    captureScope = openScope(report);
    presence.leave();
    transport.change((event) => (event.visitorId ? undefined : event));
    void shelf.wipe();
    visitor.forget();
    forgetSession();
    for (const key of LEFTOVERS) write(key, undefined);
    for (const name of Object.keys(context)) delete context[name];
    userId = session = undefined;
  };

  const agree = (consent: Consent) => {
    const had = hasAnalytics();
    decision = { consent, decided: true };
    if (off) return;
    if (!had && consent.analytics) {
      begin();
      tellUser();
    }
    if (had && !consent.analytics) end();
  };

  const tellUser = () => {
    if (!user) return;
    userId = user[0];
    emit("identify", { traits: user[1] });
  };

  let telling = false;

  const pages = capturePages(pageScope, {
    auto: options.capture !== false && options.capture?.pages !== false,
    show: (page, properties, at) => emit("page_view", properties, page, at),
    leave: (page, wasShown) => {
      for (const run of leavers) run();
      if (wasShown && hasAnalytics() && options.capture !== false) {
        const timeOnPage = Math.round(performance.now() - page.since);
        emit("page_exit", { timeOnPage, maxDepth: page.maxDepth }, page);
      }
    },
  });

  /** Nobody knows whether the page lives on. */
  const leave = () => {
    void transport.flush(true);
    save();
    keepSession();
  };

  const flush = async () => {
    keepSession();
    await transport.flush();
    await shelf.kept();
  };

  if (!off) {
    pageScope.on(window, "resize", () => {
      viewport = undefined;
    });
    // What fails before the chunk that tells it is there, or consent, is told then.
    pageScope.on(window, "error unhandledrejection", (event) => {
      if (hearFault) hearFault(event);
      else if (earlyFaults.length < EARLY_FAULTS) earlyFaults.push(event);
    });
    pageScope.on(document, "visibilitychange", () => {
      if (document.hidden) leave();
    });
    pageScope.on(window, "pagehide", () => {
      pages.leave();
      leave();
      presence.leave();
    });
    pageScope.on(window, "pageshow", (event) => {
      if (!(event as PageTransitionEvent).persisted) return;
      pages.view();
      if (isSticky) presence.join(() => void adopt());
    });
    pageScope.on(window, "online", () => void transport.flush());
    // Another tab decided, or another consent tool on this page.
    pageScope.on(window, "storage", (event) => {
      if ((event as StorageEvent).key !== CONSENT_KEY) return;
      const now = readDecision(options);
      if (now.decided) agree(now.consent);
    });
    pageScope.on(window, CONSENT_EVENT, (event) => {
      const grants = telling ? undefined : grantsIn((event as CustomEvent).detail);
      if (grants) agree(snapshot({ ...decision.consent, ...grants }, options.consentVersion));
    });
    if (options.dataLayer || options.sessionGlobal) void chunk("tags");
    if (hasAnalytics()) begin();
    pages.begin();
    if (options.banner && !decision.decided) void chunk("banner");
  }

  return {
    options,
    emit,
    chunk,
    viewPage: (properties?: Properties) => pages.view(properties),
    identify(id: string, traits?: Properties) {
      user = [String(id), traits];
      if (hasAnalytics()) tellUser();
    },
    setVariant(experiment: string, variant: string) {
      context.experiments = { ...(context.experiments as object | undefined), [experiment]: variant };
    },
    decide(grants: Parameters<Tracker["setConsent"]>[0]) {
      const consent = snapshot({ ...decision.consent, ...grants }, options.consentVersion);
      keepDecision(consent);
      agree(consent);
      telling = true;
      try {
        window.dispatchEvent(new CustomEvent(CONSENT_EVENT, { detail: consent }));
      } finally {
        telling = false;
      }
    },
    consent: () => decision.consent,
    decided: () => decision.decided,
    visitorId: () => (hasAnalytics() && !off ? visitor.id() : undefined),
    session: () => session,
    flush,
    async destroy() {
      if (closed) return;
      pages.leave();
      if (session) emit("session_end", { duration: Date.now() - session.startTime });
      closed = true;
      pageScope.close();
      captureScope.close();
      await flush();
      transport.close();
      presence.leave();
    },
  };
}

/** Properties as JSON has them: what it can't hold must not stop what waits behind it. */
function plain(properties: Properties): Properties {
  return JSON.parse(JSON.stringify(properties));
}

function isLocal(): boolean {
  return location.protocol === "file:" || /^(localhost|.*\.localhost|127(\.\d+){3}|\[::1\])$/.test(location.hostname);
}
