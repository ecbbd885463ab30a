import type { RecordTables } from "#shared/model/diffs.ts";

/** What in these records breaks the argument model, written without the program's own rules; empty when all is well. */
export function modelFaults(tables: RecordTables): string[] {
  const faults: string[] = [];
  const premises = Map.groupBy(tables.premises.values(), (premise) => premise.inferenceId);
  const said = new Set<string>();
  for (const { id, kind, targetClaimId, targetInferenceId } of tables.inferences.values()) {
    const own = premises.get(id) ?? [];
    const claims = own.map((premise) => premise.claimId).sort();
    if (own.length === 0) faults.push(`${id} has no premise`);
    if (new Set(claims).size < claims.length) faults.push(`${id} has a premise twice`);
    if (targetClaimId !== null && claims.includes(targetClaimId)) faults.push(`${id} argues in a circle`);
    if (
      own
        .map(({ rank }) => rank)
        .sort((a, b) => a - b)
        .some((rank, index) => rank !== index)
    )
      faults.push(`${id} has gaps in its ranks`);
    const statement = JSON.stringify([kind, targetClaimId, targetInferenceId, claims]);
    if (said.has(statement)) faults.push(`${id} says what another one says`);
    said.add(statement);
    const seen = new Set([id]);
    for (let next = targetInferenceId; next !== null; next = tables.inferences.get(next)?.targetInferenceId ?? null) {
      if (seen.has(next)) {
        faults.push(`${id} aims at itself`);
        break;
      }
      seen.add(next);
    }
  }

  const placed = new Set(
    [...tables.placements.values()].map((one) => `${one.mapId}/${one.claimId ?? one.inferenceId}`),
  );
  for (const { id, mapId, inferenceId } of tables.placements.values()) {
    const inference = inferenceId === null ? undefined : tables.inferences.get(inferenceId);
    if (!inference) continue;
    const ends = [
      inference.targetClaimId ?? inference.targetInferenceId,
      ...(premises.get(inference.id) ?? []).map((premise) => premise.claimId),
    ];
    for (const end of ends) if (!placed.has(`${mapId}/${end}`)) faults.push(`${id} stands on ${mapId} without ${end}`);
  }

  const carried = new Set([...tables.taggings.values()].map(({ tagId }) => tagId));
  for (const id of tables.tags.keys()) if (!carried.has(id)) faults.push(`nothing carries the tag ${id}`);
  const names = [...tables.tags.values()].map(({ name }) => name.normalize("NFC").toLowerCase());
  if (new Set(names).size < names.length) faults.push("two tags of one name");
  return faults;
}
