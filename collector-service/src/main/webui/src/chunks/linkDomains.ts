import { linkToken } from "../device";
import type { Inside } from "../types";

/** Takes the visitor along to the site's other domains: their links get a token when they are used. */
export function start(inside: Inside): void {
  const domains = inside.options.linkDomains ?? [];
  const decorate = (event: Event) => {
    const origin = event
      .composedPath()
      .find((part) => part instanceof HTMLAnchorElement || part instanceof HTMLFormElement);
    const address =
      origin instanceof HTMLAnchorElement ? origin.href : origin instanceof HTMLFormElement ? origin.action : "";
    const visitor = inside.tracker.visitorId();
    if (!origin || !visitor || !/^https?:/.test(address)) return;
    const url = new URL(address);
    if (url.host === location.host || !domains.some((own) => url.host === own || url.host.endsWith(`.${own}`))) return;
    const token = linkToken(visitor);
    if (origin instanceof HTMLAnchorElement) {
      url.searchParams.set("_rv", token);
      origin.href = url.href;
    } else if (origin instanceof HTMLFormElement && origin.method === "get") {
      // A form that is got loses what its address says; a field stays.
      const field = origin.querySelector<HTMLInputElement>("input[name=_rv]") ?? document.createElement("input");
      Object.assign(field, { type: "hidden", name: "_rv", value: token });
      origin.append(field);
    } else if (origin instanceof HTMLFormElement) {
      url.searchParams.set("_rv", token);
      origin.action = url.href;
    }
  };
  // Before the click itself, for those that open another tab, too; a copied link carries nothing.
  inside.scope.on(document, "mousedown keydown submit", (event) => {
    if (!(event instanceof KeyboardEvent) || event.key === "Enter") decorate(event);
  });
}
