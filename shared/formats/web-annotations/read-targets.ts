import { limits, type Standing, standingSchema } from "../../model/records.ts";
import type { Losses } from "../losses.ts";
import { firstText, isObject, type Json, offsetIn, several, textIn, typesOf } from "./read-json.ts";
import { type NamedKind, recordOfUrn } from "./terms.ts";

/** The words of a passage, and its place in Unicode code points of the text with that hash (null: of a text not known). */
export type ReadPassage = {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly place: { readonly start: number; readonly end: number; readonly textHash: string | null } | null;
  /** How Warrant said that it stands. */
  readonly standing: Standing | null;
};

/** What an annotation is about, by all the names that the file gives it. */
export type ReadTarget = {
  /** The records of Warrant's that it names. */
  readonly names: readonly { readonly kind: NamedKind; readonly id: string }[];
  /** Addresses of the page or document. */
  readonly urls: readonly string[];
  /** The words or title that stand beside it. */
  readonly words: readonly string[];
  readonly passage: ReadPassage | null;
  readonly where: string;
};

/** Selectors within selectors that are followed at most. */
const deepest = 5;

/** An annotation's targets that name anything at all. */
export function readTargets(annotation: Json, where: string, losses: Losses): ReadTarget[] {
  const titles = isObject(annotation.document) ? titlesIn(annotation.document) : [];
  const uri = textIn(annotation, "uri");
  const targets = several(annotation.target, `${where}.target`).flatMap((target) => {
    const read = readTarget(target.value, target.where, losses);
    if (read === null) return [];
    return [{ ...read, urls: [...read.urls, ...(uri === null ? [] : [uri])], words: [...read.words, ...titles] }];
  });
  if (targets.length === 0 && uri !== null) {
    return [{ names: [], urls: [uri], words: titles, passage: null, where }];
  }
  return targets;
}

function readTarget(target: unknown, where: string, losses: Losses): ReadTarget | null {
  if (typeof target === "string") return named([target], [], null, where);
  if (!isObject(target)) {
    losses.add("targets that cannot be read", where);
    return null;
  }
  const source = "source" in target ? target.source : null;
  const iris = [...irisIn(target), ...(isObject(source) ? irisIn(source) : typeof source === "string" ? [source] : [])];
  const words = [...titlesIn(target), ...(isObject(source) ? titlesIn(source) : [])];
  const read = named(iris, words, readSelectors(target, where, losses), where);
  if (read === null) losses.add("targets without an address", where);
  return read;
}

/** The addresses that an object goes by; `scope` and its like say where it was seen, not what it is. */
function irisIn(object: Json): string[] {
  return ["id", "@id", "warrant:quotation", "warrant:source", "url"].flatMap((key) => textIn(object, key) ?? []);
}

function titlesIn(object: Json): string[] {
  return ["label", "title", "name", "dc:title", "schema:name"].flatMap((key) => firstText(object, key) ?? []);
}

function named(
  iris: readonly string[],
  words: readonly string[],
  passage: ReadPassage | null,
  where: string,
): ReadTarget | null {
  const names = iris.flatMap((iri) => recordOfUrn(iri) ?? []);
  const urls = iris.filter((iri) => recordOfUrn(iri) === null);
  return names.length + urls.length + words.length === 0 ? null : { names, urls, words, passage, where };
}

type Found = { quote: Json | null; position: { readonly start: number; readonly end: number } | null };

function readSelectors(target: Json, where: string, losses: Losses): ReadPassage | null {
  const found: Found = { quote: null, position: null };
  for (const selector of several(target.selector, `${where}.selector`)) {
    gather(selector.value, selector.where, found, losses, 0);
  }
  const unused = several(target.selector, "").length > 0 && found.quote === null;
  if (unused) losses.add("places without the words that stand there: the note is on the whole source", where);
  if (found.quote === null) return null;
  const exact = firstText(found.quote, "exact")?.trim() ?? "";
  if (exact.length > limits.quotationExact) {
    losses.add("passages that are too long: the note is on the whole source", where);
    return null;
  }
  const hash = textIn(target, "warrant:textHash");
  const textHash = hash !== null && /^[0-9a-f]{64}$/.test(hash) ? hash : null;
  const standing = standingSchema.safeParse(target["warrant:standing"]);
  return {
    exact,
    prefix: contextIn(found.quote, "prefix").slice(-limits.quotationContext).toWellFormed(),
    suffix: contextIn(found.quote, "suffix").slice(0, limits.quotationContext).toWellFormed(),
    place: found.position && { ...found.position, textHash },
    standing: standing.success ? standing.data : null,
  };
}

function contextIn(quote: Json, key: string): string {
  const value = quote[key];
  return typeof value === "string" ? value.toWellFormed() : "";
}

/** The selector of words and that of positions, wherever they stand in a chain of `refinedBy`. */
function gather(selector: unknown, where: string, found: Found, losses: Losses, depth: number): void {
  if (!isObject(selector) || depth > deepest) {
    losses.add("selectors that cannot be read", where);
    return;
  }
  const types = typesOf(selector);
  if (types.includes("Choice")) {
    for (const item of several(selector.items, `${where}.items`))
      gather(item.value, item.where, found, losses, depth + 1);
    return;
  }
  const [start, end] = [offsetIn(selector, "start"), offsetIn(selector, "end")];
  if (firstText(selector, "exact") !== null) found.quote ??= selector;
  else if (types.includes("TextPositionSelector") && start !== null && end !== null && start < end) {
    found.position ??= { start, end };
  } else losses.add(`selectors of the kind ${(types[0] ?? "that names none").slice(0, 60)}`, where);
  for (const inner of several(selector.refinedBy, `${where}.refinedBy`)) {
    gather(inner.value, inner.where, found, losses, depth + 1);
  }
}
