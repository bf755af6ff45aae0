/** What each part may weigh, gzipped, in bytes; the build breaks beyond it. */
export const BUDGETS = {
    core: 7800,
    lite: 2200,
    diagnostics: 2400,
    vitals: 4000,
    fingerprint: 8000,
    banner: 4500,
    linkDomains: 1200,
    heatmap: 1200,
    partners: 1200,
    tags: 1200,
    react: 1200,
};

const NAMES = {
    core: "`rivulet.js`, everything but the chunks",
    lite: "`rivulet-lite.js`",
    diagnostics: "chunk: errors, slow requests, dead clicks, forms, performance, presence",
    vitals: "chunk: Core Web Vitals",
    fingerprint: "chunk: fingerprint",
    banner: "chunk: consent banner, six languages",
    linkDomains: "chunk: links to other domains",
    heatmap: "chunk: samples of the mouse",
    partners: "chunk: ids for partners",
    tags: "chunk: data layer",
    react: "React bindings, without the core",
};

const kilobytes = (bytes) => (bytes / 1000).toFixed(1);

/** The table that the README shows. */
export function table(sizes) {
    const rows = Object.entries(BUDGETS).map(
        ([part, budget]) =>
            `| ${NAMES[part]} | ${kilobytes(sizes[part].gzip)} | ${kilobytes(sizes[part].brotli)} | ${kilobytes(budget)} |`,
    );
    return ["| | gzip, kB | brotli, kB | allowed, gzip |", "| --- | --- | --- | --- |", ...rows].join("\n");
}

/** Everything that is too heavy, or missing, in words. */
export function overweight(sizes) {
    return Object.entries(BUDGETS)
        .filter(([part, budget]) => !(sizes[part]?.gzip <= budget))
        .map(([part, budget]) => `${part} has ${sizes[part]?.gzip} bytes gzipped, ${budget} are allowed`);
}

/** Rows of a README's table that say something else than was measured, beyond what another zlib may make of it. */
export function untrue(readme, sizes) {
    const numbers = (text) => [...text.matchAll(/\| (\d+\.\d) \| (\d+\.\d) \| \d/g)].map((row) => [+row[1], +row[2]]);
    const said = numbers(readme);
    const measured = numbers(table(sizes));
    return measured.some((row, at) => row.some((size, column) => !(Math.abs(size - said[at]?.[column]) <= 0.11)));
}
