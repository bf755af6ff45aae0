const ELLIPSIS = "…";

/** Where a name may be cut: after a word. */
const words = (text: string) => text.match(/[^\s\-_.,:;+~%]+[\s\-_.,:;+~%]*/g) ?? [text];

/** As many words from the beginning as there is room for, but not all of them. */
function begun(text: string, before: string, fits: (text: string) => boolean): string | null {
    const all = words(text);
    for (let many = all.length - 1; many > 0; many--) {
        const short = `${before}${all
            .slice(0, many)
            .join("")
            .replace(/[\s\-_.,:;+~%]+$/, "")}${ELLIPSIS}`;
        if (fits(short)) return short;
    }
    return null;
}

/**
 * A name that fits: a path by its end, by which it differs from others, and as many of its places as there is room for;
 * anything else by its beginning. It is cut between places and words, within a word only where no whole one has room.
 */
export function shortened(name: string, fits: (text: string) => boolean): string {
    if (fits(name)) return name;
    const isPath = name.startsWith("/");
    const places = isPath ? name.replace(/\/$/, "").split("/").slice(1) : [name];
    for (let from = 1; from < places.length; from++) {
        const short = `${ELLIPSIS}/${places.slice(from).join("/")}`;
        if (fits(short)) return short;
    }
    const last = places.at(-1) ?? name;
    const before = !isPath ? "" : places.length > 1 ? `${ELLIPSIS}/` : "/";
    const short = begun(last, before, fits);
    if (short !== null) return short;
    const letters = [...(isPath && places.length === 1 ? `/${last}` : last)];
    for (let many = letters.length - 1; many > 0; many--) {
        const cut = `${letters.slice(0, many).join("")}${ELLIPSIS}`;
        if (fits(cut)) return cut;
    }
    return ELLIPSIS;
}
