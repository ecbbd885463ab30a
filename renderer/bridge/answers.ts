import { type Answer, errorCodes } from "#shared/contract/errors.ts";

/** Something else may have taken the port since: only answers of the contract's shape pass. */
export function isAnswer(value: unknown): value is Answer<unknown> {
  if (typeof value !== "object" || value === null || !("ok" in value)) return false;
  if (value.ok === true) return "value" in value;
  if (!("error" in value) || typeof value.error !== "object" || value.error === null) return false;
  const { error } = value;
  return "code" in error && errorCodes.some((code) => code === error.code);
}
