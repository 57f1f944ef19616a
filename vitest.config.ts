import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 300_000,
    // simulations already use all cores through worker threads
    maxWorkers: 2,
    // files share what they import: half a second each
    isolate: false,
    server: { deps: { external: [/\/dist\//] } },
  },
});
