import { useSyncExternalStore } from "react";

const KEY = "rivulet.token";
const SIGN_IN = "rivulet.sign-in";
const listeners = new Set<() => void>();

/** Somebody who has signed in with an issuer. It is kept for this tab only, and never on the device. */
export interface SignedIn {
    accessToken: string;
    refreshToken: string | null;
    /** Says to the issuer who wants to leave. */
    idToken: string | null;
    /** In milliseconds since 1970. */
    expiresAt: number;
    clientId: string;
    tokenEndpoint: string;
    endSessionEndpoint: string | null;
}

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

function read(): SignedIn | null {
    try {
        return JSON.parse(ofTab?.getItem(SIGN_IN) ?? "null") as SignedIn | null;
    } catch {
        return null;
    }
}

let signedIn: SignedIn | null = read();
let token: string | null = signedIn?.accessToken ?? ofTab?.getItem(KEY) ?? ofDevice?.getItem(KEY) ?? null;
/** Changes when somebody else is in, not when the same person's token is renewed. */
let visit = token === null ? null : "0";
let visits = 0;
let wasRefused = false;

function tell(): void {
    for (const listener of listeners) listener();
}

export function currentToken(): string | null {
    return token;
}

/** Who has signed in with an issuer, if that is how they came. */
export function currentSignIn(): SignedIn | null {
    return signedIn;
}

/** Keeps the token for this tab, or on this device until somebody signs out. */
export function signIn(secret: string, isRemembered: boolean): void {
    forget();
    token = secret;
    (isRemembered ? ofDevice : ofTab)?.setItem(KEY, secret);
    enter();
}

export function signInWith(issued: SignedIn): void {
    forget();
    renew(issued);
    enter();
}

/** The same person's next token. */
export function renew(issued: SignedIn): void {
    signedIn = issued;
    token = issued.accessToken;
    ofTab?.setItem(SIGN_IN, JSON.stringify(issued));
}

function enter() {
    visit = String(++visits);
    wasRefused = false;
    tell();
}

function forget() {
    token = null;
    signedIn = null;
    visit = null;
    ofTab?.removeItem(KEY);
    ofTab?.removeItem(SIGN_IN);
    ofDevice?.removeItem(KEY);
}

export function signOut(isRefused = false): void {
    forget();
    wasRefused = isRefused;
    tell();
}

function subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
}

/** Somebody's being here, from their signing in to their signing out; null when nobody is. */
export function useVisit(): string | null {
    return useSyncExternalStore(subscribe, () => visit);
}

/** Whether the last token was refused while it was in use, rather than given back. */
export function useWasRefused(): boolean {
    return useSyncExternalStore(subscribe, () => wasRefused);
}
