import { writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Browser, chromium, type Page } from "playwright-core";
import { build } from "vite";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { startLoopback } from "#main/loopback/loopback.ts";
import { bodyLimitBytes } from "#shared/contract/body-limit.ts";
import type { Bridge, ReceivedFile } from "#shared/contract/bridge.ts";
import type { Answer } from "#shared/contract/errors.ts";
import { receivedFileLimitBytes } from "#shared/contract/file-limit.ts";
import { chromiumArguments, findChromium } from "../tools/chromium.ts";
import { createPages, FakeApp } from "./loopback-fixture.ts";

/** What these tests use of a window's bridge. */
type PageBridge = Bridge & {
  readonly sendFile: (
    file: File,
    options?: { readonly onProgress?: (fraction: number) => void; readonly signal?: AbortSignal },
  ) => Promise<Answer<ReceivedFile>>;
};

declare global {
  interface Window {
    bridge: PageBridge;
    heard: unknown[];
  }
}

let browser: Browser;
let script: string;

/** A page that does nothing but hold the bridge, and writes down what it hears. */
const bridgePath = fileURLToPath(new URL("../../renderer/bridge/loopback-bridge.ts", import.meta.url));
const entry = `
import { createLoopbackBridge } from ${JSON.stringify(bridgePath)};
window.bridge = createLoopbackBridge();
window.heard = [];
for (const event of ["changed", "replaced", "action"]) window.bridge.subscribe(event, (payload) => window.heard.push([event, payload]));
`;

beforeAll(async () => {
  const result = await build({
    configFile: false,
    logLevel: "warn",
    build: { write: false, minify: false, rolldownOptions: { input: "virtual:page" } },
    plugins: [
      {
        name: "page",
        resolveId: (id) => (id === "virtual:page" ? id : null),
        load: (id) => (id === "virtual:page" ? entry : null),
      },
    ],
  });
  const outputs = [result].flat().flatMap((each) => ("output" in each ? each.output : []));
  const chunk = outputs.find((output) => output.type === "chunk");
  if (chunk === undefined) throw new Error("nothing was built");
  script = chunk.code;
  browser = await chromium.launch({ executablePath: findChromium() ?? "", args: chromiumArguments });
});
afterAll(() => browser.close());

async function openPage(options: { readonly port?: number } = {}) {
  const rendererDir = createPages(
    '<!doctype html><title>t</title><link rel="icon" href="./icon.svg"><script type="module" src="./assets/page-0.js"></script>',
  );
  writeFileSync(join(rendererDir, "assets", "page-0.js"), script);
  const app = new FakeApp();
  const host = await startLoopback({ app, rendererDir, keep: true, ...options });
  onTestFinished(() => host.close());
  const context = await browser.newContext({ acceptDownloads: true });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  await page.goto(host.url);
  await page.waitForFunction(() => window.bridge !== undefined);
  return { app, host, page, rendererDir, complaints };
}

function invoke(page: Page, text: string) {
  return page.evaluate((words) => window.bridge.invoke("claims.list", { search: words }), text);
}

test("[O16] a page asks commands and hears answers and events", async () => {
  const { app, page, host, complaints } = await openPage();
  expect(page.url()).toBe(`http://127.0.0.1:${host.port}/`);
  expect(await page.evaluate(() => document.cookie)).toBe("");
  const text = "privacy – “naïve” 😀";
  expect(await invoke(page, text)).toEqual({ ok: true, value: { name: "claims.list", args: { search: text } } });
  const error = { code: "rule", message: "No.", details: [1] } as const;
  app.answer = async () => ({ ok: false, error });
  expect(await invoke(page, "x")).toEqual({ ok: false, error });

  const change = {
    seq: 1,
    label: "Edit claim",
    direction: "do",
    diff: [],
    history: { undo: "Edit claim", redo: null },
  } as const;
  app.emit({ event: "changed", payload: change });
  app.emit({ event: "action", payload: "map.new" });
  await page.waitForFunction(() => window.heard.length === 2);
  expect(await page.evaluate(() => window.heard)).toEqual([
    ["changed", change],
    ["action", "map.new"],
  ]);
  expect(complaints).toEqual([]);
});

test("[O16] the first command waits for the event stream, so that no change falls between the two", async () => {
  const { app, page } = await openPage();
  const mayConnect = Promise.withResolvers<void>();
  await page.route("**/events", async (route) => {
    await mayConnect.promise;
    await route.continue();
  });
  await page.reload();
  await page.waitForFunction(() => window.bridge !== undefined);
  app.answer = async () => {
    // A change made elsewhere the moment after this answer was read.
    app.emit({ event: "action", payload: "map.tidy" });
    return { ok: true, value: null };
  };
  const answer = invoke(page, "x");
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(app.asked).toEqual([]);
  mayConnect.resolve();
  expect(await answer).toEqual({ ok: true, value: null });
  await page.waitForFunction(() => window.heard.length === 1);
});

test("[O17] when Warrant has gone, every command says so in plain words", async () => {
  const { page, host } = await openPage();
  await host.close();
  const answer = await invoke(page, "x");
  expect(answer).toEqual({
    ok: false,
    error: { code: "unavailable", message: "Warrant is no longer running. Start it again, then reload this page." },
  });
});

