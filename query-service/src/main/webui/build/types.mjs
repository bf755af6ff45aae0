import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import openapiTS, { astToString } from "openapi-typescript";

// Types of the API's answers, from the description that a running service gives of itself:
//   node build/types.mjs [--check] [http://localhost:8090]
// --check writes nothing and fails where the service no longer promises what the types say. More than they say is fine:
// fields may be added, never renamed.

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const words = process.argv.slice(2);
const isCheck = words.includes("--check");
const service = words.find((word) => !word.startsWith("--")) ?? "http://localhost:8090";
const kept = join(root, "api", "openapi.json");

const answer = await fetch(`${service}/q/openapi?format=json`);
if (!answer.ok) throw new Error(`${service} does not describe itself: ${answer.status}`);
const told = await answer.json();

/** Descriptions, examples and orders are no promise. */
function promises(node) {
    if (Array.isArray(node)) return node.map(promises);
    if (node === null || typeof node !== "object") return node;
    return Object.fromEntries(
        Object.keys(node)
            .sort()
            .filter((key) => !["description", "summary", "examples", "info", "tags"].includes(key) || isName(node, key))
            .map((key) => [key, promises(node[key])]),
    );
}

// A property may be called "description": what is under "properties" is a name and not a word of the format.
function isName(node, key) {
    return typeof node[key] === "object" && !Array.isArray(node[key]) && key !== "info";
}

/** Written out: how the service calls a form changes with the others that there are, what is in it does not. */
function writtenOut(node, all, above = []) {
    if (Array.isArray(node)) return node.map((each) => writtenOut(each, all, above));
    if (node === null || typeof node !== "object") return node;
    const name = node.$ref;
    if (typeof name === "string") {
        if (above.includes(name)) return "again";
        const form = name
            .split("/")
            .slice(1)
            .reduce((found, word) => found?.[word], all);
        return writtenOut(form, all, [...above, name]);
    }
    return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, writtenOut(value, all, above)]));
}

const paths = (description) => writtenOut(description.paths, description);

/** What is missing or other in the second, by its path. */
function broken(wanted, found, path) {
    if (wanted === null || typeof wanted !== "object") return wanted === found ? [] : [`${path} is ${found}`];
    if (Array.isArray(wanted)) {
        const there = new Set((Array.isArray(found) ? found : []).map((each) => JSON.stringify(each)));
        return wanted
            .filter((each) => !there.has(JSON.stringify(each)))
            .map((each) => `${path} lacks ${JSON.stringify(each)}`);
    }
    if (found === null || typeof found !== "object") return [`${path} is gone`];
    return Object.keys(wanted).flatMap((key) => broken(wanted[key], found[key], `${path}/${key}`));
}

if (isCheck) {
    const faults = existsSync(kept)
        ? broken(paths(JSON.parse(readFileSync(kept, "utf8"))), paths(promises(told)), "")
        : ["no types yet"];
    if (faults.length) {
        console.error(`The dashboard's types are stale, run npm run types:\n${faults.join("\n")}`);
        process.exit(1);
    }
} else {
    const types = astToString(await openapiTS(told, { propertiesRequiredByDefault: true, alphabetize: true }));
    writeFileSync(join(root, "src", "api", "schema.d.ts"), `// Written by npm run types.\n${types}`);
    writeFileSync(kept, `${JSON.stringify(promises(told), null, 1)}\n`);
}
