import { createCanvas, type SKRSContext2D } from "@napi-rs/canvas";
import type { Scene } from "#shared/scene/draw-list.ts";
import { type FaceName, fonts } from "#shared/scene/fonts.ts";
import { setFace } from "#shared/scene/paint.ts";
import type { HanLanguage } from "#shared/scene/setting.ts";
import { graphemes, isPlain } from "#shared/scene/text.ts";
import { drawsWhole, isBundled, seenCharacters, widthTables } from "#shared/scene/widths.ts";
import type { MachineFont } from "./machine-font.ts";

/** A font of this machine as it was loaded. */
export type LoadedFont = {
  readonly font: MachineFont;
  /** The name that Skia and the font stacks know it by. */
  readonly family: string;
  readonly bytes: Buffer;
  readonly characters: ReadonlySet<number>;
};

/** Text is measured at this size, in pixels: Skia rounds widths to hundredths. */
const measuredSize = 100;

/** A language whose Chinese characters a font was chosen for; undefined for Chinese itself. */
export type Language = HanLanguage | undefined;

/** The fonts behind the bundled ones, in the order in which they are asked for a glyph. */
export class FontStack {
  /** Every font, once. */
  readonly loaded: readonly LoadedFont[];
  readonly #chosen: ReadonlyMap<Language, readonly LoadedFont[]>;
  readonly #orders = new Map<Language, readonly LoadedFont[]>();
  #context: SKRSContext2D | null = null;
  #face: FaceName | null = null;

  /** @param chosen the fonts that texts of each language need, the first to be asked first */
  constructor(chosen: ReadonlyMap<Language, readonly LoadedFont[]>) {
    this.loaded = [...new Set([...chosen.values()].flat())];
    this.#chosen = chosen;
  }

  /** A language's fonts, then the others'. */
  order(language: Language): readonly LoadedFont[] {
    const known = this.#orders.get(language);
    if (known) return known;
    const order = [...new Set([...(this.#chosen.get(language) ?? []), ...this.loaded])];
    this.#orders.set(language, order);
    return order;
  }

  readonly families = (language: Language): readonly string[] => {
    const order = this.order(language);
    // Where a picture is looked at with other fonts, those of the same names are the nearest.
    return [...new Set([...order.map(({ family }) => family), ...order.map(({ font }) => font.facts.family)])];
  };

  readonly measure = (run: string, face: FaceName): number => {
    this.#context ??= createCanvas(1, 1).getContext("2d");
    if (this.#face !== face) {
      setFace(this.#context, face, measuredSize);
      this.#face = face;
    }
    return this.#context.measureText(this.shown(run, face)).width / measuredSize;
  };

  /** The font that draws a grapheme which the bundled ones lack. */
  fontOf(grapheme: string, language: Language): LoadedFont | undefined {
    return this.order(language).find(({ characters }) =>
      drawsWhole(grapheme, (codePoint) => characters.has(codePoint)),
    );
  }

  isMissing(grapheme: string, face: FaceName): boolean {
    return !isBundled(widthTables[face], grapheme) && this.fontOf(grapheme, undefined) === undefined;
  }

  /** A text with the numbers of characters in place of those that no font has. */
  shown(text: string, face: FaceName): string {
    return graphemes(text)
      .map((grapheme) => (this.isMissing(grapheme, face) ? numbersOf(grapheme) : grapheme))
      .join("");
  }

  /** What of a grapheme no font has; all of it when only no font has it together. */
  lackedOf(grapheme: string, face: FaceName): readonly string[] {
    const lacked = seenCharacters(grapheme).filter(
      (character) =>
        !isBundled(widthTables[face], character) &&
        !this.loaded.some(({ characters }) => characters.has(character.codePointAt(0) ?? 0)),
    );
    return lacked.length > 0 ? lacked : [grapheme];
  }

  /** Names of the fonts that a scene needs and that forbid being embedded, in order. */
  withheldFrom(scene: Scene): readonly string[] {
    if (this.loaded.every(({ font }) => font.facts.embeddable)) return [];
    const names = new Set<string>();
    for (const { grapheme, language } of foreignGraphemes(scene)) {
      const font = this.fontOf(grapheme, language)?.font;
      if (font && !font.facts.embeddable) names.add(font.facts.family);
    }
    return [...names].sort();
  }
}

/** The graphemes of a scene that its faces lack. */
export function* foreignGraphemes(scene: Scene): Generator<{ readonly grapheme: string; readonly language: Language }> {
  for (const item of scene.items) {
    if (item.kind !== "text" || isPlain(item.text)) continue;
    const table = widthTables[fonts[item.font].face];
    for (const grapheme of graphemes(item.text))
      if (!isBundled(table, grapheme)) yield { grapheme, language: item.language };
  }
}

/** A grapheme as the numbers of its characters: `[U+1F9FF]`. */
function numbersOf(grapheme: string): string {
  const numbers = Array.from(grapheme, (character) =>
    (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0"),
  );
  return `[U+${numbers.join(" ")}]`;
}
