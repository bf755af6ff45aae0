import type { Inside } from "../types";

const SLOW_PAGE = 3000;

/** How fast the page came; pages that a script shows later have no such times. */
export function capturePerformance(inside: Inside): void {
  const { page } = inside;
  const measure = () => {
    const [entry] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
    if (!entry || page.views > 1) return;
    const loadTime = Math.round(entry.loadEventEnd);
    inside.emit("page_performance", {
      loadTime,
      domContentLoaded: Math.round(entry.domContentLoadedEventEnd),
      timeToInteractive: Math.round(entry.domInteractive),
      ttfb: Math.round(entry.responseStart),
      fcp: Math.round(performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0) || undefined,
      resourceCount: performance.getEntriesByType("resource").length,
    });
    if (loadTime > SLOW_PAGE) inside.emit("slow_page", { loadTime });
  };
  // The load event must be over before its end is known.
  if (document.readyState === "complete") inside.scope.later(0, measure);
  else inside.scope.on(window, "load", () => inside.scope.later(0, measure));
}
