import type { Edit } from "#main/store/library.ts";
import { tagsLeftBare } from "./deletion.ts";

/** Deletes notes with their tags; a tag that nothing carries any more goes too. */
export function deleteNotes(tx: Edit, noteIds: readonly string[]): void {
  if (noteIds.length === 0) return;
  const taggings = tx.whereIn("taggings", "noteId", noteIds);
  const bare = tagsLeftBare(tx, taggings);
  for (const { id } of taggings) tx.delete("taggings", id);
  for (const id of bare) tx.delete("tags", id);
  for (const id of noteIds) tx.delete("notes", id);
}
