import { openAsBlob, readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { z } from "zod";
import type { ReceivedFile } from "#shared/contract/bridge.ts";
import { type Answer, errorCodes } from "#shared/contract/errors.ts";
import { fileTooLargeMessage, receivedFileLimitBytes } from "#shared/contract/file-limit.ts";

/**
 * A loopback host leaves a note beside its library, readable by its user only:
 * how to reach it. With it a second start opens another window of the running
 * Warrant, and the command line works on a library that a window holds.
 */
const noteSchema = z.strictObject({
  processId: z.int().positive(),
  port: z.int().min(1).max(65_535),
  token: z.string().min(1),
});
type Note = z.infer<typeof noteSchema>;

const answerSchema = z.union([
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({
    ok: z.literal(false),
    error: z.object({ code: z.enum(errorCodes), message: z.string(), details: z.unknown() }),
  }),
]);

/** How long a running host may take to let us in, in milliseconds. */
const connectTimeoutMs = 5_000;

export type RunningHost = {
  readonly processId: number;
  readonly dispatch: (name: string, args: unknown) => Promise<Answer<unknown>>;
  /** Hands it the file at this path. */
  readonly receive: (file: { readonly path: string }) => Promise<Answer<ReceivedFile>>;
  /** An address that opens one more window, once. */
  readonly openingLink: () => Promise<Answer<string>>;
};

function notePath(libraryPath: string): string {
  let path = libraryPath;
  try {
    path = realpathSync(libraryPath);
  } catch {
    // No library there yet: the path as it is.
  }
  return `${path}-host`;
}

/**
 * Says that this process serves `libraryPath`.
 * @returns takes the note back
 */
export function announceHost(libraryPath: string, host: { readonly port: number; readonly token: string }): () => void {
  const path = notePath(libraryPath);
  const note: Note = { processId: process.pid, ...host };
  const temporary = `${path}.${process.pid}`;
  writeFileSync(temporary, JSON.stringify(note), { mode: 0o600 });
  renameSync(temporary, path);
  return () => {
    if (readNote(path)?.processId === process.pid) rmSync(path, { force: true });
  };
}

/** The host that serves `libraryPath` now, null when there is none that answers. */
export async function findRunningHost(libraryPath: string): Promise<RunningHost | null> {
  const note = readNote(notePath(libraryPath));
  if (note === null) return null;
  const origin = `http://127.0.0.1:${note.port}`;
  let cookie: string | undefined;
  try {
    const response = await fetch(`${origin}/open?token=${encodeURIComponent(note.token)}`, {
      redirect: "manual",
      signal: AbortSignal.timeout(connectTimeoutMs),
    });
    cookie = response.headers.getSetCookie()[0]?.split(";")[0];
    await response.arrayBuffer();
  } catch {
    return null;
  }
  // A note that a killed process left behind leads nowhere, or to somebody else's port.
  if (cookie === undefined) return null;
  const headers = { cookie, origin };

  async function send(path: string, mediaType: string, body: string | Blob): Promise<Answer<unknown>> {
    try {
      const response = await fetch(origin + path, {
        method: "POST",
        headers: { ...headers, "content-type": mediaType },
        body,
      });
      return answerSchema.parse(await response.json());
    } catch {
      return { ok: false, error: { code: "unavailable", message: "The running Warrant has closed." } };
    }
  }

  function post(path: string, args: unknown): Promise<Answer<unknown>> {
    return send(path, "application/json", JSON.stringify(args) ?? "");
  }

  return {
    processId: note.processId,
    dispatch: (name, args) => post(`/command/${encodeURIComponent(name)}`, args),
    async receive({ path }) {
      const bytes = await openedFile(path);
      if (bytes === null) return unreadable("The file is not there any more, or cannot be opened.");
      if (bytes.size > receivedFileLimitBytes) return unreadable(fileTooLargeMessage);
      const answer = await send("/files", "application/octet-stream", bytes);
      return answer.ok ? { ok: true, value: z.strictObject({ fileId: z.string() }).parse(answer.value) } : answer;
    },
    async openingLink() {
      const answer = await post("/opening-link", {});
      return answer.ok ? { ok: true, value: z.object({ url: z.url() }).parse(answer.value).url } : answer;
    },
  };
}

/** A file whose bytes are read as they are sent; null when there is none. */
async function openedFile(path: string): Promise<Blob | null> {
  try {
    return statSync(path).isFile() ? await openAsBlob(path) : null;
  } catch {
    return null;
  }
}

function unreadable(message: string): Answer<never> {
  return { ok: false, error: { code: "file-unreadable", message } };
}

function readNote(path: string): Note | null {
  try {
    return noteSchema.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch {
    return null;
  }
}
