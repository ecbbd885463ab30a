import { type Picture, PNG } from "pngjs";
import { expect, test } from "vitest";
import { exportImage, safeFileName } from "#main/commands/images.ts";
import { WarrantError } from "#shared/contract/errors.ts";
import { viewMap } from "#shared/model/map-view.ts";
import { buildScene } from "#shared/scene/scene.ts";
import { type ThemeName, themes } from "#shared/scene/theme.ts";
import { mapId, positions, type Story, tell } from "./scene-fixture.ts";

const story: Story = {
  title: "Who helps the police?",
  claims: { a: { at: [0, 0], position: "security", quotations: 1 }, b: { at: [0, 200], position: "privacy" } },
  inferences: { i: { premises: ["b"], target: "a" } },
};

async function png(of: Story, theme: ThemeName, scale: number): Promise<Picture> {
  const image = await exportImage(tell(of), mapId, { format: "png", theme, scale });
  const picture = PNG.sync.read(Buffer.from(image.base64, "base64"));
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
  const first = await exportImage(tell(story), mapId, { format, theme: "light", scale: 1.25 });
  const second = await exportImage(tell(story), mapId, { format, theme: "light", scale: 1.25 });
  expect(second).toEqual(first);
  expect(first.fileName).toBe(`Who helps the police.${format}`);
  expect(first.mediaType).toBe(format === "svg" ? "image/svg+xml" : "image/png");
  expect(await exportImage(tell(story), mapId, { format, theme: "dark", scale: 1.25 })).not.toEqual(first);
});

test("[N16] a PNG that cannot be drawn is refused with the largest scale that can, an SVG never", async () => {
  const wide: Story = { claims: { a: { at: [0, 0] }, b: { at: [20_000, 0] } } };
  const high: Story = { claims: { a: { at: [0, 0] }, b: { at: [14_000, 14_000] } } };
  for (const large of [wide, high]) {
    const refusal = await exportImage(tell(large), mapId, { format: "png", theme: "light", scale: 4 }).catch(
      (error: unknown) => error,
    );
    expect(refusal).toBeInstanceOf(WarrantError);
    if (!(refusal instanceof WarrantError)) continue;
    expect(refusal.code).toBe("too-large");
    const { largestScale } = refusal.details as { readonly largestScale: number };
    expect(refusal.message).toContain(`The largest scale that fits is ${largestScale}.`);
    const { bounds } = buildScene(viewMap(tell(large), mapId), { theme: "light" });
    const [width, height] = [Math.ceil(bounds.width * largestScale), Math.ceil(bounds.height * largestScale)];
    expect(Math.max(width, height)).toBeLessThanOrEqual(32_767);
    expect(width * height).toBeLessThanOrEqual(16_384 ** 2);
    await expect(
      exportImage(tell(large), mapId, { format: "png", theme: "light", scale: largestScale + 0.02 }),
    ).rejects.toThrow(WarrantError);
    const drawing = await exportImage(tell(large), mapId, { format: "svg", theme: "light", scale: 4 });
    expect([drawing.width, drawing.height]).toEqual([Math.ceil(bounds.width * 4), Math.ceil(bounds.height * 4)]);
  }
});

test("[N16] a picture just small enough is drawn", async () => {
  const wide: Story = { claims: { a: { at: [0, 0] }, b: { at: [20_000, 0] } } };
  const { bounds } = buildScene(viewMap(tell(wide), mapId), { theme: "light" });
  const scale = Math.floor((32_767 / bounds.width) * 100) / 100;
  expect(bounds.width * (scale + 0.01)).toBeGreaterThan(32_767);
  const picture = await png(wide, "light", scale);
  expect(picture.width).toBe(Math.ceil(bounds.width * scale));
});

test("[N16] a map that is not there is refused", async () => {
  await expect(exportImage(tell(story), "nowhere", { format: "svg", theme: "light", scale: 1 })).rejects.toMatchObject({
    code: "not-found",
  });
});

test("[N17] file names are made of the title and taken by every system", () => {
  expect(safeFileName("Encryption: security/privacy?")).toBe("Encryption security privacy");
  expect(safeFileName("../../etc/passwd")).toBe("etc passwd");
  expect(safeFileName("CON")).toBe("map CON");
  expect(safeFileName("com1.notes")).toBe("map com1.notes");
  expect(safeFileName("\u202e \u0000 ...")).toBe("map");
  expect(safeFileName("é".repeat(300))).toBe("é".repeat(80));
});
