import { closeDialog } from "../../state/dialog-store.ts";

/** Closes the palette first: what is run may open a dialog of its own. */
export function closeThen(work: () => void): () => void {
  return () => {
    closeDialog();
    work();
  };
}
