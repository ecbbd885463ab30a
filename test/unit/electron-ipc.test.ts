import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createApp } from "#main/app/app.ts";
import type { EventName, PreloadBridge } from "#shared/contract/bridge.ts";
import * as electron from "./electron-fake.ts";
import { onlyWindow, startOnFake } from "./electron-harness.ts";

vi.mock("electron", () => import("./electron-fake.ts"));

/** What has the focus in the page, as far as the preload script looks. */
const page = { writing: false };

beforeEach(() => {
  electron.resetElectron();
  electron.exposed.clear();
  electron.ipcRenderer.removeAllListeners();
  page.writing = false;
  vi.resetModules();
  vi.stubGlobal("document", { activeElement: { matches: () => page.writing } });
});
afterEach(() => vi.unstubAllGlobals());

async function exposedBridge(): Promise<PreloadBridge<File>> {
  await import("../../preload/preload.ts");
  return electron.exposed.get("warrant") as PreloadBridge<File>;
}

const forbidden = { ok: false, error: { code: "forbidden", message: expect.any(String) } };
const channels = [
  "warrant:invoke",
  "warrant:save-file",
  "warrant:receive-path",
  "warrant:receive-bytes",
  "warrant:edit-text",
];

test("[E9] only the top frame of our own window, at our own origin, is answered", async () => {
  const { cores } = await startOnFake();
  const { webContents } = onlyWindow();
  const { mainFrame } = webContents;
  const strangers: [electron.FakeWebContents, electron.FakeFrame | null][] = [
    [webContents, null],
    [webContents, { parent: mainFrame, origin: "app://warrant" }],
    [webContents, { parent: null, origin: "https://example.org" }],
    [webContents, { parent: null, origin: "app://warrant.example.org" }],
    [webContents, { parent: null, origin: "app://other" }],
    [webContents, { parent: null, origin: "file://" }],
    [webContents, { parent: null, origin: "null" }],
    [new electron.FakeWebContents(), mainFrame],
  ];
  for (const [sender, frame] of strangers) {
    for (const channel of channels) {
      expect(await electron.invokeAs(sender, frame, channel, "maps.list", {})).toEqual(forbidden);
    }
  }
  expect(cores[0]?.asked).toEqual([]);
  expect(electron.dialog.saves).toEqual([]);
  expect(webContents.edits).toEqual([]);
  expect(await electron.invokeAs(webContents, mainFrame, "warrant:invoke", "maps.list", {})).toEqual({
    ok: true,
    value: { echo: "maps.list" },
  });
});

test("[E9] the page's invoke reaches dispatch unchanged, and a name that is no text is refused", async () => {
  const { cores } = await startOnFake();
  const bridge = await exposedBridge();
  expect(await bridge.invoke("search", { words: "key" })).toEqual({ ok: true, value: { echo: "search" } });
  expect(cores[0]?.asked).toEqual([{ name: "search", args: { words: "key" } }]);
  const { webContents } = onlyWindow();
  const answer = await electron.invokeAs(webContents, webContents.mainFrame, "warrant:invoke", { toString: 1 }, {});
  expect(answer).toMatchObject({ ok: false, error: { code: "unknown-command" } });
});

test("[E9] what dispatch answers is what the page gets, with a real library behind it", async () => {
  const folder = mkdtempSync(join(tmpdir(), "warrant-electron-real-"));
  const app = createApp({ libraryPath: join(folder, "library.warrant"), seed: false });
  try {
    await startOnFake({ createApp: () => app });
    const { webContents } = onlyWindow();
    const ask = (name: unknown, args: unknown) =>
      electron.invokeAs(webContents, webContents.mainFrame, "warrant:invoke", name, args);
    const made = await ask("map.create", { title: "A map" });
    expect(made).toMatchObject({ ok: true, value: { mapId: expect.any(String) } });
    expect(webContents.sent[0]?.slice(0, 2)).toEqual(["warrant:event", "changed"]);
    for (const [name, args] of [
      ["maps.list", {}],
      ["library.get", {}],
      ["map.get", { mapId: "none" }],
      ["constructor", {}],
      ["__proto__", {}],
      ["map.create", { title: 1, extra: true }],
      ["history.redo", {}],
    ] as const) {
      expect([name, await ask(name, args)]).toEqual([name, await app.dispatch(name, args)]);
    }
  } finally {
    await app.close();
  }
});

