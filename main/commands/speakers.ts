import { edit, type Handlers, patchRecord } from "./context.ts";

/** Who said things. */
export const speakerHandlers: Handlers<"speakers.list" | "speaker.create" | "speaker.edit"> = {
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
};
