import { execFile } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { Worker } from "node:worker_threads";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { DrawingMessage, DrawingRequest } from "#main/drawing/messages.ts";
import type { ReadingMessage, ReadingTask } from "#main/reading/messages.ts";
import { buildWhenStale, electronTargets, rendererTarget } from "#main/start/build.ts";
import { faces } from "#shared/scene/fonts.ts";
import { taskFor } from "./drawing-fixture.ts";
import { type ArchivedFile, extractArchive, readArchive } from "./electron-asar.ts";
import { docxParts, drawnPdf, japanesePdf, pageHtml, sentences, zipped } from "./reading-samples.ts";

const run = promisify(execFile);
const project = fileURLToPath(new URL("../..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "warrant-package-"));
const arch = process.arch;
const resources = join(folder, "out", arch === "x64" ? "linux-unpacked" : `linux-${arch}-unpacked`, "resources");
let files: readonly ArchivedFile[] = [];
let paths: readonly string[] = [];

/** What electron-builder needs to find of Electron; its binary is no part of what is tested here. */
function makeStubElectron(path: string): void {
  mkdirSync(join(path, "resources"), { recursive: true });
  mkdirSync(join(path, "locales"));
  for (const name of ["electron", "chrome-sandbox", "chrome_crashpad_handler"]) {
    writeFileSync(join(path, name), "#!/bin/sh\nexit 0\n");
    chmodSync(join(path, name), 0o755);
  }
  writeFileSync(join(path, "locales", "en-US.pak"), "");
  writeFileSync(join(path, "LICENSE"), "");
  writeFileSync(join(path, "version"), "0.0.0");
}

// The stub is a Linux one; macOS and Windows are packaged on their own machines.
const isLinux = process.platform === "linux";
if (!isLinux) console.warn("The test of the package did not run. It needs Linux.");

describe.skipIf(!isLinux)("the packaged app", () => {
  beforeAll(async () => {
    const stub = join(folder, "electron");
    makeStubElectron(stub);
    for (const target of [...electronTargets, rendererTarget]) await buildWhenStale(target);
    const config = join(folder, "config.json");
    writeFileSync(
      config,
      JSON.stringify({
        extends: join(project, "electron-builder.yml"),
        electronDist: stub,
        directories: { output: join(folder, "out") },
        // Fuses are bits in the real binary.
        electronFuses: null,
      }),
    );
    await run(
      process.execPath,
      [join(project, "node_modules/electron-builder/cli.js"), "--linux", "dir", `--${arch}`, "-c", config],
      { cwd: project },
    );
    files = readArchive(join(resources, "app.asar"));
    paths = files.map((file) => file.path);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test("[E14] the package holds the program: main, preload, window, native packages and the fonts of the images", () => {
    expect(paths).toEqual(
      expect.arrayContaining([
        "package.json",
        "dist/electron/main.mjs",
        "dist/electron/licences.md",
        "dist/electron/reading-worker.mjs",
        "dist/electron/licences-of-reading.md",
        "dist/electron/drawing-worker.mjs",
        "dist/electron/licences-of-drawing.md",
        "dist/electron/harfbuzz.wasm",
        "dist/electron/harfbuzz-subset.wasm",
        "dist/electron/cmaps/90ms-RKSJ-H.bcmap",
        "dist/preload/preload.cjs",
        "dist/renderer/index.html",
        "node_modules/better-sqlite3/lib/index.js",
        `node_modules/better-sqlite3/prebuilds/linux-${arch}.node`,
        "node_modules/@napi-rs/canvas/index.js",
        ...Object.values(faces).map((face) => `node_modules/${face.file}`),
      ]),
    );
  });

  test("[E14] native binaries lie beside the archive, where the system can load them, and only this platform's", () => {
    const natives = files.filter((file) => file.path.endsWith(".node"));
    expect(natives.length).toBeGreaterThanOrEqual(2);
    expect(natives.filter((file) => !file.unpacked)).toEqual([]);
    const sqlite = natives.filter((file) => file.path.includes("better-sqlite3"));
    expect(sqlite.map((file) => file.path)).toEqual([`node_modules/better-sqlite3/prebuilds/linux-${arch}.node`]);
  });

  test("[E14] the package holds nothing else: no sources, tests, maps, development packages or unused fonts", () => {
    const allowed =
      /^(package\.json|dist\/(electron|preload|renderer)\/|node_modules\/(better-sqlite3|@napi-rs|@expo-google-fonts)\/)/;
    expect(paths.filter((path) => !allowed.test(path))).toEqual([]);
    expect(paths.filter((path) => /\.(ts|tsx|map|c|cpp|h)$/.test(path))).toEqual([]);
    const packaged = paths.filter((path) => /^node_modules\/.*\.ttf$/.test(path));
    expect(packaged.toSorted()).toEqual(
      Object.values(faces)
        .map((face) => `node_modules/${face.file}`)
        .toSorted(),
    );
    const manifest = JSON.parse(String(files.find((file) => file.path === "package.json")?.read()));
    expect(manifest).toMatchObject({ name: "warrant", main: "dist/electron/main.mjs" });
    expect(manifest).not.toHaveProperty("devDependencies");
  });

  test("[E14] the preload script is one CommonJS file that requires electron and nothing else", () => {
    const preload = readFileSync(join(project, "dist/preload/preload.cjs"), "utf8");
    expect([...preload.matchAll(/require\(([^)]*)\)/g)].map((match) => match[1])).toEqual(['"electron"']);
    expect(preload).not.toMatch(/^\s*(import|export)\s/m);
  });

  test("[E14] what is packaged runs by itself: it opens the seeded library, serves its window and draws a picture", async () => {
    const appFolder = join(folder, "app");
    extractArchive(files, appFolder);
    const userData = join(folder, "user-data");
    mkdirSync(userData);
    const driver = fileURLToPath(new URL("./electron-packaged-run.ts", import.meta.url));
    const { stdout } = await run(process.execPath, [driver, appFolder, userData], { cwd: folder });
    expect(JSON.parse(stdout)).toEqual({
      preload: join(appFolder, "dist/preload/preload.cjs"),
      maps: { ok: true, value: expect.arrayContaining([expect.objectContaining({ title: expect.any(String) })]) },
      image: { ok: true, magic: "89504e47" },
      page: 200,
    });
    expect(existsSync(join(userData, "library.warrant"))).toBe(true);
  });

  test("[R30] the packaged worker reads a web page, a PDF and a Word document", async () => {
    const appFolder = join(folder, "app-that-reads");
    extractArchive(files, appFolder);
    const samples = {
      "page.html": Buffer.from(pageHtml(sentences)),
      "drawn.pdf": drawnPdf([{ lines: [{ text: sentences[0] ?? "" }] }]),
      "japanese.pdf": japanesePdf(),
      "letters.docx": zipped(docxParts(sentences)),
    };
    const texts = [];
    const worker = new Worker(join(appFolder, "dist/electron/reading-worker.mjs"), { execArgv: [] });
    for (const [number, [name, bytes]] of Object.entries(samples).entries()) {
      const path = join(folder, name);
      writeFileSync(path, bytes);
      worker.postMessage({ number, path, name, as: "anything", linksPath: null } satisfies ReadingTask);
      let last: ReadingMessage;
      do [last] = await once(worker, "message");
      while (last.kind === "progress");
      texts.push(last.kind === "done" && last.read?.kind === "text" ? last.read.text : last);
    }
    await worker.terminate();
    expect(texts).toEqual([
      expect.stringContaining(sentences[1] ?? ""),
      sentences[0],
      "暗号化は",
      expect.stringContaining(sentences[1] ?? ""),
    ]);
  });

  test("[P79] the packaged worker draws SVG with its fonts cut down, PNG and PDF", async () => {
    const appFolder = join(folder, "app-that-draws");
    extractArchive(files, appFolder);
    const worker = new Worker(join(appFolder, "dist/electron/drawing-worker.mjs"), { execArgv: [] });
    const starts = [];
    for (const [number, format] of (["svg", "png", "pdf"] as const).entries()) {
      const task = taskFor({ claims: { a: { at: [0, 0], text: "Letters stay sealed." } } }, { format });
      worker.postMessage({ number, task } satisfies DrawingRequest);
      let last: DrawingMessage;
      do [last] = await once(worker, "message");
      while (last.kind === "progress");
      const bytes = last.kind === "done" ? Buffer.from(last.drawing.base64, "base64").toString("latin1") : "";
      starts.push(format === "svg" ? bytes.match(/@font-face|Letters stay sealed\./g) : bytes.slice(1, 4));
    }
    await worker.terminate();
    expect(starts).toEqual([expect.arrayContaining(["@font-face", "Letters stay sealed."]), "PNG", "PDF"]);
  });

  test("[E14] the fuses that would let others run code in Warrant's name are set to blow", () => {
    const config = readFileSync(join(project, "electron-builder.yml"), "utf8");
    const fuses = Object.fromEntries(
      [...config.matchAll(/^ {2}(\w+): (true|false)$/gm)].map(([, name, value]) => [name, value === "true"]),
    );
    expect(fuses).toEqual({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      grantFileProtocolExtraPrivileges: false,
    });
  });
});
