import type { CommandError, ErrorCode } from "#shared/contract/errors.ts";

/** Why a command of the command line failed; its message is for the person. */
export class Failure extends Error {
  readonly code: ErrorCode | "ambiguous";
  readonly details: unknown;
  constructor({ code, message, details }: Omit<CommandError, "code"> & { readonly code: ErrorCode | "ambiguous" }) {
    super(message);
    this.name = "Failure";
    this.code = code;
    this.details = details;
  }
}
