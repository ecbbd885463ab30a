import { createCanvas } from "@napi-rs/canvas";
import fc from "fast-check";
import { PNG } from "pngjs";
import { describe, expect, test } from "vitest";
import { paintScene } from "#main/drawing/canvas.ts";
import { withSceneFonts } from "#main/drawing/fonts/scene-fonts.ts";
import { drawPng } from "#main/drawing/png/draw-png.ts";
import { RowFilter } from "#main/drawing/png/rows.ts";
import { viewMap } from "#shared/model/map-view.ts";
import { pictureOf } from "#shared/scene/picture/picture.ts";
import { buildScene } from "#shared/scene/scene.ts";
import { themes } from "#shared/scene/theme.ts";
import { date, drawn, taskFor } from "./drawing-fixture.ts";
import { mapId, type Story, tell } from "./scene-fixture.ts";

const story: Story = {
  title: "Who helps the police?",
  claims: {
    a: { at: [0, 0], position: "security", quotations: 1, text: "Companies must open what they have sealed." },
    b: { at: [0, 200], position: "privacy" },
    c: { at: [400, 320] },
  },
  inferences: {
    i: { premises: ["b"], target: "a" },
    j: { kind: "attack", premises: ["c"], target: "a" },
  },
  frames: [{ id: "f", title: "The police", x: -20, y: 160, width: 300, height: 200 }],
};

/** The chunks of a PNG by type; their sums are checked by the reader of the pixels. */
function chunks(png: Buffer): { readonly type: string; readonly data: Buffer }[] {
  const found = [];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    found.push({ type: png.toString("latin1", at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) });
    at += length + 12;
  }
  return found;
}

describe("sizes", () => {
  test("[P61] a PNG states its density in pixels a metre", async () => {
    for (const dpi of [72, 96, 300, 600]) {
      const { bytes } = await drawn(story, { format: "png", size: { by: "scale", scale: 1 }, dpi });
      const density = chunks(bytes).find(({ type }) => type === "pHYs")?.data;
      expect([density?.readUInt32BE(0), density?.readUInt32BE(4), density?.[8]]).toEqual([
        Math.round(dpi / 0.0254),
        Math.round(dpi / 0.0254),
        1,
      ]);
    }
  });

  test("[P61] millimetres are pixels at the dpi in a PNG, and millimetres in an SVG", async () => {
    const size = { by: "millimetres", width: 85, height: null } as const;
    const png = await drawn(story, { format: "png", size, dpi: 300 });
    expect(png.width).toBe(Math.round((85 * 300) / 25.4));
    const svg = (await drawn(story, { format: "svg", size })).bytes.toString();
    const [, width, height] = /<svg [^>]*width="([\d.]+)mm" height="([\d.]+)mm"/.exec(svg) ?? [];
    const { bounds } = buildScene(viewMap(tell(story), mapId), { theme: "light" });
    expect(Number(width)).toBe(85);
    expect(Number(height)).toBeCloseTo((85 * bounds.height) / bounds.width, 2);
  });

  test.each([
    [1920, 1080],
    [300, 900],
  ])(
    "[P62] told both sides the picture has exactly these, undistorted and in the middle of its ground: %i × %i",
    async (width, height) => {
      const { bytes } = await drawn(story, { format: "png", size: { by: "pixels", width, height } });
      const picture = PNG.sync.read(bytes);
      expect([picture.width, picture.height]).toEqual([width, height]);
      // What is not ground lies within the map's bounds, and as far from one edge as from the other.
      const ground = picture.data.readUInt32BE(0);
      const [columns, rows]: [Set<number>, Set<number>] = [new Set(), new Set()];
      for (let at = 0; at < width * height; at += 1) {
        if (picture.data.readUInt32BE(at * 4) === ground) continue;
        columns.add(at % width);
        rows.add(Math.floor(at / width));
      }
      const { bounds } = buildScene(viewMap(tell(story), mapId), { theme: "light", padding: 0 });
      const inner = [Math.max(...columns) - Math.min(...columns), Math.max(...rows) - Math.min(...rows)];
      expect((inner[0] ?? 0) / (inner[1] ?? 1)).toBeCloseTo(bounds.width / bounds.height, 1);
      expect(Math.abs(Math.min(...columns) - (width - 1 - Math.max(...columns)))).toBeLessThanOrEqual(2);
      expect(Math.abs(Math.min(...rows) - (height - 1 - Math.max(...rows)))).toBeLessThanOrEqual(2);
    },
  );

  test("[P62] told one side, the other follows from the map", async () => {
    const { bounds } = buildScene(viewMap(tell(story), mapId), { theme: "light" });
    const across = await drawn(story, { format: "png", size: { by: "pixels", width: 500, height: null } });
    expect([across.width, across.height]).toEqual([500, Math.ceil((500 * bounds.height) / bounds.width)]);
    const down = await drawn(story, { format: "svg", size: { by: "pixels", width: null, height: 400 } });
    expect([down.width, down.height]).toEqual([Math.ceil((400 * bounds.width) / bounds.height), 400]);
  });

  test("[P63] what would be too large says which size would do, in the terms it was asked for", async () => {
    const far: Story = { claims: { a: { at: [0, 0] }, b: { at: [9_000, 9_000] } } };
    const refusalOf = (options: Parameters<typeof drawn>[1]) =>
      drawn(far, options).then(
        () => null,
        (error: unknown) => error,
      );
    const pixels = await refusalOf({ format: "png", size: { by: "pixels", width: 100_000, height: null } });
    expect(pixels).toMatchObject({
      code: "too-large",
      message: expect.stringMatching(/The largest that fits is \d+ by \d+ pixels\.$/),
    });
    const millimetres = await refusalOf({
      format: "png",
      size: { by: "millimetres", width: 5_000, height: 5_000 },
      dpi: 1_200,
    });
    expect(millimetres).toMatchObject({
      code: "too-large",
      message: expect.stringMatching(/At 1200 dpi, the largest that fits is \d+ by \d+ mm\./),
    });
  });
});

