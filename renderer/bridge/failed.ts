import type { CommandError, ErrorCode } from "#shared/contract/errors.ts";

/** An answer that the bridge gives itself. */
export function failed(code: ErrorCode, message: string): { readonly ok: false; readonly error: CommandError } {
  return { ok: false, error: { code, message } };
}

export const sendingStopped = "The file was not sent: it was stopped.";
export const programGone = "Warrant is no longer running. Start it again, then reload this page.";
