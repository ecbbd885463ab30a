import type { CSL } from "@citation-js/core";
import type { ProposedFacts, ReadReferences } from "#shared/model/read-text.ts";
import { decode } from "./charset.ts";
import { input } from "./citations.ts";
import { factsOfCsl } from "./csl.ts";
import { unreadable } from "./unreadable.ts";

/** References that one file may bring. */
const mostEntries = 10_000;
const chainOptions = { generateGraph: false, strict: true, maxChainLength: 10, target: "@csl/list+object" };

/** A CSL-JSON file: one item, a list of them, or a list as `items`. */
export function readCslJson(bytes: Uint8Array): ReadReferences {
  const { text, warnings } = decode(bytes);
  const items = itemsOf(parseJson(text));
  const objects = items.filter(
    (item): item is CSL => typeof item === "object" && item !== null && !Array.isArray(item),
  );
  checkCount(objects.length);
  // An item at a time: one that citation-js cannot bring up to date is left out alone.
  return referencesOf(
    objects.map((item) => convert([item], "@csl/list+object")[0]),
    items.length,
    warnings,
  );
}

/** A BibTeX or BibLaTeX file. */
export function readBibtex(bytes: Uint8Array): ReadReferences {
  const decoded = decode(bytes);
  const { warnings } = decoded;
  const text = withoutMathInAddresses(decoded.text);
  const count = text.match(/^[ \t]*@(?!comment|string|preamble)\w+\s*[{(]/gim)?.length ?? 0;
  checkCount(count);
  let items = convert(text, "@biblatex/text");
  // One broken entry spoils the parse of all: then each is read by itself.
  if (items.length === 0) items = splitEntries(text).flatMap((entry) => convert(entry, "@biblatex/text"));
  const read = referencesOf(items, Math.max(count, items.length), warnings);
  return { ...read, entries: read.entries.map((facts) => ({ ...facts, url: withSingleEscapes(facts.url, text) })) };
}

/** Undoes that citation-js escapes escapes of reserved characters once more. */
function withSingleEscapes(url: string | null, text: string): string | null {
  if (url === null) return null;
  return url.replace(/%25(2[346bcf]|3[abdf]|40)/gi, (escaped, code: string) =>
    text.includes(escaped) ? escaped : `%${code}`,
  );
}

function convert(data: unknown, forceType: string): readonly unknown[] {
  try {
    return input.chain(data, { ...chainOptions, forceType });
  } catch {
    return [];
  }
}

function referencesOf(items: readonly unknown[], count: number, warnings: readonly string[]): ReadReferences {
  const entries = items.map(factsOfCsl).filter((facts): facts is ProposedFacts => facts !== null);
  if (entries.length === 0) {
    throw unreadable(
      "No references could be read in this file: it is damaged, or it holds something else. Export them again as CSL-JSON or BibTeX.",
    );
  }
  const lost = count - entries.length;
  if (lost <= 0) return { kind: "references", entries, warnings };
  return {
    kind: "references",
    entries,
    warnings: [...warnings, `${lost} of ${count} entries could not be read and were left out.`],
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw unreadable("This JSON file is damaged: it could not be read. Export the references again as CSL-JSON.");
  }
}

function itemsOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (typeof value === "object" && value !== null && "items" in value && Array.isArray(value.items)) return value.items;
  return [value];
}

function checkCount(count: number): void {
  if (count > mostEntries) {
    throw unreadable(
      `This file lists ${count.toLocaleString("en")} references; Warrant brings in up to ${mostEntries.toLocaleString("en")} at a time. Export those you need.`,
    );
  }
}

/** In an address a dollar is no mathematics, for which citation-js takes it; written this way it is the same address. */
function withoutMathInAddresses(text: string): string {
  return text.replace(/^[ \t]*(?:bdsk-)?url[\w-]*[ \t]*=[ \t]*[{"][^\n]*/gim, (line) => line.replaceAll("$", "%24"));
}

/** Every entry by itself, with the macros that it may use. */
function splitEntries(text: string): readonly string[] {
  const pieces = text.split(/^(?=[ \t]*@\w+\s*[{(])/m).filter((piece) => /^\s*@/.test(piece));
  const macros = pieces.filter((piece) => /^\s*@string/i.test(piece)).join("");
  return pieces.filter((piece) => !/^\s*@string/i.test(piece)).map((entry) => macros + entry);
}
