import { useSyncExternalStore } from "react";

const KEY = "rivulet.token";
const listeners = new Set<() => void>();

/** Storage that is switched off must not keep anybody out: the token then lives as long as the page. */
function kept(storage: () => Storage): Storage | null {
    try {
        return storage();
    } catch {
        return null;
    }
}

const ofTab = kept(() => sessionStorage);
const ofDevice = kept(() => localStorage);

let token: string | null = ofTab?.getItem(KEY) ?? ofDevice?.getItem(KEY) ?? null;
let wasRefused = false;

function tell(): void {
    for (const listener of listeners) listener();
}

export function currentToken(): string | null {
    return token;
}

/** Keeps the token for this tab, or on this device until somebody signs out. */
export function signIn(secret: string, isRemembered: boolean): void {
    token = secret;
    wasRefused = false;
    (isRemembered ? ofDevice : ofTab)?.setItem(KEY, secret);
    tell();
}

export function signOut(isRefused = false): void {
    token = null;
    wasRefused = isRefused;
    ofTab?.removeItem(KEY);
    ofDevice?.removeItem(KEY);
    tell();
}

function subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
}

export function useToken(): string | null {
    return useSyncExternalStore(subscribe, () => token);
}

/** Whether the last token was refused while it was in use, rather than given back. */
export function useWasRefused(): boolean {
    return useSyncExternalStore(subscribe, () => wasRefused);
}
