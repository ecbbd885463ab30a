import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { chooseHost } from "#main/start/choose-host.ts";
import { hasDisplay } from "#main/start/display.ts";
import { downloadElectron } from "#main/start/electron-binary.ts";
import { findBrowser } from "#main/start/find-browser.ts";
import { appModeArguments } from "#main/start/open-window.ts";
import { parseStartOptions } from "#main/start/options.ts";
import { createFolder } from "./start-fixture.ts";

describe("which host", () => {
  const installed = {
    display: true,
    findElectron: () => "/electron",
    downloadElectron: () => Promise.reject(new Error("asked")),
  };
  const downloadable = {
    ...installed,
    findElectron: () => null,
    downloadElectron: async () => ({ ok: true, binary: "/downloaded" }) as const,
  };
  const unobtainable = { ...downloadable, downloadElectron: async () => ({ ok: false, why: "no network" }) as const };
  const headless = { ...installed, display: false };

  test.each([
    [
      "Electron when its binary is there",
      [],
      installed,
      { host: "electron", binary: "/electron", why: "its binary is installed" },
    ],
    [
      "Electron when it can be downloaded",
      [],
      downloadable,
      { host: "electron", binary: "/downloaded", why: "its binary has been downloaded" },
    ],
    ["loopback when it cannot", [], unobtainable, { host: "loopback", why: "no network" }],
    ["loopback without a display", [], headless, { host: "loopback", why: "there is no display" }],
    ["loopback when asked for", ["--host", "loopback"], installed, { host: "loopback", why: "as asked" }],
    [
      "Electron when asked for, display or not",
      ["--host", "electron"],
      headless,
      { host: "electron", binary: "/electron", why: "as asked" },
    ],
    [
      "nothing when Electron is asked for and cannot be had",
      ["--host", "electron"],
      unobtainable,
      { host: "none", why: "no network" },
    ],
    [
      "loopback for its own options",
      ["--keep"],
      installed,
      { host: "loopback", why: "--port, --keep and --no-open are its options" },
    ],
    ["loopback for hot reload", ["--dev"], installed, { host: "loopback", why: "development with hot reload" }],
  ])("[O20] %s", async (_name, args, surroundings, expected) => {
    expect(await chooseHost(parseStartOptions(args), surroundings)).toEqual(expected);
  });

  test("[O20] on Linux a display is an X or a Wayland one; elsewhere there always is one", () => {
    expect(hasDisplay({}, "linux")).toBe(false);
    expect(hasDisplay({ DISPLAY: "" }, "linux")).toBe(false);
    expect(hasDisplay({ DISPLAY: ":0" }, "linux")).toBe(true);
    expect(hasDisplay({ WAYLAND_DISPLAY: "wayland-0" }, "linux")).toBe(true);
    expect(hasDisplay({}, "darwin")).toBe(true);
    expect(hasDisplay({}, "win32")).toBe(true);
  });

  test("[O21] a download that failed is not tried again for a day, unless asked for; nor when it is switched off", async () => {
    const failureFile = join(createFolder(), "failed");
    let started = 0;
    const options = { failureFile, insist: false, env: { WARRANT_NO_DOWNLOAD: "1" }, onStart: () => started++ };
    expect(await downloadElectron(options)).toEqual({ ok: false, why: expect.stringContaining("WARRANT_NO_DOWNLOAD") });
    const { default: manifest } = await import("electron/package.json", { with: { type: "json" } });
    const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();
    writeFileSync(failureFile, `${manifest.version}\n${hoursAgo(23)}\n`);
    expect(await downloadElectron({ ...options, env: {} })).toEqual({
      ok: false,
      why: expect.stringContaining("earlier start"),
    });
    expect(started).toBe(0);
  });
});

describe("which window", () => {
  const machine = (platform: NodeJS.Platform, present: readonly string[], env: NodeJS.ProcessEnv = {}) => ({
    platform,
    env,
    home: "/home/p",
    isExecutable: (path: string) => present.includes(path),
    realPath: (path: string) => (path.startsWith("/snap/bin/") ? "/usr/bin/snap" : path),
  });

  test.each([
    [
      "linux",
      ["/usr/bin/chromium", "/opt/x/brave"],
      { PATH: "/opt/x:/usr/bin" },
      { name: "Chromium", path: "/usr/bin/chromium", snap: null },
    ],
    ["linux", ["/opt/x/brave"], { PATH: "/opt/x:/usr/bin" }, { name: "Brave", path: "/opt/x/brave", snap: null }],
    [
      "linux",
      ["/snap/bin/chromium"],
      { PATH: "/usr/bin" },
      { name: "Chromium", path: "/snap/bin/chromium", snap: "chromium" },
    ],
    ["linux", ["/usr/bin/firefox"], { PATH: "/usr/bin" }, null],
    [
      "linux",
      ["/mine"],
      { PATH: "/usr/bin", WARRANT_BROWSER: "/mine" },
      { name: "your browser", path: "/mine", snap: null },
    ],
    [
      "darwin",
      ["/home/p/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge"],
      {},
      { name: "Edge", path: "/home/p/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge", snap: null },
    ],
    [
      "win32",
      ["C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe"],
      { PROGRAMFILES: "C:\\Program Files", "PROGRAMFILES(X86)": "C:\\Program Files (x86)" },
      { name: "Edge", path: "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe", snap: null },
    ],
  ] as const)("[O22] on %s, of %j it opens the right browser", (platform, present, env, expected) => {
    expect(findBrowser(machine(platform, present, env))).toEqual(expected);
  });

  test("[O22] the sandbox is switched off for root on Linux and for nobody else", () => {
    const url = "http://127.0.0.1:1/open?token=t";
    expect(appModeArguments(url, "/data/window", false)).toEqual([
      `--app=${url}`,
      "--user-data-dir=/data/window",
      "--no-first-run",
      "--no-default-browser-check",
    ]);
    expect(appModeArguments(url, "/data/window", true)).toContain("--no-sandbox");
  });
});
