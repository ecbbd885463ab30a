import { FormatFault, tooManyOf } from "./document/fault.ts";
import type { Losses } from "./losses.ts";

/** Something that a JSON file holds, looked at without trusting it. */
export type JsonObject = { readonly [key: string]: unknown };

/** Objects and lists within each other; no format that is read here needs a tenth of it. */
const depthLimit = 200;

/** Items in one list. */
const listLimit = 1_000_000;

/**
 * What a JSON text says. Keys such as `__proto__` become plain own keys, as
 * `JSON.parse` has it; look at objects with the functions below only.
 * @throws FormatFault naming line and column, for what is no JSON and for more than {@link depthLimit} levels
 */
export function parseJson(text: string): unknown {
  const json = text.startsWith("\uFEFF") ? text.slice(1) : text;
  if (json.trim() === "") throw new FormatFault("the file is empty.");
  refuseDepth(json);
  try {
    return JSON.parse(json);
  } catch {
    const at = firstFault(json);
    throw new FormatFault(
      at >= json.length ? "the file breaks off here. It is cut short." : "this is not JSON.",
      lineAndColumn(json, at),
    );
  }
}

/** True for a JSON object, not a list. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A JSON object's own value; undefined where there is none, also for `null`. */
export function fieldOf(object: JsonObject, key: string): unknown {
  return Object.hasOwn(object, key) ? (object[key] ?? undefined) : undefined;
}

/** An own text; null for anything else. */
export function textOf(object: JsonObject, key: string): string | null {
  const value = fieldOf(object, key);
  return typeof value === "string" ? value : null;
}

/** An own number, which may be infinite (`1e999`); null for anything else. */
export function numberOf(object: JsonObject, key: string): number | null {
  const value = fieldOf(object, key);
  return typeof value === "number" ? value : null;
}

/** A name that a file gives to something: a text that is not blank or a number, as text; null for anything else. */
export function idOf(value: unknown): string | null {
  if (typeof value === "number") return String(value);
  return typeof value === "string" && value.trim() !== "" ? value : null;
}

/** An own object; null where there is none. @throws FormatFault for something else in its place */
export function objectOf(object: JsonObject, key: string, where: string): JsonObject | null {
  const value = fieldOf(object, key);
  if (value === undefined) return null;
  if (!isObject(value)) throw new FormatFault("an object should be here.", under(where, key));
  return value;
}

/** An own list, empty where there is none. @throws FormatFault for something else in its place, and for more than a million items */
export function listOf(object: JsonObject, key: string, where: string): readonly unknown[] {
  const value = fieldOf(object, key);
  if (value === undefined) return [];
  const place = under(where, key);
  if (!Array.isArray(value)) throw new FormatFault("a list should be here.", place);
  if (value.length > listLimit) throw tooManyOf(`entries of “${key}”`, listLimit, place);
  return value;
}

/** An object of a list, with its place in the file. */
export type JsonItem = { readonly item: JsonObject; readonly where: string };

/** The objects of an own list with their places, such as `nodes[3]`; what else is in the list is told as lost. @throws FormatFault as {@link listOf} */
export function* itemsOf(
  object: JsonObject,
  key: string,
  where: string,
  losses: Losses,
): Generator<JsonItem, void, void> {
  const place = under(where, key);
  for (const [index, item] of listOf(object, key, where).entries()) {
    const own = `${place}[${index}]`;
    if (isObject(item)) yield { item, where: own };
    else losses.add(`entries of “${key}” that are no objects`, own);
  }
}

/** The place of a key: `AIF.nodes`, or the key alone at the top. */
export function under(where: string, key: string): string {
  return where === "" ? key : `${where}.${key}`;
}

/** Refuses nesting that would make walking the file dangerous, before anything walks it. */
function refuseDepth(json: string): void {
  let depth = 0;
  for (let at = 0; at < json.length; at += 1) {
    switch (json.charCodeAt(at)) {
      case 0x22: // "
        at = endOfText(json, at);
        break;
      case 0x5b: // [
      case 0x7b: // {
        depth += 1;
        if (depth > depthLimit) {
          throw new FormatFault(
            `the file nests objects and lists more than ${depthLimit} deep. No map needs that.`,
            lineAndColumn(json, at),
          );
        }
        break;
      case 0x5d: // ]
      case 0x7d: // }
        depth -= 1;
        break;
    }
  }
}

/** The offset of the quotation mark that ends the text beginning at `start`; the file's end where there is none. */
function endOfText(json: string, start: number): number {
  for (let at = start + 1; at < json.length; at += 1) {
    const code = json.charCodeAt(at);
    if (code === 0x5c) at += 1;
    else if (code === 0x22) return at;
  }
  return json.length;
}

/** Where a text that `JSON.parse` refused stops being JSON, in UTF-16 units; engines tell it or not as they please. */
function firstFault(json: string): number {
  const token = /(?:([[\]{},:])|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.]))/y;
  const blank = /[ \t\n\r]*/y;
  /** What may come next: a value; a value or the list's end; a key; a key or the object's end; a colon; a comma or end. */
  type Next = "value" | "firstItem" | "key" | "firstKey" | "colon" | "after";
  const open: string[] = [];
  let next: Next = "value";
  let at = 0;
  for (;;) {
    blank.lastIndex = at;
    blank.exec(json);
    at = blank.lastIndex;
    if (at >= json.length) return json.length;
    const wantsValue = next === "value" || next === "firstItem";
    if (json[at] === '"') {
      const fault = faultInText(json, at);
      if (fault !== null) return fault;
      if (wantsValue) next = "after";
      else if (next === "key" || next === "firstKey") next = "colon";
      else return at;
      at = endOfText(json, at) + 1;
      continue;
    }
    token.lastIndex = at;
    const found = token.exec(json);
    if (!found) return at;
    const mark = found[1];
    if (mark === undefined) {
      if (!wantsValue) return at;
      next = "after";
    } else if (mark === "{" || mark === "[") {
      if (!wantsValue) return at;
      open.push(mark);
      next = mark === "{" ? "firstKey" : "firstItem";
    } else if (mark === "}" || mark === "]") {
      const ends = next === "after" || next === (mark === "}" ? "firstKey" : "firstItem");
      if (!ends || open.pop() !== (mark === "}" ? "{" : "[")) return at;
      next = "after";
    } else if (mark === ":") {
      if (next !== "colon") return at;
      next = "value";
    } else {
      if (next !== "after" || open.length === 0) return at;
      next = open.at(-1) === "{" ? "key" : "value";
    }
    if (next === "after" && open.length === 0) {
      blank.lastIndex = token.lastIndex;
      blank.exec(json);
      return blank.lastIndex;
    }
    at = token.lastIndex;
  }
}

/** Where a quoted text is broken: a bare control character, an unknown escape, no end; null when it is sound. */
function faultInText(json: string, start: number): number | null {
  const escaped = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
  for (let at = start + 1; at < json.length; at += 1) {
    const code = json.charCodeAt(at);
    if (code === 0x22) return null;
    if (code < 0x20) return at;
    if (code !== 0x5c) continue;
    escaped.lastIndex = at;
    if (!escaped.test(json)) return at;
    at = escaped.lastIndex - 1;
  }
  return json.length;
}

/** An offset as people count: from line 1, column 1. */
function lineAndColumn(text: string, offset: number): string {
  let line = 1;
  let start = 0;
  for (let at = text.indexOf("\n"); at !== -1 && at < offset; at = text.indexOf("\n", at + 1)) {
    line += 1;
    start = at + 1;
  }
  return `line ${line}, column ${offset - start + 1}`;
}
