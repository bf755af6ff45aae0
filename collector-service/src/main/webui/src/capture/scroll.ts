import type { Inside, PageView } from "../types";
import { timeOn } from "./index";

const MARKS = [25, 50, 75, 90, 100];
const PAUSE = 250;

/** How far a page is read: each mark once per page, whatever the visitor scrolls back and forth. */
export function captureScroll(inside: Inside): void {
  const told = new WeakMap<PageView, Set<number>>();
  let isWaiting = false;

  const look = () => {
    isWaiting = false;
    const { page } = inside;
    const root = document.documentElement;
    const contentHeight = root.scrollHeight;
    const pixelDepth = Math.round(scrollY + innerHeight);
    // A pixel is lost to rounding on zoomed screens.
    const depth = Math.min(100, Math.round((100 * (pixelDepth + 1)) / contentHeight));
    page.maxDepth = Math.max(page.maxDepth, depth);
    const marks = told.get(page) ?? new Set();
    told.set(page, marks);
    for (const mark of MARKS) {
      if (depth < mark || marks.has(mark)) continue;
      marks.add(mark);
      const { maxDepth } = page;
      inside.emit("scroll_depth", { depth: mark, maxDepth, pixelDepth, contentHeight, timeOnPage: timeOn(inside) });
    }
  };

  inside.scope.on(window, "scroll", () => {
    if (!isWaiting) inside.scope.later(PAUSE, look);
    isWaiting = true;
  });
}
