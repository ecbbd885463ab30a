import type { Library, Reader } from "#main/store/library.ts";
import type { ArgumentRow, QuotationRow } from "#shared/contract/results.ts";
import type { Inference, Quotation, Tag, Tagging } from "#shared/model/records.ts";
import { byIds } from "./context.ts";

/** Where rows are read from: the records, and the store's own queries. */
export type Shelves = Pick<Library, "read" | "queries">;

/** Inferences as lists show them, in the order given. */
export function argumentRows({ read, queries }: Shelves, inferences: readonly Inference[]): ArgumentRow[] {
  if (inferences.length === 0) return [];
  const ids = inferences.map(({ id }) => id);
  const premises = Map.groupBy(read.whereIn("premises", "inferenceId", ids), (premise) => premise.inferenceId);
  const premiseClaimIds = [...premises.values()].flat().map((premise) => premise.claimId);
  const targetIds = inferences.flatMap(({ targetClaimId }) => (targetClaimId === null ? [] : [targetClaimId]));
  const claims = new Map(
    byIds(read, "claims", distinct([...premiseClaimIds, ...targetIds])).map((claim) => [claim.id, claim]),
  );
  const attributions = queries.attributions(distinct(premiseClaimIds));
  const onThem = Map.groupBy(read.whereIn("inferences", "targetInferenceId", ids), (one) => one.targetInferenceId);
  const placements = Map.groupBy(read.whereIn("placements", "inferenceId", ids), (one) => one.inferenceId);
  return inferences.map((inference) => ({
    inference,
    premises: (premises.get(inference.id) ?? [])
      .sort((a, b) => a.rank - b.rank)
      .map((premise) => ({
        premise,
        claim: present(claims, premise.claimId),
        attribution: attributions.get(premise.claimId) ?? null,
      })),
    targetClaim: inference.targetClaimId === null ? null : present(claims, inference.targetClaimId),
    undercuts: (onThem.get(inference.id) ?? []).filter(({ kind }) => kind === "attack").length,
    mapIds: (placements.get(inference.id) ?? []).map(({ mapId }) => mapId),
  }));
}

/** Quotations with who said them and where, in the order given. */
export function quotationRows({ read, queries }: Shelves, quotations: readonly Quotation[]): QuotationRow[] {
  const speakers = indexById(byIds(read, "speakers", distinct(quotations.map(({ speakerId }) => speakerId))));
  const sources = indexById(queries.sourceFacts(distinct(quotations.map(({ sourceId }) => sourceId))));
  return quotations.map((quotation) => ({
    quotation,
    speaker: present(speakers, quotation.speakerId),
    source: present(sources, quotation.sourceId),
  }));
}

/** The tags on a claim or source, by name. */
export function tagRows(
  reader: Reader,
  taggings: readonly Tagging[],
): { readonly tag: Tag; readonly tagging: Tagging }[] {
  const tags = indexById(byIds(reader, "tags", distinct(taggings.map(({ tagId }) => tagId))));
  return taggings
    .map((tagging) => ({ tag: present(tags, tagging.tagId), tagging }))
    .sort((a, b) => a.tag.name.localeCompare(b.tag.name, "en"));
}

/** Id and title of these maps, by title. */
export function mapTitles(
  reader: Reader,
  mapIds: readonly string[],
): { readonly id: string; readonly title: string }[] {
  return byIds(reader, "maps", distinct(mapIds))
    .map(({ id, title }) => ({ id, title }))
    .sort((a, b) => a.title.localeCompare(b.title, "en"));
}

/** The records by id. */
export function indexById<T extends { readonly id: string }>(records: readonly T[]): ReadonlyMap<string, T> {
  return new Map(records.map((record) => [record.id, record]));
}

/** The values, each once, in order of first appearance. */
export function distinct(values: readonly string[]): string[] {
  return [...new Set(values)];
}

/** The record of an id that a foreign key vouches for. */
export function present<T>(records: ReadonlyMap<string, T>, id: string): T {
  const record = records.get(id);
  if (record === undefined) throw new Error(`${id} is referred to but missing`);
  return record;
}
