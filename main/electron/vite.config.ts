import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { build, defineConfig, type Plugin } from "vite";

/**
 * A thread of its own is a file of its own beside main.mjs, with everything in it
 * but packages with native binaries.
 * @param name the file's, and its licences'
 */
function workerBeside(name: string, source: string, plugins: readonly Plugin[]): Plugin {
  return {
    name: `warrant:${name}-worker`,
    async writeBundle({ dir }) {
      await build({
        configFile: false,
        root: import.meta.dirname,
        logLevel: "warn",
        plugins: [...plugins],
        build: {
          ssr: source,
          outDir: dir ?? "",
          emptyOutDir: false,
          target: "node24",
          sourcemap: true,
          license: { fileName: `licences-of-${name}.md` },
          rolldownOptions: {
            output: { format: "es", entryFileNames: `${name}-worker.mjs`, codeSplitting: false },
          },
        },
        ssr: { noExternal: true, external: ["@napi-rs/canvas"] },
      });
    },
  };
}

/** What takes text out of files; with it go the tables for the codes of East Asian fonts in PDFs. */
function readingWorker(): Plugin {
  return workerBeside("reading", "../reading/worker.ts", [withoutSyncRequests(), pdfFontCodes()]);
}

/** What draws images; with it goes what reads and cuts down fonts. */
function drawingWorker(): Plugin {
  return workerBeside("drawing", "../drawing/worker.ts", [fontTools()]);
}

/** HarfBuzz is WebAssembly: its files lie beside the worker, and are looked for there. */
function fontTools(): Plugin {
  return {
    name: "warrant:font-tools",
    transform: (code, id) => {
      // Its parts ask where they lie as CommonJS does, though nothing lies beside them.
      if (id.includes("/wawoff2/")) return { code: code.replaceAll("__dirname", "import.meta.dirname"), map: null };
      if (!id.includes("/subset-font/")) return null;
      const file = /require\.resolve\(['"]harfbuzzjs\/dist\/(harfbuzz-subset\.wasm)['"]\)/;
      return { code: code.replace(file, 'new URL("./$1", import.meta.url)'), map: null };
    },
    generateBundle() {
      const folder = dirname(createRequire(import.meta.url).resolve("harfbuzzjs"));
      for (const fileName of ["harfbuzz.wasm", "harfbuzz-subset.wasm"]) {
        this.emitFile({ type: "asset", fileName, source: readFileSync(join(folder, fileName)) });
      }
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
  plugins: [readingWorker(), drawingWorker()],
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
