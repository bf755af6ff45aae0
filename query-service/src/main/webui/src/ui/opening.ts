import { useEffect, useRef } from "react";

const openers = new Map<string, () => void>();

/** Lets a key open what is on the screen under this name. */
export function useOpener(name: string, open: () => void): void {
    const current = useRef(open);
    current.current = open;
    useEffect(() => {
        openers.set(name, () => current.current());
        return () => void openers.delete(name);
    }, [name]);
}

/** Whether there was anything to open. */
export function openNamed(name: string): boolean {
    const open = openers.get(name);
    open?.();
    return open !== undefined;
}
