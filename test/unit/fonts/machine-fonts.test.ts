import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import subsetFont from "subset-font";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { fontFolders } from "#main/drawing/fonts/folders.ts";
import { openFontFile } from "#main/drawing/fonts/machine-font.ts";
import { type SceneFonts, withSceneFonts } from "#main/drawing/fonts/scene-fonts.ts";
import { viewMap } from "#shared/model/map-view.ts";
import type { Scene } from "#shared/scene/draw-list.ts";
import { foreignFamilies } from "#shared/scene/foreign.ts";
import { buildScene } from "#shared/scene/scene.ts";
import { mapId, type Story, tell } from "../scene-fixture.ts";
import { collectionOf, withLicence } from "./font-files.ts";
import { fontPath, nameFontFolders, type scriptFonts, scriptTexts } from "./script-fonts.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "warrant-fonts-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
  vi.unstubAllEnvs();
});

function bytesOf(script: keyof typeof scriptFonts): Buffer {
  return readFileSync(fontPath(script));
}

function drawn(claims: Story["claims"]): Promise<SceneFonts & { readonly scene: Scene }> {
  const build = () => buildScene(viewMap(tell({ claims }), mapId), { theme: "light" });
  return withSceneFonts(build, async (scene, fonts) => ({ ...fonts, scene }));
}

function textOf({ items }: Scene): string {
  return items.flatMap((item) => (item.kind === "text" ? [item.text] : [])).join(" ");
}

test("[P6] fonts are looked for in the folders that are named, then in the machine's", () => {
  const linux = { platform: "linux", home: "/home/ada" } as const;
  expect(fontFolders({ ...linux, env: { WARRANT_FONTS: "/a:/b c:" } })).toEqual({
    named: ["/a", "/b c"],
    machine: ["/home/ada/.local/share/fonts", "/home/ada/.fonts", "/usr/local/share/fonts", "/usr/share/fonts"],
  });
  expect(fontFolders({ ...linux, env: { XDG_DATA_HOME: "/data", XDG_DATA_DIRS: "/x:/y" } }).machine).toEqual([
    "/data/fonts",
    "/home/ada/.fonts",
    "/x/fonts",
    "/y/fonts",
  ]);
  expect(fontFolders({ platform: "darwin", home: "/Users/ada", env: {} }).machine).toContain("/System/Library/Fonts");
  expect(
    fontFolders({ platform: "win32", home: "C:\\Users\\ada", env: { WARRANT_FONTS: "C:\\a;D:\\b" } }).named,
  ).toEqual(["C:\\a", "D:\\b"]);
});

test("[P7] a collection's fonts are each as in a file of their own", async () => {
  const file = path.join(folder, "both.ttc");
  writeFileSync(file, collectionOf([bytesOf("hebrew"), bytesOf("arabic")]));
  const fonts = await openFontFile(file);
  expect(fonts.map(({ facts }) => facts.family)).toEqual(["Noto Sans Hebrew", "Noto Sans Arabic"]);
  for (const [index, script] of (["hebrew", "arabic"] as const).entries()) {
    const [alone] = await openFontFile(fontPath(script));
    const font = fonts[index];
    expect(font?.facts).toEqual(alone?.facts);
    expect(await font?.characters()).toEqual(await alone?.characters());
    expect((await font?.load())?.family).toMatch(new RegExp(`^${alone?.facts.family} [0-9a-f]{6}$`));
  }
  nameFontFolders([folder]);
  const { missing, embeddedFaces } = await drawn({
    a: { text: scriptTexts.hebrew },
    b: { text: "التشفير", at: [0, 300] },
  });
  expect(missing).toEqual([]);
  const families = (await embeddedFaces()).map(({ family }) => family.replace(/ [0-9a-f]{6}$/, ""));
  expect(families).toEqual(expect.arrayContaining(["Noto Sans Hebrew", "Noto Sans Arabic"]));
});

