import type { Inside } from "../types";
import { captureDeadClicks } from "./deadClicks";
import { captureErrors } from "./errors";
import { capturePerformance } from "./performance";

/** What goes wrong on the page or takes long. It comes after the core: the browser keeps a record of what was before. */
export function start(inside: Inside): void {
  const wanted = inside.options.capture || {};
  if (wanted.clicks !== false) captureDeadClicks(inside);
  if (wanted.errors !== false) captureErrors(inside);
  if (wanted.performance !== false) capturePerformance(inside);
}
