import type { Inside } from "../types";

/** A page whose script fails with every frame tells it no more often than this. */
const MOST = 20;
const SLOW = 1000;
/** What the tracker itself asks of the collector. */
const OWN = /^\/(api\/analytics|rivulet)\//;

/** What fails or drags on the page: its scripts and the requests that they make. */
export function captureErrors(inside: Inside): void {
  let told = 0;
  const emit: Inside["emit"] = (...words) => {
    if (told++ < MOST) inside.emit(...words);
  };

  inside.faults((event) => {
    const { message, filename, lineno, colno, error } = event as ErrorEvent;
    const { reason } = event as PromiseRejectionEvent;
    const cause = error ?? reason;
    const text = message ?? cause?.message ?? cause;
    // A picture that is not there fails, too, and says nothing.
    if (!text) return;
    const fault = { message: short(text), source: filename, line: lineno, column: colno, stack: short(cause?.stack) };
    emit("js_error", fault, undefined, Math.round(performance.timeOrigin + event.timeStamp));
  });

  // The browser's own record of requests: the page's fetch stays the page's.
  if (!("PerformanceObserver" in window)) return;
  const requests = new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as PerformanceResourceTiming[]) {
      const { initiatorType, name, duration, responseStatus: status } = entry;
      const url = name.replace(/[?#].*/, "");
      if (!/^(fetch|xmlhttprequest)$/.test(initiatorType) || OWN.test(url.replace(inside.origin, ""))) continue;
      const millis = Math.round(duration);
      if (status >= 400) emit("api_error", { url, status, duration: millis });
      else if (duration >= SLOW) emit("api_response_time", { url, duration: millis });
    }
  });
  requests.observe({ type: "resource", buffered: true });
  inside.scope.closing(() => requests.disconnect());
}

function short(text: unknown): string | undefined {
  return text ? String(text).slice(0, 1000) : undefined;
}
