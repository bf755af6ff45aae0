import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { alias: { thumbmark: `${import.meta.dirname}/node_modules/@thumbmarkjs/thumbmarkjs/src` } },
  test: {
    environment: "happy-dom",
    include: ["test/**/*.test.{ts,tsx,mjs}"],
    pool: "threads",
    maxWorkers: 1,
    // A machine may be busy with other things.
    testTimeout: 60_000,
    hookTimeout: 180_000,
    isolate: false,
    restoreMocks: true,
    unstubGlobals: true,
  },
});
