import type { Inside } from "../types";

const PAUSE = 100;
const PER_EVENT = 100;
const PER_PAGE = 600;

/** Where the pointer goes and clicks, in thousandths of the page's width and pixels of its height. */
export function start(inside: Inside): void {
  let points: number[][] = [];
  let clicks: number[][] = [];
  let told = 0;
  let last = 0;

  const tell = () => {
    if (!points.length && !clicks.length) return;
    // Flat lists of threes: a hundred objects would be many times as many values.
    inside.emit("mouse_samples", {
      points: points.flat(),
      clicks: clicks.flat(),
      contentWidth: document.documentElement.scrollWidth,
      contentHeight: document.documentElement.scrollHeight,
    });
    points = [];
    clicks = [];
  };

  const place = ({ pageX, pageY, timeStamp }: MouseEvent) => [
    Math.round((1000 * pageX) / document.documentElement.scrollWidth),
    Math.round(pageY),
    Math.round(timeStamp - inside.page.since),
  ];

  inside.scope.on(document, "mousemove", (event) => {
    if (event.timeStamp - last < PAUSE || told >= PER_PAGE) return;
    last = event.timeStamp;
    told++;
    points.push(place(event as MouseEvent));
    if (points.length >= PER_EVENT) tell();
  });
  inside.scope.on(document, "click", (event) => {
    if ((event as MouseEvent).detail && clicks.length < PER_EVENT) clicks.push(place(event as MouseEvent));
  });
  inside.leaving(() => {
    tell();
    told = 0;
  });
}
