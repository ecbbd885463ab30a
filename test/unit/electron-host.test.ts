import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, expect, test, vi } from "vitest";
import * as electron from "./electron-fake.ts";
import { onlyWindow, startOnFake } from "./electron-harness.ts";

vi.mock("electron", () => import("./electron-fake.ts"));
beforeEach(() => electron.resetElectron());

test("[E1] a window is isolated, sandboxed and without Node, and loads our own origin", async () => {
  await startOnFake();
  const window = onlyWindow();
  expect(window.options).toEqual({
    width: 1440,
    height: 900,
    minWidth: 900,
    minHeight: 600,
    show: false,
    title: "Warrant",
    backgroundColor: "#fbfaf8",
    webPreferences: {
      preload: "/opt/Warrant/preload.cjs",
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      navigateOnDragDrop: false,
      webviewTag: false,
      spellcheck: false,
    },
  });
  expect(window.url).toBe("app://warrant/");
});

test("[E1] spelling is checked where the system brings the dictionaries", async () => {
  await startOnFake({ platform: "darwin" });
  expect(onlyWindow().options.webPreferences).toMatchObject({ spellcheck: true });
});

test("[E2] a window shows itself when its first picture is ready, on the ground of the system's theme", async () => {
  electron.nativeTheme.shouldUseDarkColors = true;
  await startOnFake();
  const window = onlyWindow();
  expect(window.options.backgroundColor).toBe("#1b1a18");
  expect(window.shown).toBe(false);
  window.emit("ready-to-show");
  expect(window.shown).toBe(true);
});

test("[E3] pages cannot leave, open windows or hold webviews; they can load themselves anew", async () => {
  await startOnFake();
  const { webContents } = onlyWindow();
  function refused(name: string, url: string, isMainFrame: boolean): boolean {
    const event = Object.assign(new electron.FakeEvent(), { url, isMainFrame });
    webContents.emit(name, event);
    return event.defaultPrevented;
  }
  for (const name of ["will-navigate", "will-frame-navigate", "will-redirect", "will-attach-webview"]) {
    for (const url of [
      "https://example.org/",
      "file:///etc/passwd",
      "app://other/",
      "app://warrant/x.html",
      "data:,x",
    ]) {
      expect([name, url, refused(name, url, true)]).toEqual([name, url, true]);
    }
  }
  expect(refused("will-frame-navigate", "app://warrant/", false)).toBe(true);
  expect(refused("will-redirect", "app://warrant/", true)).toBe(true);
  expect(refused("will-frame-navigate", "app://warrant/", true)).toBe(false);
  expect(refused("will-navigate", "app://warrant/", true)).toBe(false);
  for (const url of ["https://example.org/", "app://warrant/", "about:blank"]) {
    expect(webContents.openHandler?.({ url })).toEqual({ action: "deny" });
  }
});

test("[E4] permissions, devices, downloads, certificates and the network are refused", async () => {
  await startOnFake();
  const { fakeSession } = electron;
  const asks = [
    ["clipboard-read", "app://warrant/"],
    ["media", "app://warrant/"],
    ["geolocation", "app://warrant/"],
    ["fileSystem", "app://warrant/"],
    ["openExternal", "app://warrant/"],
    ["clipboard-sanitized-write", "https://example.org/"],
    ["clipboard-sanitized-write", "app://warrant.example.org/"],
    ["clipboard-sanitized-write", "app://warrant/"],
  ] as const;
  const granted: boolean[] = [];
  for (const [permission, requestingUrl] of asks) {
    fakeSession.requestHandler?.(null, permission, (answer) => granted.push(answer), { requestingUrl });
  }
  expect(granted).toEqual([false, false, false, false, false, false, false, true]);
  expect(asks.map(([permission, url]) => fakeSession.checkHandler?.(null, permission, url))).toEqual(granted);
  expect(fakeSession.deviceHandler?.()).toBe(false);

  const download = new electron.FakeEvent();
  fakeSession.emit("will-download", download);
  expect(download.defaultPrevented).toBe(true);

  const certificate = new electron.FakeEvent();
  const trusted: boolean[] = [];
  electron.app.emit("certificate-error", certificate, null, "", "", null, (answer: boolean) => trusted.push(answer));
  expect([certificate.defaultPrevented, trusted]).toEqual([true, [false]]);

  const cancelled: Record<string, boolean> = {};
  for (const url of [
    "app://warrant/assets/a.js",
    "data:image/png;base64,AA==",
    "blob:app://warrant/1",
    "https://example.org/",
    "http://127.0.0.1/",
    "file:///etc/passwd",
    "app://warrantx/",
    "ws://127.0.0.1/",
  ]) {
    fakeSession.loadHandler?.({ url }, ({ cancel }) => {
      cancelled[url] = cancel;
    });
  }
  expect(Object.values(cancelled)).toEqual([false, false, false, true, true, true, true, true]);
});

