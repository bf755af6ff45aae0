import type { Scope } from "../scope";
import type { PageView, Properties } from "../types";

export interface PageListener {
  /** Whether pages are noticed by themselves. */
  readonly auto: boolean;
  /** Since when it is shown, where that is not now. */
  show(page: PageView, properties?: Properties, at?: number): void;
  /** Whether it was shown at all is told, too: who counts pages by hand may have shown none. */
  leave(page: PageView, wasShown: boolean): void;
}

export interface Pages {
  current(): PageView;
  begin(): void;
  /** A page is shown, whatever the address says. */
  view(properties?: Properties): void;
  leave(): void;
}

/** A framework gives a page its title after it has changed the address. */
const TITLE_PAUSE = 60;

/** Pages, those that a script shows without loading included. Of an address the part after # is no page of its own. */
export function capturePages(scope: Scope, listener: PageListener): Pages {
  let page: PageView = newPage(document.referrer, 0);
  let isOpen = false;
  let wasShown = false;

  function newPage(referrer: string, views: number): PageView {
    return { url: here(), path: location.pathname, referrer, since: performance.now(), views: views + 1, maxDepth: 0 };
  }

  const leave = () => {
    listener.leave(page, isOpen);
    isOpen = false;
  };

  const show = (properties?: Properties, at?: number) => {
    isOpen = wasShown = true;
    listener.show(page, properties, at);
  };

  const navigated = () => {
    if (here() === page.url) return;
    leave();
    page = newPage(page.url, page.views);
    const next = page;
    // What happens on the page before it has its title happens on the page all the same.
    const at = Date.now();
    scope.later(TITLE_PAUSE, () => {
      if (page === next) show(undefined, at);
    });
  };

  /** Calls the page's own function first: it must not matter to it that somebody listens. */
  const watch = (name: "pushState" | "replaceState") => {
    const own = history[name];
    const watching: typeof own = function (this: History, ...args) {
      own.apply(this, args);
      try {
        navigated();
      } catch {
        // The page has navigated; that nobody counts it is no reason to fail.
      }
    };
    history[name] = watching;
    scope.closing(() => {
      if (history[name] === watching) history[name] = own;
    });
  };

  return {
    current: () => page,
    begin() {
      if (!listener.auto) return;
      show();
      watch("pushState");
      watch("replaceState");
      scope.on(window, "popstate", navigated);
    },
    view(properties) {
      if (wasShown) {
        leave();
        page = newPage(here() === page.url ? page.referrer : page.url, page.views);
      }
      show(properties);
    },
    leave,
  };
}

function here(): string {
  return location.href.replace(/#.*/, "");
}
