import type { IRange, IStatement } from "@argdown/core";
import type { Losses } from "../losses.ts";

/**
 * Text so that Argdown takes none of it for markup; for texts of one line. Full
 * stops and colons before a blank, and hyphens within words, mean nothing there
 * and stay, so that prose stays readable.
 */
export function escaped(text: string): string {
  return text
    .replace(/[*_#@[\]<>{}()\\/+=]|[.:](?=\S)/g, "\\$&")
    .replace(/(?<![\p{L}\p{N}])-|-(?![\p{L}\p{N}])/gu, "\\-");
}

/** The same for the rules of an inference, which commas divide. */
export function escapedRule(text: string): string {
  return escaped(text).replace(/[,;]/g, "\\$&");
}

/** True for a text that Argdown gives back as it is: it knows no line breaks and no runs of blanks. */
export function isPlain(text: string): boolean {
  return !/[\t\n]| {2}/.test(text);
}

/**
 * The words of an element: those of its first member that is not a mere
 * reference, without tags and mentions' brackets; null where no member has any.
 */
export function wordsOfMembers(members: readonly IStatement[], losses: Losses): string | null {
  for (const member of members) {
    if (member.isReference) continue;
    const words = plainWords(member, losses);
    if (words !== "") return words;
  }
  return null;
}

function plainWords({ text = "", ranges = [], startLine = 1 }: IStatement, losses: Losses): string {
  let words = "";
  let done = 0;
  for (const range of [...ranges].sort((a, b) => a.start - b.start)) {
    const where = `line ${startLine}`;
    if (range.type === "bold" || range.type === "italic") losses.add("emphasis in texts", where);
    if (range.start < done) continue;
    const inner = text.slice(range.start, range.stop + 1);
    const replaced = replacement(range, inner);
    if (replaced === null) continue;
    words += text.slice(done, range.start) + replaced;
    done = range.stop + 1;
  }
  return (words + text.slice(done)).trim();
}

/** What stands for a tag, link or mention; null where the words themselves do. */
function replacement(range: IRange, inner: string): string | null {
  const blank = inner.endsWith(" ") ? " " : "";
  switch (range.type as string) {
    case "tag":
      return "";
    case "link":
      return range.url === undefined || range.url === inner ? null : `${inner} (${range.url})`;
    case "statement-mention":
    case "argument-mention":
      return `${range.title ?? inner}${blank}`;
    default:
      return null;
  }
}

/** True for a title that says nothing which the text does not: its first words, or a number that a program gave. */
export function saysNothingMore(title: string, text: string): boolean {
  if (/^(Untitled|Claim|Argument) \d+$/.test(title)) return true;
  const [short, long] = [letters(title), letters(text)];
  return long.startsWith(short) || long.startsWith(short.replace(/\d+$/, ""));
}

/** Short titles, each given once. */
export class Titles {
  readonly #given = new Set<string>();

  /** The first words of a text, up to about 40 characters, of words alone; with a number where that is taken. */
  of(text: string, otherwise: string): string {
    const words = text.match(/[\p{L}\p{M}\p{N}]+(?:['’-][\p{L}\p{M}\p{N}]+)*/gu) ?? [];
    let title = "";
    for (const word of words) {
      const longer = title === "" ? word : `${title} ${word}`;
      if (longer.length > 40) break;
      title = longer;
    }
    return this.#free(title === "" ? otherwise : title);
  }

  #free(title: string): string {
    let free = title;
    // A name that all objects have would be found in the parser's own tables.
    for (let number = 2; this.#given.has(free) || free in {}; number += 1) free = `${title} ${number}`;
    this.#given.add(free);
    return free;
  }
}

function letters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{M}\p{N}]+/gu, "");
}