describe("strips", () => {
  test("[P64] a picture in strips and tiles has the pixels of one drawn in one piece", async () => {
    const wide: Story = { ...story, claims: { ...story.claims, far: { at: [5_000, 2_400] } } };
    const { options } = taskFor(wide, { format: "png" });
    await withSceneFonts(
      () => pictureOf(tell(wide), mapId, { ...options, date }),
      async (scene) => {
        const scale = 2;
        const [width, height] = [scene.bounds.width * scale, scene.bounds.height * scale];
        const whole = createCanvas(width, height);
        paintScene(whole.getContext("2d"), scene, scale);
        const expected = whole.getContext("2d").getImageData(0, 0, width, height).data;
        const fractions: number[] = [];
        const bytes = await drawPng(scene, { scale, width, height, density: 96, chunks: [] }, (fraction) =>
          fractions.push(fraction),
        );
        const { data } = PNG.sync.read(bytes);
        let different = 0;
        for (let at = 0; at < data.length; at += 1) {
          if (Math.abs((data[at] ?? 0) - (expected[at] ?? 0)) > 8) different += 1;
        }
        // Where letters cross from one strip into the next they may be set a fraction of a pixel aside.
        expect(different / data.length).toBeLessThan(0.000_01);
        expect(fractions.length).toBeGreaterThan(2);
        expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
        expect(fractions.at(-1)).toBe(1);
      },
    );
  });

  test("[P65] without a ground a PNG is clear where nothing is drawn, with one it has no alpha at all", async () => {
    const clear = PNG.sync.read((await drawn(story, { format: "png", transparent: true })).bytes);
    expect([...clear.data.subarray(0, 4)]).toEqual([0, 0, 0, 0]);
    const card = (50 * 2 * clear.width + (240 + 40) * 2) * 4;
    expect(`#${clear.data.toString("hex", card, card + 4)}`).toBe(`${themes.light.card}ff`);
    const ground = (await drawn(story, { format: "png" })).bytes;
    expect(chunks(ground).find(({ type }) => type === "IHDR")?.data[9]).toBe(2);
  });

  test("[P64] filtered rows give back every pixel, whatever is of one colour and whatever is painted", () => {
    const width = 40;
    const part = fc.record({ to: fc.integer({ min: 1, max: width }), painted: fc.boolean(), word: fc.nat() });
    const band = fc.record({
      rows: fc.integer({ min: 1, max: 4 }),
      parts: fc.uniqueArray(part, { minLength: 1, maxLength: 5, selector: ({ to }) => to }),
    });
    const strips = fc.array(fc.array(band, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(strips, fc.boolean(), (all, alpha) => {
        const filter = new RowFilter(width, { alpha });
        const channels = alpha ? 4 : 3;
        const stride = 1 + width * channels;
        const above = new Uint8Array(width * channels);
        for (const bands of all) {
          filter.begin(bands.reduce((sum, { rows }) => sum + rows, 0));
          const expected: number[][] = [];
          for (const { rows, parts } of bands) {
            const top = expected.length;
            for (let row = 0; row < rows; row += 1) expected.push(new Array(width).fill(0));
            let from = 0;
            for (const { to, painted, word } of [
              ...parts.toSorted((a, b) => a.to - b.to),
              { to: width, painted: true, word: 5 },
            ]) {
              if (to <= from) continue;
              const wordAt = (row: number, column: number) =>
                (painted ? word + row * 3 + (column % 4) * 0x01_10_01 : word) >>> 0;
              for (let row = 0; row < rows; row += 1) {
                for (let column = from; column < to; column += 1)
                  (expected[top + row] ?? [])[column] = wordAt(row, column);
              }
              const across = to - from;
              const first = from;
              if (painted) {
                const words = Uint32Array.from({ length: across * rows }, (_none, at) =>
                  wordAt(Math.floor(at / across), first + (at % across)),
                );
                filter.pixels(top, from, to, words);
              } else filter.solid(top, from, to, word);
              from = to;
            }
          }
          for (const [row, words] of expected.entries()) {
            expect(filter.rows[row * stride]).toBe(2);
            for (let at = 0; at < width * channels; at += 1) {
              above[at] = ((filter.rows[row * stride + 1 + at] ?? 0) + (above[at] ?? 0)) & 0xff;
              expect(above[at]).toBe(((words[Math.floor(at / channels)] ?? 0) >>> (8 * (at % channels))) & 0xff);
            }
          }
        }
      }),
      { numRuns: 50 },
    );
  });
});
