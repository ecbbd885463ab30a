import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { build, defineConfig, type Plugin } from "vite";

/**
 * What takes text out of files runs in a thread of its own, and is a file of its
 * own beside main.mjs; with it go the tables for the codes of East Asian fonts
 * in PDFs.
 */
function readingWorker(): Plugin {
  return {
    name: "warrant:reading-worker",
    async writeBundle({ dir }) {
      await build({
        configFile: false,
        root: import.meta.dirname,
        logLevel: "warn",
        plugins: [withoutSyncRequests(), pdfFontCodes()],
        build: {
          ssr: "../reading/worker.ts",
          outDir: dir ?? "",
          emptyOutDir: false,
          target: "node24",
          sourcemap: true,
          license: { fileName: "licences-of-reading.md" },
          rolldownOptions: {
            output: { format: "es", entryFileNames: "reading-worker.mjs", codeSplitting: false },
          },
        },
        ssr: { noExternal: true, external: ["@napi-rs/canvas"] },
      });
    },
  };
}

/** jsdom looks for the file with which pages make requests that block; no page here makes any. */
function withoutSyncRequests(): Plugin {
  return {
    name: "warrant:without-sync-requests",
    transform: (code, id) =>
      id.includes("XMLHttpRequest-impl")
        ? { code: code.replace(/require\.resolve\("[^"]*xhr-sync-worker[^"]*"\)/, "null"), map: null }
        : null,
  };
}

function pdfFontCodes(): Plugin {
  return {
    name: "warrant:pdf-font-codes",
    generateBundle() {
      const folder = join(dirname(createRequire(import.meta.url).resolve("pdfjs-dist/package.json")), "cmaps");
      for (const name of readdirSync(folder)) {
        this.emitFile({ type: "asset", fileName: `cmaps/${name}`, source: readFileSync(join(folder, name)) });
      }
    },
  };
}

/**
 * One file for Electron's main process. Packages with native binaries stay
 * outside and are loaded from node_modules; everything else is inside.
 */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [readingWorker()],
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
