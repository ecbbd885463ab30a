import type { RecordTables } from "#shared/model/diffs.ts";
import { framesOf } from "#shared/model/map-view.ts";
import { actionContext } from "../../../actions/context.ts";
import { canvasControl } from "../../../state/canvas-control.ts";
import type { ImagePart } from "../../../state/export-choices.ts";
import { counted } from "../../ui/words.ts";

/** A part of the map that can be had now. */
export type PartChoice = { readonly key: string; readonly label: string; readonly part: ImagePart };

const longestLabel = 60;

/**
 * The parts that an image of this map can show now: the whole of it first, each
 * frame last. Of a map that is not the open one, what is selected or in view says nothing.
 */
export function partChoices(tables: RecordTables, mapId: string): readonly PartChoice[] {
  const choices: PartChoice[] = [{ key: "map", label: "The whole map", part: { of: "map" } }];
  const { mapId: openMapId, placedClaimIds } = actionContext();
  if (openMapId === mapId) {
    const [first] = placedClaimIds;
    if (first !== undefined) {
      const label = `The selection (${counted(placedClaimIds.length, "claim")})`;
      choices.push({ key: "selection", label, part: { of: "selection", claimIds: [...placedClaimIds] } });
    }
    if (first !== undefined && placedClaimIds.length === 1) {
      const label = `The branch of “${shortened(tables.claims.get(first)?.text ?? "")}”`;
      choices.push({ key: "branch", label, part: { of: "branch", claimId: first } });
    }
    const seen = canvasControl()?.seen();
    if (seen && seen.width > 0 && seen.height > 0) {
      choices.push({ key: "view", label: "What is in view", part: { of: "view", ...seen } });
    }
  }
  for (const { id, title } of framesOf(tables, mapId)) {
    const label = title.trim() === "" ? "A frame without a title" : `The frame “${shortened(title)}”`;
    choices.push({ key: `frame:${id}`, label, part: { of: "frame", frameId: id } });
  }
  return choices;
}

function shortened(text: string): string {
  const characters = Array.from(text);
  return characters.length <= longestLabel
    ? text
    : `${characters
        .slice(0, longestLabel - 1)
        .join("")
        .trimEnd()}…`;
}
