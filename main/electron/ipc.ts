import { isAbsolute } from "node:path";
import type { IpcMainInvokeEvent, WebContents } from "electron";
import { ipcMain } from "electron";
import type { App } from "#main/app/app.ts";
import type { TextEdit } from "#shared/contract/channels.ts";
import { channels, textEdits } from "#shared/contract/channels.ts";
import type { Answer, ErrorCode } from "#shared/contract/errors.ts";
import { origin } from "./origin.ts";
import { saveFile } from "./save-file.ts";

const noFile = "This is no file.";

export type IpcOptions = {
  readonly app: Pick<App, "dispatch" | "receive">;
  /** Whether these contents belong to a window that we opened. */
  readonly isOurs: (contents: WebContents) => boolean;
  readonly log: (line: string) => void;
};

/** Answers what pages ask over IPC, if they may. */
export function answerPages({ app, isOurs, log }: IpcOptions): void {
  /** The only place that takes messages: every one passes the sender check, and none throws back into the page. */
  function handle(
    channel: string,
    answer: (event: IpcMainInvokeEvent, ...args: readonly unknown[]) => Promise<Answer<unknown>>,
  ): void {
    ipcMain.handle(channel, async (event, ...args: unknown[]): Promise<Answer<unknown>> => {
      if (!isFromOurPage(event, isOurs)) return failure("forbidden", "This page may not ask Warrant for anything.");
      try {
        return await answer(event, ...args);
      } catch (error) {
        log(error instanceof Error ? (error.stack ?? error.message) : String(error));
        return failure("internal", "Something went wrong inside Warrant. The log says more.");
      }
    });
  }

  handle(channels.invoke, async (_event, name, args) =>
    typeof name === "string" ? app.dispatch(name, args) : failure("unknown-command", "A command's name is text."),
  );
  handle(channels.saveFile, (event, file) => saveFile(event.sender, file));
  handle(channels.receivePath, async (_event, path) =>
    typeof path === "string" && isAbsolute(path) ? app.receive({ path }) : failure("invalid-arguments", noFile),
  );
  handle(channels.receiveBytes, async (_event, bytes) =>
    bytes instanceof Uint8Array ? app.receive({ bytes: [bytes] }) : failure("invalid-arguments", noFile),
  );
  handle(channels.editText, async (event, edit) => {
    if (!isTextEdit(edit)) return failure("invalid-arguments", "There is no such edit of text.");
    event.sender[edit]();
    return { ok: true, value: null };
  });
}

/**
 * Only the top frame of a window of ours, showing our own page, is answered.
 * `senderFrame` is null when the frame has gone or moved on since it asked.
 */
function isFromOurPage(event: IpcMainInvokeEvent, isOurs: (contents: WebContents) => boolean): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame.parent === null && frame.origin === origin && isOurs(event.sender);
}

function isTextEdit(edit: unknown): edit is TextEdit {
  return Object.values<unknown>(textEdits).includes(edit);
}

function failure(code: ErrorCode, message: string): Answer<never> {
  return { ok: false, error: { code, message } };
}
