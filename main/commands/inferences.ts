import type { Library } from "#main/store/library.ts";
import type { CheckedArguments } from "#shared/contract/commands.ts";
import type { InferenceDetail } from "#shared/contract/results.ts";
import { endsStand, targetOf } from "#shared/model/rules.ts";
import type { CommandContext, Handlers } from "./context.ts";
import { counted, edit, need, needAll, patchRecord, refuse } from "./context.ts";
import { carryOutDeletion, planDeletion, reportDeletion } from "./deletion.ts";
import { additionLabel, createInference, findSame, kindWord, refuseFaulty } from "./linking.ts";
import { endsOf, placeClaim, placedOn, placeInference, touchMap } from "./placing.ts";
import { argumentRows, mapTitles } from "./rows.ts";
import { switchInferences } from "./switch-inferences.ts";

type InferenceCommand =
  | "inference.get"
  | "inference.create"
  | "inference.edit"
  | "inferences.switch"
  | "inferences.deletionReport"
  | "inferences.delete";

/** Steps from premises to a target. */
export const inferenceHandlers: Handlers<InferenceCommand> = {
  "inference.get": ({ library }, { inferenceId }) => inferenceDetail(library, inferenceId),

  "inference.create": linkClaims,

  "inference.edit": (context, { inferenceId, kind, scheme }) => {
    const label = kind === undefined ? "Edit scheme" : `Change to ${kind}`;
    edit(context, label, (tx) => {
      const inference = need(tx, "inferences", inferenceId);
      if (kind !== undefined && kind !== inference.kind) {
        for (const { premiseClaimIds, target } of endsOf(tx, [inference])) {
          refuseFaulty(tx, { kind, premiseClaimIds, target }, inferenceId);
        }
      }
      patchRecord(tx, "inferences", inferenceId, { kind, scheme });
    });
    return null;
  },

  "inferences.switch": switchInferences,

  "inferences.deletionReport": ({ library }, { inferenceIds }) => {
    needAll(library.read, "inferences", inferenceIds);
    return reportDeletion(library.read, planDeletion(library.read, { inferenceIds }));
  },

  "inferences.delete": (context, { inferenceIds }) => {
    edit(context, `Delete ${counted(new Set(inferenceIds).size, "argument")}`, (tx) => {
      needAll(tx, "inferences", inferenceIds);
      carryOutDeletion(tx, planDeletion(tx, { inferenceIds }));
    });
    return null;
  },
};

function linkClaims(
  context: CommandContext,
  { kind, premiseClaimIds, target, mapId, places, scheme }: CheckedArguments<"inference.create">,
): { inferenceId: string } {
  const label = "inferenceId" in target ? additionLabel(kind, target) : "Link claims";
  return edit(context, label, (tx) => {
    const shape = { kind, premiseClaimIds, target };
    // One graph, many maps: what the library holds already is placed on the map, not made twice.
    const known = mapId === null ? null : findSame(tx, shape);
    const inferenceId = known ?? createInference(tx, shape, scheme);
    if (mapId !== null) {
      need(tx, "maps", mapId);
      const placed = placedOn(tx, mapId);
      needAll(
        tx,
        "claims",
        places.map(({ claimId }) => claimId),
      );
      const ends = new Set([...premiseClaimIds, ...("claimId" in target ? [target.claimId] : [])]);
      for (const { claimId, x, y } of places) {
        if (ends.has(claimId) && !placed.claims.has(claimId)) placeClaim(tx, placed, { mapId, claimId, x, y });
      }
      if (!endsStand({ premiseClaimIds, target }, placed)) {
        throw refuse("An argument can stand on a map only where all its claims do. Place them there first.");
      }
      if (placed.inferences.has(inferenceId)) throw refuse(`That ${kindWord(kind, target)} is on this map already.`);
      placeInference(tx, placed, mapId, inferenceId);
      touchMap(tx, mapId);
    }
    return { inferenceId };
  });
}

function inferenceDetail(library: Library, inferenceId: string): InferenceDetail {
  const reader = library.read;
  const inference = need(reader, "inferences", inferenceId);
  const target = targetOf(inference);
  const [row] = argumentRows(library, [inference]);
  if (!row) throw new Error(`inference ${inferenceId} has no row`);
  const targetInference = "inferenceId" in target ? need(reader, "inferences", target.inferenceId) : null;
  return {
    ...row,
    targetInference: (targetInference && argumentRows(library, [targetInference])[0]) ?? null,
    onIt: argumentRows(library, reader.where("inferences", { targetInferenceId: inferenceId })),
    notes: reader.where("notes", { inferenceId }),
    maps: mapTitles(reader, row.mapIds),
  };
}
