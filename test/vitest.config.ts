import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  root: fileURLToPath(new URL("..", import.meta.url)),
  test: {
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Two cores: browsers and kill tests starve each other when all files run at once.
    maxWorkers: 2,
    projects: [
      { extends: true, test: { name: "parts", include: ["test/{unit,contract,fault}/**/*.test.{ts,tsx}"] } },
      {
        extends: true,
        test: {
          name: "e2e",
          include: ["test/e2e/**/*.test.ts"],
          // Only here: a run of other tests alone need not build the window.
          globalSetup: ["test/e2e/build-window.ts"],
          setupFiles: ["test/e2e/picture-of-failure.ts"],
          expect: { poll: { timeout: 15_000 } },
        },
      },
    ],
  },
});
