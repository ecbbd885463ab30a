import type { Reader } from "#main/store/library.ts";
import type { Tag } from "#shared/model/records.ts";
import { edit, type Handlers, need } from "./context.ts";
import { tagsLeftBare } from "./deletion.ts";

/** Labels on claims and sources. */
export const tagHandlers: Handlers<"tag.add" | "tag.remove"> = {
  "tag.add": (context, { subject, name }) =>
    edit(context, "Add tag", (tx) => {
      const on = { claimId: null, sourceId: null, ...subject };
      if ("claimId" in subject) need(tx, "claims", subject.claimId);
      else need(tx, "sources", subject.sourceId);
      let tagId = tagNamed(tx, name)?.id;
      if (tagId === undefined) {
        tagId = tx.newId("tags");
        tx.insert("tags", { id: tagId, name });
      }
      // Tagging twice asks for what is already so: the answer is the tagging that is there.
      const present = tx.where("taggings", { tagId, ...on })[0];
      if (present) return { taggingId: present.id };
      const taggingId = tx.newId("taggings");
      tx.insert("taggings", { id: taggingId, tagId, ...on });
      return { taggingId };
    }),

  "tag.remove": (context, { taggingId }) => {
    edit(context, "Remove tag", (tx) => {
      const tagging = need(tx, "taggings", taggingId);
      const bare = tagsLeftBare(tx, [tagging]);
      tx.delete("taggings", taggingId);
      for (const id of bare) tx.delete("tags", id);
    });
    return null;
  },
};

function tagNamed(reader: Reader, name: string): Tag | undefined {
  const folded = foldCase(name);
  return reader.all("tags").find((tag) => foldCase(tag.name) === folded);
}

/** Names that differ only in letter case, or in how accents are encoded, are one name. */
function foldCase(name: string): string {
  return name.normalize("NFC").toLowerCase();
}
