import type { HanLanguage } from "#shared/scene/setting.ts";
import { drawsWhole } from "#shared/scene/widths.ts";
import type { FoundFonts } from "./find-fonts.ts";
import type { MachineFont } from "./machine-font.ts";

/** Characters that are better drawn by one font: those of a script, or of a part of Unicode. */
const scripts: readonly (readonly [string, RegExp])[] = [
  ["emoji", /^(?:\p{Emoji_Presentation}|\p{Regional_Indicator}|.\ufe0f|[#*\d]\ufe0f?\u20e3)/u],
  ["hangul", /^\p{Script=Hangul}/u],
  ["ideographs", /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\u30fb\u30fc\uff00-\uffef]/u],
  ["arabic", /^\p{Script_Extensions=Arabic}/u],
  ["hebrew", /^\p{Script=Hebrew}/u],
  ["devanagari", /^\p{Script_Extensions=Devanagari}/u],
];

/** Half a block of Unicode: of most scripts, all letters. */
function partOf(grapheme: string): string {
  return `part ${(grapheme.codePointAt(0) ?? 0) >> 7}`;
}

/**
 * The fewest good fonts that draw these graphemes, the first to be asked first.
 * Each script gets the best font that has all of it; where there is none, the one
 * that has most, and another one for the rest. Fonts in named folders come before
 * those of the machine.
 */
export async function chooseFonts(
  graphemes: Iterable<string>,
  language: HanLanguage | undefined,
  { named, machine }: FoundFonts,
  usable: (font: MachineFont, grapheme: string) => Promise<boolean>,
): Promise<readonly MachineFont[]> {
  const groups = Map.groupBy(graphemes, (grapheme) => {
    const script = scripts.find(([, pattern]) => pattern.test(grapheme));
    return script?.[0] ?? partOf(grapheme);
  });
  // Digits and signs in fonts of emoji are no reason to ask them last; a font for Chinese
  // characters is asked before one of a script that has some of them too.
  const order = ["emoji", "ideographs", "hangul"];
  const sorted = [...groups].sort(([a], [b]) => rank(order, a) - rank(order, b));
  const chosen = new Set<MachineFont>();
  for (const [script, wanted] of sorted) {
    const faults = faultsFor(script, language);
    let rest: readonly string[] = wanted;
    for (const candidates of [async () => named, machine]) {
      if (rest.length === 0) break;
      const fonts = (await candidates()).toSorted((a, b) => faults(a) - faults(b));
      rest = await cover(rest, fonts, chosen, usable);
    }
  }
  return [...chosen];
}

function rank(order: readonly string[], script: string): number {
  const place = order.indexOf(script);
  return place < 0 ? order.length : place;
}

/** Chooses of these fonts, in their order, until they draw all that is wanted or have no more of it; gives the rest. */
async function cover(
  wanted: readonly string[],
  fonts: readonly MachineFont[],
  chosen: Set<MachineFont>,
  usable: (font: MachineFont, grapheme: string) => Promise<boolean>,
): Promise<readonly string[]> {
  let rest = wanted;
  const unusable = new Set<MachineFont>();
  while (rest.length > 0) {
    let best: { readonly font: MachineFont; readonly left: readonly string[]; readonly first: string } | null = null;
    for (const font of fonts) {
      if (unusable.has(font)) continue;
      const characters = await font.characters().catch(() => new Set<number>());
      const left = rest.filter((grapheme) => !drawsWhole(grapheme, (codePoint) => characters.has(codePoint)));
      if (left.length === rest.length || (best !== null && left.length >= best.left.length)) continue;
      const leftover = new Set(left);
      best = { font, left, first: rest.find((grapheme) => !leftover.has(grapheme)) ?? "" };
      if (left.length === 0) break;
    }
    if (best === null) break;
    if (chosen.has(best.font) || (await usable(best.font, best.first))) {
      chosen.add(best.font);
      rest = best.left;
    } else unusable.add(best.font);
  }
  return rest;
}

/** How ill a font suits a script, 0 when it could not be better. */
function faultsFor(script: string, language: HanLanguage | undefined): (font: MachineFont) => number {
  const tongue = language === "ja" ? "japanese" : language === "ko" || script === "hangul" ? "korean" : "chinese";
  return ({ facts }) => {
    let faults = Math.abs(facts.weight - 400) / 10;
    if (!facts.upright) faults += 100;
    if (facts.condensed) faults += 80;
    if (facts.monospaced) faults += 60;
    if (!facts.shapes) faults += 40;
    if (script === "emoji" && !facts.colour) faults += 20;
    if (script !== "emoji" && facts.colour) faults += 200;
    if ((script === "hangul" || script === "ideographs") && !facts.languages.has(tongue)) faults += 30;
    return faults;
  };
}
