import { edit, type Handlers, need, refuse } from "./context.ts";
import { tagsLeftBare } from "./deletion.ts";
import { tagNamer } from "./tagging.ts";

/** Labels on claims and sources. */
export const tagHandlers: Handlers<"tag.add" | "tag.remove"> = {
  "tag.add": (context, { subject, name }) =>
    edit(context, "Add tag", (tx) => {
      const on = { claimId: null, sourceId: null, noteId: null, ...subject };
      if ("claimId" in subject) need(tx, "claims", subject.claimId);
      else need(tx, "sources", subject.sourceId);
      const tagId = tagNamer(tx)(name).id;
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
      if (tagging.noteId !== null) throw refuse("This tag is a word of a note. Take it out of the note's text.");
      const bare = tagsLeftBare(tx, [tagging]);
      tx.delete("taggings", taggingId);
      for (const id of bare) tx.delete("tags", id);
    });
    return null;
  },
};
