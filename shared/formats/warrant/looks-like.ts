import { isObject } from "../json.ts";
import { formatName } from "./schema.ts";

/** True for what says that it is a Warrant map file, of whatever version. */
export function looksLikeWarrant(json: unknown): boolean {
  return isObject(json) && Object.hasOwn(json, "format") && json.format === formatName;
}
