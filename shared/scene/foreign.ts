import type { FaceName } from "./fonts.ts";
import type { HanLanguage } from "./setting.ts";

/**
 * What stands in for the bundled faces where they lack a character. A host that
 * can say which of its fonts do, and how wide they draw a text, says it here;
 * without that such characters are measured by estimate.
 */
export type ForeignFonts = {
  /** Families that stand behind the bundled one in the font stacks of texts in a language, the first choice first. */
  readonly families: (language: HanLanguage | undefined) => readonly string[];
  /** Width in em of characters that a face lacks, shaped together as they are drawn. */
  readonly measure: (run: string, face: FaceName) => number;
};

/** Of so many runs a face remembers the width; then it begins anew. */
const mostRemembered = 20_000;

let fonts: ForeignFonts | null = null;
let epoch = 0;
const remembered = new Map<FaceName, Map<string, number>>();

/** Has text measured and drawn with these fonts from now on; null takes back what was set. */
export function setForeignFonts(next: ForeignFonts | null): void {
  if (next === fonts) return;
  fonts = next;
  epoch += 1;
  remembered.clear();
}

/** Another number whenever texts may be measured otherwise than before: what was laid out earlier is out of date. */
export function measuringEpoch(): number {
  return epoch;
}

/** The families that stand behind the bundled ones. */
export function foreignFamilies(language?: HanLanguage): readonly string[] {
  return fonts?.families(language) ?? [];
}

/** Width in em of a run that a face lacks; null when nobody can say. */
export function foreignWidth(run: string, face: FaceName): number | null {
  if (fonts === null) return null;
  let widths = remembered.get(face);
  if (widths === undefined || widths.size >= mostRemembered) {
    widths = new Map();
    remembered.set(face, widths);
  }
  const known = widths.get(run);
  if (known !== undefined) return known;
  const width = fonts.measure(run, face);
  widths.set(run, width);
  return width;
}
