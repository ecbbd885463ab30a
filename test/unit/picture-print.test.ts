import { createCanvas, Path2D } from "@napi-rs/canvas";
import { expect, test } from "vitest";
import { glyphSchema, type Position } from "#shared/model/records.ts";
import type { DrawItem } from "#shared/scene/draw-list.ts";
import { paint } from "#shared/scene/paint.ts";
import { boundsOfPath } from "#shared/scene/path.ts";
import { patternNames, patternPath, patternsOf, patternWidth } from "#shared/scene/patterns.ts";
import type { PictureOptions } from "#shared/scene/picture/picture-options.ts";
import { fullPicture } from "./picture-arbitrary.ts";
import { draw } from "./picture-story.ts";

test("[P37] has black and white alone, and tells frames, supports and attacks by their lines", () => {
  const scene = draw({ ...fullPicture, theme: "print" });
  const colours = new Set(JSON.stringify(scene).match(/#[0-9a-f]{6}/g));
  expect(colours).toEqual(new Set(["#000000", "#ffffff"]));
  const dashes = (owner: string) =>
    scene.items.flatMap((item) =>
      item.owner === owner && (item.kind === "rect" || item.kind === "path") ? [item.dash ?? []] : [],
    );
  expect(dashes("frame:f")).toEqual([[12, 4, 1.5, 4]]);
  expect(dashes("inference:i").filter((dash) => dash.length > 0)).toEqual([[1.75, 4]]);
  expect(dashes("inference:j")[0]).toEqual([6, 4]);
});

test("[P37] differs from the light theme in nothing but colours, lines and the edges of cards", () => {
  const placed = (theme: PictureOptions["theme"]) =>
    draw({ ...fullPicture, theme }).items.flatMap((item) =>
      (item.kind === "text" || item.kind === "icon") && item.owner !== "part:legend"
        ? [{ ...item, fill: null, stroke: null }]
        : [],
    );
  expect(placed("print")).toEqual(placed("light"));
});

test("[P38] every pattern stays within its strip, and no two look alike", () => {
  const strip = { x: 10, y: 20, width: patternWidth, height: 90 };
  const scale = 2;
  const inked = patternNames.map((pattern) => {
    const path = patternPath(pattern, strip, 8);
    const bounds = boundsOfPath(path);
    expect(bounds.x).toBeGreaterThanOrEqual(strip.x - 1e-9);
    expect(bounds.y).toBeGreaterThanOrEqual(strip.y - 1e-9);
    expect(bounds.x + bounds.width).toBeLessThanOrEqual(strip.x + strip.width + 1e-9);
    expect(bounds.y + bounds.height).toBeLessThanOrEqual(strip.y + strip.height + 1e-9);
    const item: DrawItem = {
      kind: "path",
      owner: "part:strip",
      path,
      fill: "#000000",
      stroke: null,
      strokeWidth: 0,
      dash: [],
      cap: "butt",
    };
    const context = createCanvas(strip.width * scale, strip.height * scale).getContext("2d");
    const scene = { title: "", bounds: strip, background: "#ffffff", items: [item] };
    paint(context, scene, { scale, path2d: (data) => new Path2D(data) });
    const { data } = context.getImageData(0, 0, strip.width * scale, strip.height * scale);
    return Array.from({ length: data.length / 4 }, (_, index) => (data[4 * index] ?? 0) < 128);
  });
  expect(inked).toHaveLength(glyphSchema.options.length);
  for (const [index, one] of inked.entries()) {
    const share = one.filter((ink) => ink).length / one.length;
    expect(share).toBeGreaterThan(0.1);
    if (patternNames[index] !== "solid") expect(share).toBeLessThan(0.85);
    for (const other of inked.slice(index + 1)) {
      const unlike = one.filter((ink, at) => ink !== other[at]).length / one.length;
      expect(unlike).toBeGreaterThan(0.15);
    }
  }
});

test("[P38] positions keep their patterns in every picture of a library: they go by rank, not by what is shown", () => {
  const position = (id: string, rank: number): Position => ({
    id,
    name: id,
    colourLight: "#000000",
    colourDark: "#ffffff",
    glyph: "flag",
    rank,
  });
  const patterns = patternsOf([position("later", 5), position("first", 0), position("second", 1)]);
  expect(Object.fromEntries(patterns)).toEqual({ first: "solid", second: "rising", later: "dots" });
});

test("[P38] a claim without a position has an outline and no strip", () => {
  const shapes = (id: string) =>
    draw({ theme: "print" }).items.filter(
      ({ owner, kind }) => owner === `claim:${id}` && (kind === "rect" || kind === "path"),
    );
  expect([shapes("a").length, shapes("c").length]).toEqual([2, 1]);
});
