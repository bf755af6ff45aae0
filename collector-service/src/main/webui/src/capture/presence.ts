import type { Inside, PageView } from "../types";
import { timeOn } from "./index";

const HEARTBEAT = 30_000;
const IDLE_AFTER = 60_000;

/** Whether somebody is there: the pulse of a page that is read, idle times, and the pointer on its way out. */
export function capturePresence(inside: Inside): void {
  const { scope, emit } = inside;
  let touched = performance.now();
  let isIdle = false;
  let shown: PageView | undefined;

  scope.on(document, "pointermove pointerdown keydown scroll touchstart", () => {
    const now = performance.now();
    if (isIdle) emit("idle_end", { idleTime: Math.round(now - touched) });
    isIdle = false;
    touched = now;
  });

  scope.every(HEARTBEAT, () => {
    if (document.hidden) return;
    if (performance.now() - touched < IDLE_AFTER) emit("heartbeat", { timeOnPage: timeOn(inside) });
    else if (!isIdle) {
      isIdle = true;
      emit("idle_start");
    }
  });

  scope.on(document, "mouseout", (event) => {
    const { clientY, relatedTarget } = event as MouseEvent;
    const { page } = inside;
    if (clientY > 0 || relatedTarget || shown === page) return;
    shown = page;
    emit("exit_intent", { timeOnPage: timeOn(inside), pageViews: page.views, scrollDepth: page.maxDepth });
  });
}
