import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

// In development the API is a service that runs: the local fleet's, unless told otherwise.
const api = process.env["RIVULET_QUERY_URL"] ?? "http://localhost:8090";

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
            },
        },
    },
    test: { include: ["test/**/*.test.{ts,tsx}"], pool: "threads", maxWorkers: 1, isolate: false },
});
