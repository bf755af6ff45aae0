import type { Capture, Inside } from "../types";
import { captureClicks } from "./clicks";
import { captureScroll } from "./scroll";

/** Starts whatever is not switched off and can't wait for a chunk. */
export function capture(inside: Inside, wanted: Capture): void {
  if (wanted.scroll !== false) captureScroll(inside);
  if (wanted.clicks !== false) captureClicks(inside);
}

/** What a page's element is called in an event. */
export function describe(element: Element): { element: string; className: string | undefined } {
  const id = element.id ? `#${element.id}` : "";
  return {
    element: element.localName + id,
    className: cut(element.getAttribute("class")),
  };
}

/** The first 100 characters that somebody would read. */
export function cut(text: string | null | undefined): string | undefined {
  return text?.replace(/\s+/g, " ").trim().slice(0, 100) || undefined;
}

/** How long a page has been there. */
export function timeOn(inside: Inside): number {
  return Math.round(performance.now() - inside.page.since);
}
