import type { Inside } from "../types";

/** A page whose script fails with every frame tells it no more often than this. */
const MOST = 20;
const SLOW = 1000;

/** What fails or drags on the page: its scripts and the requests that they make. */
export function captureErrors(inside: Inside): void {
  const { scope } = inside;
  let told = 0;
  const emit: Inside["emit"] = (name, properties) => {
    if (told++ < MOST) inside.emit(name, properties);
  };

  scope.on(window, "error", (event) => {
    const { message, filename, lineno, colno, error } = event as ErrorEvent;
    if (!message) return;
    emit("js_error", {
      message: short(message),
      source: filename,
      line: lineno,
      column: colno,
      stack: short(error?.stack),
    });
  });
  scope.on(window, "unhandledrejection", (event) => {
    const { reason } = event as PromiseRejectionEvent;
    emit("js_error", { message: short(reason?.message ?? reason), stack: short(reason?.stack) });
  });

  // The browser's own record of requests: the page's fetch stays the page's.
  if (!("PerformanceObserver" in window)) return;
  const requests = new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as PerformanceResourceTiming[]) {
      const { initiatorType, name, duration, responseStatus: status } = entry;
      if (!/^(fetch|xmlhttprequest)$/.test(initiatorType) || name.startsWith(inside.origin + "/api/analytics/"))
        continue;
      const url = name.replace(/[?#].*/, "");
      const millis = Math.round(duration);
      if (status >= 400) emit("api_error", { url, status, duration: millis });
      else if (duration >= SLOW) emit("api_response_time", { url, duration: millis });
    }
  });
  requests.observe({ type: "resource", buffered: true });
  scope.closing(() => requests.disconnect());
}

function short(text: unknown): string | undefined {
  return text ? String(text).slice(0, 1000) : undefined;
}
