/** What may be transferred, gzipped, in bytes; the build breaks beyond it. */
export const BUDGETS = { first: 140_000, charts: 240_000 };

/** What draws: begun with by what runs first. */
const MAIN = "src/main.tsx";

/** What the page can be told to fetch before anything runs. */
export const preloaded = (manifest) => [...needed(manifest, MAIN)].map((key) => manifest[key].file);

/** Everything that a chunk of the bundler's manifest can't start without. */
function needed(manifest, key, seen = new Set()) {
    const chunk = manifest[key];
    if (!chunk || seen.has(key)) return seen;
    seen.add(key);
    for (const imported of chunk.imports ?? []) needed(manifest, imported, seen);
    return seen;
}

/** Chunks that need one another, in words: whichever is run first finds the other one's exports not there yet. */
export function knotted(manifest) {
    return Object.keys(manifest)
        .filter((key) => (manifest[key].imports ?? []).some((imported) => needed(manifest, imported).has(key)))
        .map(
            (key) => `${manifest[key].file} needs a chunk that needs it: CHUNKS in vite.config.ts say what is together`,
        );
}

function weight(manifest, keys, gzipped) {
    const files = new Set([...keys].flatMap((key) => [manifest[key].file, ...(manifest[key].css ?? [])]));
    return [...files].reduce((sum, file) => sum + gzipped[file], 0);
}

/** The first screen is the page, the style, the script that starts, and the screen that it loads: the heaviest one. */
export function measured(manifest, gzipped) {
    const entry = Object.keys(manifest).find((key) => manifest[key].isEntry);
    const start = needed(manifest, MAIN, needed(manifest, entry));
    const screens = Object.keys(manifest).filter(
        (key) => key.startsWith("src/screens/") && manifest[key].isDynamicEntry,
    );
    const style = gzipped[Object.keys(gzipped).find((file) => file.endsWith(".css"))] ?? 0;
    const hasStyle = [...start].some((key) => manifest[key].css?.length);
    const page = gzipped["index.html"] + (hasStyle ? 0 : style);
    const first = Math.max(
        ...[undefined, ...screens].map((screen) =>
            weight(manifest, screen ? needed(manifest, screen, new Set(start)) : start, gzipped),
        ),
    );
    const drawing = Object.keys(manifest).filter((key) => /ui\/drawing\.ts$/.test(key));
    const charts = drawing.length
        ? weight(
              manifest,
              [...needed(manifest, drawing[0])].filter((key) => !start.has(key)),
              gzipped,
          )
        : NaN;
    return { first: first + page, charts };
}

const kilobytes = (bytes) => (bytes / 1000).toFixed(0);

export function table(manifest, gzipped) {
    const { first, charts } = measured(manifest, gzipped);
    return [
        "| | gzip, kB | allowed |",
        "| --- | --- | --- |",
        `| the first screen, whichever it is | ${kilobytes(first)} | ${kilobytes(BUDGETS.first)} |`,
        `| charts, loaded after it | ${kilobytes(charts)} | ${kilobytes(BUDGETS.charts)} |`,
    ].join("\n");
}

/** Whether a README's table says something else than was measured, beyond what another zlib may make of it. */
export function untrue(readme, manifest, gzipped) {
    const numbers = (text) => [...text.matchAll(/\| (\d+) \| \d+ \|/g)].map(([, size]) => Number(size));
    const said = numbers(readme.match(/<!-- sizes -->([\s\S]*?)<!-- \/sizes -->/)?.[1] ?? "");
    return numbers(table(manifest, gzipped)).some((size, at) => !(Math.abs(size - said[at]) <= 1));
}

/** Everything that is too heavy, or missing, in words. */
export function overweight(manifest, gzipped) {
    return Object.entries(measured(manifest, gzipped))
        .filter(([part, bytes]) => !(bytes <= BUDGETS[part]))
        .map(([part, bytes]) => `${part}: ${bytes} bytes gzipped, ${BUDGETS[part]} are allowed`);
}
