import { hash, uuidv7 } from "./ids";
import type { Session } from "./types";

// What other tabs and later pages find again. Every touch may throw where a browser blocks storage.

export function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

export function write(key: string, value: string | undefined): void {
  try {
    if (value === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // Then nothing is remembered.
  }
}

export function readJson(key: string): unknown {
  try {
    return JSON.parse(read(key) ?? "null");
  } catch {
    return null;
  }
}

function readCookie(name: string): string | undefined {
  try {
    return document.cookie
      .split("; ")
      .find((cookie) => cookie.startsWith(`${name}=`))
      ?.slice(name.length + 1);
  } catch {
    return undefined;
  }
}

const YEAR = 365 * 24 * 60 * 60;

/** Sets a cookie for the widest domain that the browser allows, or forgets it; says whether it is there. */
function writeCookie(name: string, value: string): boolean {
  try {
    const labels = location.hostname.split(".");
    const secure = location.protocol === "https:" ? ";secure" : "";
    for (let first = labels.length - 1; first >= -1; first--) {
      const domain = first < 0 ? "" : `;domain=${labels.slice(first).join(".")}`;
      document.cookie = `${name}=${value};path=/;max-age=${value ? YEAR : 0};samesite=lax${domain}${secure}`;
      if (value && readCookie(name) === value) return true;
    }
  } catch {
    // Sandboxed pages have no cookies.
  }
  return false;
}

/** A visitor's id, in a cookie that lives 365 days from the last page, and in local storage where cookies don't stay. */
export interface VisitorStore {
  id(): string;
  forget(): void;
}

export function visitorStore(cookieName: string): VisitorStore {
  let id: string | undefined;
  return {
    id() {
      if (!id) {
        // An emptied cookie names nobody, so it is no different from none.
        id = linkedVisitor() || readCookie(cookieName) || read(cookieName) || uuidv7();
        write(cookieName, writeCookie(cookieName, id) ? undefined : id);
      }
      return id;
    },
    forget() {
      id = undefined;
      writeCookie(cookieName, "");
      write(cookieName, undefined);
    },
  };
}

/** The parameter in which a link takes a visitor to another domain. */
const LINK_PARAMETER = "_rv";
const LINK_LIFE = 120_000;

/** Good for two minutes in the same browser: a link that is passed on takes nobody along. */
export function linkToken(visitorId: string, now = Date.now()): string {
  const said = `${visitorId}.${now.toString(36)}`;
  return `${said}.${hash(said + navigator.userAgent).toString(36)}`;
}

/** The visitor whom a link has brought along; the token goes from the address at once. */
function linkedVisitor(): string | undefined {
  const url = new URL(location.href);
  const token = url.searchParams.get(LINK_PARAMETER);
  if (!token) return undefined;
  url.searchParams.delete(LINK_PARAMETER);
  history.replaceState(history.state, "", url.href);
  const [id = "", time = ""] = token.split(".");
  const age = Date.now() - parseInt(time, 36);
  return /^[\w-]{8,64}$/.test(id) && Math.abs(age) < LINK_LIFE && linkToken(id, parseInt(time, 36)) === token
    ? id
    : undefined;
}

const SESSION_KEY = "_rivulet_session";
// Where nothing can be kept the visit is as long as the page.
let remembered: OpenSession | null = null;
let isKept = true;
const SESSION_GAP = 30 * 60_000;
const KEPT_AFTER = 1000;

/** What the sender remembers of a visit. */
export interface OpenSession extends Session {
  at: number;
  sequence: number;
  campaign: Record<string, string>;
}

/** The visit that is open at this time, of all tabs together. */
export function openSession(now: number, url: string, referrer: string): { session: OpenSession; isNew: boolean } {
  // What this tab has not written down yet is what counts: a visitor is in one tab at a time.
  const kept = (isKept && (readJson(SESSION_KEY) as OpenSession | null)) || remembered;
  const isNew = !kept || !(now - kept.at < SESSION_GAP);
  const session: OpenSession = isNew
    ? {
        id: `session_${now}_${uuidv7().slice(-9)}`,
        startTime: now,
        referrer,
        entryPage: url,
        at: now,
        sequence: 0,
        campaign: {},
      }
    : kept;
  const campaign = campaignOf(url);
  // Another campaign replaces the one before as a whole: half of each would be none that ever ran.
  if (Object.keys(campaign).length) session.campaign = campaign;
  session.at = now;
  session.sequence++;
  remembered = session;
  // A visit that begins must be known before another tab begins one; how far it has come can wait.
  if (isKept && !isNew) setTimeout(keepSession, KEPT_AFTER);
  isKept = false;
  if (isNew) keepSession();
  return { session, isNew };
}

/** Writes down how far the visit has come: with every event it would take as long as all the rest of it. */
export function keepSession(): void {
  if (!isKept) write(SESSION_KEY, JSON.stringify(remembered));
  isKept = true;
}

export function forgetSession(): void {
  remembered = null;
  isKept = true;
  write(SESSION_KEY, undefined);
}

/** UTM parameters, in the words of an event. Click ids stay in the address, where the collector finds them. */
function campaignOf(url: string): Record<string, string> {
  const found: Record<string, string> = {};
  // It happens with every event, and taking an address apart takes long.
  if (!/utm_/.test(url)) return found;
  for (const [name, value] of new URL(url).searchParams) {
    const utm = /^utm_(source|medium|campaign|term|content)$/.exec(name)?.[1];
    if (utm && value) found[`utm${utm[0]?.toUpperCase()}${utm.slice(1)}`] = value;
  }
  return found;
}
