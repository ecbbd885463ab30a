import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { chromiumArguments, findChromium } from "../tools/chromium.ts";

const project = fileURLToPath(new URL("../..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "warrant-preload-"));
let browser: Browser;
let page: Page;

beforeAll(async () => {
  await promisify(execFile)(
    process.execPath,
    [
      join(project, "node_modules/vite/bin/vite.js"),
      "build",
      ...["-c", "main/electron/vite.preload.config.ts"],
      ...["--outDir", folder],
    ],
    { cwd: project },
  );
  const preload = readFileSync(join(folder, "preload.cjs"), "utf8");
  browser = await chromium.launch({ executablePath: findChromium() ?? "", args: chromiumArguments });
  page = await browser.newPage();
  await page.setContent(`
    <main tabindex="0" id="map">The map</main>
    <input id="search"><input id="date" type="date"><textarea id="note"></textarea><div id="claim" contenteditable>Claim</div>
    <input id="check" type="checkbox"><input id="file" type="file"><button id="button">Button</button>
    <div id="fixed" contenteditable="false" tabindex="0">Fixed</div>`);
  // The preload script as Electron would run it, with stand-ins for its two objects.
  await page.evaluate((code) => {
    const asked: unknown[] = [];
    const listeners: ((event: null, ...args: unknown[]) => void)[] = [];
    const electron = {
      ipcRenderer: {
        on: (_channel: string, listener: (typeof listeners)[number]) => listeners.push(listener),
        invoke: async (...args: unknown[]) => asked.push(args),
      },
      webUtils: { getPathForFile: () => "" },
      contextBridge: { exposeInMainWorld: (name: string, value: unknown) => Reflect.set(window, name, value) },
    };
    new Function("require", code)(() => electron);
    const heard: unknown[] = [];
    const bare: object = window;
    Reflect.get(bare, "warrant").subscribe("action", (id: string) => heard.push(id));
    Reflect.set(window, "choose", (id: string) => {
      asked.length = 0;
      heard.length = 0;
      for (const listener of listeners) listener(null, "action", id);
      return { heard: [...heard], asked: [...asked] };
    });
  }, preload);
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

function choose(id: string): Promise<{ heard: string[]; asked: unknown[] }> {
  return page.evaluate((action) => Reflect.get(window, "choose")(action), id);
}

test.each(["search", "date", "note", "claim"])("[E13] with the cursor in %s, undo means the text", async (id) => {
  await page.focus(`#${id}`);
  expect(await choose("history.undo")).toEqual({ heard: [], asked: [["warrant:edit-text", "undo"]] });
  expect(await choose("map.tidy")).toEqual({ heard: ["map.tidy"], asked: [] });
});

test.each(["map", "check", "file", "button", "fixed"])("[E13] with the focus on %s, undo means the map", async (id) => {
  await page.focus(`#${id}`);
  expect(await choose("history.undo")).toEqual({ heard: ["history.undo"], asked: [] });
  expect(await choose("edit.copy")).toEqual({ heard: ["edit.copy"], asked: [] });
});
