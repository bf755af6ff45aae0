import type { Inside } from "../types";
import { capturePresence } from "../capture/presence";
import { captureDeadClicks } from "./deadClicks";
import { captureErrors } from "./errors";
import { capturePerformance } from "./performance";

/**
 * What goes wrong on the page or takes long, and whether anybody is there. It comes after the core, which keeps the first
 * errors for it; of requests the browser keeps a record, and a heartbeat is not felt before half a minute has gone.
 */
export function start(inside: Inside): void {
  const wanted = inside.options.capture || {};
  if (wanted.presence !== false) capturePresence(inside);
  if (wanted.clicks !== false) captureDeadClicks(inside);
  if (wanted.errors !== false) captureErrors(inside);
  if (wanted.performance !== false) capturePerformance(inside);
}
