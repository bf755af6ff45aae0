import { spawnSync } from "node:child_process";
import {
    existsSync,
    mkdirSync,
    mkdtempSync,
    readdirSync,
    readFileSync,
    rmSync,
    symlinkSync,
    writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

// The package as npm packs it, in a project that knows nothing of this folder.

const root = join(import.meta.dirname, "..");
const project = mkdtempSync(join(tmpdir(), "rivulet-"));
const installed = join(project, "node_modules", "@rivulet", "tracker");

function run(command, ...words) {
    const { status, stdout, stderr, error } = spawnSync(command, words, { cwd: project, encoding: "utf8" });
    if (status !== 0) throw new Error(`${command} ${words.join(" ")}: ${error ?? stderr}${stdout}`);
    return stdout;
}

/** The npm that came with this Node, else the one on the PATH. */
function npm(...words) {
    const beside = join(dirname(process.execPath), "node_modules", "npm", "bin", "npm-cli.js");
    return existsSync(beside) ? run(process.execPath, beside, ...words) : run("npm", ...words);
}

const bin = (name) => join(root, "node_modules", ".bin", name);

const APP = `
import { getTracker, initAnalytics, type Options, type Tracker } from "@rivulet/tracker";
import { startLite } from "@rivulet/tracker/lite";
import { AnalyticsProvider, useAnalytics } from "@rivulet/tracker/react";
import { renderToString } from "react-dom/server";

const options: Options = { apiKey: "wk_shop", endpoint: "https://collector.example", banner: { language: "de" } };

function Price() {
  const tracker: Tracker = useAnalytics();
  return <button onClick={() => tracker.track("price_checked", { service: "screen", price: 119 })}>Price</button>;
}

export const html: string = renderToString(<AnalyticsProvider options={options}><Price /></AnalyticsProvider>);
export const id: string | undefined = initAnalytics(options).visitorId();
getTracker().trackProductView({ id: "p-7", name: "Soft case", price: 19 }, "category");
// @ts-expect-error There is no such category.
getTracker().setConsent({ advertising: true });
// @ts-expect-error An address is needed.
export const lite = () => startLite({ apiKey: "wk_shop" });
console.log(html, id);
`;

beforeAll(() => {
    const files = mkdtempSync(join(tmpdir(), "rivulet-files-"));
    run(process.execPath, join(root, "build", "build.mjs"), "--quick", "--package", "--files", files);
    rmSync(files, { recursive: true });
    const words = ["pack", root, "--ignore-scripts", "--silent", "--pack-destination", project];
    npm(...words);
    mkdirSync(installed, { recursive: true });
    run("tar", "-xzf", "rivulet-tracker-1.0.0.tgz", "-C", installed, "--strip-components=1");
    for (const name of ["react", "react-dom", "@types", "csstype"]) {
        const there = join(root, "node_modules", name);
        if (existsSync(there)) symlinkSync(there, join(project, "node_modules", name), "dir");
    }
    writeFileSync(join(project, "package.json"), `{ "type": "module" }`);
    writeFileSync(join(project, "app.tsx"), APP);
    writeFileSync(
        join(project, "server.d.ts"),
        `declare module "react-dom/server" { export function renderToString(node: unknown): string; }`,
    );
}, 120_000);

afterAll(() => rmSync(project, { recursive: true, force: true }));

describe("the package", () => {
    it("holds what it exports, and nothing of how it is made", () => {
        const { exports } = JSON.parse(readFileSync(join(installed, "package.json"), "utf8"));
        for (const entry of Object.values(exports)) {
            if (typeof entry === "string") continue;
            expect(existsSync(join(installed, entry.types))).toBe(true);
            expect(existsSync(join(installed, entry.default))).toBe(true);
        }
        expect(readdirSync(installed).sort()).toEqual(["README.md", "dist", "package.json"]);
    });

    it.each(["Bundler", "NodeNext"])("is typed for a strict project that resolves as %s", (resolution) => {
        const module = resolution === "Bundler" ? "ESNext" : "NodeNext";
        const words = ["--strict", "--noEmit", "--jsx", "react-jsx", "--target", "ES2022", "--skipLibCheck", "false"];
        run(
            bin("tsc"),
            ...words,
            "--types",
            "",
            "--module",
            module,
            "--moduleResolution",
            resolution,
            "app.tsx",
            "server.d.ts",
        );
    });

    it("runs on a server, where it waits for a page", () => {
        run(
            bin("esbuild"),
            "app.tsx",
            "--bundle",
            "--jsx=automatic",
            "--platform=node",
            "--format=cjs",
            "--outfile=out/app.cjs",
        );
        expect(run(process.execPath, "out/app.cjs").trim()).toBe("<button>Price</button> undefined");
    });

    it("leaves its chunks out of a page's first script", () => {
        writeFileSync(
            join(project, "page.ts"),
            `import { initAnalytics } from "@rivulet/tracker"; initAnalytics({ apiKey: "wk" });`,
        );
        run(bin("esbuild"), "page.ts", "--bundle", "--minify", "--splitting", "--format=esm", "--outdir=out");
        expect(readFileSync(join(project, "out", "page.js")).length).toBeLessThan(22_000);
        expect(readdirSync(join(project, "out")).filter((name) => /fingerprint|banner|vitals/.test(name))).toHaveLength(
            3,
        );
    });
});
