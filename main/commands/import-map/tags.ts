import type { Edit } from "#main/store/library.ts";
import type { Tag } from "#shared/model/records.ts";

/** Puts tags on a claim or source, those that it does not have yet. */
export function addTags(
  tx: Edit,
  carrier: { readonly claimId: string } | { readonly sourceId: string },
  names: readonly string[],
  tagNamed: (name: string) => Tag,
): void {
  if (names.length === 0) return;
  const has = new Set(tx.where("taggings", carrier).map(({ tagId }) => tagId));
  for (const name of names) {
    const tagId = tagNamed(name).id;
    if (has.has(tagId)) continue;
    has.add(tagId);
    tx.insert("taggings", { id: tx.newId("taggings"), tagId, claimId: null, sourceId: null, noteId: null, ...carrier });
  }
}
