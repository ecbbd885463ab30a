import { createCanvas, GlobalFonts } from "@napi-rs/canvas";
import type { MissingGlyph } from "#shared/contract/results/images.ts";
import type { Scene } from "#shared/scene/draw-list.ts";
import { fonts } from "#shared/scene/fonts.ts";
import { setForeignFonts } from "#shared/scene/foreign.ts";
import type { EmbeddedFace } from "#shared/scene/svg.ts";
import { graphemes, isPlain } from "#shared/scene/text.ts";
import { registerBundled } from "./bundled.ts";
import { chooseFonts } from "./choose.ts";
import { FontStack, foreignGraphemes, type Language, type LoadedFont } from "./font-stack.ts";
import type { MachineFont } from "./machine-font.ts";
import type { ShapedGlyphs } from "./shaped-glyphs.ts";

/** What stands in for the bundled faces in one scene, ready to be drawn with. */
export type SceneFonts = {
  /** Characters that nothing can draw; the scene shows their numbers instead. */
  readonly missing: readonly MissingGlyph[];
  /** Names of fonts that the scene needs and that forbid being embedded, in order. */
  readonly withheld: readonly string[];
  /** The fonts of the scene, each with only the glyphs that it needs, for a document that is drawn elsewhere. */
  embeddedFaces(): Promise<readonly EmbeddedFace[]>;
  /** What the scene's joined and otherwise shaped glyphs stand for, for a document of glyphs. */
  shapedGlyphs(): Promise<ShapedGlyphs>;
};

let turn: Promise<unknown> = Promise.resolve();

/**
 * Builds a scene and draws it with the fonts of this machine for what the bundled
 * ones lack. Text is measured with those fonts meanwhile, in the whole thread; so
 * scenes get their turn one after the other. `build` is called again when such
 * fonts are found, for lines break elsewhere with them. In the scene that `draw`
 * gets, characters without a glyph are replaced by their numbers.
 */
export function withSceneFonts<T>(
  build: () => Scene,
  draw: (scene: Scene, sceneFonts: SceneFonts) => Promise<T>,
): Promise<T> {
  const mine = turn.then(() => prepareAndDraw(build, draw));
  turn = mine.catch(() => undefined);
  return mine;
}

/** So many times a scene is built anew because another part of a text became visible. */
const mostTries = 3;

async function prepareAndDraw<T>(
  build: () => Scene,
  draw: (scene: Scene, sceneFonts: SceneFonts) => Promise<T>,
): Promise<T> {
  registerBundled();
  try {
    const wanted = new Map<Language, Set<string>>();
    let stack = new FontStack(new Map());
    let scene = build();
    for (let tries = 0; tries < mostTries; tries += 1) {
      if (!addForeign(scene, wanted)) break;
      stack = new FontStack(await loadFonts(wanted));
      setForeignFonts(stack);
      scene = build();
    }
    const { shown, missing } = honest(scene, stack);
    return await draw(shown, {
      missing,
      withheld: stack.withheldFrom(shown),
      // What reads and writes font files is loaded by those who need it.
      embeddedFaces: async () => (await import("./embed.ts")).embedFaces(shown, stack),
      shapedGlyphs: async () =>
        stack.loaded.length === 0 ? new Map() : (await import("./shaped-glyphs.ts")).shapedGlyphsOf(shown, stack),
    });
  } finally {
    setForeignFonts(null);
  }
}

/** Adds what the scene's faces lack, by language; true when there was something new. */
function addForeign(scene: Scene, wanted: Map<Language, Set<string>>): boolean {
  let added = false;
  for (const { grapheme, language } of foreignGraphemes(scene)) {
    const known = wanted.get(language) ?? new Set();
    wanted.set(language, known);
    added ||= !known.has(grapheme);
    known.add(grapheme);
  }
  return added;
}

async function loadFonts(
  wanted: ReadonlyMap<Language, Iterable<string>>,
): Promise<ReadonlyMap<Language, readonly LoadedFont[]>> {
  const loaded = new Map<MachineFont, LoadedFont>();
  const usable = async (font: MachineFont, grapheme: string): Promise<boolean> => {
    try {
      const { bytes, family } = await font.load();
      if (!GlobalFonts.has(family) && GlobalFonts.register(bytes, family) === null) return false;
      loaded.set(font, { font, family, bytes, characters: await font.characters() });
      // Some formats of coloured glyphs come out blank.
      return !font.facts.colour || leavesMarks(family, grapheme);
    } catch {
      // Damaged behind its first tables.
      return false;
    }
  };
  const { findFonts } = await import("./find-fonts.ts");
  const found = await findFonts();
  const chosen = new Map<Language, readonly LoadedFont[]>();
  for (const [language, graphemes] of wanted) {
    const fonts = await chooseFonts(graphemes, language, found, usable);
    chosen.set(
      language,
      fonts.flatMap((font) => loaded.get(font) ?? []),
    );
  }
  return chosen;
}

function leavesMarks(family: string, grapheme: string): boolean {
  const canvas = createCanvas(64, 64);
  const context = canvas.getContext("2d");
  context.font = `32px '${family}'`;
  context.fillText(grapheme, 8, 44);
  return context.getImageData(0, 0, 64, 64).data.some((value) => value > 0);
}

/** The scene with numbers for what cannot be drawn, and what that is. */
function honest(scene: Scene, stack: FontStack): { readonly shown: Scene; readonly missing: readonly MissingGlyph[] } {
  const missing = new Map<string, MissingGlyph>();
  const items = scene.items.map((item) => {
    if (item.kind !== "text" || isPlain(item.text)) return item;
    const { face } = fonts[item.font];
    const lacking = graphemes(item.text).filter((grapheme) => stack.isMissing(grapheme, face));
    if (lacking.length === 0) return item;
    for (const character of lacking.flatMap((grapheme) => stack.lackedOf(grapheme, face))) {
      const known = missing.get(character);
      missing.set(character, { character, count: (known?.count ?? 0) + 1, where: known?.where ?? item.text });
    }
    return { ...item, text: stack.shown(item.text, face) };
  });
  return { shown: missing.size === 0 ? scene : { ...scene, items }, missing: [...missing.values()] };
}
