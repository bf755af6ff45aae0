import { createTracker, type LoadChunk } from "./tracker";
import type { Options, Tracker } from "./types";

export type * from "./types";

// Whoever bundles this gets the chunks as files of their own, loaded when they are wanted.
const chunks = {
  diagnostics: () => import("./chunks/diagnostics"),
  vitals: () => import("./chunks/vitals"),
  banner: () => import("./chunks/banner"),
  fingerprint: () => import("./chunks/fingerprint"),
  linkDomains: () => import("./chunks/linkDomains"),
  tags: () => import("./chunks/tags"),
  heatmap: () => import("./chunks/heatmap"),
  partners: () => import("./chunks/partners"),
};
const load: LoadChunk = (name) => chunks[name]();

let only: Tracker | undefined;

/** The page's one tracker; what is called before it is started is done then. */
export function getTracker(): Tracker {
  // On a server there is no page to watch: this one waits for ever.
  only ??= createTracker(load);
  return only;
}

/** Starts the page's one tracker; again it changes nothing. */
export function initAnalytics(options: Options): Tracker {
  return typeof window === "undefined" ? getTracker() : getTracker().init(options);
}