test("[E7] a second Warrant brings the first to the front and ends without opening the library", async () => {
  electron.app.getsLock = false;
  const { cores } = await startOnFake();
  expect(electron.app.quits).toBe(1);
  expect(cores).toEqual([]);
  expect(electron.FakeBrowserWindow.all).toEqual([]);
});

test("[E7] the first Warrant restores and focuses its window when a second is started", async () => {
  const { cores } = await startOnFake();
  const window = onlyWindow();
  window.minimised = true;
  electron.app.emit("second-instance", new electron.FakeEvent(), [], "/", { libraryPath: cores[0]?.libraryPath });
  expect([window.minimised, window.shown, window.focused]).toEqual([false, true, true]);
  expect(electron.dialog.messages).toEqual([]);
});

test("[E7] a second Warrant that wanted another library is told which one is open", async () => {
  const { cores } = await startOnFake();
  electron.app.emit("second-instance", new electron.FakeEvent(), [], "/", { libraryPath: "/data/other.warrant" });
  expect(electron.dialog.messages).toHaveLength(1);
  expect(electron.dialog.messages[0]?.detail).toContain(String(cores[0]?.libraryPath));
  expect(electron.dialog.messages[0]?.detail).toContain("/data/other.warrant");
});

test("[E8] bounds and the maximised state come back at the next start", async () => {
  const { userData } = await startOnFake();
  const window = onlyWindow();
  window.bounds = { x: 100, y: 80, width: 1200, height: 700 };
  window.maximised = true;
  window.close();
  await vi.waitFor(() => expect(readFileSync(join(userData, "preferences.json"), "utf8")).toContain("1200"));

  electron.resetElectron();
  await startOnFake({ userData });
  const next = onlyWindow();
  expect(next.options).toMatchObject({ x: 100, y: 80, width: 1200, height: 700 });
  next.emit("ready-to-show");
  expect(next.maximised).toBe(true);
});

test("[E8] a window that was on a display now gone opens where it can be seen", async () => {
  const { userData } = await startOnFake();
  onlyWindow().bounds = { x: 4000, y: 100, width: 1200, height: 700 };
  onlyWindow().close();
  await vi.waitFor(() => expect(readFileSync(join(userData, "preferences.json"), "utf8")).toContain("4000"));

  electron.resetElectron();
  await startOnFake({ userData });
  expect(onlyWindow().options).toMatchObject({ width: 1200, height: 700 });
  expect(onlyWindow().options).not.toHaveProperty("x");
});

test("[E8] damaged preferences cost nothing but habits", async () => {
  const { userData } = await startOnFake();
  for (const text of [
    "{",
    "null",
    '{"window":{"bounds":{"x":1e999},"maximised":1}}',
    '{"window":{"bounds":[],"maximised":true}}',
  ]) {
    electron.resetElectron();
    writeFileSync(join(userData, "preferences.json"), text);
    await startOnFake({ userData });
    expect(onlyWindow().options).toMatchObject({ width: 1440, height: 900 });
  }
});

