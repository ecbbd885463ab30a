import { defineConfig } from "vite";

/**
 * One file for Electron's main process. Packages with native binaries stay
 * outside and are loaded from node_modules; everything else is inside.
 */
export default defineConfig({
  root: import.meta.dirname,
  build: {
    ssr: "main.ts",
    outDir: "../../dist/electron",
    emptyOutDir: true,
    target: "node24",
    sourcemap: true,
    // What is bundled leaves its package behind; its licence must not be.
    license: { fileName: "licences.md" },
    rolldownOptions: {
      output: { format: "es", entryFileNames: "main.mjs", codeSplitting: false },
    },
  },
  ssr: { noExternal: true, external: ["electron", "better-sqlite3", "@napi-rs/canvas"] },
});