test("[P7] damaged files are passed over, and what is whole is used", async () => {
  const hebrew = bytesOf("hebrew");
  writeFileSync(path.join(folder, "a-empty.ttf"), "");
  writeFileSync(path.join(folder, "b-text.otf"), "no font at all");
  writeFileSync(path.join(folder, "c-cut.ttf"), hebrew.subarray(0, hebrew.length / 2));
  writeFileSync(path.join(folder, "d-endless.ttc"), Buffer.from("ttcf\0\u0001\0\0\u007f\u007f\u007f\u007f", "latin1"));
  mkdirSync(path.join(folder, "e-folder.ttf"));
  mkdirSync(path.join(folder, "deeper", "still"), { recursive: true });
  writeFileSync(path.join(folder, "deeper", "still", "whole.TTF"), hebrew);
  nameFontFolders([path.join(folder, "not-there"), folder]);
  const { missing, embeddedFaces } = await drawn({ a: { text: scriptTexts.hebrew } });
  expect(missing).toEqual([]);
  expect((await embeddedFaces()).some(({ family }) => family.startsWith("Noto Sans Hebrew "))).toBe(true);
});

test("[P7] a font that is damaged in any way is read, or refused with an error", async () => {
  const hebrew = bytesOf("hebrew");
  const file = path.join(folder, "damaged.ttf");
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat({ max: 600 }), fc.nat({ max: 255 })), { minLength: 1, maxLength: 12 }),
      fc.integer({ min: 0, max: hebrew.length }),
      fc.boolean(),
      async (bytes, length, isCut) => {
        const copy = Buffer.from(isCut ? hebrew.subarray(0, length) : hebrew);
        for (const [at, value] of bytes) if (at < copy.length) copy[at] = value;
        writeFileSync(file, copy);
        try {
          for (const font of await openFontFile(file)) {
            await font.characters();
            await font.load();
          }
        } catch (error) {
          expect(error).toBeInstanceOf(Error);
        }
      },
    ),
    { numRuns: 300 },
  );
});

test("[P8] text in Latin, Greek and Cyrillic asks for no font", async () => {
  writeFileSync(path.join(folder, "any.ttf"), bytesOf("hebrew"));
  nameFontFolders([folder]);
  const { missing, withheld, embeddedFaces } = await drawn({
    a: { text: `Encryption — “naïve”. ${scriptTexts.greek} ${scriptTexts.cyrillic}` },
  });
  expect([missing, withheld]).toEqual([[], []]);
  expect((await embeddedFaces()).map(({ family }) => family)).toEqual(["Source Serif 4"]);
});

test("[P8] while a scene is drawn its fonts stand in every stack, and no longer", async () => {
  nameFontFolders();
  const build = () =>
    buildScene(
      viewMap(
        tell({ claims: { a: { text: scriptTexts.japanese }, b: { text: scriptTexts.chinese, at: [0, 300] } } }),
        mapId,
      ),
      { theme: "light" },
    );
  const [chinese, japanese] = await withSceneFonts(build, async () => [foreignFamilies(), foreignFamilies("ja")]);
  expect(chinese?.[0]).toMatch(/^ZCOOL XiaoWei /);
  expect(japanese?.[0]).toMatch(/^Sawarabi Gothic /);
  expect(japanese).toHaveLength(chinese?.length ?? 0);
  expect(foreignFamilies()).toEqual([]);
  await expect(withSceneFonts(build, () => Promise.reject(new Error("no ink")))).rejects.toThrow("no ink");
  expect(foreignFamilies()).toEqual([]);
});

