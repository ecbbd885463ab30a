import { type InferenceKind, limits } from "#shared/model/records.ts";
import { perform } from "../state/commands.ts";
import { openDialog } from "../state/dialog-store.ts";
import { useMapStore } from "../state/map-store.ts";
import { shownIn } from "../state/placed.ts";
import { editClaim } from "../state/selection-store.ts";
import { type ActionContext, type ActionTable, onMap } from "./context.ts";
import { placeHiddenArguments } from "./hidden-arguments.ts";
import { writeClaimOnMap } from "./writing.ts";

function oneTarget({ mapId, placedClaimIds, inferenceIds }: ActionContext): boolean {
  return mapId !== null && placedClaimIds.length + inferenceIds.length === 1;
}

function answer({ mapId, placedClaimIds, inferenceIds }: ActionContext, inferenceKind: InferenceKind): void {
  if (mapId === null) return;
  const [claimId] = placedClaimIds;
  const [inferenceId] = inferenceIds;
  if (claimId !== undefined) openDialog({ kind: "write-claim", mapId, inferenceKind, target: { claimId } });
  else if (inferenceId !== undefined)
    openDialog({ kind: "write-claim", mapId, inferenceKind, target: { inferenceId } });
}

/** What is done to claims and arguments on the open map. */
export const claimActions = {
  "claim.new": { enabled: onMap, run: writeClaimOnMap },
  "claim.edit": {
    enabled: ({ mapId, placedClaimIds }) => mapId !== null && placedClaimIds.length === 1,
    run: ({ placedClaimIds }) => editClaim(placedClaimIds[0] ?? null),
  },
  "claim.support": { enabled: oneTarget, run: (context) => answer(context, "support") },
  "claim.attack": {
    label: ({ inferenceIds, placedClaimIds }) =>
      placedClaimIds.length === 0 && inferenceIds.length === 1 ? "Undercut this argument" : "Add an objection",
    enabled: oneTarget,
    run: (context) => answer(context, "attack"),
  },
  "claim.linkTo": {
    enabled: ({ mapId, placedClaimIds }) =>
      mapId !== null && placedClaimIds.length > 0 && placedClaimIds.length <= limits.premises,
    run: ({ mapId, placedClaimIds }) => {
      if (mapId !== null) {
        openDialog({ kind: "link-to", mapId, premiseClaimIds: placedClaimIds, inferenceKind: "support" });
      }
    },
  },
  "inference.switch": {
    enabled: ({ inferenceIds }) => inferenceIds.length > 0,
    run: async ({ inferenceIds }) => {
      const { inferences } = shownIn(useMapStore.getState().view);
      const here = inferenceIds.filter((id) => inferences.has(id));
      // What has gone from the map since it was selected does not count; one chosen from a list need not be on it.
      await perform("inferences.switch", { inferenceIds: here.length > 0 ? here : [...inferenceIds] });
    },
  },
  "note.new": {
    enabled: ({ mapId, claimIds, inferenceIds }) => mapId !== null || claimIds.length + inferenceIds.length === 1,
    run: ({ mapId, claimIds, inferenceIds }) => {
      const [claimId] = claimIds;
      const [inferenceId] = inferenceIds;
      if (claimId !== undefined) openDialog({ kind: "note", subject: { claimId } });
      else if (inferenceId !== undefined) openDialog({ kind: "note", subject: { inferenceId } });
      else if (mapId !== null) openDialog({ kind: "note", subject: { mapId } });
    },
  },
  "claim.collapse": {
    enabled: ({ mapId, placedClaimIds }) => mapId !== null && placedClaimIds.length === 1,
    run: async ({ mapId, placedClaimIds }) => {
      const card = useMapStore.getState().view?.cards.find((candidate) => candidate.claimId === placedClaimIds[0]);
      if (mapId === null || card === undefined) return;
      await perform("map.collapse", { mapId, claimId: card.claimId, collapsed: !card.collapsed });
    },
  },
  "map.placeHidden": {
    enabled: ({ mapId, placedClaimIds }) => mapId !== null && placedClaimIds.length === 1,
    run: async ({ mapId, placedClaimIds }) => {
      const [claimId] = placedClaimIds;
      if (mapId !== null && claimId !== undefined) await placeHiddenArguments(mapId, claimId);
    },
  },
} satisfies ActionTable;
