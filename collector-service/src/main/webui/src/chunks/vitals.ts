import { type Metric, onCLS, onFCP, onINP, onLCP, onTTFB } from "web-vitals";
import type { Inside } from "../types";

/** Core Web Vitals, told once as far as they are known when the page goes out of sight. */
export function start(inside: Inside): void {
  const known: Record<string, number> = {};
  let isNew = false;
  const note = ({ name, value }: Metric) => {
    known[name.toLowerCase()] = name === "CLS" ? Math.round(value * 10_000) / 10_000 : Math.round(value);
    isNew = true;
  };
  const tell = () => {
    if (!isNew) return;
    isNew = false;
    inside.emit("page_performance", { ...known });
    void inside.tracker.flush();
  };
  for (const watch of [onCLS, onFCP, onINP, onLCP, onTTFB]) watch(note);
  // After the library's own look at the page, which happens in the same event.
  inside.scope.on(document, "visibilitychange", () => {
    if (document.visibilityState === "hidden") queueMicrotask(tell);
  });
  inside.leaving(tell);
}
