import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

/** A sandboxed preload script is one CommonJS file that may require nothing but `electron`. */
export default defineConfig({
  root: fileURLToPath(new URL("../../preload", import.meta.url)),
  build: {
    ssr: "preload.ts",
    outDir: "../dist/preload",
    emptyOutDir: true,
    target: "node24",
    rolldownOptions: {
      output: { format: "cjs", entryFileNames: "preload.cjs", codeSplitting: false },
    },
  },
  ssr: { noExternal: true, external: ["electron"] },
});
