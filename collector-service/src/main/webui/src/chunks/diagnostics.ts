import type { Inside } from "../types";
import { captureForms } from "../capture/forms";
import { capturePresence } from "../capture/presence";
import { captureDeadClicks } from "./deadClicks";
import { captureErrors } from "./errors";
import { capturePerformance } from "./performance";

/**
 * What goes wrong on the page or takes long, whether anybody is there, and forms. It comes after the core, which keeps the
 * first errors for it; of requests the browser keeps a record, a heartbeat is not felt before half a minute has gone, and
 * the field that has the focus still has it.
 */
export function start(inside: Inside): void {
  const wanted = inside.options.capture || {};
  if (wanted.forms !== false) captureForms(inside);
  if (wanted.presence !== false) capturePresence(inside);
  if (wanted.clicks !== false) captureDeadClicks(inside);
  if (wanted.errors !== false) captureErrors(inside);
  if (wanted.performance !== false) capturePerformance(inside);
}
