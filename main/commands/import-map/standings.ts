import { createHash } from "node:crypto";
import type { DocumentSource, MapDocument } from "#shared/formats/document/map-document.ts";
import type { Passage } from "#shared/model/records.ts";
import { placeIn } from "../passages.ts";
import type { ResolutionsByText } from "../placing-passages.ts";
import { type Resolutions, resolveNow, selectorKey } from "../resolve-aside.ts";

/** A source's text with its hash. */
export type KeptText = { readonly text: string; readonly textHash: string };

/** The text that a file brings for a source, under the hash that it really has. */
export function textIn({ text }: DocumentSource): KeptText | null {
  return text && { text: text.content, textHash: createHash("sha256").update(text.content).digest("hex") };
}

/** The passages of a document's source: its quotations, and what notes on it are about. */
export function passagesOf({ quotations, notes }: MapDocument): Map<string, Passage[]> {
  const passages = new Map<string, Passage[]>();
  const add = (sourceId: string, passage: Passage) => {
    const list = passages.get(sourceId) ?? [];
    list.push(passage);
    passages.set(sourceId, list);
  };
  for (const quotation of quotations) add(quotation.sourceId, quotation);
  for (const { subject } of notes) if (subject.kind === "passage") add(subject.id, subject.passage);
  return passages;
}

/** Passages that must be looked for in a text: the file does not say, or not truly, how they stand against it. */
export function toResolve(passages: readonly Passage[], kept: KeptText, toldHash: string | null): Passage[] {
  return passages.filter((passage) => asTold(passage, kept, toldHash) === null);
}

/** What a passage found by its words alone is looked for by. */
export function selectorIn({ exact, prefix, suffix }: Passage) {
  return { exact, prefix, suffix, start: null, end: null };
}

/**
 * How a passage of a file stands against the text that its source has in the library.
 * @param toldHash the hash of the text of which the file speaks; null when it brings none
 */
export function standIn(
  passage: Passage,
  kept: KeptText | null,
  toldHash: string | null,
  resolutions: ResolutionsByText,
): Passage {
  const { exact, prefix, suffix } = passage;
  const nowhere = { exact, prefix, suffix, start: null, end: null };
  if (kept === null) return { ...nowhere, standing: "unattached" };
  const told = asTold(passage, kept, toldHash);
  if (told !== null) return told;
  const known = resolutionsIn(resolutions, kept.textHash);
  const selector = selectorIn(passage);
  const key = selectorKey(selector);
  if (!known.has(key)) resolveNow(kept.text, [selector], known);
  const resolution = known.get(key);
  if (!resolution?.found) return { ...nowhere, standing: "lost" };
  const { outcome, found } = resolution;
  if (outcome !== "exact" && outcome !== "moved") return { ...nowhere, standing: "reworded" };
  return { exact, ...placeIn(kept.text, found.start, found.end), standing: "exact" };
}

export function resolutionsIn(resolutions: ResolutionsByText, textHash: string): Resolutions {
  const known = resolutions.get(textHash) ?? new Map();
  resolutions.set(textHash, known);
  return known;
}

/** The passage as the file has it, where that is said of this very text and is so. */
function asTold(passage: Passage, { text, textHash }: KeptText, toldHash: string | null): Passage | null {
  const { exact, prefix, suffix, start, end, standing } = passage;
  const told = { exact, prefix, suffix, start, end, standing };
  if (toldHash !== textHash || standing === "unattached") return null;
  if (start === null || end === null) return standing === "exact" ? null : told;
  const found = text.slice(start, end);
  if (end > text.length || found.trim() === "") return null;
  return standing === "reworded" || found === exact ? told : null;
}
