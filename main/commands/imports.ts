import type { Edit } from "#main/store/library.ts";
import type { CheckedArguments } from "#shared/contract/commands.ts";
import type { ImportKept } from "#shared/contract/results/imports.ts";
import type { AttachReport } from "#shared/contract/results/sources.ts";
import type { MapDocument } from "#shared/formats/document/map-document.ts";
import { attachText, prepareAttaching, previewAttaching } from "./attach-text.ts";
import { type CommandContext, counted, edit, type Handlers, need, refuse } from "./context.ts";
import type { ReadItem } from "./import-jobs.ts";
import { keepMap } from "./import-map/keep-map.ts";
import { beginKeeping, type Keeping } from "./import-map/keeping.ts";
import { type MapPlan, planMap } from "./import-map/plan.ts";
import { prepareKeeping } from "./import-map/prepare.ts";
import type { ResolutionsByText } from "./placing-passages.ts";
import { present } from "./rows.ts";
import { insertSource } from "./source-facts.ts";

/** Files as texts of sources, lists of references as sources, and maps. */
export const importHandlers: Handlers<"import.start" | "import.get" | "import.preview" | "import.keep" | "import.end"> =
  {
    "import.start": ({ library, imports }, { files, as }) => {
      // Without a library there is nothing to recognise and nowhere to keep.
      library.history();
      return imports.start(files, as);
    },

    "import.get": ({ imports }, { jobId }) => imports.state(jobId),

    "import.preview": async (context, { jobId, itemId, sourceId }) => {
      const text = textOf(context.imports.item(jobId, itemId));
      await prepareAttaching(context.library.read, sourceId, text);
      return previewAttaching(context.library.read, sourceId, text);
    },

    "import.keep": (context, { jobId, items }) => context.imports.keep(jobId, () => keep(context, jobId, items)),

    "import.end": ({ imports }, { jobId }) => {
      imports.end(jobId);
      return null;
    },
  };

type Wanted = CheckedArguments<"import.keep">["items"];
type Chosen = Wanted[number] & { readonly item: ReadItem };

async function keep(context: CommandContext, jobId: string, wanted: Wanted): Promise<ImportKept> {
  refuseTwice(wanted);
  const chosen = wanted.map((each): Chosen => ({ ...each, item: context.imports.item(jobId, each.itemId) }));
  for (const each of chosen) {
    if ("sourceId" in each) await prepareAttaching(context.library.read, each.sourceId, textOf(each.item));
    if ("facts" in each) refuseMap(each.item);
  }
  const maps = chosen.flatMap((each) => ("map" in each ? [each] : []));
  const resolutions: ResolutionsByText = new Map();
  for (;;) {
    const known = maps.length === 0 ? null : await context.imports.known();
    const plans = new Map(
      known === null ? [] : maps.map((each) => [each.itemId, planMap(mapOf(each.item), each.map, known)]),
    );
    for (const plan of plans.values()) await prepareKeeping(context.library.read, plan, resolutions);
    // What was planned holds for the library as it was: once that has changed, it is planned anew.
    if (known !== null && !known.isCurrent()) continue;
    return edit(context, labelOf(chosen), (tx) => keepAll(tx, chosen, plans, resolutions));
  }
}

function keepAll(
  tx: Edit,
  chosen: readonly Chosen[],
  plans: ReadonlyMap<string, MapPlan>,
  resolutions: ResolutionsByText,
): ImportKept {
  const sourceIds: string[] = [];
  const mapIds: string[] = [];
  const reports: AttachReport[] = [];
  let keeping: Keeping | null = null;
  for (const each of chosen) {
    if ("sourceId" in each) {
      need(tx, "sources", each.sourceId);
      reports.push(attachText(tx, each.sourceId, textOf(each.item)));
      sourceIds.push(each.sourceId);
    } else if ("facts" in each) {
      sourceIds.push(insertSource(tx, each.facts, each.item.text));
    } else {
      keeping ??= beginKeeping(tx, resolutions);
      mapIds.push(keepMap(keeping, present(plans, each.itemId)));
    }
  }
  return { sourceIds, mapIds, reports };
}

function refuseTwice(wanted: Wanted): void {
  if (new Set(wanted.map(({ itemId }) => itemId)).size < wanted.length) {
    throw refuse("The same text is named twice. Keep it once.");
  }
  const sourceIds = wanted.flatMap((each) => ("sourceId" in each ? [each.sourceId] : []));
  if (new Set(sourceIds).size < sourceIds.length) {
    throw refuse("Two texts cannot both become the text of one source. Choose one of them.");
  }
}

function textOf(item: ReadItem) {
  refuseMap(item);
  if (item.text === null) {
    throw refuse(`${item.fileName} is a reference without a text. It can be added as a source, not attached to one.`);
  }
  return item.text;
}

function refuseMap({ fileName, map }: ReadItem): void {
  if (map !== null) throw refuse(`${fileName} is a map, not a text. Import it as a map.`);
}

function mapOf({ fileName, map }: ReadItem): MapDocument {
  if (map === null) throw refuse(`${fileName} is no map. Add it as a source.`);
  return map;
}

function labelOf(chosen: readonly Chosen[]): string {
  const maps = chosen.filter((each) => "map" in each).length;
  const added = chosen.filter((each) => "facts" in each).length;
  const attached = chosen.length - maps - added;
  const parts = [
    ...(maps > 0 ? [`import ${counted(maps, "map")}`] : []),
    ...(added > 0 ? [`add ${counted(added, "source")}`] : []),
    ...(attached > 0 ? [`attach ${counted(attached, "text")}`] : []),
  ];
  const label = parts.join(" and ");
  return label.slice(0, 1).toUpperCase() + label.slice(1);
}
