import type { Edit, Reader } from "#main/store/library.ts";
import type { AttachReport } from "#shared/contract/results/sources.ts";
import { assertNever } from "#shared/model/assert-never.ts";
import type { Page, Passage, SourceFile } from "#shared/model/records.ts";
import type { Resolution, Selector } from "#shared/quoting/resolve.ts";
import { need, patchRecord } from "./context.ts";
import { foundPassage, placeIn, retie, type Tied, tiedTo } from "./passages.ts";
import { type Resolutions, resolveAside, resolveNow, selectorKey } from "./resolve-aside.ts";

/** A text as a source gets it. */
export type NewText = {
  readonly text: string;
  readonly textHash: string;
  readonly file: SourceFile | null;
  readonly pages: readonly Page[];
  /** What is known of passages in it; grows as more is asked. */
  readonly resolutions: Resolutions;
};

/** Works out, while others get their turn, how a source's passages stand against a text. */
export async function prepareAttaching(
  reader: Reader,
  sourceId: string,
  { text, resolutions }: NewText,
  signal?: AbortSignal,
): Promise<void> {
  await resolveAside(text, selectorsOf(reader, sourceId), resolutions, signal);
}

/** What {@link attachText} would do. */
export function previewAttaching(reader: Reader, sourceId: string, text: NewText): AttachReport {
  return report(reader, sourceId, text, standingsIn(reader, sourceId, text));
}

/**
 * Gives a source this text, in place of the one it has if there is one, and says
 * of each passage how it stands against it. Words that are there are tied to
 * their place; those that are there otherwise, or not, lose it: where they
 * belong is the person's to decide. Words that the person has kept for a passage
 * worded otherwise stay so as long as that passage is there.
 */
export function attachText(tx: Edit, sourceId: string, newText: NewText): AttachReport {
  // Before the text is changed: what was kept for a passage is read out of the old one.
  const standings = standingsIn(tx, sourceId, newText);
  for (const { tied, resolution, asKept } of standings) retie(tx, tied, changes(newText.text, resolution, asKept));
  const { text, textHash, file, pages } = newText;
  patchRecord(tx, "sources", sourceId, { text, textHash, file, pages: [...pages] });
  return report(tx, sourceId, newText, standings);
}

/** How one thing stands against the new text. */
type Standing = {
  readonly tied: Tied;
  readonly resolution: Resolution;
  /** True when the resolution is of the passage that the person has kept other words for. */
  readonly asKept: boolean;
};

function standingsIn(reader: Reader, sourceId: string, { text, resolutions }: NewText): Standing[] {
  resolveNow(text, selectorsOf(reader, sourceId), resolutions);
  const before = textBefore(reader, sourceId);
  return tiedTo(reader, sourceId).map((tied) => {
    const kept = keptPassage(tied, before);
    const again = kept && resolutions.get(selectorKey(kept));
    if (again && (again.outcome === "exact" || again.outcome === "moved")) {
      return { tied, resolution: again, asKept: true };
    }
    const resolution = resolutions.get(selectorKey(tied.passage));
    if (!resolution) throw new Error("a passage was not resolved");
    return { tied, resolution, asKept: false };
  });
}

function selectorsOf(reader: Reader, sourceId: string): Selector[] {
  const before = textBefore(reader, sourceId);
  return tiedTo(reader, sourceId).flatMap((tied) => {
    const kept = keptPassage(tied, before);
    return kept ? [kept, tied.passage] : [tied.passage];
  });
}

function textBefore(reader: Reader, sourceId: string): string | null {
  return need(reader, "sources", sourceId).text;
}

/** The passage, as the text before words it, that the person has kept other words for; null for all else. */
function keptPassage({ passage }: Tied, before: string | null): Selector | null {
  const { standing, start, end, prefix, suffix } = passage;
  if (standing !== "reworded" || start === null || end === null || before === null) return null;
  return { exact: before.slice(start, end), prefix, suffix, start, end };
}

function changes(text: string, { outcome, found }: Resolution, asKept: boolean): Partial<Passage> {
  const nowhere = { start: null, end: null };
  if (found === null) return { ...nowhere, standing: "lost" };
  switch (outcome) {
    case "exact":
    case "moved":
      return { ...placeIn(text, found.start, found.end), standing: asKept ? "reworded" : "exact" };
    case "reworded":
    case "meaning":
      return { ...nowhere, standing: "reworded" };
    case "lost":
      return { ...nowhere, standing: "lost" };
    default:
      return assertNever(outcome);
  }
}

function report(reader: Reader, sourceId: string, { textHash }: NewText, standings: readonly Standing[]): AttachReport {
  const { label } = need(reader, "sources", sourceId);
  return {
    sourceId,
    label,
    textHash,
    passages: standings.map(({ tied, resolution }) => foundPassage(tied, resolution)),
  };
}
