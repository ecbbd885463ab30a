import { type Picture, PNG } from "pngjs";
import { expect, test } from "vitest";
import { safeFileName } from "#main/commands/images.ts";
import { WarrantError } from "#shared/contract/errors.ts";
import { viewMap } from "#shared/model/map-view.ts";
import { buildScene } from "#shared/scene/scene.ts";
import { type ThemeName, themes } from "#shared/scene/theme.ts";
import { drawn } from "./drawing-fixture.ts";
import { mapId, positions, type Story, tell } from "./scene-fixture.ts";

const story: Story = {
  title: "Who helps the police?",
  claims: { a: { at: [0, 0], position: "security", quotations: 1 }, b: { at: [0, 200], position: "privacy" } },
  inferences: { i: { premises: ["b"], target: "a" } },
};

async function png(of: Story, theme: ThemeName, scale: number): Promise<Picture> {
  const image = await drawn(of, { format: "png", theme, size: { by: "scale", scale } });
  const picture = PNG.sync.read(image.bytes);
  expect([picture.width, picture.height]).toEqual([image.width, image.height]);
  return picture;
}

/** The colour at a place of the map, in a picture whose corner shows the map at −40, −40. */
function colourAt(picture: Picture, scale: number, x: number, y: number): string {
  const at = 4 * (Math.floor((y + 40) * scale) * picture.width + Math.floor((x + 40) * scale));
  return `#${picture.data.subarray(at, at + 3).toString("hex")}`;
}

test.each(["light", "dark"] as const)(
  "[N14] a PNG shows ground, card, position and link where the draw list has them: %s",
  async (theme) => {
    const tokens = themes[theme];
    const picture = await png(story, theme, 2);
    const [security, privacy] = positions.map((position) =>
      theme === "dark" ? position.colourDark : position.colourLight,
    );
    expect(colourAt(picture, 2, -30, -30)).toBe(tokens.canvas);
    expect(colourAt(picture, 2, 200, 20)).toBe(tokens.card);
    expect(colourAt(picture, 2, 2, 40)).toBe(security);
    expect(colourAt(picture, 2, 2, 230)).toBe(privacy);
    expect(colourAt(picture, 2, 125, 150)).toBe(tokens.support);
  },
);

test("[N14] a PNG is as large as the bounds times the scale, rounded up", async () => {
  const { bounds } = buildScene(viewMap(tell(story), mapId), { theme: "light" });
  for (const scale of [0.37, 1, 1.5]) {
    const picture = await png(story, "light", scale);
    expect([picture.width, picture.height]).toEqual([
      Math.ceil(bounds.width * scale),
      Math.ceil(bounds.height * scale),
    ]);
    expect(picture.data.filter((_value, index) => index % 4 === 3).every((alpha) => alpha === 255)).toBe(true);
  }
});

test.each(["svg", "png"] as const)("[N15] the same map, theme and scale give the same bytes: %s", async (format) => {
  const size = { by: "scale", scale: 1.25 } as const;
  const first = await drawn(story, { format, size });
  expect(await drawn(story, { format, size })).toEqual(first);
  expect(first.mediaType).toBe(format === "svg" ? "image/svg+xml" : "image/png");
  expect(await drawn(story, { format, size, theme: "dark" })).not.toEqual(first);
});

test("[N16] a PNG that nothing could show is refused with the largest scale that can, an SVG never", async () => {
  const wide: Story = { claims: { a: { at: [0, 0] }, b: { at: [20_000, 0] } } };
  const high: Story = { claims: { a: { at: [0, 0] }, b: { at: [14_000, 14_000] } } };
  for (const large of [wide, high]) {
    const at = (scale: number, format: "svg" | "png") => drawn(large, { format, size: { by: "scale", scale } });
    const refusal = await at(4, "png").catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(WarrantError);
    if (!(refusal instanceof WarrantError)) continue;
    expect(refusal.code).toBe("too-large");
    const { largestScale } = refusal.details as { readonly largestScale: number };
    expect(refusal.message).toContain(`The largest scale that fits is ${largestScale}.`);
    const { bounds } = buildScene(viewMap(tell(large), mapId), { theme: "light" });
    const [width, height] = [Math.ceil(bounds.width * largestScale), Math.ceil(bounds.height * largestScale)];
    expect(Math.max(width, height)).toBeLessThanOrEqual(65_535);
    expect(width * height).toBeLessThanOrEqual(2 ** 31);
    await expect(at(largestScale + 0.02, "png")).rejects.toThrow(WarrantError);
    const drawing = await at(4, "svg");
    expect([drawing.width, drawing.height]).toEqual([Math.ceil(bounds.width * 4), Math.ceil(bounds.height * 4)]);
  }
});

test("[N16] the largest picture is drawn whole: cards stand at both ends, and nothing is cut off or blank", async () => {
  const wide: Story = { claims: { a: { at: [0, 0] }, b: { at: [20_000, 0] } } };
  const { bounds } = buildScene(viewMap(tell(wide), mapId), { theme: "light" });
  const scale = Math.floor((65_535 / bounds.width) * 100) / 100;
  expect(bounds.width * (scale + 0.01)).toBeGreaterThan(65_535);
  const picture = await png(wide, "light", scale);
  expect(picture.width).toBe(Math.ceil(bounds.width * scale));
  const { card, canvas } = themes.light;
  const corners = [-38, bounds.x + bounds.width - 2].flatMap((x) =>
    [-38, bounds.y + bounds.height - 2].map((y) => colourAt(picture, scale, x, y)),
  );
  expect(corners).toEqual([canvas, canvas, canvas, canvas]);
  expect([20_240, 240, 10_000].map((x) => colourAt(picture, scale, x, 8))).toEqual([card, card, canvas]);
});

test("[N17] file names are made of the title and taken by every system", () => {
  expect(safeFileName("Encryption: security/privacy?")).toBe("Encryption security privacy");
  expect(safeFileName("../../etc/passwd")).toBe("etc passwd");
  expect(safeFileName("CON")).toBe("map CON");
  expect(safeFileName("com1.notes")).toBe("map com1.notes");
  expect(safeFileName("\u202e \u0000 ...")).toBe("map");
  expect(safeFileName("é".repeat(300))).toBe("é".repeat(80));
});