test("[P8] scenes that are asked for at once are drawn one after the other, each with its own fonts", async () => {
  nameFontFolders();
  const seen = await Promise.all(
    (["hebrew", "arabic", "korean"] as const).map((script) =>
      withSceneFonts(
        () => buildScene(viewMap(tell({ claims: { a: { text: scriptTexts[script] } } }), mapId), { theme: "light" }),
        async () => {
          const before = foreignFamilies();
          await new Promise((resolve) => setTimeout(resolve, 5));
          expect(foreignFamilies()).toEqual(before);
          return before.map((family) => family.replace(/ [0-9a-f]{6}$/, ""));
        },
      ),
    ),
  );
  expect(seen.map(([family]) => family)).toEqual(["Noto Sans Hebrew", "Noto Sans Arabic", "Gowun Dodum"]);
});

/** Characters for private use: no font of a machine has them. */
const [unknown, another] = ["\u{f8ff0}", "\u{10fff0}"];

test("[P9] what no font can draw is told with its count and first place, and shown by its number", async () => {
  nameFontFolders();
  const { scene, missing } = await drawn({
    a: { text: `First ${unknown} and ${another}` },
    b: { text: `${unknown}${unknown}${scriptTexts.hebrew}`, at: [0, 300] },
  });
  expect(missing).toEqual([
    { character: unknown, count: 3, where: expect.stringMatching(/^First /) },
    { character: another, count: 1, where: expect.stringContaining(another) },
  ]);
  const text = textOf(scene);
  expect(text).toContain("[U+F8FF0]");
  expect(text).toContain("[U+10FFF0]");
  expect(text).toContain("ההצפנה");
  expect(text).not.toMatch(/[\u{f8ff0}\u{10fff0}]/u);
});

test("[P9] numbers in place of glyphs are measured as they are drawn", async () => {
  nameFontFolders();
  const { scene } = await drawn({ a: { text: unknown.repeat(30) } });
  const lines = scene.items.flatMap((item) => (item.kind === "text" ? [item.text] : []));
  expect(lines.length).toBeGreaterThan(5);
  for (const line of lines) expect(line.length).toBeLessThan(40);
});

test.each([
  [0, []],
  [0x8, []],
  [0x4, []],
  [0x2, ["Noto Sans Hebrew"]],
  [0x100, ["Noto Sans Hebrew"]],
  [0x200, ["Noto Sans Hebrew"]],
  [0xc, []],
])("[P10] a font whose licence bits (%i) forbid it is not embedded, and named", async (bits, expected) => {
  writeFileSync(path.join(folder, "licensed.ttf"), withLicence(bytesOf("hebrew"), bits));
  nameFontFolders([folder]);
  const { withheld, missing, embeddedFaces } = await drawn({ a: { text: scriptTexts.hebrew } });
  expect(missing).toEqual([]);
  expect(withheld).toEqual(expected);
  const embedded = (await embeddedFaces()).filter(({ family }) => family.startsWith("Noto Sans Hebrew "));
  expect(embedded).toHaveLength(expected.length === 0 ? 1 : 0);
});

test("[P11] embedded fonts hold the glyphs of the picture's characters and no others", async () => {
  nameFontFolders();
  const { embeddedFaces } = await drawn({ a: { text: "Ab التشفير" } });
  const faces = await embeddedFaces();
  expect(faces).toHaveLength(2);
  for (const [face, expected] of [
    ["Source Serif 4", "Ab "],
    ["Noto Sans Arabic", "التشفير"],
  ] as const) {
    const { base64 = "", format } = faces.find(({ family }) => family.startsWith(face)) ?? {};
    expect(format).toBe("woff2");
    const file = path.join(folder, "embedded.ttf");
    writeFileSync(
      file,
      await subsetFont(Buffer.from(base64, "base64"), undefined, { keepAllGlyphs: true, targetFormat: "sfnt" }),
    );
    const [font] = await openFontFile(file);
    const characters = await font?.characters();
    expect([...(characters ?? [])].sort()).toEqual([...new Set(expected)].map((c) => c.codePointAt(0) ?? 0).sort());
  }
  expect(faces.every(({ base64 }) => base64.length < 16_000)).toBe(true);
});