test("[O17] arguments over the limit are refused before they are sent", async () => {
  const { app, page } = await openPage();
  const answer = await page.evaluate(
    (length) => window.bridge.invoke("claims.list", { search: "x".repeat(length) }),
    bodyLimitBytes,
  );
  expect(answer).toMatchObject({ ok: false, error: { code: "invalid-arguments" } });
  expect(app.asked).toEqual([]);
});

test("[O18] a page whose stream broke finds its way back and is told to load everything anew", async () => {
  const { page, host, rendererDir } = await openPage();
  await invoke(page, "x");
  const { port } = host;
  await host.close();
  // The same port, but another run: the page's cookie is void and its stream is refused.
  const app = new FakeApp();
  const again = await startLoopback({ app, rendererDir, keep: true, port });
  onTestFinished(() => again.close());
  expect(await invoke(page, "x")).toMatchObject({ ok: false, error: { code: "forbidden" } });
  expect(await page.evaluate(() => window.heard)).toEqual([]);

  // A second window gives the browser the new run's cookie.
  const second = await page.context().newPage();
  await second.goto(again.url);
  await page.waitForFunction(() => window.heard.length === 1);
  expect(await page.evaluate(() => window.heard)).toEqual([["replaced", null]]);
  expect(await invoke(page, "x")).toMatchObject({ ok: true });
});

test("[O19] a file is saved as the browser's download, byte for byte", async () => {
  const { page } = await openPage();
  const bytes = Buffer.from(Array.from({ length: 70_000 }, (_, index) => (index * 7) % 256));
  const download = page.waitForEvent("download");
  const file = { fileName: "Overview – 2024.png", mediaType: "image/png", base64: bytes.toString("base64") };
  expect(await page.evaluate((each) => window.bridge.saveFile(each), file)).toEqual({ ok: true, value: file.fileName });
  const saved = await download;
  expect(saved.suggestedFilename()).toBe(file.fileName);
  expect((await readFile(await saved.path())).equals(bytes)).toBe(true);
});

test("[I6] a file is handed over byte for byte, and how far it is is told", async () => {
  const { app, page, complaints } = await openPage();
  const told = await page.evaluate(async () => {
    const fractions: number[] = [];
    const file = new File(["naïve ".repeat(500_000)], "Large.txt");
    const answer = await window.bridge.sendFile(file, { onProgress: (fraction) => fractions.push(fraction) });
    return { answer, fractions };
  });
  expect(told.answer).toEqual({ ok: true, value: { fileId: "file-1" } });
  expect(told.fractions.at(-1)).toBe(1);
  expect(told.fractions).toEqual(told.fractions.toSorted((a, b) => a - b));
  expect(app.received).toEqual(["naïve ".repeat(500_000)]);
  expect(complaints).toEqual([]);
});

test("[I6] a file that is stopped on its way is cut off", async () => {
  const { app, page } = await openPage();
  const ends: string[] = [];
  app.receive = async (file) => {
    const chunks = "bytes" in file ? file.bytes : [];
    // Waits with the rest until it is cut off.
    const first = new Promise<void>((resolve) => setTimeout(resolve, 200));
    try {
      for await (const _ of chunks) await first;
      ends.push("whole");
    } catch {
      ends.push("cut off");
    }
    return { ok: true, value: { fileId: "x" } };
  };
  const answers = await page.evaluate(async () => {
    const stopping = new AbortController();
    const file = new File(["x".repeat(50_000_000)], "Large.txt");
    const onProgress = () => stopping.abort();
    const running = window.bridge.sendFile(file, { signal: stopping.signal, onProgress });
    return [await running, await window.bridge.sendFile(file, { signal: stopping.signal })];
  });
  for (const answer of answers) expect(answer).toMatchObject({ ok: false, error: { code: "cancelled" } });
  await expect.poll(() => ends).toEqual(["cut off"]);
});

test("[I6] what is too large, cannot be read or finds no program is answered in words", async () => {
  const { app, page, host } = await openPage();
  const error = { code: "file-unreadable", message: expect.stringMatching(/\w/) };
  const large = await page.evaluate((size) => {
    const file = new File([], "Large.txt");
    Object.defineProperty(file, "size", { value: size });
    return window.bridge.sendFile(file);
  }, receivedFileLimitBytes + 1);
  expect(large).toEqual({ ok: false, error });
  expect(app.received).toEqual([]);
  app.receive = async () => ({ ok: false, error: { code: "file-unreadable", message: "No." } });
  const send = () => page.evaluate(() => window.bridge.sendFile(new File(["x"], "x")));
  expect(await send()).toEqual({ ok: false, error: { code: "file-unreadable", message: "No." } });
  await host.close();
  expect(await send()).toMatchObject({ ok: false, error: { code: "unavailable" } });
});

test("[O11] the policy keeps scripts that are not files of ours from running", async () => {
  const { page, complaints } = await openPage();
  const ran = await page.evaluate(() => {
    const inline = document.createElement("script");
    inline.textContent = "document.title = 'ran'";
    document.body.append(inline);
    const image = document.createElement("div");
    image.innerHTML = "<img src=x onerror=\"document.title = 'ran'\">";
    document.body.append(image);
    return document.title;
  });
  await page.waitForFunction(() => document.querySelector("img")?.complete);
  expect([ran, await page.title()]).toEqual(["t", "t"]);
  expect(complaints.join("\n")).toMatch(/Content Security Policy/);
});
