import type { paths } from "./schema";
import { Problem } from "./problem";
import { currentSignIn, currentToken, signOut } from "./token";

type Content<T> = { content: { "application/json": T } };
type Ok<O> = O extends { responses: { 200: Content<infer T> } }
    ? T
    : O extends { responses: { 201: Content<infer T> } }
      ? T
      : undefined;
type Query<O> = O extends { parameters: { query?: infer Q } } ? Q : never;
type With<Method extends string> = {
    [P in keyof paths]: paths[P] extends Record<Method, { responses: unknown }> ? P : never;
}[keyof paths];

export type GetPath = With<"get">;
export type PostPath = With<"post">;
export type PutPath = With<"put">;
export type DeletePath = With<"delete">;
export type Answer<P extends GetPath> = Ok<paths[P]["get"]>;
export type Posted<P extends PostPath> = Ok<paths[P]["post"]>;

export { Problem };

async function problemOf(response: Response): Promise<Problem> {
    const said = (await response.json().catch(() => ({}))) as Partial<Problem>;
    const retryAfter = Number(response.headers.get("Retry-After"));
    return new Problem(
        response.status,
        said.title ?? `Answer ${response.status}`,
        said.detail ?? "The service has not said why.",
        said.violations ?? [],
        Number.isFinite(retryAfter) && retryAfter > 0 ? retryAfter : null,
    );
}

type Values = Record<string, string | number | null | undefined>;

/** The path with its names filled in, and the query. */
export function address(path: string, names: Values, query: Values): string {
    const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(names[name] ?? "")));
    const words = new URLSearchParams();
    for (const [name, value] of Object.entries(query)) {
        if (value !== undefined && value !== null && value !== "") words.set(name, String(value));
    }
    return words.size ? `${filled}?${words}` : filled;
}

/** So long before its end a sign-in is renewed. */
const EARLY = 30_000;

/** The token of whoever is signed in; one that is about to end is renewed first. */
export async function freshToken(): Promise<string | null> {
    const issued = currentSignIn();
    if (issued?.refreshToken && issued.expiresAt - EARLY < Date.now()) {
        const { renewed } = await import("./oidc");
        try {
            await renewed(issued);
        } catch (failure) {
            // While it is good it goes on; the issuer may be back in a moment.
            if (issued.expiresAt < Date.now() && failure instanceof Problem && failure.status !== 0) signOut(true);
        }
    }
    return currentToken();
}

/** Asks as whoever is signed in, or with a token that is still to be tried. */
export async function send(
    method: string,
    url: string,
    body?: unknown,
    {
        signal,
        tried,
        type = "application/json",
    }: { signal?: AbortSignal | undefined; tried?: string; type?: string } = {},
) {
    const token = tried ?? (currentSignIn() ? await freshToken() : currentToken());
    const headers: Record<string, string> = { Accept: "application/json" };
    if (token) headers["Authorization"] = `Bearer ${token}`;
    if (body !== undefined) headers["Content-Type"] = type;
    let response: Response;
    try {
        response = await fetch(url, {
            method,
            headers,
            ...(body === undefined ? {} : { body: type === "application/json" ? JSON.stringify(body) : String(body) }),
            ...(signal ? { signal } : {}),
        });
    } catch (failure) {
        if (signal?.aborted) throw failure;
        throw new Problem(0, "No connection", "The query service can't be reached from here.", [], null);
    }
    if (!response.ok) {
        const problem = await problemOf(response);
        // Only the token that is in use: another may have been put in its place meanwhile.
        if (response.status === 401 && tried === undefined && token === currentToken()) signOut(true);
        throw problem;
    }
    return response;
}

async function json(response: Response): Promise<unknown> {
    return response.status === 204 ? undefined : response.json();
}

export interface Asked<Q> {
    names?: Values;
    query?: Q;
    signal?: AbortSignal;
}

const ahead = new Map<string, Promise<unknown>>();

/** What was asked for ahead is taken once; whoever asks again wants to know anew. */
function taken(key: string): Promise<unknown> | undefined {
    const answer = ahead.get(key);
    ahead.delete(key);
    return answer;
}

/** Asks now what somebody will ask in a moment; where it fails they ask themselves. */
function before<T>(key: string, answer: Promise<T>): Promise<T> {
    ahead.set(key, answer);
    answer.catch(() => ahead.delete(key));
    return answer;
}

/** What of an answer that was asked for ahead is here already; whoever asks for it then is not made to wait. */
export async function arrived<P extends GetPath>(
    path: P,
    query?: Query<paths[P]["get"]>,
): Promise<Answer<P> | undefined> {
    const key = address(path, {}, (query ?? {}) as Values);
    const answer = await Promise.race([ahead.get(key), Promise.resolve()]).catch(() => undefined);
    if (answer !== undefined) ahead.delete(key);
    return answer as Answer<P> | undefined;
}

export function getAhead<P extends GetPath>(path: P, query?: Query<paths[P]["get"]>): Promise<Answer<P>> {
    return before(address(path, {}, (query ?? {}) as Values), get(path, query ? { query } : {}));
}

export function postAhead<P extends PostPath>(path: P, body: unknown): Promise<Posted<P>> {
    return before(path + JSON.stringify(body), post(path, body));
}

export async function get<P extends GetPath>(path: P, asked: Asked<Query<paths[P]["get"]>> = {}): Promise<Answer<P>> {
    const url = address(path, asked.names ?? {}, (asked.query ?? {}) as Values);
    const answer = taken(url) ?? send("GET", url, undefined, { signal: asked.signal }).then(json);
    return (await answer) as Answer<P>;
}

export async function post<P extends PostPath>(path: P, body: unknown, signal?: AbortSignal): Promise<Posted<P>> {
    const answer = taken(path + JSON.stringify(body)) ?? send("POST", path, body, { signal }).then(json);
    return (await answer) as Posted<P>;
}

export async function put<P extends PutPath>(path: P, names: Values, body: unknown): Promise<Ok<paths[P]["put"]>> {
    return (await json(await send("PUT", address(path, names, {}), body))) as Ok<paths[P]["put"]>;
}

export async function remove(path: DeletePath, names: Values): Promise<void> {
    await send("DELETE", address(path, names, {}));
}
