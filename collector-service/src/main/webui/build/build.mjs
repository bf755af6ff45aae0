import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { build } from "esbuild";
import { minify } from "terser";
import { overweight, table, untrue } from "./sizes.mjs";

// Bundles the tracker: what the collector serves (--files DIR) and what npm packs (dist/).

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const words = process.argv.slice(2);
const files = words.includes("--files") ? words[words.indexOf("--files") + 1] : join(root, "dist", "files");
const isQuick = words.includes("--quick");

const CHUNKS = ["diagnostics", "vitals", "banner", "fingerprint", "linkDomains", "heatmap", "partners", "tags"];
const LIBRARIES = { vitals: "web-vitals", fingerprint: "@thumbmarkjs/thumbmarkjs" };
const COMMON = {
    absWorkingDir: root,
    bundle: true,
    minify: true,
    target: "es2020",
    write: false,
    logLevel: "warning",
    // Its parts one by one: as a whole it does everything in one go, and brings what asks its maker for code to run.
    alias: { thumbmark: join(root, "node_modules", LIBRARIES.fingerprint, "src") },
};

async function bundled(entry, options) {
    const result = await build({ ...COMMON, entryPoints: [entry], ...options });
    // A twentieth less than the bundler's own minifying makes of it.
    const { code } = await minify(result.outputFiles[0].text, {
        module: options.format === "esm",
        ecma: 2020,
        compress: { passes: 3, unsafe_arrows: true, unsafe_comps: true },
        format: { comments: /^!/ },
    });
    return Buffer.from(code);
}

const manifest = [];
const sizes = {};

function weigh(bytes) {
    const gzip = gzipSync(bytes, { level: 9 });
    const brotli = brotliCompressSync(bytes, {
        params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
    });
    return { gzip, brotli };
}

/** Writes a file as it is and compressed, and notes how it is served. */
function serve(path, bytes, type, isImmutable, part) {
    const { gzip, brotli } = weigh(bytes);
    const name = path.slice(1).replaceAll("/", "_");
    writeFileSync(join(files, name), bytes);
    const isText = !/^(image\/(?!svg)|font)/.test(type);
    if (isText) {
        writeFileSync(join(files, `${name}.gz`), gzip);
        writeFileSync(join(files, `${name}.br`), brotli);
    }
    const integrity = `sha384-${createHash("sha384").update(bytes).digest("base64")}`;
    manifest.push({ path, file: name, type, immutable: isImmutable, compressed: isText, integrity });
    if (part) sizes[part] = { gzip: gzip.length, brotli: brotli.length };
}

const digest = (bytes) => createHash("sha256").update(bytes).digest("hex").slice(0, 10);
const SCRIPT = "text/javascript;charset=utf-8";

function version(library) {
    return JSON.parse(readFileSync(join(root, "node_modules", library, "package.json"), "utf8")).version;
}

/** All chunks under one hash: seven of them would be a sixtieth of what the core may weigh. */
async function chunks() {
    const bundles = [];
    for (const chunk of CHUNKS) {
        const library = LIBRARIES[chunk];
        const banner = library ? { js: `/*! with ${library} ${version(library)}, see third-party.txt */` } : {};
        bundles.push([chunk, await bundled(`src/chunks/${chunk}.ts`, { format: "esm", banner })]);
    }
    const hash = digest(Buffer.concat(bundles.map(([, bytes]) => bytes)));
    for (const [chunk, bytes] of bundles) serve(`/rivulet/${chunk}-${hash}.js`, bytes, SCRIPT, true, chunk);
    return hash;
}

/** A script under a name that stays, for pages, and under one that changes with it, for those who want its hash. */
async function script(name, entry, part, define = {}) {
    const bytes = await bundled(entry, { format: "iife", define });
    serve(`/${name}.js`, bytes, SCRIPT, false, part);
    serve(`/rivulet/${name}-${digest(bytes)}.js`, bytes, SCRIPT, true);
}

function licences() {
    const texts = Object.values(LIBRARIES).map((library) => {
        const folder = join(root, "node_modules", library);
        const file = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name));
        return `${library} ${version(library)}\n\n${file ? readFileSync(join(folder, file), "utf8") : ""}`;
    });
    serve("/rivulet/third-party.txt", Buffer.from(texts.join("\n\n\n")), "text/plain;charset=utf-8", false);
}

