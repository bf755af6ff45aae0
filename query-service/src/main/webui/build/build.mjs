import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, extname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { build } from "vite";
import { knotted, overweight, preloaded, table, untrue } from "./budgets.mjs";

// Bundles the dashboard and packs it as the query service serves it: node build/build.mjs [--files DIR] [--quick]

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const words = process.argv.slice(2);
const files = words.includes("--files") ? words[words.indexOf("--files") + 1] : join(root, "dist", "files");
const isQuick = words.includes("--quick");
const bundle = join(files, "..", "bundle");

const TYPES = {
    ".html": "text/html;charset=utf-8",
    ".js": "text/javascript;charset=utf-8",
    ".css": "text/css;charset=utf-8",
    ".svg": "image/svg+xml",
    ".md": "text/markdown;charset=utf-8",
};

function* paths(folder) {
    for (const name of readdirSync(folder).sort()) {
        const path = join(folder, name);
        if (statSync(path).isDirectory()) yield* paths(path);
        else yield path;
    }
}

const squeezed = (bytes) =>
    brotliCompressSync(bytes, {
        params: {
            [constants.BROTLI_PARAM_QUALITY]: isQuick ? 5 : 11,
            [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
        },
    });

rmSync(files, { recursive: true, force: true });
mkdirSync(files, { recursive: true });
await build({ root, logLevel: "warn", build: { outDir: bundle, emptyOutDir: true } });

const manifest = JSON.parse(readFileSync(join(bundle, "manifest.json"), "utf8"));
rmSync(join(bundle, "manifest.json"));
const knots = knotted(manifest);
if (knots.length) throw new Error(knots.join("\n"));
// What draws is begun with late, but fetched at once.
const index = join(bundle, "index.html");
const links = preloaded(manifest).map((file) => `<link rel="modulepreload" crossorigin href="/${file}" />`);
const page = readFileSync(index, "utf8");
const missing = links.filter((link) => !page.includes(link.match(/href="[^"]+"/)[0]));
writeFileSync(index, page.replace("</head>", `    ${missing.join("\n        ")}\n    </head>`));
const gzipped = {};
const packed = [];
for (const file of paths(bundle)) {
    const path = `/${relative(bundle, file).replaceAll("\\", "/")}`;
    const bytes = readFileSync(file);
    const name = path.slice(1).replaceAll("/", "_");
    const gzip = gzipSync(bytes, { level: 9 });
    gzipped[path.slice(1)] = gzip.length;
    writeFileSync(join(files, name), bytes);
    writeFileSync(join(files, `${name}.gz`), gzip);
    writeFileSync(join(files, `${name}.br`), squeezed(bytes));
    packed.push({
        path,
        file: name,
        type: TYPES[extname(path)] ?? "application/octet-stream",
        immutable: /-[\w-]{8}\.(js|css)$/.test(path),
        compressed: true,
        tag: createHash("sha256").update(bytes).digest("base64url").slice(0, 20),
    });
}
rmSync(bundle, { recursive: true, force: true });
writeFileSync(join(files, "files.json"), `${JSON.stringify(packed, null, 2)}\n`);

if (!isQuick) {
    console.log(table(manifest, gzipped));
    const faults = overweight(manifest, gzipped);
    const readme = join(root, "..", "..", "..", "README.md");
    if (existsSync(readme) && words.includes("--readme")) {
        const text = readFileSync(readme, "utf8");
        writeFileSync(
            readme,
            text.replace(/(<!-- sizes -->\n)[\s\S]*?(\n<!-- \/sizes -->)/, `$1${table(manifest, gzipped)}$2`),
        );
    }
    if (existsSync(readme) && untrue(readFileSync(readme, "utf8"), manifest, gzipped)) {
        faults.push("The README's table of weights is not what was measured: npm run build -- --readme");
    }
    if (faults.length) {
        console.error(faults.join("\n"));
        process.exit(1);
    }
}
