import type { Reader } from "#main/store/library.ts";
import { counted, edit, type Handlers, need, patchRecord, refuse } from "./context.ts";

/** The sides of the debate. */
export const positionHandlers: Handlers<"position.create" | "position.edit" | "position.delete"> = {
  "position.create": (context, { name, colourLight, colourDark, glyph }) =>
    edit(context, "Add position", (tx) => {
      refuseTakenName(tx, name);
      const rank = Math.max(-1, ...tx.all("positions").map((position) => position.rank)) + 1;
      const positionId = tx.newId("positions");
      tx.insert("positions", { id: positionId, name, colourLight, colourDark, glyph, rank });
      return { positionId };
    }),

  "position.edit": (context, { positionId, ...patch }) => {
    edit(context, "Edit position", (tx) => {
      need(tx, "positions", positionId);
      if (patch.name !== undefined) refuseTakenName(tx, patch.name, positionId);
      patchRecord(tx, "positions", positionId, patch);
    });
    return null;
  },

  "position.delete": (context, { positionId }) => {
    edit(context, "Delete position", (tx) => {
      const { name } = need(tx, "positions", positionId);
      const holders = tx.where("claims", { positionId }).length;
      if (holders > 0) {
        const hold = holders === 1 ? "A claim still holds" : `${counted(holders, "claim")} still hold`;
        throw refuse(`${hold} the position “${name}”. Give them another position first.`);
      }
      tx.delete("positions", positionId);
    });
    return null;
  },
};

/** Two positions of one name could not be told apart in words. */
function refuseTakenName(reader: Reader, name: string, exceptId?: string): void {
  const folded = name.toLowerCase();
  if (reader.all("positions").some((position) => position.id !== exceptId && position.name.toLowerCase() === folded)) {
    throw refuse(`There already is a position “${name}”. Choose another name.`);
  }
}