test("[E11] quitting closes the windows first and ends when the library has closed", async () => {
  const { cores } = await startOnFake();
  electron.app.quit();
  expect(electron.FakeBrowserWindow.all).toEqual([]);
  expect(cores[0]?.closes).toBe(1);
  // Asked again meanwhile, say by a second Ctrl-C: still waits, and closes once.
  electron.app.quit();
  await new Promise((resolve) => setImmediate(resolve));
  expect([cores[0]?.closes, electron.app.exitCode]).toEqual([1, null]);
  cores[0]?.finishClosing();
  await vi.waitFor(() => expect(electron.app.exitCode).toBe(0));
});

test("[E11] closing the last window quits, except on macOS, where a new one can be opened", async () => {
  await startOnFake();
  onlyWindow().close();
  expect(electron.app.quits).toBe(1);

  electron.resetElectron();
  await startOnFake({ platform: "darwin" });
  onlyWindow().close();
  expect(electron.app.quits).toBe(0);
  electron.app.emit("activate");
  expect(onlyWindow().url).toBe("app://warrant/");
});

test("[E16] a page that died can be reloaded; its window can be closed", async () => {
  await startOnFake();
  const window = onlyWindow();
  window.webContents.emit("render-process-gone", new electron.FakeEvent(), { reason: "crashed", exitCode: 11 });
  await vi.waitFor(() => expect(window.webContents.reloads).toBe(1));
  electron.dialog.response = 1;
  window.webContents.emit("render-process-gone", new electron.FakeEvent(), { reason: "oom", exitCode: 1 });
  await vi.waitFor(() => expect(window.destroyed).toBe(true));
  expect(window.webContents.reloads).toBe(1);
});

test("[E16] a page that guards half-typed text is asked about before it goes", async () => {
  await startOnFake();
  const { webContents } = onlyWindow();
  const stay = new electron.FakeEvent();
  webContents.emit("will-prevent-unload", stay);
  electron.dialog.response = 1;
  const leave = new electron.FakeEvent();
  webContents.emit("will-prevent-unload", leave);
  expect([stay.defaultPrevented, leave.defaultPrevented]).toEqual([false, true]);
});

test("[E17] every window hears what the library tells; a menu action goes to the focused one", async () => {
  const { cores } = await startOnFake();
  const first = onlyWindow();
  const openWindow = electron.Menu.application?.find((menu) => menu.label === "File")?.submenu?.[0];
  openWindow?.click?.();
  const [, second] = electron.FakeBrowserWindow.all;
  expect(second?.url).toBe("app://warrant/");
  for (const listener of cores[0]?.listeners ?? []) listener({ event: "replaced", payload: null });
  expect(first.webContents.sent).toEqual([["warrant:event", "replaced", null]]);
  expect(second?.webContents.sent).toEqual([["warrant:event", "replaced", null]]);

  first.focus();
  const edit = electron.Menu.application?.find((menu) => menu.label === "Map");
  edit?.submenu?.find((item) => item.id === "map.tidy")?.click?.();
  expect(first.webContents.sent.at(-1)).toEqual(["warrant:event", "action", "map.tidy"]);
  expect(second?.webContents.sent).toHaveLength(1);
});

test("[E18] --library names the library, relative to where Warrant was started, among Chromium's own switches", async () => {
  const { cores } = await startOnFake({ argv: ["warrant", "--no-sandbox", "--library", "here.warrant", "--foo=1"] });
  expect(cores[0]?.libraryPath).toBe(join(process.cwd(), "here.warrant"));
  electron.resetElectron();
  const { cores: others, userData } = await startOnFake({ argv: ["electron", "dist/electron/main.mjs"] });
  expect(others[0]?.libraryPath).toBe(join(userData, "library.warrant"));
});