test("[E9] a fault in a handler crosses as internal, its stack only in the log", async () => {
  const { log } = await startOnFake({
    createApp: ({ libraryPath }) => ({
      libraryPath,
      dispatch: () => Promise.reject(new Error("secret detail")),
      receive: () => Promise.reject(new Error("secret detail")),
      subscribe: () => () => {},
      close: async () => {},
    }),
  });
  const answer = await (await exposedBridge()).invoke("maps.list", {});
  expect(answer).toMatchObject({ ok: false, error: { code: "internal" } });
  expect(JSON.stringify(answer)).not.toContain("secret detail");
  expect(log.join("\n")).toContain("secret detail");
});

test("[I5] a file crosses as its path where it has one, else as its bytes", async () => {
  const { cores } = await startOnFake();
  const bridge = await exposedBridge();
  const dropped = new File(["never read"], "Report.pdf");
  electron.webUtils.paths.set(dropped, "/home/somebody/Report.pdf");
  expect(await bridge.sendFile(dropped)).toEqual({ ok: true, value: { fileId: "file-1" } });
  expect(await bridge.sendFile(new File(["pasted"], "Pasted text"))).toEqual({ ok: true, value: { fileId: "file-1" } });
  expect(cores[0]?.asked).toEqual([
    { name: "receive", args: { path: "/home/somebody/Report.pdf" } },
    { name: "receive", args: { bytes: [new Uint8Array(Buffer.from("pasted"))] } },
  ]);
});

test("[I5] what is no path and no bytes is refused", async () => {
  const { cores } = await startOnFake();
  const { webContents } = onlyWindow();
  for (const [channel, wrong] of [
    ["warrant:receive-path", "relative/Report.pdf"],
    ["warrant:receive-path", { path: "/etc/passwd" }],
    ["warrant:receive-path", undefined],
    ["warrant:receive-bytes", "/etc/passwd"],
    ["warrant:receive-bytes", [1, 2]],
  ] as const) {
    expect(await electron.invokeAs(webContents, webContents.mainFrame, channel, wrong)).toMatchObject({
      ok: false,
      error: { code: "invalid-arguments" },
    });
  }
  expect(cores[0]?.asked).toEqual([]);
});

test("[E12] the page gets five things and no more, none of them Electron's", async () => {
  await startOnFake();
  const bridge = await exposedBridge();
  expect([...electron.exposed.keys()]).toEqual(["warrant"]);
  expect(Object.keys(bridge).toSorted()).toEqual(["host", "invoke", "saveFile", "sendFile", "subscribe"]);
  expect(bridge.host).toBe("electron");
});

test("[E12] only known events can be heard, each listener until it ends", async () => {
  await startOnFake();
  const bridge = await exposedBridge();
  for (const name of ["warrant:event", "__proto__", "constructor", "toString", "change"]) {
    expect(() => bridge.subscribe(name as EventName, () => {}), name).toThrow("no such event");
  }
  const heard: unknown[] = [];
  const listener = (payload: null) => heard.push(payload);
  const end = bridge.subscribe("replaced", listener);
  const endOther = bridge.subscribe("replaced", listener);
  const { webContents } = onlyWindow();
  webContents.send("warrant:event", "replaced", null);
  webContents.send("warrant:event", "constructor", null);
  expect(heard).toEqual([null, null]);
  end();
  end();
  webContents.send("warrant:event", "replaced", null);
  expect(heard).toHaveLength(3);
  endOther();
  webContents.send("warrant:event", "replaced", null);
  expect(heard).toHaveLength(3);
});

test("[E13] while text is written, the Edit menu edits the text and the map hears nothing", async () => {
  await startOnFake();
  const bridge = await exposedBridge();
  const heard: string[] = [];
  bridge.subscribe("action", (id) => heard.push(id));
  const { webContents } = onlyWindow();
  const edits = ["history.undo", "history.redo", "edit.selectAll"];
  const chooseAll = async () => {
    for (const menu of electron.Menu.application ?? []) {
      for (const item of menu.submenu ?? []) if (edits.includes(String(item.id))) item.click?.();
    }
    await new Promise((resolve) => setImmediate(resolve));
  };
  await chooseAll();
  expect([heard, webContents.edits]).toEqual([edits, []]);

  page.writing = true;
  heard.length = 0;
  await chooseAll();
  expect([heard, webContents.edits]).toEqual([[], ["undo", "redo", "selectAll"]]);
});

