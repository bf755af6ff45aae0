import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { build } from "esbuild";
import { minify } from "terser";

// Weighs what a page loads of other trackers exactly as the build weighs ours: npm ci here and in the folder above, then
//   node compare.mjs [--readme] [NAME=FILE …]
// where FILE is a script of a tracker whose makers do not publish it on npm, as their server hands it out.

const root = dirname(fileURLToPath(import.meta.url));
const words = process.argv.slice(2);

const ours = (chunk) => `../src/chunks/${chunk}.ts`;
const snowplow = (plugin) => `@snowplow/browser-plugin-${plugin}`;
const posthog = (file) => `posthog-js/dist/${file}.js`;
const PLUGINS = [
    "button-click-tracking",
    "client-hints",
    "error-tracking",
    "form-tracking",
    "link-click-tracking",
    "performance-navigation-timing",
    "timezone",
].map(snowplow);

/** Every script is an entry of its own, since a page loads it so; of a list in a list one bundle is made. */
const TRACKERS = [
    ["Rivulet lite", null, "page views, named events", ["../src/lite-script.ts"]],
    [
        "Plausible",
        "@plausible-analytics/tracker",
        "page views, named events, links, forms",
        ["@plausible-analytics/tracker"],
    ],
    ["Rivulet", null, "all that is named below but web vitals", ["../src/script.ts", ours("diagnostics")]],
    [
        "Rivulet with web vitals",
        null,
        "the same and web vitals",
        ["../src/script.ts", ours("diagnostics"), ours("vitals")],
    ],
    ["RudderStack lite", "@rudderstack/analytics-js", "page views, named events", ["@rudderstack/analytics-js/lite"]],
    ["Snowplow", "@snowplow/browser-tracker", "page views, activity, named events", ["@snowplow/browser-tracker"]],
    [
        "Snowplow with plugins",
        "@snowplow/browser-tracker",
        `and ${PLUGINS.length} plugins: buttons, links, forms, errors, performance, client hints, time zone`,
        [["@snowplow/browser-tracker", ...PLUGINS]],
    ],
    [
        "Segment",
        "@segment/analytics-next",
        "page views, named events",
        ["@segment/analytics-next/dist/umd/standalone.js"],
    ],
    ["RudderStack", "@rudderstack/analytics-js", "page views, named events", ["@rudderstack/analytics-js/bundled"]],
    ["PostHog", "posthog-js", "page views, clicks, forms, rage clicks", [posthog("array")]],
    [
        "PostHog, capturing what Rivulet does",
        "posthog-js",
        "and errors, dead clicks, web vitals",
        [posthog("array"), posthog("exception-autocapture"), posthog("dead-clicks-autocapture"), posthog("web-vitals")],
    ],
];

/** What their makers hand out from their servers alone; a script can be named on the command line. */
const ELSEWHERE = ["Umami", "Matomo"];

function weigh(text) {
    const bytes = Buffer.from(text);
    return [
        gzipSync(bytes, { level: 9 }).length,
        brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length,
    ];
}

/** A script as it lies there, or one that keeps everything of these modules. */
function entry(modules) {
    if (typeof modules === "string" && modules.startsWith("../")) return { entryPoints: [modules] };
    if (typeof modules === "string" && modules.endsWith(".js")) return { entryPoints: [`node_modules/${modules}`] };
    const kept = [modules].flat().map((name, at) => `import * as m${at} from "${name}"; globalThis.m${at} = m${at};`);
    return { stdin: { contents: kept.join("\n"), resolveDir: root } };
}

async function bundled(modules) {
    const isChunk = modules.includes("/chunks/");
    const { outputFiles } = await build({
        ...entry(modules),
        absWorkingDir: root,
        bundle: true,
        minify: true,
        target: "es2020",
        format: isChunk ? "esm" : "iife",
        define: { RIVULET_CHUNKS: '"0123456789"', "process.env.NODE_ENV": '"production"' },
        write: false,
        logLevel: "error",
    });
    const { code } = await minify(outputFiles[0].text, {
        module: isChunk,
        ecma: 2020,
        compress: { passes: 3, unsafe_arrows: true },
        format: { comments: /^!/ },
    });
    return code;
}

const version = (name) => JSON.parse(readFileSync(join(root, "node_modules", name, "package.json"), "utf8")).version;
const kilobytes = (bytes) => (bytes / 1000).toFixed(1);

const rows = [];
for (const [name, from, what, scripts] of TRACKERS) {
    let [gzip, brotli] = [0, 0];
    for (const script of scripts) {
        const sizes = weigh(await bundled(script));
        gzip += sizes[0];
        brotli += sizes[1];
    }
    rows.push([
        gzip,
        `| ${name} | ${from ? `${from} ${version(from)}` : "this"} | ${what} | ${kilobytes(gzip)} | ${kilobytes(brotli)} |`,
    ]);
}
for (const name of ELSEWHERE) {
    const file = words.find((word) => word.startsWith(`${name.toLowerCase()}=`))?.split("=")[1];
    if (!file) {
        rows.push([Infinity, `| ${name} | not on npm | | not measured | |`]);
        continue;
    }
    const [gzip, brotli] = weigh(readFileSync(file));
    rows.push([gzip, `| ${name} | its server | | ${kilobytes(gzip)} | ${kilobytes(brotli)} |`]);
}
rows.sort(([a], [b]) => a - b);
const table = [
    "| tracker | package | captures by itself | gzip, kB | brotli, kB |",
    "| --- | --- | --- | --- | --- |",
    ...rows.map(([, row]) => row),
].join("\n");
console.log(table);
if (words.includes("--readme")) {
    const readme = join(root, "..", "README.md");
    const text = readFileSync(readme, "utf8");
    writeFileSync(readme, text.replace(/(<!-- compared -->\n)[\s\S]*?(\n<!-- \/compared -->)/, `$1${table}$2`));
}
