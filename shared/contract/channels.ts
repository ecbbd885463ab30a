import type { ActionId } from "./actions.ts";

/** Names of the IPC channels between Electron's main process and the preload script. */
export const channels = {
  /** Page to main: `(name, args)`, answered as `dispatch` answers. */
  invoke: "warrant:invoke",
  /** Page to main: `(FileToSave)`, answered with the path or null. */
  saveFile: "warrant:save-file",
  /**
   * Preload to main: the path of a file that the person dropped or chose, answered
   * with a ReceivedFile. The preload makes the path out of the page's File: a page
   * cannot name one.
   */
  receivePath: "warrant:receive-path",
  /** Preload to main: `(Uint8Array)`, a file without a path, answered with a ReceivedFile. */
  receiveBytes: "warrant:receive-bytes",
  /** Preload to main: `(TextEdit)`, done in the focused text field. */
  editText: "warrant:edit-text",
  /** Main to page: `(EventName, payload)`. */
  event: "warrant:event",
} as const;

/**
 * Menu actions that mean the text while someone is writing, and the argument map
 * otherwise, with what the former is called in Electron's WebContents. Cut, copy
 * and paste are not among them: for those the page hears clipboard events.
 */
export const textEdits = {
  "history.undo": "undo",
  "history.redo": "redo",
  "edit.selectAll": "selectAll",
} as const satisfies { readonly [id in ActionId]?: string };

export type TextEdit = (typeof textEdits)[keyof typeof textEdits];