test("[E13] other menu actions reach the page also while text is written", async () => {
  await startOnFake();
  const bridge = await exposedBridge();
  const heard: string[] = [];
  bridge.subscribe("action", (id) => heard.push(id));
  page.writing = true;
  onlyWindow().webContents.send("warrant:event", "action", "view.palette");
  expect(heard).toEqual(["view.palette"]);
});

test("[E13] only the three edits of text can be asked for", async () => {
  await startOnFake();
  const { webContents } = onlyWindow();
  for (const name of ["reload", "copy", "paste", "constructor", "send", "__proto__", null, 1]) {
    const answer = await electron.invokeAs(webContents, webContents.mainFrame, "warrant:edit-text", name);
    expect(answer).toMatchObject({ ok: false, error: { code: "invalid-arguments" } });
  }
  expect([webContents.reloads, webContents.edits]).toEqual([0, []]);
});

const png = { fileName: "The debate.png", mediaType: "image/png", base64: Buffer.from("picture").toString("base64") };

test("[E10] a file is written where the person says, in one piece, and its path answered", async () => {
  const { userData } = await startOnFake();
  const { saveFile } = await exposedBridge();
  const filePath = join(userData, "out.png");
  writeFileSync(filePath, "what was there");
  electron.dialog.saveAnswer = { canceled: false, filePath };
  expect(await saveFile(png)).toEqual({ ok: true, value: filePath });
  expect(readFileSync(filePath, "utf8")).toBe("picture");
  expect(readdirSync(userData)).toEqual(["out.png"]);
  expect(electron.dialog.saves[0]).toMatchObject({
    defaultPath: join(userData, "The debate.png"),
    filters: [
      { name: "PNG image", extensions: ["png"] },
      { name: "All files", extensions: ["*"] },
    ],
  });
});

test("[E10] giving up in the dialog answers null and writes nothing", async () => {
  const { userData } = await startOnFake();
  const { saveFile } = await exposedBridge();
  expect(await saveFile(png)).toEqual({ ok: true, value: null });
  expect(readdirSync(userData)).toEqual([]);
});

test("[E10] a suggested name cannot point elsewhere", async () => {
  await startOnFake();
  const { saveFile } = await exposedBridge();
  const names = ["../../etc/passwd.png", "..\\..\\evil.png", "/etc/evil.svg", "...", 'a:b*"c?.png', ".hidden.png"];
  for (const fileName of names) await saveFile({ ...png, fileName });
  const suggested = electron.dialog.saves.map((save) => save.defaultPath.split("/").at(-1));
  expect(suggested).toEqual(["passwd.png", "evil.png", "evil.svg", "Untitled", "a-b--c-.png", "hidden.png"]);
});

test("[E10] a disk that refuses is said plainly, and leaves neither a part nor a stray file", async () => {
  const { userData } = await startOnFake();
  const { saveFile } = await exposedBridge();
  const filePath = join(userData, "missing", "out.png");
  electron.dialog.saveAnswer = { canceled: false, filePath };
  expect(await saveFile(png)).toMatchObject({ ok: false, error: { code: "file-unwritable" } });
  expect(existsSync(join(userData, "missing"))).toBe(false);
  // A folder stands in the way: the whole file was written beside it, and is taken away again.
  electron.dialog.saveAnswer = { canceled: false, filePath: userData };
  expect(await saveFile(png)).toMatchObject({ ok: false, error: { code: "file-unwritable" } });
  expect(readdirSync(tmpdir()).filter((name) => name.endsWith(".tmp") && name.includes("warrant-electron-"))).toEqual(
    [],
  );
});

test("[E10] what is no file is refused before any dialog", async () => {
  await startOnFake();
  const { webContents } = onlyWindow();
  for (const file of [
    null,
    {},
    { ...png, base64: "no base64!" },
    { ...png, fileName: "" },
    { ...png, path: "/etc/x" },
    { ...png, fileName: 1 },
  ]) {
    const answer = await electron.invokeAs(webContents, webContents.mainFrame, "warrant:save-file", file);
    expect(answer).toMatchObject({ ok: false, error: { code: "invalid-arguments" } });
  }
  expect(electron.dialog.saves).toEqual([]);
});
