const regions = new Intl.DisplayNames(undefined, { type: "region", fallback: "code" });

/** A country by its code; some senders give the name already. */
export function country(code: string): string {
    if (code === "unknown") return "Unknown";
    try {
        return /^[A-Z]{2}$/.test(code) ? (regions.of(code) ?? code) : code;
    } catch {
        return code;
    }
}

const CHANNELS = new Set(
    "organic_search paid_search organic_social paid_social email display affiliate referral assistant internal direct".split(
        " ",
    ),
);

export const isChannel = (name: string) => CHANNELS.has(name);

/** A visit without a named source has its channel for one. */
export function source(name: string): string {
    return isChannel(name) ? words(name) : name;
}

/** price_checked → Price checked, lastSeenAt → Last seen at. */
export function words(name: string): string {
    const spaced = name
        .replace(/[_-]+/g, " ")
        .replace(/([a-z\d])([A-Z])/g, (_, before: string, after: string) => `${before} ${after.toLowerCase()}`)
        .trim();
    return spaced ? spaced.charAt(0).toUpperCase() + spaced.slice(1) : name;
}

const SEGMENTS: Record<string, string> = { vip: "VIP", browser: "Just looking" };

/** Whoever is called a browser is a person, not a program. */
export const segment = (name: string) => SEGMENTS[name] ?? words(name);
