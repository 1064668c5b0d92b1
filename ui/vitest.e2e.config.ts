import { defineConfig } from "vitest/config";

// The screens in a real browser against the real studio: `npm run e2e`, after `npm run build` and a
// build of the program.
export default defineConfig({
  test: {
    environment: "node",
    include: ["e2e/**/*.test.ts"],
    // Each starts a studio and a browser of its own; two at once would only slow each other down.
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 60_000,
    // As for the shows: a host may take the cores away for a while. The report says what was tried again.
    retry: 1,
  },
});
