import subsetFont from "subset-font";
import type { Scene } from "#shared/scene/draw-list.ts";
import { type FaceName, faces, fonts } from "#shared/scene/fonts.ts";
import type { EmbeddedFace } from "#shared/scene/svg.ts";
import { graphemes, isPlain } from "#shared/scene/text.ts";
import { isBundled, widthTables } from "#shared/scene/widths.ts";
import { bundledBytes } from "./bundled.ts";
import type { FontStack, LoadedFont } from "./font-stack.ts";
import { toWoff2 } from "./woff2.ts";

/** What is drawn without kerning and ligatures of choice still needs: accents in place. */
const bundledFeatures = ["ccmp", "locl", "mark", "mkmk", "rlig"];
/** What joins, reorders and places the letters of any script; not what a typographer may choose. */
const shapingFeatures = [
  ...bundledFeatures,
  ...["rclt", "rvrn", "curs", "dist", "stch"],
  ...["isol", "init", "medi", "med2", "fina", "fin2", "fin3"],
  ...["nukt", "akhn", "rphf", "rkrf", "pref", "blwf", "abvf", "half", "pstf", "vatu", "cjct", "cfar"],
  ...["pres", "abvs", "blws", "psts", "haln", "abvm", "blwm"],
  ...["ljmo", "vjmo", "tjmo", "ltra", "ltrm", "rtla", "rtlm"],
  // Sequences of emoji become one glyph by the rules for ligatures.
  ...["liga", "clig", "calt"],
];

/**
 * The fonts of a scene, each with the glyphs of the characters that it draws
 * there. Fonts that forbid it are left out.
 */
export async function embedFaces(scene: Scene, stack: FontStack): Promise<readonly EmbeddedFace[]> {
  const { bundled, foreign } = charactersOf(scene, stack);
  const embedded: EmbeddedFace[] = [];
  for (const [face, characters] of bundled) {
    const { family, weight, style } = faces[face];
    const base64 = await subset(bundledBytes(face), characters, bundledFeatures);
    embedded.push({ family, weight, style, format: "woff2", base64 });
  }
  for (const [{ font, family, bytes }, characters] of foreign) {
    if (!font.facts.embeddable) continue;
    const base64 = await subset(bytes, characters, shapingFeatures);
    embedded.push({ family, weight: 400, style: "normal", format: "woff2", base64 });
  }
  return embedded;
}

async function subset(
  bytes: Buffer,
  characters: ReadonlySet<string>,
  keepFeatures: readonly string[],
): Promise<string> {
  const part = await subsetFont(bytes, [...characters].sort().join(""), { targetFormat: "sfnt", keepFeatures });
  return (await toWoff2(part)).toString("base64");
}

/** Which characters of a scene each font draws, in the order of the faces and of the stack. */
function charactersOf(
  scene: Scene,
  stack: FontStack,
): {
  readonly bundled: ReadonlyMap<FaceName, ReadonlySet<string>>;
  readonly foreign: ReadonlyMap<LoadedFont, ReadonlySet<string>>;
} {
  const bundled = new Map<FaceName, Set<string>>();
  const foreign = new Map<LoadedFont, Set<string>>();
  const add = <K>(map: Map<K, Set<string>>, key: K, text: string) => {
    const characters = map.get(key) ?? new Set<string>();
    map.set(key, characters);
    for (const character of text) characters.add(character);
  };
  for (const item of scene.items) {
    if (item.kind !== "text") continue;
    const { face } = fonts[item.font];
    if (isPlain(item.text)) {
      add(bundled, face, item.text);
      continue;
    }
    for (const grapheme of graphemes(item.text)) {
      const forms = grapheme + grapheme.normalize("NFC") + grapheme.normalize("NFD");
      const font = isBundled(widthTables[face], grapheme) ? undefined : stack.fontOf(grapheme, item.language);
      if (font) add(foreign, font, forms);
      else add(bundled, face, forms);
    }
  }
  return {
    bundled: new Map([...bundled].sort(([a], [b]) => (a < b ? -1 : 1))),
    foreign: new Map(
      stack.loaded.flatMap((font) => (foreign.has(font) ? [[font, foreign.get(font) ?? new Set()]] : [])),
    ),
  };
}
