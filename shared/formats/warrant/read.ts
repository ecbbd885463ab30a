import type { z } from "zod";
import { documentLimit, FormatFault } from "../document/fault.ts";
import type { MapDocument } from "../document/map-document.ts";
import type { ParsedMap } from "../document/parsed-map.ts";
import { isObject, type JsonObject, parseJson } from "../json.ts";
import { Losses } from "../losses.ts";
import { checkReferences } from "./references.ts";
import { withoutRepeats } from "./repeats.ts";
import { formatName, type ListName, listNames, listParts, mapPart } from "./schema.ts";
import { type Upgrade, upgraded } from "./upgrades.ts";

/**
 * Reads a Warrant map file, of this version or an older one. Such a file is
 * Warrant's own: what is wrong with it is not mended but told.
 *
 * @param steps the upgrades, for tests
 * @throws FormatFault naming the first thing that is wrong, such as `claims[3].text`
 */
export function readWarrant(text: string, steps?: readonly Upgrade[]): ParsedMap {
  const json = parseJson(text);
  if (!isObject(json) || !Object.hasOwn(json, "format") || json.format !== formatName) {
    throw new FormatFault(`this is no Warrant map file: it does not say "format": "${formatName}".`);
  }
  const { format: _, version: __, map, ...lists } = upgraded(json, steps);
  for (const name of Object.keys(lists)) {
    if (!isListName(name)) throw new FormatFault(`“${name.slice(0, 60)}” is nothing that a Warrant map file holds.`);
  }
  const document: MapDocument = {
    ...checked(mapPart, map, "map"),
    positions: listOf(lists, "positions", listParts.positions),
    speakers: listOf(lists, "speakers", listParts.speakers),
    sources: listOf(lists, "sources", listParts.sources),
    quotations: listOf(lists, "quotations", listParts.quotations),
    claims: listOf(lists, "claims", listParts.claims),
    inferences: listOf(lists, "inferences", listParts.inferences),
    frames: listOf(lists, "frames", listParts.frames),
    notes: listOf(lists, "notes", listParts.notes),
  };
  // Halves of characters come in as escapes only, and no database can hold them.
  if (/\\ud[89a-f]/i.test(text)) refuseHalves(document, "");
  checkReferences(document);
  const losses = new Losses();
  return { document: withoutRepeats(document, losses), losses: losses.list() };
}

function isListName(name: string): name is ListName {
  return listNames.some((each) => each === name);
}

function listOf<T>(file: JsonObject, name: ListName, schema: z.ZodType<T>): T[] {
  const list = Object.hasOwn(file, name) ? file[name] : undefined;
  if (!Array.isArray(list)) throw new FormatFault("a list should be here.", name);
  if (list.length > documentLimit) {
    throw new FormatFault(`the list holds more than ${documentLimit.toLocaleString("en-GB")} entries.`, name);
  }
  return list.map((record: unknown, index) => checked(schema, record, `${name}[${index}]`));
}

function checked<T>(schema: z.ZodType<T>, value: unknown, where: string): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const path = (issue?.path ?? [])
    .map((step) => (typeof step === "number" ? `[${step}]` : `.${String(step)}`))
    .join("");
  throw new FormatFault(`${issue?.message ?? "it is not what it should be"}.`, `${where}${path}`);
}

function refuseHalves(value: unknown, where: string): void {
  if (typeof value === "string" && !value.isWellFormed()) {
    throw new FormatFault("this text holds half a character.", where);
  }
  if (typeof value !== "object" || value === null) return;
  for (const [key, item] of Object.entries(value)) {
    refuseHalves(item, Array.isArray(value) ? `${where}[${key}]` : where === "" ? key : `${where}.${key}`);
  }
}
