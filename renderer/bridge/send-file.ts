import type { ReceivedFile } from "#shared/contract/bridge.ts";
import type { Answer } from "#shared/contract/errors.ts";
import { fileTooLargeMessage, receivedFileLimitBytes } from "#shared/contract/file-limit.ts";
import { isAnswer } from "./answers.ts";
import type { SendFileOptions } from "./bridge.ts";
import { failed, programGone, sendingStopped } from "./failed.ts";

/**
 * Sends a file's bytes to the loopback host. By XMLHttpRequest, since `fetch`
 * does not tell how far a request's body is.
 */
export function sendFile(file: File, { onProgress, signal }: SendFileOptions = {}): Promise<Answer<ReceivedFile>> {
  if (file.size > receivedFileLimitBytes) return Promise.resolve(failed("file-unreadable", fileTooLargeMessage));
  if (signal?.aborted) return Promise.resolve(failed("cancelled", sendingStopped));
  const request = new XMLHttpRequest();
  return new Promise<Answer<ReceivedFile>>((resolve) => {
    const stop = () => request.abort();
    const finish = (answer: Answer<ReceivedFile>) => {
      signal?.removeEventListener("abort", stop);
      resolve(answer);
    };
    signal?.addEventListener("abort", stop);
    request.upload.addEventListener("progress", ({ lengthComputable, loaded, total }) => {
      if (lengthComputable && total > 0) onProgress?.(loaded / total);
    });
    request.addEventListener("load", () => finish(answerIn(request)));
    request.addEventListener("abort", () => finish(failed("cancelled", sendingStopped)));
    request.addEventListener("error", () => void whyUnsent(file).then(finish));
    request.open("POST", "/files");
    request.setRequestHeader("content-type", "application/octet-stream");
    request.send(file);
  });
}

function answerIn({ responseText }: XMLHttpRequest): Answer<ReceivedFile> {
  try {
    const answer: unknown = JSON.parse(responseText);
    if (isAnswer(answer)) return answer as Answer<ReceivedFile>;
  } catch {
    // Not an answer of Warrant's.
  }
  return failed("unavailable", programGone);
}

/** A file that was moved or locked since it was chosen breaks a request off just as a lost program does. */
async function whyUnsent(file: File): Promise<Answer<never>> {
  try {
    await file.slice(0, 1).arrayBuffer();
  } catch {
    return failed("file-unreadable", "The file could not be read. It may have been moved or deleted, or be a folder.");
  }
  return failed("unavailable", programGone);
}
