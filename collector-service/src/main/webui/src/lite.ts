import { uuidv7 } from "./ids";
import type { Properties } from "./types";

// Page views and named events, counted for nobody in particular: nothing is stored, nobody is recognised, so there is
// nothing to ask for.

export interface LiteOptions {
  apiKey: string;
  endpoint: string;
}

export interface LiteTracker {
  track(name: string, properties?: Properties): void;
}

/** Starts counting; what can't be sent is given up. */
export function startLite({ apiKey, endpoint }: LiteOptions): LiteTracker {
  let url = "";
  let referrer = document.referrer;
  let waiting: unknown[] = [];

  const send = () => {
    if (!waiting.length) return;
    const metadata = { sentAt: new Date(), sdkVersion: "rivulet-lite 1.0.0" };
    const body = JSON.stringify({ writeKey: apiKey, metadata, events: waiting });
    waiting = [];
    fetch(`${endpoint}/api/analytics/events`, { method: "POST", body, keepalive: true, credentials: "omit" }).catch(
      () => {},
    );
  };

  const track = (eventType: string, properties: Properties = {}) => {
    if (!waiting.length) setTimeout(send, 1000);
    waiting.push({
      eventId: uuidv7(),
      eventType,
      timestamp: new Date(),
      pageUrl: url,
      pagePath: location.pathname,
      pageTitle: document.title,
      referrer,
      screenResolution: `${screen.width}x${screen.height}`,
      viewport: `${innerWidth}x${innerHeight}`,
      consent: { necessary: true, analytics: false, marketing: false, personalization: false },
      properties,
    });
  };

  const look = () => {
    const now = location.href.replace(/#.*/, "");
    if (now === url) return;
    if (url) referrer = url;
    url = now;
    track("page_view");
  };
  const { pushState } = history;
  history.pushState = function (...args) {
    pushState.apply(this, args);
    setTimeout(look, 60);
  };
  addEventListener("popstate", look);
  addEventListener("visibilitychange", () => document.visibilityState === "hidden" && send(), true);
  look();
  return { track };
}
