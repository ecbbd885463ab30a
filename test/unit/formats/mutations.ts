import { expect } from "vitest";
import type { Loss } from "#shared/contract/results/notes.ts";
import { documentLimit, FormatFault } from "#shared/formats/document/fault.ts";
import type { DocumentInference, DocumentNoteSubject, MapDocument } from "#shared/formats/document/map-document.ts";
import {
  claimTextSchema,
  coordinateSchema,
  idSchema,
  limits,
  nameSchema,
  noteTextSchema,
  quotationSchema,
  sourceSchema,
  speakerSchema,
  tagNameSchema,
  titleSchema,
} from "#shared/model/records.ts";
import { shapeFault, statementKey } from "#shared/model/rules.ts";

/** Numbers from 0 to below 1 that look random, the same for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

type Below = (limit: number) => number;

/** What is put into a text, or in place of a number or a quoted text. */
const strangeNumbers = ["NaN", "1e999", "-1e999", "-1", "0", "-0", "99999999999999999999", "1e-320", "Infinity", "0.1"];
const strangeTexts = [
  "<script>alert(1)</script><p>a<br>b</p>",
  "&lt;b&gt; &amp;amp; &#x41; &#0; &#xD800; &#99999999999; &nosuch; &",
  '<!DOCTYPE x [<!ENTITY a "&b;&b;"><!ENTITY b "&a;&a;">]>&a;',
  "\u0000\u0007\u001b[31m",
  "\ud800",
  "\udfff x",
  "\u202e\u200b\ufeff",
  "",
  "   ",
  "__proto__",
  "constructor",
  "x".repeat(3_000),
  "<".repeat(2_000),
  "&".repeat(2_000),
  "RA",
  "I",
  "null",
];
const strangeKeys = ["__proto__", "constructor", "prototype", "toString", "hasOwnProperty", ""];

/** One way to change a text; `pick` chooses by chance. */
type Mutation = (text: string, below: Below) => string;

const mutations: readonly Mutation[] = [
  function flippedBit(text, below) {
    const at = below(text.length);
    return text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ (1 << below(8))) + text.slice(at + 1);
  },
  function otherCharacters(text, below) {
    const at = below(text.length);
    return text.slice(0, at) + String.fromCharCode(below(0x10000)).repeat(1 + below(20)) + text.slice(at + below(20));
  },
  function takenOut(text, below) {
    const at = below(text.length);
    return text.slice(0, at) + text.slice(at + 1 + below(40));
  },
  function cutOff(text, below) {
    return text.slice(0, below(text.length));
  },
  function doubledStretch(text, below) {
    const at = below(text.length);
    return text.slice(0, at + below(200)) + text.slice(at);
  },
  function swappedStretches(text, below) {
    const [a, b, c] = [below(text.length), below(text.length), below(text.length)].sort((x, y) => x - y);
    return text.slice(0, a) + text.slice(b, c) + text.slice(a, b) + text.slice(c);
  },
  function doubledLine(text, below) {
    const lines = text.split("\n");
    const at = below(lines.length);
    lines.splice(below(lines.length), 0, lines[at] ?? "");
    return lines.join("\n");
  },
  function swappedLines(text, below) {
    const lines = text.split("\n");
    const [a, b] = [below(lines.length), below(lines.length)];
    [lines[a], lines[b]] = [lines[b] ?? "", lines[a] ?? ""];
    return lines.join("\n");
  },
  function strangeNumber(text, below) {
    return replaceOne(text, /-?\d+(?:\.\d+)?/g, below, () => pick(strangeNumbers, below));
  },
  function strangeText(text, below) {
    return replaceOne(text, /"(?:[^"\\\n]|\\.){0,200}"/g, below, () => JSON.stringify(pick(strangeTexts, below)));
  },
  function strangeWord(text, below) {
    return replaceOne(text, /\p{L}+/gu, below, () => pick(strangeTexts, below));
  },
  function renamedKey(text, below) {
    return replaceOne(text, /"[\w-]*"(?=\s*:)/g, below, () => JSON.stringify(pick(strangeKeys, below)));
  },
  function equalQuoted(text, below) {
    const other = pickMatch(text, /"[^"\\\n]{0,80}"/g, below);
    return replaceOne(text, /"[^"\\\n]{0,80}"/g, below, () => other);
  },
  function equalNumbers(text, below) {
    const other = pickMatch(text, /\d+/g, below);
    return replaceOne(text, /\d+/g, below, () => other);
  },
  function otherType(text, below) {
    const values = ["null", "true", "[]", "{}", "[[]]", '{"__proto__":{"x":1}}', '""', "7", '[null,1,"x",{}]'];
    return replaceOne(text, /"(?:[^"\\\n]|\\.){0,200}"(?!\s*:)|-?\d+(?:\.\d+)?|null|true|false/g, below, () =>
      pick(values, below),
    );
  },
  function deepBrackets(text, below) {
    const depth = 1 + below(20_000);
    const [open, close] = pick(
      [
        ["[", "]"],
        ['{"a":', "}"],
        ["(", ")"],
        ["<a>", "</a>"],
      ],
      below,
    );
    const at = below(text.length);
    return (
      text.slice(0, at) + open?.repeat(depth) + (below(2) === 0 ? "1" : "") + close?.repeat(depth) + text.slice(at)
    );
  },
  function deepValue(text, below) {
    const depth = 1 + below(20_000);
    return replaceOne(text, /"(?:[^"\\\n]|\\.){0,200}"(?!\s*:)|-?\d+(?:\.\d+)?/g, below, () =>
      below(2) === 0 ? "[".repeat(depth) + "]".repeat(depth) : `${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`,
    );
  },
  function deepIndent(text, below) {
    const lines = text.split("\n");
    const at = below(lines.length);
    lines[at] = " ".repeat(below(3_000)) + (lines[at] ?? "");
    return lines.join("\n");
  },
  function otherLineEnds(text, below) {
    return text.replaceAll("\n", pick(["\r\n", "\r", "\n\n", "\u2028"], below));
  },
  function insertedText(text, below) {
    const at = below(text.length + 1);
    return text.slice(0, at) + pick(strangeTexts, below) + text.slice(at);
  },
];

