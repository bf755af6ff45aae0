import { cut, describe } from "../capture";
import type { Inside } from "../types";

const DEAD_AFTER = 1000;

/** Waits for anything to happen after a click on what looks as if it did something. */
export function captureDeadClicks(inside: Inside): void {
  const { scope } = inside;
  let isAlive = false;
  let watching: MutationObserver | undefined;
  const live = () => {
    isAlive = true;
    watching?.disconnect();
  };
  scope.on(document, "selectionchange focusin input submit toggle play visibilitychange", live);
  scope.on(window, "scroll pagehide popstate hashchange", live);
  scope.closing(() => watching?.disconnect());

  scope.on(document, "click", (event) => {
    if (watching || !(event as MouseEvent).detail) return;
    const target = event.composedPath()[0];
    if (!(target instanceof Element)) return;
    const clickable = target.closest("button, .btn, [role=button], a, [onclick]");
    // A link leads away, a download or a dialogue of the system shows nothing on the page.
    const isElsewhere = clickable?.closest('a[href]:not([href="#"]), [download], [disabled]');
    if (!clickable || isElsewhere) return;
    const { url } = inside.page;
    isAlive = false;
    watching = new MutationObserver(live);
    watching.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    scope.later(DEAD_AFTER, () => {
      watching?.disconnect();
      watching = undefined;
      if (!isAlive && inside.page.url === url) {
        inside.emit("dead_click", { ...describe(target), text: cut(clickable.textContent) });
      }
    });
  });
}
