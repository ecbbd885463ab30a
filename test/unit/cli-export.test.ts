import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { connect } from "#main/cli/connection.ts";
import { exportImage } from "#main/cli/export-image.ts";
import { createOutput } from "#main/cli/output.ts";
import { imagePresets } from "#shared/contract/image-presets.ts";
import { unpackRecords } from "#shared/model/compact-records.ts";
import { expectFailure, folder, library, readPng, script, useLibrary, warrant, withApp } from "./cli-fixture.ts";

describe("export", () => {
  let sharedFolder: string;
  // One library for all of them: exporting changes nothing.
  beforeAll(async () => {
    sharedFolder = mkdtempSync(join(tmpdir(), "warrant-cli-"));
    const child = spawn(process.execPath, [script, "--library", join(sharedFolder, "library.warrant"), "maps"], {
      stdio: "ignore",
    });
    await once(child, "exit");
  });
  afterAll(() => rmSync(sharedFolder, { recursive: true, force: true }));
  beforeEach(() => {
    useLibrary(join(sharedFolder, "library.warrant"));
  });

  test("[X4] draws a map as SVG and PNG, in the size and theme asked for", async () => {
    const [map] = JSON.parse((await warrant(["maps", "--json"])).out);
    const svg = join(folder, "map.svg");
    const written = await warrant(["export", map.id, "--out", svg]);
    expect([written.code, written.err]).toEqual([0, ""]);
    expect(written.out).toMatch(/^Wrote .*map\.svg \(\d+ × \d+ pixels\)\.\n$/);
    expect(readFileSync(svg, "utf8")).toMatch(/^<\?xml[^>]*>\s*<svg /);

    const sizeAt = async (scale: string, theme: string) => {
      const png = join(folder, `map-${scale}-${theme}.PNG`);
      const result = await warrant(["export", map.id, "--out", png, "--scale", scale, "--theme", theme, "--json"]);
      const { width, height, firstPixel } = await readPng(png);
      expect(JSON.parse(result.out)).toEqual({
        path: png,
        mapId: map.id,
        title: map.title,
        mediaType: "image/png",
        width,
        height,
        pages: 1,
        missing: [],
        withheld: [],
        bytes: statSync(png).size,
      });
      return { width, height, corner: firstPixel.reduce((sum, each) => sum + each, 0) };
    };
    const half = await sizeAt("0.5", "light");
    const whole = await sizeAt("1", "dark");
    expect(Math.abs(whole.width - 2 * half.width)).toBeLessThanOrEqual(2);
    expect(Math.abs(whole.height - 2 * half.height)).toBeLessThanOrEqual(2);
    expect(half.corner).toBeGreaterThan(whole.corner);
  });

  test("[X4] the file's bytes are those that the window gets for the same map, theme and scale", async () => {
    const [map] = JSON.parse((await warrant(["maps", "--json"])).out);
    for (const format of ["svg", "png"] as const) {
      const image = await withApp((ask) =>
        ask("map.export", { mapId: map.id, format, theme: "dark", size: { by: "scale", scale: 1 } }),
      );
      const path = join(folder, `same.${format}`);
      await warrant(["export", map.id, "--out", path, "--theme", "dark", "--scale", "1"]);
      expect([format, readFileSync(path).equals(Buffer.from(image.base64 ?? "", "base64"))]).toEqual([format, true]);
    }
  });

  test("[X5] a map is named by id, title or the beginning of a title that only one has; doubt is an error that lists the candidates", async () => {
    useLibrary(join(folder, "library.warrant"));
    const one = await withApp(async (ask) => {
      await ask("map.create", { title: "Zebra crossing" });
      await ask("map.create", { title: "Zebra finch" });
      await ask("map.create", { title: "Twice" });
      await ask("map.create", { title: "twice" });
      return ask("map.create", { title: "Zebra" });
    });
    const titleOf = async (wanted: string) => {
      const result = await warrant(["export", wanted, "--out", join(folder, "x.svg"), "--json"]);
      return result.code === 0 ? JSON.parse(result.out).title : JSON.parse(result.err).error;
    };
    expect(await titleOf(one.mapId ?? "")).toBe("Zebra");
    expect(await titleOf(" zebra FINCH ")).toBe("Zebra finch");
    expect(await titleOf("zebra c")).toBe("Zebra crossing");
    // Exactly one has this title, though others begin with it.
    expect(await titleOf("zebra")).toBe("Zebra");
    expect(await titleOf("zeb")).toMatchObject({ code: "ambiguous", details: { candidates: [{}, {}, {}] } });
    expect(await titleOf("TWICE")).toMatchObject({
      code: "ambiguous",
      message: expect.stringMatching(/id[\s\S]*Twice[\s\S]*twice/i),
    });
    expect(await titleOf("Yak")).toMatchObject({ code: "not-found" });
    expect(await titleOf("")).toMatchObject({ code: "not-found" });
  });

  test("[X6] an existing file is replaced whole, its permissions and a link to it stay", async () => {
    const [map] = JSON.parse((await warrant(["maps", "--json"])).out);
    const target = join(folder, "real.svg");
    writeFileSync(target, "old");
    chmodSync(target, 0o640);
    symlinkSync(target, join(folder, "link.svg"));
    await warrant(["export", map.id, "--out", "link.svg"], { cwd: folder });
    expect(readFileSync(target, "utf8")).toContain("<svg");
    expect(statSync(target).mode & 0o777).toBe(0o640);
    expect(readdirSync(folder).sort()).toEqual(["link.svg", "real.svg"]);
  });

  test("[X6] an output that cannot be written is said to be so, and leaves nothing behind", async () => {
    const [map] = JSON.parse((await warrant(["maps", "--json"])).out);
    mkdirSync(join(folder, "folder.svg"));
    writeFileSync(join(folder, "file"), "");
    const cases = [
      [join(folder, "missing", "x.svg"), /there is no folder .*missing/],
      [join(folder, "folder.svg"), /that is a folder/],
      [join(folder, "file", "x.svg"), /not a folder|no folder/],
    ] as const;
    for (const [path, reason] of cases) {
      const result = await warrant(["export", map.id, "--out", path]);
      expectFailure(result, 1, /^warrant: .* cannot be written: /);
      expect(result.err).toMatch(reason);
      expect(result.err.trimEnd().split("\n")).toHaveLength(1);
    }
    expect(readdirSync(folder).sort()).toEqual(["file", "folder.svg"]);
    expect(readdirSync(join(folder, "folder.svg"))).toEqual([]);
  });

  test("[X7] wrong usage is exit code 2, and nothing is written", async () => {
    const cases = [
      [["export"], /missing required argument 'map'|required option/],
      [["export", "m", "--out", "x.gif"], /\.svg, \.png, \.pdf or/],
      [["export", "m", "--out", "x"], /\.svg, \.png, \.pdf or/],
      [["export", "m", "--out", "x.png", "--scale", "0"], /from 0\.05 to 16/],
      [["export", "m", "--out", "x.png", "--scale", "x"], /from 0\.05 to 16/],
      [["export", "m", "--out", "x.png", "--scale", ""], /from 0\.05 to 16/],
      [["export", "m", "--out", "x.png", "--size", "x"], /like 1920x1080/],
      [["export", "m", "--out", "x.png", "--size", "8x8"], /like 1920x1080/],
      [["export", "m", "--out", "x.png", "--size", "1.2.3mm"], /like 1920x1080/],
      [["export", "m", "--out", "x.png", "--size", "10mmx10px"], /like 1920x1080/],
      [["export", "m", "--out", "x.png", "--size", "90x90", "--scale", "1"], /cannot be used with/],
      [["export", "m", "--out", "x.png", "--branch", "a", "--frame", "b"], /cannot be used with/],
      [["export", "m", "--out", "x.png", "--dpi", "7"], /from 36 to 2400/],
      [["export", "m", "--out", "x.png", "--margin", "-1"], /from 0 to 1000/],
      [["export", "m", "--out", "x.pdf", "--page", "A6"], /A5, A4/],
      [["export", "m", "--out", "x.pdf", "--overlap", "60"], /from 0 to 50/],
      [["export", "m", "--out", "x.pdf", "--carry"], /for SVG and PNG/],
      [["export", "m", "--out", "x.png", "--preset", "mug"], /slide, paper-column/],
      [["export", "m", "--out", "x.png", "--theme", "pink"], /light, dark, print/],
      [["export", "m", "n", "--out", "x.png"], /too many arguments/],
      [["nonsense"], /unknown command/],
      [["maps", "--nonsense"], /unknown option/],
      [[], /Usage: warrant/],
    ] as const;
    for (const [args, message] of cases) expectFailure(await warrant([...args], { cwd: folder }), 2, message);
    expect(readdirSync(folder)).toEqual([]);
  });

  test("[P76] presets, sizes and parts: the picture is the one that the window gets for the same choices", async () => {
    const [map] = JSON.parse((await warrant(["maps", "--json"])).out);
    const { slide } = imagePresets;
    const claim = await withApp((ask) => ask("map.get", { mapId: map.id })).then(({ records }) => {
      const { claims = [], inferences = [] } = unpackRecords(Object(records));
      const targets = new Set(inferences.map(({ targetClaimId }) => targetClaimId));
      return claims.find(({ id }) => targets.has(id));
    });
    if (!claim) throw new Error("No claim of the map has anything for or against it.");
    const cases = [
      [
        ["--preset", "slide", "--no-title", "--theme", "print"],
        "png",
        { ...slide.options, title: false, theme: "print" },
      ],
      [
        ["--size", "120mm", "--dpi", "150", "--transparent"],
        "png",
        { size: { by: "millimetres", width: 120, height: null }, dpi: 150, transparent: true },
      ],
      [
        ["--size", "x 400 px", "--carry", "--legend"],
        "svg",
        { size: { by: "pixels", width: null, height: 400 }, carry: true, legend: true },
      ],
      [["--branch", claim.text.slice(0, 30)], "svg", { part: { of: "branch", claimId: claim.id } }],
    ] as const;
    for (const [flags, format, choices] of cases) {
      const image = await withApp((ask) => ask("map.export", { mapId: map.id, ...choices, format }));
      const path = join(folder, `choices.${format}`);
      const result = await warrant(["export", map.id, "--out", path, ...flags]);
      expect([result.code, result.err]).toEqual([0, ""]);
      expect([flags, readFileSync(path).equals(Buffer.from(image.base64 ?? "", "base64"))]).toEqual([flags, true]);
    }
    const missing = await warrant(["export", map.id, "--out", join(folder, "x.svg"), "--branch", "no such claim"]);
    expectFailure(missing, 1, /There is no claim "no such claim" on this map/);
    expectFailure(
      await warrant(["export", map.id, "--out", join(folder, "x.svg"), "--frame", "no such frame"]),
      1,
      /There is no frame "no such frame" on this map/,
    );
  });

  test("[P77] PDF: on sheets, tiled or by a preset alone; how many and how large is said", async () => {
    const [map] = JSON.parse((await warrant(["maps", "--json"])).out);
    const path = join(folder, "map.pdf");
    const tiled = await warrant(["export", map.id, "--out", path, "--page", "A4", "--tiled", "--scale", "1"]);
    expect([tiled.code, tiled.err]).toEqual([0, ""]);
    expect(tiled.out).toMatch(/map\.pdf \(\d+ pages of (210 × 297|297 × 210) mm\)\.$/m);
    expect(readFileSync(path).subarray(0, 5).toString()).toBe("%PDF-");
    const poster = await warrant(["export", map.id, "--out", "-", "--preset", "poster"]);
    expect(poster.out.slice(0, 5)).toBe("%PDF-");
    const single = await warrant(["export", map.id, "--out", path, "--preset", "paper-column", "--json"]);
    expect(JSON.parse(single.out)).toMatchObject({ mediaType: "application/pdf", pages: 1 });
    expect((JSON.parse(single.out).width / 72) * 25.4).toBeCloseTo(85, 3);
  });

  test("[P78] the interrupt key stops a drawing: an error says so, and no file is left, whole or half", async () => {
    useLibrary(join(folder, "library.warrant"));
    await withApp(async (ask) => {
      const { mapId = "" } = await ask("map.create", { title: "Far apart" });
      for (const at of [0, 1, 2, 3]) {
        const place = { mapId, x: at * 5_000, y: at * 5_000 };
        await ask("claim.create", { text: `Claim ${at}.`, place });
      }
      return mapId;
    });
    const path = join(folder, "large.png");
    const connection = await connect(library, () => {});
    try {
      // In this process: from outside nobody sees when the drawing has begun.
      connection.subscribe(({ event }) => {
        if (event === "export") process.emit("SIGINT");
      });
      const size = { by: "pixels", width: 40_000, height: 40_000 } as const;
      const choices = { format: "png", size, branch: null, frame: null } as const;
      await expect(exportImage(connection, createOutput(true), "Far", path, choices)).rejects.toMatchObject({
        code: "cancelled",
        message: "The export was stopped. Nothing was written.",
      });
    } finally {
      await connection.close();
    }
    expect(readdirSync(folder).filter((name) => name.includes("large"))).toEqual([]);
  });

  test("[X8] to standard output, also when the reader has had enough", async () => {
    const [map] = JSON.parse((await warrant(["maps", "--json"])).out);
    const whole = await warrant(["export", map.id, "--out", "-", "--format", "svg"]);
    expect(whole.out).toMatch(/<svg[\s\S]*<\/svg>\s*$/);
    for (const args of [["export", map.id, "--out", "-", "--format", "svg"], ["claims", "--json"], ["maps"]]) {
      const child = spawn(process.execPath, [script, "--library", library, ...args], {
        stdio: ["ignore", "pipe", "pipe"],
      });
      let err = "";
      child.stderr.on("data", (chunk) => {
        err += chunk;
      });
      child.stdout.destroy();
      expect([args, await once(child, "close"), err]).toEqual([args, [0, null], ""]);
    }
  });
});
