import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { imagePresetNames, imagePresets } from "#shared/contract/image-presets.ts";
import { planImage } from "../../renderer/panels/dialogs/export/image-plan.ts";
import {
  defaultExportChoices,
  type ImageOptions,
  presetOf,
  readExportChoices,
  withOptions,
  withPreset,
} from "../../renderer/state/export-choices.ts";

const side = (least: number, most: number) => fc.option(fc.integer({ min: least, max: most }));

/** Sizes of which at least one side is told. */
const sizes: fc.Arbitrary<ImageOptions["size"]> = fc.oneof(
  fc.record({ by: fc.constant("scale" as const), scale: fc.integer({ min: 5, max: 1_600 }).map((n) => n / 100) }),
  fc
    .record({ by: fc.constant("pixels" as const), width: side(16, 1_000_000), height: side(16, 1_000_000) })
    .filter(({ width, height }) => width !== null || height !== null),
  fc
    .record({ by: fc.constant("millimetres" as const), width: side(5, 20_000), height: side(5, 20_000) })
    .filter(({ width, height }) => width !== null || height !== null),
);

const options: fc.Arbitrary<ImageOptions> = fc
  .record({
    format: fc.constantFrom("png" as const, "svg" as const, "pdf" as const),
    size: sizes,
    dpi: fc.integer({ min: 36, max: 2_400 }),
    paper: fc.constantFrom("fit" as const, "A5" as const, "A4" as const, "A0" as const),
    tiled: fc.boolean(),
  })
  .map(({ format, size, dpi, paper, tiled }) => ({
    ...defaultExportChoices.options,
    format,
    size,
    dpi,
    page: { ...defaultExportChoices.options.page, paper, tiled },
  }));

const bounds = fc.record({
  x: fc.integer({ min: -10_000, max: 10_000 }),
  y: fc.integer({ min: -10_000, max: 10_000 }),
  width: fc.integer({ min: 200, max: 60_000 }),
  height: fc.integer({ min: 200, max: 60_000 }),
});

describe("[W459] what is promised of an image's size", () => {
  test("a size that is refused comes with one that is not, told in the same way", () => {
    fc.assert(
      fc.property(bounds, options, (of, chosen) => {
        const plan = planImage(of, chosen);
        if ("ground" in plan || plan.largest === null) return;
        expect(plan.largest.by).toBe(chosen.size.by);
        expect(planImage(of, { ...chosen, size: plan.largest })).toHaveProperty("ground");
      }),
      { numRuns: 500 },
    );
  });

  test("the ground holds the picture and has the proportions of its size; every page lies on a sheet", () => {
    fc.assert(
      fc.property(bounds, options, (of, chosen) => {
        const plan = planImage(of, chosen);
        if ("message" in plan) return;
        const { ground, sheets, millimetres } = plan;
        expect(ground.x).toBeLessThan(of.x + 0.01);
        expect(ground.x + ground.width).toBeGreaterThan(of.x + of.width - 0.01);
        expect(ground.y + ground.height).toBeGreaterThan(of.y + of.height - 0.01);
        expect(millimetres.width).toBeGreaterThan(0);
        for (const { sheet, content } of sheets) {
          expect(content.x).toBeGreaterThanOrEqual(sheet.x - 1e-6);
          expect(content.x + content.width).toBeLessThanOrEqual(sheet.x + sheet.width + 1e-6);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe("[W441] what is remembered of exports", () => {
  test("whatever was stored, by an older Warrant or by mistake, choices come of it", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (stored) => {
        const read = readExportChoices(stored);
        expect(readExportChoices(JSON.parse(JSON.stringify(read)))).toEqual(read);
      }),
    );
    expect(readExportChoices({ options: { format: "gif" }, own: null, partKey: 7 })).toEqual(defaultExportChoices);
  });

  test("what was chosen is read back as it was", () => {
    fc.assert(
      fc.property(options, fc.constantFrom("map", "selection", "view", "frame:f-1"), (chosen, partKey) => {
        const choices = { ...withOptions(defaultExportChoices, chosen), partKey };
        expect(readExportChoices(JSON.parse(JSON.stringify(choices)))).toEqual(choices);
      }),
    );
  });

  test.each(imagePresetNames)("the preset %s is known by its options, in whatever order they stand", (name) => {
    const chosen = withPreset(defaultExportChoices, name);
    expect(presetOf(chosen.options)).toBe(name);
    const turned = Object.fromEntries(Object.entries(chosen.options).toReversed());
    expect(presetOf({ ...chosen.options, ...turned })).toBe(name);
    expect(presetOf({ ...chosen.options, carry: true })).toBe(name);
    const changed = withOptions(chosen, { margin: imagePresets[name].options.margin + 1 });
    expect(presetOf(changed.options)).toBe(null);
    expect(withPreset(withPreset(changed, name), null).options).toEqual(changed.options);
    // A preset that is chosen and left does not take the place of one's own.
    expect(withPreset(chosen, null).options).toEqual(defaultExportChoices.options);
  });
});
