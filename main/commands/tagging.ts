import type { Edit, Reader } from "#main/store/library.ts";
import type { Tag } from "#shared/model/records.ts";
import { byIds } from "./context.ts";
import { tagsLeftBare } from "./deletion.ts";

/** Names that differ only in letter case, or in how accents are encoded, are one name. */
function foldTagName(name: string): string {
  return name.normalize("NFC").toLowerCase();
}

/** Finds the tag of a name, and makes it when the library has none. */
export function tagNamer(tx: Edit): (name: string) => Tag {
  const known = tagsByName(tx);
  return (name) => {
    const folded = foldTagName(name);
    const found = known.get(folded);
    if (found) return found;
    const tag = { id: tx.newId("tags"), name };
    tx.insert("tags", tag);
    known.set(folded, tag);
    return tag;
  };
}

/** Puts exactly these tags on a note, which are the `#words` of its text; a tag that nothing carries any more goes. */
export function tagNote(tx: Edit, noteId: string, names: readonly string[], tagNamed: (name: string) => Tag): void {
  const present = tx.where("taggings", { noteId });
  const tagOf = new Map(
    byIds(
      tx,
      "tags",
      present.map(({ tagId }) => tagId),
    ).map((tag) => [tag.id, foldTagName(tag.name)]),
  );
  const wanted = new Map(names.map((name) => [foldTagName(name), name]));
  const going = present.filter(({ tagId }) => !wanted.has(tagOf.get(tagId) ?? ""));
  const bare = tagsLeftBare(tx, going);
  for (const { id } of going) tx.delete("taggings", id);
  for (const id of bare) tx.delete("tags", id);
  const on = new Set(present.map(({ tagId }) => tagOf.get(tagId)));
  const missing = [...wanted].flatMap(([folded, name]) => (on.has(folded) ? [] : [name]));
  for (const name of missing) {
    const tagId = tagNamed(name).id;
    tx.insert("taggings", { id: tx.newId("taggings"), tagId, claimId: null, sourceId: null, noteId });
  }
}

function tagsByName(reader: Reader): Map<string, Tag> {
  const byName = new Map<string, Tag>();
  for (const tag of reader.all("tags")) {
    const folded = foldTagName(tag.name);
    if (!byName.has(folded)) byName.set(folded, tag);
  }
  return byName;
}