/**
 * A text changed at random in so many ways, the same ones for the same seed:
 * characters flipped, taken out, doubled; stretches and lines swapped; numbers
 * that are none; keys of every object's prototype; equal ids; deep nesting;
 * markup, entities and control characters. One in three is changed more than once.
 */
export function* mutationsOf(text: string, count: number, seed: number): Generator<string, void, void> {
  const random = randomFrom(seed);
  const below: Below = (limit) => Math.floor(random() * limit);
  for (let made = 0; made < count; made += 1) {
    let mutated = text;
    for (let left = below(3) === 0 ? 1 + below(4) : 1; left > 0; left -= 1) {
      // What has grown huge is changed no further, so that a thousand stay quick.
      if (mutated.length < 8 * text.length + 10_000) mutated = pick(mutations, below)(mutated, below);
    }
    yield mutated;
  }
}

function pick<T>(list: readonly T[], below: Below): T {
  const item = list[below(list.length)];
  if (item === undefined) throw new Error("there is nothing to pick from");
  return item;
}

function pickMatch(text: string, pattern: RegExp, below: Below): string {
  const found = text.match(pattern) ?? [];
  return found[below(found.length)] ?? "";
}

function replaceOne(text: string, pattern: RegExp, below: Below, by: () => string): string {
  const places = [...text.matchAll(pattern)];
  if (places.length === 0) return text;
  const { index, 0: found } = pick(places, below);
  return text.slice(0, index) + by() + text.slice(index + found.length);
}

/** What a reader answers. */
export type Read = { readonly document: MapDocument; readonly losses: readonly Loss[] };

/**
 * Fails unless the reader refuses with a {@link FormatFault} that says something,
 * or answers a sound document with a sound loss report.
 */
export async function expectRefusedOrSound(read: () => Read | Promise<Read>): Promise<"refused" | "read"> {
  let answer: Read;
  try {
    answer = await read();
  } catch (error) {
    if (!(error instanceof FormatFault)) throw error;
    expect(error.message.trim()).not.toBe("");
    expect(error.message.length).toBeLessThan(2_000);
    return "refused";
  }
  assertSound(answer.document);
  for (const { what, where, count } of answer.losses) {
    expect(what.trim()).not.toBe("");
    expect(typeof where).toBe("string");
    expect(Number.isSafeInteger(count) && count > 0).toBe(true);
  }
  return "read";
}

