import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";

// What Maven runs on a module's browser code: node browser.mjs build|test WEBUI TARGET FILES [quick=…] [skipTests=…] [test=…]
// Whatever was done to the same sources is not done again. The code brings its own build/build.mjs, which puts what is
// served, and files.json, into FILES and breaks the build over its budgets.

const [goal, root, target, files, ...settings] = process.argv.slice(2);
// Maven leaves a property that nobody set as it is written.
const said = Object.fromEntries(
    settings.map((word) => word.split("=")).filter(([, value]) => !value?.startsWith("${")),
);
const isQuick = "quick" in said && said.quick !== "false";
const state = join(target, "browser");

function* inputs(folder) {
    for (const name of readdirSync(folder).sort()) {
        if (["node_modules", "dist"].includes(name)) continue;
        const path = join(folder, name);
        if (statSync(path).isDirectory()) yield* inputs(path);
        else yield path;
    }
}

function fingerprint() {
    const hash = createHash("sha256").update(process.version);
    for (const file of inputs(root))
        hash.update(relative(root, file)).update("\0").update(readFileSync(file)).update("\0");
    return hash.digest("hex");
}

function run(command, args) {
    const { status, error } = spawnSync(command, args, {
        cwd: root,
        stdio: "inherit",
        shell: process.platform === "win32",
    });
    if (status !== 0) {
        console.error(`${command} ${args.join(" ")}: ${error ?? status}`);
        process.exit(1);
    }
}

/** The npm that came with this Node, else the one on the PATH. */
function npm(args) {
    const beside = join(dirname(process.execPath), "node_modules", "npm", "bin", "npm-cli.js");
    if (existsSync(beside)) run(process.execPath, [beside, ...args]);
    else run("npm", args);
}

function install() {
    const installed = join(root, "node_modules", ".installed-lock.json");
    const lock = readFileSync(join(root, "package-lock.json"), "utf8");
    if (existsSync(installed) && readFileSync(installed, "utf8") === lock) return;
    npm(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline", "--loglevel=error"]);
    writeFileSync(installed, lock);
}

function tool(name, ...args) {
    run(join(root, "node_modules", ".bin", name), args);
}

/** Does it unless it was done to these sources; a fuller form of it counts as well. */
function once(name, work) {
    const stamp = join(state, name);
    const now = fingerprint();
    if (existsSync(stamp) && readFileSync(stamp, "utf8") === now) return;
    work();
    mkdirSync(state, { recursive: true });
    writeFileSync(stamp, now);
}

if (goal === "build") {
    install();
    if (!existsSync(join(files, "files.json"))) writeFileSync(join(mkdirs(state), "built"), "");
    once("built", () => run(process.execPath, ["build/build.mjs", "--quick", "--files", files]));
    if (!isQuick) {
        once("checked", () => {
            tool("tsc", "--noEmit");
            tool("prettier", "--check", "--log-level", "warn", ".");
            run(process.execPath, ["build/build.mjs", "--files", files]);
        });
    }
} else if (said.skipTests !== "true" && said.skipTests !== "" && !("test" in said)) {
    once("tested", () => tool("vitest", "run"));
}

function mkdirs(folder) {
    mkdirSync(folder, { recursive: true });
    return folder;
}