async function demo() {
    const folder = join(root, "demo");
    if (!existsSync(join(folder, "shop.ts"))) return;
    const types = { html: "text/html;charset=utf-8", css: "text/css;charset=utf-8", svg: "image/svg+xml" };
    for (const file of readdirSync(folder)) {
        const type = types[file.split(".").pop()];
        if (type) serve(`/demo/${file}`, readFileSync(join(folder, file)), type, false);
    }
    serve("/demo/shop.js", await bundled("demo/shop.ts", { format: "iife" }), SCRIPT, false);
}

/** Whoever resolves modules as Node does wants their files by name. */
function spellOut(types) {
    for (const name of readdirSync(types, { recursive: true }).map(String)) {
        if (!name.endsWith(".d.ts")) continue;
        const file = join(types, name);
        const named = (specifier) =>
            existsSync(join(dirname(file), `${specifier}.d.ts`)) ? `${specifier}.js` : `${specifier}/index.js`;
        const text = readFileSync(file, "utf8");
        writeFileSync(
            file,
            text.replace(/(\bfrom |\bimport\()"(\.[^"]*)"/g, (_, word, path) => `${word}"${named(path)}"`),
        );
    }
}

/** The package: chunks are files of their own there, too. */
async function packed() {
    const dist = join(root, "dist");
    rmSync(dist, { recursive: true, force: true });
    await build({
        ...COMMON,
        minify: false,
        entryPoints: ["src/index.ts", "src/react.tsx", "src/lite.ts"],
        outdir: "dist",
        format: "esm",
        splitting: true,
        external: ["react", "react/jsx-runtime"],
        write: true,
    });
    const tsc = join(root, "node_modules", ".bin", "tsc");
    const words = [
        "--declaration",
        "--emitDeclarationOnly",
        "--noEmit",
        "false",
        "--outDir",
        "dist/types",
        "--rootDir",
        "src",
    ];
    const typed = spawnSync(tsc, [...words, "-p", "tsconfig.package.json"], {
        cwd: root,
        stdio: "inherit",
        shell: process.platform === "win32",
    });
    if (typed.status !== 0) throw new Error("tsc could not write the types");
    spellOut(join(root, "dist", "types"));
}

rmSync(files, { recursive: true, force: true });
mkdirSync(files, { recursive: true });
const hash = await chunks();
await script("rivulet", "src/script.ts", "core", { RIVULET_CHUNKS: JSON.stringify(hash) });
await script("rivulet-lite", "src/lite-script.ts", "lite");
licences();
await demo();

const bindings = await bundled("src/react.tsx", { format: "esm", external: ["react", "react/jsx-runtime", "./index"] });
const weight = weigh(bindings);
sizes.react = { gzip: weight.gzip.length, brotli: weight.brotli.length };

const integrity = Object.fromEntries(
    manifest
        .filter(({ path }) => path.endsWith(".js") && !path.startsWith("/demo"))
        .map((file) => [file.path, file.integrity]),
);
serve("/rivulet/integrity.json", Buffer.from(`${JSON.stringify(integrity, null, 2)}\n`), "application/json", false);
writeFileSync(join(files, "files.json"), `${JSON.stringify(manifest, null, 2)}\n`);
writeFileSync(join(files, "..", "tracker-sizes.json"), `${JSON.stringify(sizes, null, 2)}\n`);

const readme = join(root, "README.md");
if (words.includes("--readme")) {
    const text = readFileSync(readme, "utf8");
    writeFileSync(readme, text.replace(/(<!-- sizes -->\n)[\s\S]*?(\n<!-- \/sizes -->)/, `$1${table(sizes)}$2`));
}
if (words.includes("--package")) await packed();
if (!isQuick) {
    console.log(table(sizes));
    const faults = overweight(sizes);
    if (existsSync(readme) && untrue(readFileSync(readme, "utf8"), sizes)) {
        faults.push("The README's table of sizes is not what was measured: npm run build -- --readme");
    }
    if (faults.length) {
        console.error(faults.join("\n"));
        process.exit(1);
    }
}
