import { edit, type Handlers, need, patchRecord, refuse } from "./context.ts";

/** Who said things. */
export const speakerHandlers: Handlers<"speakers.list" | "speaker.create" | "speaker.edit" | "speaker.delete"> = {
  "speakers.list": ({ library }) => library.queries.speakerRows(),

  "speaker.create": (context, speaker) =>
    edit(context, "Add speaker", (tx) => {
      const speakerId = tx.newId("speakers");
      tx.insert("speakers", { id: speakerId, ...speaker });
      return { speakerId };
    }),

  "speaker.edit": (context, { speakerId, ...patch }) => {
    edit(context, "Edit speaker", (tx) => patchRecord(tx, "speakers", speakerId, patch));
    return null;
  },

  "speaker.delete": (context, { speakerId }) => {
    edit(context, "Delete speaker", (tx) => {
      need(tx, "speakers", speakerId);
      const quoted = tx.where("quotations", { speakerId }).length;
      if (quoted > 0) {
        throw refuse(
          `This speaker is quoted ${quoted === 1 ? "once" : `${quoted} times`}. Delete the quotations first, or give them another speaker.`,
        );
      }
      tx.delete("speakers", speakerId);
    });
    return null;
  },
};
