import type { MissingGlyph } from "#shared/contract/results/images.ts";
import { openDialog } from "../../../state/dialog-store.ts";

/** Says which characters an image shows as boxes, since no font of this computer has them. */
export function tellMissing(sentence: string, missing: readonly MissingGlyph[]): void {
  openDialog({
    kind: "losses",
    title: "Some characters could not be drawn",
    lead: `${sentence} No font of this computer has the characters below: the image shows a box in place of each. Install a font that has them, then export again.`,
    heading: "Not drawn",
    losses: missing.map(({ character, count, where }) => ({ what: nameOf(character), count, where })),
  });
}

/** The character itself, and its code points for those who see a box here too. */
function nameOf(character: string): string {
  const points = Array.from(
    character,
    (each) => `U+${(each.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`,
  );
  return `${character} (${points.join(" ")})`;
}
