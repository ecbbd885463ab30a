import type { InferenceKind } from "../../model/records.ts";
import type { MapDocument } from "./map-document.ts";

/** A claim at its place in an outline, with what argues for and against it beneath; or a reference to where it stands. */
export type OutlineItem = {
  readonly claimId: string;
  /** What it is to the item above; null at the top. */
  readonly kind: InferenceKind | null;
  /** Where it stands, from the top: `[1, 2]` is the second item of the first. */
  readonly path: readonly number[];
  /** True where the claim itself stands elsewhere. */
  readonly isReference: boolean;
  readonly items: readonly OutlineItem[];
};

/** Items within items at most: what would stand deeper stands at the top, with a reference to it. */
const deepestItem = 40;

/**
 * A flat document's claims as an outline: what argues for nothing else stands at
 * the top, each claim in full where it first comes, elsewhere as a reference.
 * Of a ring, the claim that comes first stands at the top.
 */
export function outlineOf({ claims, inferences }: Pick<MapDocument, "claims" | "inferences">): {
  readonly items: readonly OutlineItem[];
  /** Where each claim stands in full. */
  readonly paths: ReadonlyMap<string, readonly number[]>;
} {
  const below = new Map<string, { readonly claimId: string; readonly kind: InferenceKind }[]>();
  const arguing = new Set<string>();
  for (const { kind, premises, target } of inferences) {
    const claimId = premises[0]?.claimId;
    if (claimId === undefined || !("claimId" in target)) continue;
    arguing.add(claimId);
    const list = below.get(target.claimId);
    if (list) list.push({ claimId, kind });
    else below.set(target.claimId, [{ claimId, kind }]);
  }
  const paths = new Map<string, readonly number[]>();
  /** Claims that stood too deep; they go to the top. */
  const later: string[] = [];
  const place = (claimId: string, kind: InferenceKind | null, path: readonly number[]): OutlineItem => {
    const tooDeep = path.length > deepestItem;
    if (tooDeep) later.push(claimId);
    if (tooDeep || paths.has(claimId)) return { claimId, kind, path, isReference: true, items: [] };
    paths.set(claimId, path);
    const items = (below.get(claimId) ?? []).map((item, index) => place(item.claimId, item.kind, [...path, index + 1]));
    return { claimId, kind, path, isReference: false, items };
  };
  const items: OutlineItem[] = [];
  const atTop = (claimId: string): void => {
    if (!paths.has(claimId)) items.push(place(claimId, null, [items.length + 1]));
  };
  for (const { id } of claims) if (!arguing.has(id)) atTop(id);
  // The list grows while it is gone through: what stands at the top may again be too deep.
  for (const id of later) atTop(id);
  for (const { id } of claims) {
    atTop(id);
    for (const each of later) atTop(each);
    later.length = 0;
  }
  return { items, paths };
}
