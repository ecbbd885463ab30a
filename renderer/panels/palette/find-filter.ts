import type { CommandArguments } from "#shared/contract/commands.ts";
import type { HitKind } from "#shared/contract/results/search.ts";

/** What a search is narrowed to. */
export type FindFilter = {
  readonly kinds: readonly HitKind[];
  /** Position ids; "" stands for claims without a position. */
  readonly positionIds: readonly string[];
  readonly sourceId: string | null;
  readonly speakerId: string | null;
  readonly tagId: string | null;
  readonly from: string | null;
  readonly to: string | null;
};

export const noFindFilter: FindFilter = {
  kinds: [],
  positionIds: [],
  sourceId: null,
  speakerId: null,
  tagId: null,
  from: null,
  to: null,
};

/** True when nothing is left out. */
export function findsAll(filter: FindFilter): boolean {
  const { kinds, positionIds, sourceId, speakerId, tagId, from, to } = filter;
  const single = [sourceId, speakerId, tagId, from, to];
  return kinds.length === 0 && positionIds.length === 0 && single.every((value) => value === null);
}

/** The arguments of `search` that a filter asks for. */
export function searchArguments(words: string, filter: FindFilter): CommandArguments<"search"> {
  return { words, ...filter, kinds: [...filter.kinds], positionIds: [...filter.positionIds] };
}

/** What hits of each kind are called, one and many. */
export const kindNames: Readonly<Record<HitKind, readonly [one: string, many: string]>> = {
  claim: ["Claim", "Claims"],
  quotation: ["Quotation", "Quotations"],
  passage: ["Passage", "Passages"],
  source: ["Source", "Sources"],
  note: ["Note", "Notes"],
  map: ["Map", "Maps"],
  speaker: ["Speaker", "Speakers"],
};

/** The list with the item, or without it where it was there; in the order of `order`. */
export function toggled<T extends string>(list: readonly T[], item: T, order: readonly T[]): readonly T[] {
  const wanted = new Set(list);
  if (!wanted.delete(item)) wanted.add(item);
  return order.filter((other) => wanted.has(other));
}
