import { useMemo } from "react";
import { factsFaults } from "../../../state/importing/facts-draft.ts";
import { draftFor, mapDraftFor, useImport } from "../../../state/importing/import-store.ts";
import { titleFault, undecidedDuplicates } from "../../../state/importing/map-draft.ts";
import { type ImportRow, overbooked, type Planned, plan, rowsOf } from "../../../state/importing/rows.ts";
import { counted } from "../../ui/words.ts";
import { type ImportCounts, nameOf } from "./import-words.ts";

/** How an import stands: its lines, what becomes of each, and what is still to be done before it can be kept. */
export type Standing = {
  readonly rows: readonly ImportRow[];
  readonly planned: ReadonlyMap<string, Planned>;
  /** Sources that more than one item is to become the text of. */
  readonly twice: ReadonlySet<string>;
  /** By the row of a map: how much the library has of it of which it is not said what becomes. */
  readonly undecided: ReadonlyMap<string, number>;
  readonly counts: ImportCounts;
  /** The first thing that a person has to see to, and the row it is in. */
  readonly obstacle: { readonly key: string; readonly words: string } | null;
  /** True while files are on their way or being read. */
  readonly reading: boolean;
  /** True when it can be kept. */
  readonly ready: boolean;
};

export function useStanding(): Standing {
  const { batches, replaced, chosen, drafts, maps, gathering, forSource, keeping } = useImport();
  const rows = useMemo(() => rowsOf(batches, replaced), [batches, replaced]);
  const planned = useMemo(() => plan(rows, chosen, forSource), [rows, chosen, forSource]);
  const twice = useMemo(() => overbooked(planned), [planned]);

  const created = rows.filter(({ key }) => planned.get(key)?.choice.kind === "new");
  const undecided = new Map<string, number>();
  let obstacle: Standing["obstacle"] = null;
  for (const row of created) {
    const { key, found } = row;
    const map = found?.item.map ?? null;
    const draft = map && mapDraftFor(key, map, maps);
    const count = map && draft ? undecidedDuplicates(map, draft) : 0;
    if (count > 0) undecided.set(key, count);
    obstacle ??= obstacleIn(row, {
      faulty: draft === null && Object.keys(factsFaults(draftFor(row, drafts))).length > 0,
      untitled: draft !== null && titleFault(draft) !== undefined,
      undecided: count,
    });
  }
  const newMaps = created.filter(({ found }) => found?.item.kind === "map").length;
  const counts: ImportCounts = {
    maps: newMaps,
    created: created.length - newMaps,
    attached: [...planned.values()].filter(({ choice }) => choice.kind === "attach").length,
    unready: rows.filter(({ state }) => state !== "ready" && state !== "failed").length,
  };
  // What was read of each file may still be put together: a table of claims and one of links are one map.
  const reading = batches.some(({ done }) => !done);
  const busy = reading || gathering > 0 || keeping;
  const ready = created.length + counts.attached > 0 && !busy && obstacle === null && twice.size === 0;
  return { rows, planned, twice, undecided, counts, obstacle, reading, ready };
}

function obstacleIn(
  row: ImportRow,
  { faulty, untitled, undecided }: Record<"faulty" | "untitled", boolean> & { readonly undecided: number },
): Standing["obstacle"] {
  const { key } = row;
  const name = nameOf(row);
  if (faulty) return { key, words: `The facts of “${name}” need a look.` };
  if (untitled) return { key, words: `The map in “${name}” needs a title.` };
  if (undecided === 0) return null;
  return { key, words: `Choose what becomes of ${counted(undecided, "duplicate")} in “${name}”.` };
}