/** Fails unless the document keeps every rule of the argument model and every limit of its records. */
export function assertSound(document: MapDocument): void {
  const { positions, speakers, sources, quotations, claims, inferences, frames, notes } = document;
  // Plain comparisons: thousands of documents are looked at, and `expect` is slow.
  const sound = (holds: boolean, what: string): void => {
    if (!holds) expect.fail(`The document is not sound: ${what}`);
  };
  const same = <T>(schema: { parse(value: unknown): T }, value: T, what: string): void => {
    const parsed = schema.parse(value);
    sound(parsed === value || JSON.stringify(parsed) === JSON.stringify(value), what);
  };
  const idsOf = (list: readonly { readonly id: string }[], what: string): Set<string> => {
    const ids = new Set(list.map(({ id }) => id));
    sound(ids.size === list.length, `two ${what} have one id`);
    for (const id of ids) same(idSchema, id, `an id of ${what}`);
    return ids;
  };
  const point = (place: { readonly x: number; readonly y: number } | null, what: string): void => {
    if (place === null) return;
    same(coordinateSchema, place.x, what);
    same(coordinateSchema, place.y, what);
  };
  same(titleSchema, document.title, "the title");
  sound(document.description.length <= limits.description, "the description");
  sound(claims.length <= documentLimit && inferences.length <= documentLimit, "too many");

  const positionIds = idsOf(positions, "positions");
  for (const { name } of positions) same(nameSchema, name, "a position's name");
  sound(
    new Set(positions.map(({ name }) => name.toLowerCase())).size === positions.length,
    "two positions have one name",
  );
  const speakerIds = idsOf(speakers, "speakers");
  for (const speaker of speakers) same(speakerSchema, speaker, "a speaker");
  const sourceIds = idsOf(sources, "sources");
  const bareSource = sourceSchema.omit({
    text: true,
    textHash: true,
    file: true,
    pages: true,
    createdAt: true,
    updatedAt: true,
  });
  for (const { text, tags, ...source } of sources) {
    same(bareSource, source, "a source");
    for (const tag of tags) same(tagNameSchema, tag, "a source's tag");
    sound(text === null || text.content.length <= limits.sourceText, "a source's text");
  }
  const quotationIds = idsOf(quotations, "quotations");
  for (const quotation of quotations) {
    same(quotationSchema, quotation, "a quotation");
    sound(sourceIds.has(quotation.sourceId), "a quotation's source");
    sound(speakerIds.has(quotation.speakerId), "a quotation's speaker");
    sound((quotation.start === null) === (quotation.end === null), "half a place of a quotation");
  }
  const claimIds = idsOf(claims, "claims");
  for (const claim of claims) {
    same(claimTextSchema, claim.text, "a claim's text");
    sound(claim.text.isWellFormed(), "a claim's text has half a character");
    sound(claim.positionId === null || positionIds.has(claim.positionId), "a claim's position");
    for (const tag of claim.tags) same(tagNameSchema, tag, "a claim's tag");
    sound(new Set(claim.tags.map((tag) => tag.toLowerCase())).size === claim.tags.length, "a claim has a tag twice");
    for (const { quotationId } of claim.quotations) sound(quotationIds.has(quotationId), "a claim's quotation");
    sound(
      new Set(claim.quotations.map(({ quotationId }) => quotationId)).size === claim.quotations.length,
      "a claim has a quotation twice",
    );
    point(claim.place, "a claim's place");
  }
  const inferenceIds = idsOf(inferences, "inferences");
  const byId = new Map(inferences.map((inference) => [inference.id, inference]));
  const said = new Set<string>();
  for (const inference of inferences) {
    const { kind, premises, target, scheme, place } = inference;
    const premiseClaimIds = premises.map(({ claimId }) => claimId);
    sound(shapeFault({ kind, premiseClaimIds, target }) === null, "an inference's shape");
    sound(premises.length <= limits.premises, "an inference has too many premises");
    for (const claimId of premiseClaimIds) sound(claimIds.has(claimId), "a premise");
    sound("claimId" in target ? claimIds.has(target.claimId) : inferenceIds.has(target.inferenceId), "a target");
    const key = statementKey({ kind, premiseClaimIds, target });
    sound(!said.has(key), "two inferences say the same");
    said.add(key);
    if (scheme !== null) same(nameSchema, scheme, "a scheme");
    point(place, "a junction's place");
  }
  const ended = new Set<string>();
  for (const inference of inferences) {
    const passed = new Set<string>();
    let at: DocumentInference | undefined = inference;
    while (at && !ended.has(at.id)) {
      sound(!passed.has(at.id), "inferences aim at each other in a ring");
      passed.add(at.id);
      at = "inferenceId" in at.target ? byId.get(at.target.inferenceId) : undefined;
    }
    for (const id of passed) ended.add(id);
  }
  idsOf(frames, "frames");
  for (const frame of frames) {
    same(titleSchema, frame.title, "a frame's title");
    point(frame, "a frame's place");
    for (const length of [frame.width, frame.height]) {
      sound(Number.isFinite(length) && length > 0 && length <= limits.coordinate, "a frame's size");
    }
  }
  idsOf(notes, "notes");
  const stands = (subject: DocumentNoteSubject): boolean => {
    switch (subject.kind) {
      case "map":
        return true;
      case "claim":
        return claimIds.has(subject.id);
      case "inference":
        return inferenceIds.has(subject.id);
      case "quotation":
        return quotationIds.has(subject.id);
      case "source":
      case "passage":
        return sourceIds.has(subject.id);
    }
  };
  for (const { text, subject } of notes) {
    same(noteTextSchema, text, "a note's text");
    sound(stands(subject), "a note's subject");
  }
}
