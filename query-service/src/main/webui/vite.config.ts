import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

// In development the API is a service that runs: the local fleet's, unless told otherwise.
const api = process.env["RIVULET_QUERY_URL"] ?? "http://localhost:8090";

const root = fileURLToPath(new URL(".", import.meta.url));
const within = (parts: RegExp) => (file: string) => parts.test(relative(root, file).replaceAll("\\", "/"));

// What is needed together comes in one file: what runs first, what draws, what nearly every screen is made of.
const CHUNKS = [
    {
        name: "early",
        test: within(
            /^node_modules\/react\/|^src\/(api\/|state\/(question|period|location|place)|overview\/(asking|subjects|friction)|screens\/registry)/,
        ),
        priority: 3,
    },
    {
        name: "main",
        test: within(
            /^node_modules\/(react-dom|scheduler|@tanstack)\/|^src\/(App|state\/|format\/(names|numbers|times)|live\/(useLive|feed|socket)|overview\/(aggregate|report)|screens\/SignIn|ui\/(Bar|Breakable|Dialog|FilterButton|Help|Icon|KeepSegment|Link|Navigation|ViewsButton|exporting|opening|shortcuts|states|theme)\.)/,
        ),
        priority: 2,
    },
    {
        name: "parts",
        test: within(/^src\/(format\/csv|overview\/columns|ui\/(Card|Chart|DataTable|Figure|Sparkline)\.)/),
        priority: 1,
    },
];

export default defineConfig({
    plugins: [react()],
    server: { proxy: { "/api": { target: api, ws: true }, "/q": api } },
    build: {
        target: "es2022",
        cssCodeSplit: false,
        // No data: addresses for what would be a file, no helper scripts: the page's policy stays simple.
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        manifest: "manifest.json",
        // What may be heavy, and how heavy, is said in build/budgets.mjs.
        chunkSizeWarningLimit: 1000,
        license: { fileName: "assets/third-party.md" },
        rollupOptions: {
            output: {
                entryFileNames: "assets/[name]-[hash].js",
                chunkFileNames: "assets/[name]-[hash].js",
                assetFileNames: "assets/[name]-[hash][extname]",
                codeSplitting: { groups: CHUNKS, includeDependenciesRecursively: false },
            },
        },
    },
    test: { include: ["test/**/*.test.{ts,tsx}"], pool: "threads", maxWorkers: 1, isolate: false },
});
