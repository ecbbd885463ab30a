import type { Handlers } from "./context.ts";

/** Undo and redo: one line of changes for the whole library, whichever window made them. */
export const historyHandlers: Handlers<"history.get" | "history.undo" | "history.redo"> = {
  "history.get": ({ library }) => library.history(),

  "history.undo": ({ library, publish }) => {
    const change = library.undo();
    publish(change);
    return { label: change.label, history: change.history };
  },

  "history.redo": ({ library, publish }) => {
    const change = library.redo();
    publish(change);
    return { label: change.label, history: change.history };
  },
};
