import type { CommandArguments } from "#shared/contract/commands.ts";
import type { ImportedMap } from "#shared/contract/results/imports.ts";
import { ask } from "../commands.ts";
import { factsOf } from "./facts-draft.ts";
import { draftFor, importSignal, type KeptImport, mapDraftFor, useImport, wordsOf } from "./import-store.ts";
import { keptMapOf } from "./map-draft.ts";
import { plan, rowsOf } from "./rows.ts";

type Wanted = CommandArguments<"import.keep">["items"][number];

/** Keeps all that is not left out; null when it was refused, and the import's `fault` then says why. */
export async function keepImport(): Promise<KeptImport | null> {
  const state = useImport.getState();
  if (state.keeping) return null;
  const signal = importSignal();
  useImport.setState({ keeping: true, fault: null });
  const rows = rowsOf(state.batches, state.replaced);
  const planned = plan(rows, state.chosen, state.forSource);
  let kept: KeptImport = { sourceIds: [], maps: [], reports: [], labels: [] };
  try {
    for (const { key, jobId } of state.batches) {
      if (jobId === null) continue;
      const maps: { readonly fileName: string; readonly map: ImportedMap }[] = [];
      const items = rows.flatMap((row): Wanted[] => {
        if (row.found?.jobId !== jobId) return [];
        const { itemId, map, fileName } = row.found.item;
        const choice = planned.get(row.key)?.choice;
        if (choice?.kind === "attach") return [{ itemId, sourceId: choice.sourceId }];
        if (choice?.kind !== "new") return [];
        if (map !== null) {
          maps.push({ fileName, map });
          return [{ itemId, map: keptMapOf(map, mapDraftFor(row.key, map, state.maps)) }];
        }
        const facts = factsOf(draftFor(row, state.drafts));
        return facts === null ? [] : [{ itemId, facts }];
      });
      if (items.length === 0) continue;
      const { sourceIds, mapIds, reports } = await ask("import.keep", { jobId, items });
      const { undo } = await ask("history.get", {});
      // Where the library has a map of that title, the new one got another.
      const titles = maps.length === 0 ? [] : await ask("maps.list", {});
      kept = {
        sourceIds: [...kept.sourceIds, ...sourceIds],
        maps: [
          ...kept.maps,
          ...maps.flatMap(({ fileName, map: { title, counts, losses } }, index) => {
            const mapId = mapIds[index];
            if (mapId === undefined) return [];
            const called = titles.find(({ id }) => id === mapId)?.title ?? title;
            return [{ mapId, title: called, fileName, counts, losses }];
          }),
        ],
        reports: [...kept.reports, ...reports],
        labels: [...kept.labels, undo ?? ""],
      };
      if (signal.aborted) return kept;
      // What is kept is not kept again where a later batch is refused.
      useImport.setState(({ batches }) => ({ batches: batches.filter((batch) => batch.key !== key) }));
    }
    useImport.setState({ kept });
    return kept;
  } catch (error) {
    if (!signal.aborted) useImport.setState({ fault: wordsOf(error) });
    return null;
  } finally {
    if (!signal.aborted) useImport.setState({ keeping: false });
  }
}
