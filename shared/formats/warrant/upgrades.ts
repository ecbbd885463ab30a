import { FormatFault } from "../document/fault.ts";
import type { JsonObject } from "../json.ts";

/** Makes a file of one version one of the next, trusting nothing that it holds. */
export type Upgrade = (file: JsonObject) => JsonObject;

/** The first makes version 1 version 2, and so on. What stands here stays as it is: files of every version are about. */
export const upgrades: readonly Upgrade[] = [];

/** The version that is written. */
export const currentVersion = upgrades.length + 1;

/**
 * The file as the newest version has it.
 * @param steps {@link upgrades}, but for tests
 * @throws FormatFault for a file of a newer version than the steps lead to, and for one that tells none
 */
export function upgraded(file: JsonObject, steps: readonly Upgrade[] = upgrades): JsonObject {
  const newest = steps.length + 1;
  const version = Object.hasOwn(file, "version") ? file.version : null;
  if (typeof version !== "number" || !Number.isInteger(version) || version < 1) {
    throw new FormatFault("the version of the format should be here, a whole number from 1.", "version");
  }
  if (version > newest) {
    throw new FormatFault(
      `this map is of version ${version} of the format, and this Warrant reads versions up to ${newest}. Update Warrant, and import it again.`,
      "version",
    );
  }
  const upgradedFile = steps.slice(version - 1).reduce((older, step) => step(older), file);
  return { ...upgradedFile, version: newest };
}
