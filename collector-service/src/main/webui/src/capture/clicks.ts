import type { Inside, Properties } from "../types";
import { cut, describe } from "./index";

const CALLS_TO_ACTION = "button, .btn, [role=button]";
const RAGE_PAUSE = 500;
const RAGE_PIXELS = 30;

/** What is clicked: what the page marks, calls to action, and clicks in anger. */
export function captureClicks(inside: Inside): void {
  const { scope, emit } = inside;
  let times = 0;
  let last = { at: -1e9, x: 0, y: 0, target: undefined as EventTarget | undefined };

  scope.on(document, "click", (event) => {
    const { clientX: x, clientY: y, timeStamp: at, detail } = event as MouseEvent;
    const target = event.composedPath()[0];
    if (!(target instanceof Element)) return;
    const within = (selector: string) => target.closest<HTMLElement>(selector);

    const marked = within("[data-track]");
    if (marked) {
      emit("click", { element: marked.dataset.track, ...textAndLink(marked), ...trackProperties(marked) });
    }
    const call = within(CALLS_TO_ACTION);
    if (call) emit("cta_click", { ...describe(call), ...textAndLink(call) });
    const check = within('[data-action="check-price"]');
    if (check) emit("price_checked", { service: check.dataset.service, price: amount(check.dataset.price) });

    // A click that the keyboard makes has no place, and no anger that could be told.
    if (!detail) return;
    const isSame = at - last.at < RAGE_PAUSE && Math.hypot(x - last.x, y - last.y) <= RAGE_PIXELS;
    times = isSame && last.target === target ? times + 1 : 1;
    last = { at, x, y, target };
    if (times === 3) emit("rage_click", { ...describe(target), position: { x, y }, clicks: times });
  });
}

function textAndLink(element: HTMLElement): Properties {
  return { text: cut(element.textContent), href: element.closest("a")?.getAttribute("href") ?? undefined };
}

/** `data-track-service-name` as `serviceName`. */
function trackProperties(element: HTMLElement): Properties {
  const found: Properties = {};
  for (const [name, value] of Object.entries(element.dataset)) {
    const own = /^track([A-Z])(.*)$/.exec(name);
    if (own) found[`${own[1]?.toLowerCase()}${own[2]}`] = value;
  }
  return found;
}

/** A price as a page writes it. */
export function amount(text: string | undefined): number | undefined {
  const value = parseFloat(text?.replace(/[^\d.-]/g, "") ?? "");
  return isNaN(value) ? undefined : value;
}
