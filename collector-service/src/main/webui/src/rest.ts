/** Runs when the browser has nothing better to do, and after so many milliseconds all the same. */
export function whenIdle(run: () => void, atMost: number): void {
  // Safari has none.
  if ("requestIdleCallback" in window) window.requestIdleCallback(run, { timeout: atMost });
  else setTimeout(run, Math.min(atMost, 50));
}
