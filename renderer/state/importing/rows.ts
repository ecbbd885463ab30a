import type { ImportItem, ImportMatch } from "#shared/contract/results/imports.ts";
import type { Outcome } from "#shared/quoting/resolve.ts";
import type { ReadAs } from "./read-as.ts";

/** A file on its way to the program. */
export type SentFile = {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** 0 to 1. */
  readonly sent: number;
  /** Why it could not be sent. */
  readonly fault: string | null;
};

/** Files that were dropped, chosen or pasted together, and what was found in them. */
export type Batch = {
  readonly key: number;
  /** The files themselves, to be read once more as something else. */
  readonly given: readonly File[];
  readonly as: ReadAs;
  /** True where the files were made of a text that has none. */
  readonly pasted: boolean;
  /** Null while the files are being sent. */
  readonly jobId: string | null;
  /** All files until the job has begun; then those that it did not get. */
  readonly files: readonly SentFile[];
  readonly items: readonly ImportItem[];
  readonly done: boolean;
};

/** A line of the list: a file that is being sent or could not be, or what was found in one. */
export type ImportRow = {
  readonly key: string;
  readonly name: string;
  readonly size: number;
  readonly state: "sending" | "waiting" | "reading" | "ready" | "failed";
  /** 0 to 1; null where it cannot be told. */
  readonly progress: number | null;
  readonly fault: string | null;
  /** Null while it is being sent, and where that failed. */
  readonly found: { readonly jobId: string; readonly item: ImportItem } | null;
  /** What it was read from and as what, null where it cannot be read once more as something else. */
  readonly origin: { readonly file: File; readonly as: ReadAs; readonly pasted: boolean } | null;
};

/** What becomes of an item. */
export type Choice =
  | { readonly kind: "new" }
  | { readonly kind: "attach"; readonly sourceId: string }
  | { readonly kind: "out" };

/** What a choice rests on, so that the list can say it. */
export type Planned = {
  readonly choice: Choice;
  /** The file in this import that this one looks the same as. */
  readonly twin: string | null;
};

/** The lines of all batches. `replaced` are the keys of those that were read once more as something else. */
export function rowsOf(batches: readonly Batch[], replaced: Readonly<Record<string, true>> = {}): readonly ImportRow[] {
  const rows = batches.flatMap(({ key, given, as, pasted, jobId, files, items }) => {
    const originOf = originsIn(given);
    return [
      ...files.map(
        (file, index): ImportRow => ({
          key: `${key} file ${index}`,
          name: file.name,
          size: file.size,
          state: file.fault === null ? "sending" : "failed",
          progress: file.sent,
          fault: file.fault,
          found: null,
          origin: null,
        }),
      ),
      ...items.map((item): ImportRow => {
        const file = originOf(item);
        return {
          key: `${key} ${item.itemId}`,
          name: item.fileName,
          size: item.size,
          state: item.status,
          progress: item.progress,
          fault: item.error?.message ?? null,
          found: jobId === null ? null : { jobId, item },
          origin: file && { file, as, pasted },
        };
      }),
    ];
  });
  return rows.filter(({ key }) => replaced[key] === undefined);
}

/** Tells which of the files an item is of; items come in the order of their files. */
function originsIn(given: readonly File[]): (item: ImportItem) => File | null {
  const named = new Map<string, File[]>();
  for (const file of given) named.set(file.name, [...(named.get(file.name) ?? []), file]);
  return ({ fileName, kind }) => {
    const files = named.get(fileName);
    if (files === undefined || kind === "reference") return null;
    // Two of one name in two folders: the first item is of the first.
    return (files.length > 1 ? files.shift() : files[0]) ?? null;
  };
}

/** The batch that a line is in, by the line's key. */
export function batchOfKey(key: string): string {
  return key.split(" ", 1)[0] ?? "";
}

/** How many of a source's quotations there are, and how many the text has, in these words or others. */
export function countOutcomes(outcomes: Readonly<Record<Outcome, number>>): {
  readonly all: number;
  readonly found: number;
  /** Word for word. */
  readonly verbatim: number;
} {
  const verbatim = outcomes.exact + outcomes.moved;
  const found = verbatim + outcomes.reworded + outcomes.meaning;
  return { all: found + outcomes.lost, found, verbatim };
}

/**
 * True when a text is so likely a source's own that attaching it is proposed: at
 * least half of the quotations are in it, and two word for word (the only one,
 * where there is but one), since a short phrase may stand in any text.
 */
export function isGoodMatch({ outcomes }: ImportMatch): boolean {
  const { all, found, verbatim } = countOutcomes(outcomes);
  return verbatim >= Math.min(2, all) && verbatim > 0 && 2 * found >= all;
}

/**
 * What becomes of each item that was read: what the person chose, else what is
 * proposed. A source gets one text; where two are as likely, the one that holds
 * more of its quotations is proposed. `forSource` is the source that the person
 * set out to give a text.
 */
export function plan(
  rows: readonly ImportRow[],
  chosen: Readonly<Record<string, Choice>>,
  forSource: string | null,
): ReadonlyMap<string, Planned> {
  const ready = rows.flatMap((row) => (row.state === "ready" && row.found !== null ? [{ ...row, ...row.found }] : []));
  const taken = new Set<string>();
  for (const { key } of ready) {
    const choice = chosen[key];
    if (choice?.kind === "attach") taken.add(choice.sourceId);
  }
  const twins = twinsOf(ready);
  const attached = new Map<string, string>();
  const propose = (key: string, sourceId: string) => {
    if (taken.has(sourceId) || attached.has(key)) return;
    taken.add(sourceId);
    attached.set(key, sourceId);
  };
  const open = ready.filter(
    ({ key, item }) => chosen[key] === undefined && item.kind === "text" && item.sameAs === null && !twins.has(key),
  );
  const first = open[0];
  if (forSource !== null && first !== undefined) propose(first.key, forSource);
  const matches = open.flatMap(({ key, item }) => item.matches.filter(isGoodMatch).map((match) => ({ key, match })));
  matches.sort((a, b) => countOutcomes(b.match.outcomes).found - countOutcomes(a.match.outcomes).found);
  for (const { key, match } of matches) propose(key, match.sourceId);

  return new Map(
    ready.map(({ key, item }): [string, Planned] => {
      const twin = twins.get(key) ?? null;
      const sourceId = attached.get(key);
      const choice =
        chosen[key] ??
        (sourceId !== undefined
          ? ({ kind: "attach", sourceId } as const)
          : ({ kind: item.sameAs === null && twin === null ? "new" : "out" } as const));
      return [key, { choice, twin }];
    }),
  );
}

/** Texts that look the same as one before them in the list, with that one's file name. */
function twinsOf(ready: readonly { readonly key: string; readonly item: ImportItem }[]): ReadonlyMap<string, string> {
  const known = new Map<string, string>();
  const twins = new Map<string, string>();
  for (const { key, item } of ready) {
    if (item.text === null) continue;
    const looks = JSON.stringify([item.text.characters, item.text.paragraphs, item.text.beginning]);
    const before = known.get(looks);
    if (before === undefined) known.set(looks, item.fileName);
    else twins.set(key, before);
  }
  return twins;
}

/** Sources that more than one item is to become the text of. */
export function overbooked(planned: ReadonlyMap<string, Planned>): ReadonlySet<string> {
  const once = new Set<string>();
  const twice = new Set<string>();
  for (const { choice } of planned.values()) {
    if (choice.kind !== "attach") continue;
    (once.has(choice.sourceId) ? twice : once).add(choice.sourceId);
  }
  return twice;
}
