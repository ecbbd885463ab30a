import type { ImportedMap } from "#shared/contract/results/imports.ts";
import type { Loss } from "#shared/contract/results/notes.ts";
import type { KeptMap } from "../../../state/importing/import-store.ts";
import type { DuplicateChoice } from "../../../state/importing/map-draft.ts";
import { counted, listed } from "../../ui/words.ts";

/** What a map holds: `25 claims, 14 arguments and 1 frame`. */
export function holdingsInWords(counts: ImportedMap["counts"]): string {
  const { claims, inferences, quotations, sources, notes, frames } = counts;
  const parts = [
    counted(claims, "claim"),
    counted(inferences, "argument"),
    ...(quotations > 0 ? [counted(quotations, "quotation")] : []),
    ...(sources > 0 ? [counted(sources, "source")] : []),
    ...(notes > 0 ? [counted(notes, "note")] : []),
    ...(frames > 0 ? [counted(frames, "frame")] : []),
  ];
  return listed(parts);
}

/** `12 of its 25 claims and its only source are in your library already.` */
export function duplicatesInWords({ counts, duplicates: { claims, sources } }: ImportedMap): string {
  const parts = [
    ...(claims > 0 ? [shareInWords(claims, counts.claims, "claim")] : []),
    ...(sources > 0 ? [shareInWords(sources, counts.sources, "source")] : []),
  ];
  const words = listed(parts);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)} ${claims + sources === 1 ? "is" : "are"} in your library already.`;
}

function shareInWords(some: number, all: number, one: string): string {
  if (some < all) return `${some.toLocaleString("en-GB")} of its ${counted(all, one)}`;
  if (all === 1) return `its only ${one}`;
  return all === 2 ? `both its ${one}s` : `all its ${counted(all, one)}`;
}

/** What each choice is called, and what it does. */
export const choiceWords: Readonly<Record<DuplicateChoice, { readonly name: string; readonly about: string }>> = {
  link: { name: "Use the library’s", about: "The map shows those that are there. Nothing is changed in them." },
  merge: {
    name: "Use and add to them",
    about: "The map shows those that are there, and what only the file knows of them is added.",
  },
  both: { name: "Keep both", about: "Those of the file are added beside them: the library holds them twice." },
};

/** How much could not be carried over, of all kinds together. */
export function lossCount(losses: readonly Loss[]): number {
  return losses.reduce((sum, { count }) => sum + count, 0);
}

/** The losses of several maps in one list, each with its file. */
export function lossesOfAll(maps: readonly KeptMap[]): readonly Loss[] {
  if (maps.length === 1) return maps[0]?.losses ?? [];
  const all = new Map<string, Loss>();
  for (const { fileName, losses } of maps) {
    for (const { what, count, where } of losses) {
      const before = all.get(what);
      const place = where === "" ? fileName : `${fileName}, ${where}`;
      all.set(what, before ? { ...before, count: before.count + count } : { what, count, where: place });
    }
  }
  return [...all.values()];
}
