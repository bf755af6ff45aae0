import { useSyncExternalStore } from "react";

export interface Place {
    path: string;
    search: string;
}

const listeners = new Set<() => void>();
let place = here();

function here(): Place {
    const where = typeof location === "undefined" ? { pathname: "/", search: "" } : location;
    return { path: where.pathname, search: where.search };
}

function moved(): void {
    place = here();
    for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
    if (!listeners.size) addEventListener("popstate", moved);
    listeners.add(listener);
    return () => {
        listeners.delete(listener);
        if (!listeners.size) removeEventListener("popstate", moved);
    };
}

/** Where the dashboard is. */
export function useLocation(): Place {
    return useSyncExternalStore(subscribe, () => place);
}

/** Goes somewhere within the dashboard; the way back is the browser's. */
export function navigate(to: string, { isReplacing = false } = {}): void {
    if (to === location.pathname + location.search) return;
    const isOtherPage = to.split("?")[0] !== location.pathname;
    history[isReplacing ? "replaceState" : "pushState"](null, "", to);
    moved();
    if (isOtherPage) scrollTo(0, 0);
}

/** The names in a path like /people/{id}, or nothing where it is another. */
export function match(pattern: string, path: string): Record<string, string> | null {
    const wanted = pattern.split("/");
    const found = path.replace(/(.)\/$/, "$1").split("/");
    if (wanted.length !== found.length) return null;
    const names: Record<string, string> = {};
    for (const [at, word] of wanted.entries()) {
        const part = found[at] ?? "";
        if (word.startsWith("{")) {
            try {
                names[word.slice(1, -1)] = decodeURIComponent(part);
            } catch {
                return null;
            }
            if (!part) return null;
        } else if (word !== part) return null;
    }
    return names;
}
