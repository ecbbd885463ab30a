import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { createApp } from "#main/app/app.ts";
import { announceHost } from "#main/app/running-host.ts";
import { startLoopback } from "#main/loopback/loopback.ts";
import manifest from "../../package.json" with { type: "json" };
import { expectFailure, folder, library, readPng, script, warrant } from "./cli-fixture.ts";
import { createPages } from "./loopback-fixture.ts";

describe("errors", () => {
  test("[X9] with --json an error is JSON too, on standard error only", async () => {
    const failed = await warrant(["export", "nothing", "--out", join(folder, "x.svg"), "--json"]);
    expect([failed.code, failed.out]).toEqual([1, ""]);
    expect(JSON.parse(failed.err)).toEqual({
      error: { code: "not-found", message: expect.stringContaining("nothing") },
    });
    const usage = await warrant(["export", "--json"]);
    expect([usage.code, usage.out]).toEqual([2, ""]);
    expect(JSON.parse(usage.err)).toEqual({ error: { code: "usage", message: expect.any(String) } });
  });

  test("[X10] help and version are results: standard output, exit code 0", async () => {
    const version = await warrant(["--version"]);
    expect(version).toEqual({ code: 0, out: `${manifest.version}\n`, err: "" });
    for (const args of [["--help"], ["help"], ["export", "--help"], ["maps", "--help"]]) {
      const help = await warrant(args);
      expect([args, help.code, help.err]).toEqual([args, 0, ""]);
      expect(help.out).toMatch(/Usage: warrant/);
      expect(help.out).toContain("--library <file>");
    }
    expect(existsSync(library)).toBe(false);
  });

  test("[X11] under an older Node it runs itself with the project's own", async () => {
    const older = "data:text/javascript,Object.defineProperty(process.versions,'node',{value:'20.20.2'})";
    const child = spawn(process.execPath, ["--import", older, script, "nonsense"], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    let err = "";
    child.stderr.on("data", (chunk) => {
      err += chunk;
    });
    expect(await once(child, "close")).toEqual([2, null]);
    expect(err).toMatch(/unknown command 'nonsense'/);
  });

  test("[X12] a library that another process holds: exit code 1 and which process", async () => {
    const app = createApp({ libraryPath: library });
    onTestFinished(() => app.close());
    await app.dispatch("library.get", {});
    const failed = await warrant(["maps", "--json"]);
    expect([failed.code, failed.out]).toEqual([1, ""]);
    expect(JSON.parse(failed.err)).toMatchObject({
      error: {
        code: "library-locked",
        message: expect.stringContaining(String(process.pid)),
        details: { processId: process.pid },
      },
    });
  });

  test("[X12] two at a time wait for each other", async () => {
    await warrant(["maps"]);
    const results = await Promise.all([1, 2, 3].map(() => warrant(["maps", "--json"])));
    expect(results.map(({ code, err }) => [code, err])).toEqual([
      [0, ""],
      [0, ""],
      [0, ""],
    ]);
  });

  test("[X13] a library that a loopback window holds is read through that window", async () => {
    const app = createApp({ libraryPath: library });
    const host = await startLoopback({ app, rendererDir: createPages(), keep: true });
    const takeBack = announceHost(library, {
      port: host.port,
      token: new URL(host.url).searchParams.get("token") ?? "",
    });
    onTestFinished(async () => {
      takeBack();
      await host.close();
      await app.close();
    });
    await app.dispatch("map.create", { title: "Of the window" });
    const maps = await warrant(["maps", "--json"]);
    expect([maps.code, maps.err]).toEqual([0, ""]);
    expect(JSON.parse(maps.out)).toContainEqual(expect.objectContaining({ title: "Of the window" }));
    const exported = await warrant(["export", "of the", "--out", join(folder, "window.png"), "--scale", "1"]);
    expect([exported.code, exported.err]).toEqual([0, ""]);
    expect((await readPng(join(folder, "window.png"))).width).toBeGreaterThan(0);
    const backup = await warrant(["backup", "--out", join(folder, "copy.warrant")]);
    expect([backup.code, backup.err]).toEqual([0, ""]);
    const failed = await warrant(["export", "yak", "--out", join(folder, "yak.svg")]);
    expectFailure(failed, 1, /There is no map "yak"/);
  });
});
