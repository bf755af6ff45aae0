import { useEffect, useSyncExternalStore } from "react";

type Export = () => void;

const listeners = new Set<() => void>();
let offered: Export | null = null;

function offer(next: Export | null): void {
    offered = next;
    for (const listener of listeners) listener();
}

/** What the bar's download does on this screen; nothing while there is nothing to download. */
export function useOffersExport(download: Export | null): void {
    useEffect(() => {
        offer(download);
        return () => offer(null);
    }, [download]);
}

export function useOffered(): Export | null {
    return useSyncExternalStore(
        (listener) => {
            listeners.add(listener);
            return () => listeners.delete(listener);
        },
        () => offered,
    );
}
