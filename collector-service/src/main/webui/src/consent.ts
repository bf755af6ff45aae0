import { read, readJson, write } from "./device";
import type { Category, Consent, Options } from "./types";

/** Where the decision is kept: remembering it is necessary, whatever it was. */
export const CONSENT_KEY = "rivulet_consent";
/** Where earlier consent tools of the site kept it; read, never written. */
const EARLIER_KEYS = ["analytics_consent", "user_consent"];
/** Heard from other consent tools, and told to whoever wants to know. */
export const CONSENT_EVENT = "consent-updated";

const CATEGORIES: readonly Category[] = ["analytics", "marketing", "personalization"];

type Grants = Partial<Record<Category, boolean>>;

/** The visitor's consent, and whether they have decided or it is only presumed. */
export interface Decision {
  readonly consent: Consent;
  readonly decided: boolean;
}

/** What is agreed to now, by what is kept on the device, what the browser signals and what the site presumes. */
export function readDecision(options: Options): Decision {
  const kept = grantsIn(readJson(CONSENT_KEY), options.consentVersion);
  const earlier = EARLIER_KEYS.map((key) => grantsIn(readJson(key) ?? read(key))).find(Boolean);
  const decided = kept ?? earlier;
  if (decided) return { consent: snapshot(decided, options.consentVersion), decided: true };
  const refuses = options.respectDnt !== false && refusesTracking();
  const presumed = { ...options.consent, ...(refuses ? { analytics: false, marketing: false } : {}) };
  return { consent: snapshot(presumed, options.consentVersion), decided: refuses };
}

export function keepDecision(consent: Consent): void {
  write(CONSENT_KEY, JSON.stringify({ ...consent, decidedAt: new Date().toISOString() }));
}

/** A consent of which only these categories are granted. */
export function snapshot(grants: Grants, version: string | undefined): Consent {
  const [analytics, marketing, personalization] = CATEGORIES.map((category) => grants[category] === true);
  return {
    necessary: true,
    analytics: !!analytics,
    marketing: !!marketing,
    personalization: !!personalization,
    ...(version ? { version } : {}),
  };
}

/**
 * The grants that a kept decision or an event's detail names: an object of true and false, or the one word of a tool
 * that knew no categories.
 */
export function grantsIn(kept: unknown, version?: string): Grants | undefined {
  if (kept == null) return undefined;
  if (typeof kept !== "object") return { analytics: /^(true|granted|accepted|yes|1)$/.test(String(kept)) };
  const said = kept as Record<string, unknown>;
  // One who agreed to another text has not agreed to this one.
  if (version && said.version !== version) return undefined;
  const grants: Grants = {};
  for (const category of CATEGORIES) {
    if (typeof said[category] === "boolean") grants[category] = said[category];
  }
  return Object.keys(grants).length ? grants : undefined;
}

function refusesTracking(): boolean {
  const signals = navigator as Navigator & { globalPrivacyControl?: boolean };
  return !!signals.globalPrivacyControl || navigator.doNotTrack === "1";
}
