import { limits } from "./records.ts";

/**
 * A note's text is plain text in which two things have a meaning:
 *
 * - `[[c0ID|label]]` is a link. The letter says to what (`c` claim, `m` map, `s`
 *   source), `ID` is the record's id written as one word (below), and the label is
 *   what the record was called when the link was made.
 * - `#word` is a tag: letters, digits, `-` and `_` with a letter among them, not
 *   in the middle of a word, a web address or a link.
 *
 * All else means itself. An id is written as one word that begins with a letter
 * and a nought: no text that a person writes looks like it, and the database tells
 * a link with text functions alone when it takes a note into its search index,
 * which holds the labels and not the ids.
 */

export type LinkKind = "claim" | "map" | "source";
export type LinkTarget = { readonly kind: LinkKind; readonly id: string };

/** A stretch of a note's text. The `raw` texts of all, joined, are the note's text. */
export type NoteSegment = { readonly raw: string } & (
  | { readonly kind: "text" }
  | { readonly kind: "link"; readonly target: LinkTarget; readonly label: string }
  | { readonly kind: "tag"; readonly name: string }
);

const letters = { claim: "c", map: "m", source: "s" } as const;
const kinds: { readonly [letter: string]: LinkKind } = { c: "claim", m: "map", s: "source" };

/** Characters of a label at most; longer words are cut. */
const longestLabel = 160;

/** Web addresses are one alternative so that nothing within them is taken for a tag; links come before everything. */
const pattern = new RegExp(
  [
    String.raw`\[\[(?<letter>[cms])0(?<word>[A-Za-z0-9]{1,130})\|(?<label>[^\[\]|\p{Cc}]{1,${longestLabel}})\]\]`,
    String.raw`(?<address>(?:\p{L}[\p{L}\p{N}+.-]{1,30}:\/\/|www\.)\S+)`,
    String.raw`(?<![\p{L}\p{N}\p{M}_#&/@])#(?<tag>[\p{L}\p{N}_][\p{L}\p{N}\p{M}_-]*)`,
  ].join("|"),
  "gu",
);

/** The segments of a note's text, in order; texts are never empty, and no two of them follow each other. */
export function parseNote(text: string): NoteSegment[] {
  const segments: NoteSegment[] = [];
  let from = 0;
  const add = (segment: NoteSegment, at: number) => {
    if (at > from) segments.push({ kind: "text", raw: text.slice(from, at) });
    segments.push(segment);
    from = at + segment.raw.length;
  };
  for (const match of text.matchAll(pattern)) {
    const { letter = "", word = "", label, tag } = match.groups ?? {};
    const kind = kinds[letter];
    const id = idOfWord(word);
    if (kind !== undefined && id !== null && label !== undefined && label.trim() !== "") {
      add({ kind: "link", raw: match[0], target: { kind, id }, label }, match.index);
    } else if (tag !== undefined) {
      const name = tag.replace(/-+$/u, "");
      if (isTagName(name)) add({ kind: "tag", raw: `#${name}`, name }, match.index);
    }
  }
  if (from < text.length) segments.push({ kind: "text", raw: text.slice(from) });
  return segments;
}

/** True for what can be written as a tag after `#`. */
export function isTagName(name: string): boolean {
  return (
    name.length <= limits.tagName &&
    /^[\p{L}\p{N}_][\p{L}\p{N}\p{M}_-]*$/u.test(name) &&
    /\p{L}/u.test(name) &&
    !name.endsWith("-")
  );
}

/** The tags of a text, each once (letter case aside), as they are first written. */
export function tagsOf(text: string): string[] {
  const names = new Map<string, string>();
  for (const segment of parseNote(text)) {
    if (segment.kind !== "tag") continue;
    const name = segment.name.normalize("NFC");
    if (!names.has(name.toLowerCase())) names.set(name.toLowerCase(), name);
  }
  return [...names.values()];
}

/** What a text links to, each once, in order. */
export function linksOf(text: string): LinkTarget[] {
  const targets = new Map<string, LinkTarget>();
  for (const segment of parseNote(text)) {
    if (segment.kind === "link") targets.set(`${segment.target.kind} ${segment.target.id}`, segment.target);
  }
  return [...targets.values()];
}

/** The text as people read it: its links as their labels. */
export function asPlainText(text: string): string {
  return parseNote(text)
    .map((segment) => (segment.kind === "link" ? segment.label : segment.raw))
    .join("");
}

/** A link in the form that a note's text has it. `words` is what the record is called; marks of the syntax become others. */
export function linkTo({ kind, id }: LinkTarget, words: string): string {
  return `[[${letters[kind]}0${wordOfId(id)}|${labelOf(words)}]]`;
}

/** Words as a link's label: one line, without the marks of the syntax, cut when long. */
export function labelOf(words: string): string {
  const line = words
    .toWellFormed()
    .replace(/[\s\p{Cc}]+/gu, " ")
    .replaceAll("[", "(")
    .replaceAll("]", ")")
    .replaceAll("|", "/")
    .trim();
  if (line === "") return "…";
  return line.length <= longestLabel
    ? line
    : `${line
        .slice(0, longestLabel - 1)
        .toWellFormed()
        .replace(/\uFFFD$/u, "")}…`;
}

/** An id as one word of letters and digits: `-` is written `x`; `x`, `z` and `_` are written `zx`, `zz` and `zu`. */
function wordOfId(id: string): string {
  return id.replace(/[-_xz]/g, (character) => ({ "-": "x", _: "zu", x: "zx" })[character] ?? "zz");
}

/** The id that such a word stands for; null when it stands for none. */
function idOfWord(word: string): string | null {
  const id = word.replace(/z[uxz]|x/g, (written) => ({ x: "-", zu: "_", zx: "x" })[written] ?? "z");
  return /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/.test(id) && wordOfId(id) === word ? id : null;
}
