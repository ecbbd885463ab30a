import { ClusterLevel, Face, Font, Blob as FontBlob, Buffer as GlyphBuffer, shape } from "harfbuzzjs";
import type { Scene } from "#shared/scene/draw-list.ts";
import { fonts } from "#shared/scene/fonts.ts";
import { graphemes, isPlain } from "#shared/scene/text.ts";
import { isBundled, seenCharacters, widthTables } from "#shared/scene/widths.ts";
import type { FontStack, LoadedFont } from "./font-stack.ts";

/** By a font's PostScript name: what glyphs stand for that no character has alone, such as joined letters. */
export type ShapedGlyphs = ReadonlyMap<string, ReadonlyMap<number, string>>;

/**
 * What the glyphs of a scene stand for that shaping puts in place of letters. A
 * document of glyphs needs it to give words back to whoever searches or copies.
 */
export function shapedGlyphsOf(scene: Scene, stack: FontStack): ShapedGlyphs {
  const all = new Map<string, Map<number, string>>();
  for (const [loaded, runs] of runsByFont(scene, stack)) {
    const face = new Face(new FontBlob(new Uint8Array(loaded.bytes)));
    const font = new Font(face);
    const texts = new Map<number, string>();
    for (const run of runs) addShaped(font, run, texts);
    if (texts.size > 0) all.set(face.getName(6, "en"), texts);
  }
  return all;
}

/** The word joiner: a character that is nothing to a reader, for no glyph may stand for no character. */
const unsaid = "\u2060";

/** The longest parts of a scene's texts that one font draws. */
function runsByFont(scene: Scene, stack: FontStack): ReadonlyMap<LoadedFont, ReadonlySet<string>> {
  const runs = new Map<LoadedFont, Set<string>>();
  for (const item of scene.items) {
    if (item.kind !== "text" || isPlain(item.text)) continue;
    const table = widthTables[fonts[item.font].face];
    let run = "";
    let font: LoadedFont | undefined;
    const end = () => {
      if (font) runs.set(font, (runs.get(font) ?? new Set()).add(run));
      run = "";
    };
    for (const grapheme of graphemes(item.text)) {
      const next = isBundled(table, grapheme) ? undefined : stack.fontOf(grapheme, item.language);
      if (next !== font) end();
      font = next;
      run += grapheme;
    }
    end();
  }
  return runs;
}

function addShaped(font: Font, run: string, texts: Map<number, string>): void {
  const buffer = new GlyphBuffer();
  buffer.setClusterLevel(ClusterLevel.MONOTONE_CHARACTERS);
  buffer.addText(run);
  buffer.guessSegmentProperties();
  shape(font, buffer);
  const clusters = Map.groupBy(buffer.getGlyphInfos(), ({ cluster }) => cluster);
  const starts = [...clusters.keys()].sort((a, b) => a - b);
  for (const [index, start] of starts.entries()) {
    const glyphs = new Set((clusters.get(start) ?? []).map(({ codepoint }) => codepoint));
    let text = "";
    for (const character of seenCharacters(run.slice(start, starts[index + 1]))) {
      const usual = font.nominalGlyph(character.codePointAt(0) ?? 0);
      // A letter that is drawn by its own glyph needs no telling.
      if (usual === undefined || !glyphs.delete(usual)) text += character;
    }
    const [first, ...parts] = glyphs;
    if (first !== undefined && text !== "" && !texts.has(first)) texts.set(first, text);
    // A part of a letter says nothing more.
    for (const part of parts) if (!texts.has(part)) texts.set(part, unsaid);
  }
}
