import { Problem } from "./problem";
import { currentSignIn, renew, type SignedIn } from "./token";

// Signing in with an issuer, by the authorization code flow with PKCE (RFC 7636): the page has no secret of its own, and
// a code that somebody else catches is worth nothing without the verifier that stays here.

const PENDING = "rivulet.signing-in";

export interface Issuer {
    issuer: string;
    clientId: string;
    scope: string;
    authorizationEndpoint: string;
    tokenEndpoint: string;
    endSessionEndpoint?: string | null;
}

interface Pending {
    issuer: Issuer;
    state: string;
    nonce: string;
    verifier: string;
    /** Where they wanted to go. */
    back: string;
}

interface Granted {
    access_token?: string;
    refresh_token?: string;
    id_token?: string;
    expires_in?: number;
    error?: string;
    error_description?: string;
}

const redirectUri = () => `${location.origin}/sign-in`;

function base64url(bytes: Uint8Array): string {
    return btoa(String.fromCharCode(...bytes))
        .replaceAll("+", "-")
        .replaceAll("/", "_")
        .replaceAll("=", "");
}

const random = () => base64url(crypto.getRandomValues(new Uint8Array(32)));

/** What the issuer is shown of the verifier. */
export async function challengeOf(verifier: string): Promise<string> {
    return base64url(new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier))));
}

function failed(detail: string): Problem {
    return new Problem(401, "Signing in failed", detail, [], null);
}

/** Leaves for the issuer. */
export async function begin(issuer: Issuer): Promise<void> {
    if (!crypto.subtle) throw failed("Browsers sign in over HTTPS, or on localhost, only.");
    const here = location.pathname === "/sign-in" ? "/" : location.pathname + location.search;
    const pending: Pending = { issuer, state: random(), nonce: random(), verifier: random(), back: here };
    sessionStorage.setItem(PENDING, JSON.stringify(pending));
    const asked = new URLSearchParams({
        response_type: "code",
        client_id: issuer.clientId,
        redirect_uri: redirectUri(),
        scope: issuer.scope,
        state: pending.state,
        nonce: pending.nonce,
        code_challenge: await challengeOf(pending.verifier),
        code_challenge_method: "S256",
    });
    const { authorizationEndpoint } = issuer;
    location.assign(`${authorizationEndpoint}${authorizationEndpoint.includes("?") ? "&" : "?"}${asked}`);
}

/** Comes back from the issuer: who it is, and where they wanted to go. */
export async function finish(): Promise<{ issued: SignedIn; back: string }> {
    const said = new URLSearchParams(location.search);
    const pending = JSON.parse(sessionStorage.getItem(PENDING) ?? "null") as Pending | null;
    sessionStorage.removeItem(PENDING);
    // A code that this tab has not asked for might be somebody else's.
    if (!pending || said.get("state") !== pending.state) throw failed("It was not begun in this tab. Try again.");
    const error = said.get("error");
    if (error) throw failed(said.get("error_description") ?? error);
    const { issuer } = pending;
    const granted = await token(issuer.tokenEndpoint, {
        grant_type: "authorization_code",
        code: said.get("code") ?? "",
        redirect_uri: redirectUri(),
        client_id: issuer.clientId,
        code_verifier: pending.verifier,
    });
    if (granted.id_token && nonceOf(granted.id_token) !== pending.nonce) {
        throw failed("The issuer answered another question. Try again.");
    }
    return {
        issued: issuedBy(granted, {
            clientId: issuer.clientId,
            tokenEndpoint: issuer.tokenEndpoint,
            endSessionEndpoint: issuer.endSessionEndpoint ?? null,
            refreshToken: null,
            idToken: null,
        }),
        back: pending.back,
    };
}

/** Who signs whom out, the issuer included, where it has a place for that. */
export function farewell(issued: SignedIn): void {
    if (!issued.endSessionEndpoint) return;
    const asked = new URLSearchParams({
        client_id: issued.clientId,
        post_logout_redirect_uri: `${location.origin}/`,
        ...(issued.idToken ? { id_token_hint: issued.idToken } : {}),
    });
    location.assign(`${issued.endSessionEndpoint}${issued.endSessionEndpoint.includes("?") ? "&" : "?"}${asked}`);
}

let renewing: Promise<void> | null = null;

/** Renews what is about to end; however many ask, the issuer is asked once. */
export function renewed(issued: SignedIn): Promise<void> {
    renewing ??= again(issued).finally(() => (renewing = null));
    return renewing;
}

async function again(issued: SignedIn): Promise<void> {
    const granted = await token(issued.tokenEndpoint, {
        grant_type: "refresh_token",
        refresh_token: issued.refreshToken ?? "",
        client_id: issued.clientId,
    });
    // Whoever has left meanwhile is not brought back.
    if (currentSignIn()?.accessToken === issued.accessToken) renew(issuedBy(granted, issued));
}

function issuedBy(granted: Granted, before: Omit<SignedIn, "accessToken" | "expiresAt">): SignedIn {
    if (!granted.access_token) throw failed("The issuer gave no token.");
    return {
        ...before,
        accessToken: granted.access_token,
        refreshToken: granted.refresh_token ?? before.refreshToken,
        idToken: granted.id_token ?? before.idToken,
        expiresAt: Date.now() + (granted.expires_in ?? 300) * 1000,
    };
}

async function token(endpoint: string, fields: Record<string, string>): Promise<Granted> {
    let answer: Response;
    try {
        answer = await fetch(endpoint, {
            method: "POST",
            headers: { "Content-Type": "application/x-www-form-urlencoded", Accept: "application/json" },
            body: new URLSearchParams(fields),
        });
    } catch {
        throw new Problem(0, "No connection", "The issuer of sign-ins can't be reached from here.", [], null);
    }
    const granted = (await answer.json().catch(() => ({}))) as Granted;
    if (!answer.ok) throw failed(granted.error_description ?? granted.error ?? `The issuer answered ${answer.status}.`);
    return granted;
}

function nonceOf(idToken: string): unknown {
    try {
        const claims = (idToken.split(".")[1] ?? "").replaceAll("-", "+").replaceAll("_", "/");
        return (JSON.parse(atob(claims)) as { nonce?: unknown }).nonce;
    } catch {
        return undefined;
    }
}
