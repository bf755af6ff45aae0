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

let codes: Map<string, string> | undefined;

/** The code of a country that a sender gave the English name of; what is no name of one stays what it is. */
export function countryCode(name: string): string {
    if (/^[A-Z]{2}$/.test(name)) return name;
    if (!codes) {
        const english = new Intl.DisplayNames("en", { type: "region", fallback: "none" });
        const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
        codes = new Map(
            letters.flatMap((first) =>
                letters.flatMap((second) => {
                    const known = english.of(first + second);
                    // Of several codes the one that stands for all: UK is GB.
                    const isItself = new Intl.Locale(`und-${first}${second}`).region === first + second;
                    return known && isItself ? [[known, first + second] as const] : [];
                }),
            ),
        );
    }
    return codes.get(name) ?? name;
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
    const said = spaced.replace(ABBREVIATED, (word) => word.toUpperCase());
    return said ? said.charAt(0).toUpperCase() + said.slice(1) : name;
}

/** What is no word but its letters. */
const ABBREVIATED = /\b(api|cta|dom|id|ids|js|ip|os|seo|ui|url|utm)\b/gi;

const SEGMENTS: Record<string, string> = { vip: "VIP", browser: "Just looking" };

/** Whoever is called a browser is a person, not a program. */
export const segment = (name: string) => SEGMENTS[name] ?? words(name);
