import { FormatFault } from "../document/fault.ts";

/** A numbered claim of a discussion, its text as it stands in the file. */
export type Entry = {
  /** `1.2.1`, without the last dot. */
  readonly number: string;
  readonly kind: "pro" | "con" | "thesis" | "question";
  readonly text: string;
  readonly line: number;
};

export type Discussion = {
  readonly title: string | null;
  readonly entries: readonly Entry[];
  /** What the list at the end says of each number that texts cite. */
  readonly sources: ReadonlyMap<string, string>;
};

/** How a line begins a claim, in each of the two forms. */
type Heading = { readonly number: string; readonly kind: Entry["kind"] | null; readonly text: string };

/** Numbers within numbers at most. */
const deepestNumber = 500;

/**
 * The claims of a discussion in either form. What looks like a claim's beginning
 * but has no number that can come there is part of the text above it.
 * @throws FormatFault for what is no discussion
 */
export function readEntries(text: string): Discussion {
  const lines = text
    .replace(/^\uFEFF/, "")
    .replace(/\r\n?/g, "\n")
    .split("\n");
  const first = lines.findIndex((line) => line.trim() !== "");
  const opening = /^\s*Discussion (Title|Name):(.*)$/s.exec(lines[first] ?? "");
  const isNew = opening
    ? opening[1] === "Name" || lines.some((line) => newHeading(line)?.number === "1")
    : lines.some((line) => newHeading(line)?.number === "1");
  if (!opening && !isNew && !lines.some((line) => /^1\.1\. (?:Pro|Con): /.test(line))) {
    throw new FormatFault(
      "this is no discussion as Kialo exports it: it should begin with “Discussion Name:” or “Discussion Title:”.",
    );
  }
  const headingOf = isNew ? newHeading : oldHeading;
  const walk = new Walk();
  let title = opening ? (opening[2] ?? "").trim() : null;
  let from = opening ? first + 1 : 0;
  if (title === "") {
    // In the newer form the title stands on a line of its own, whatever it looks like.
    while (from < lines.length && lines[from]?.trim() === "") from += 1;
    title = (lines[from] ?? "").trim();
    from += 1;
  }
  for (let at = from; at < lines.length; at += 1) {
    const line = lines[at] ?? "";
    const heading = headingOf(line);
    if (heading && walk.begins(heading)) {
      walk.begin(heading, at + 1);
    } else if (line === "Sources:" && isSourceList(lines, at + 1)) {
      return { title, entries: walk.end(), sources: sourcesOf(lines, at + 1) };
    } else {
      walk.more(line);
    }
  }
  const entries = walk.end();
  if (entries.length === 0) throw new FormatFault("the discussion has no claims.");
  return { title, entries, sources: new Map() };
}

function oldHeading(line: string): Heading | null {
  const match = /^(\d{1,6}(?:\.\d{1,6})*)\. ?(?:(Pro|Con|Thesis|Question):)?(?: (.*))?$/is.exec(line);
  return match && { number: match[1] ?? "", kind: kindOf(match[2]), text: match[3] ?? "" };
}

function newHeading(line: string): Heading | null {
  const match = /^\s*(\d{1,6}(?:\.\d{1,6})*)\.\s(Pro|Con|Thesis|Question):\s*$/i.exec(line);
  return match && { number: match[1] ?? "", kind: kindOf(match[2]), text: "" };
}

function kindOf(word: string | undefined): Entry["kind"] | null {
  switch (word?.toLowerCase()) {
    case "pro":
      return "pro";
    case "con":
      return "con";
    case "thesis":
      return "thesis";
    case "question":
      return "question";
    default:
      return null;
  }
}

/** Gathers entries in the order of their numbers. */
class Walk {
  readonly #entries: Entry[] = [];
  #open: { readonly heading: Heading; readonly line: number; readonly indent: number; readonly text: string[] } | null =
    null;
  /** The number of the last entry, part by part. */
  #path: number[] = [];

  /** True when an entry of this number can come next: the first beneath the last one, or a later one beneath what is above that. */
  begins({ number, kind }: Heading): boolean {
    const parts = number.split(".").map(Number);
    const last = parts.at(-1) ?? 0;
    const depth = parts.length;
    if (depth === 1) return this.#path.length === 0 && last === 1;
    if (depth > this.#path.length + 1 || depth > deepestNumber) return false;
    if (parts.slice(0, -1).some((part, index) => part !== this.#path[index])) return false;
    const before = this.#path[depth - 1] ?? 0;
    // Without a word for its kind, a number is a claim's only where it is the very next one.
    return kind === null ? last === before + 1 : last > before;
  }

  begin(heading: Heading, line: number): void {
    this.#close();
    this.#path = heading.number.split(".").map(Number);
    this.#open = {
      heading,
      line,
      indent: 2 * (this.#path.length - 1),
      text: heading.text === "" ? [] : [heading.text],
    };
  }

  more(line: string): void {
    const open = this.#open;
    if (!open) return;
    const blanks = /^ */.exec(line)?.[0].length ?? 0;
    open.text.push(line.slice(Math.min(blanks, open.indent)));
  }

  end(): readonly Entry[] {
    this.#close();
    return this.#entries;
  }

  #close(): void {
    if (!this.#open) return;
    const { heading, line, text } = this.#open;
    const { number, kind } = heading;
    this.#entries.push({ number, kind: kind ?? "thesis", text: text.join("\n").trim(), line });
    this.#open = null;
  }
}

/** True when the rest of the file is a list of numbered sources. */
function isSourceList(lines: readonly string[], from: number): boolean {
  const first = lines.slice(from, from + 20).find((line) => line.trim() !== "");
  return first === undefined || /^\s*\[\d+\]/.test(first);
}

function sourcesOf(lines: readonly string[], from: number): Map<string, string> {
  const sources = new Map<string, string>();
  let number: string | null = null;
  for (const line of lines.slice(from)) {
    const begin = /^\s*\[(\d{1,6})\]\s*(.*)$/s.exec(line);
    if (begin) {
      number = begin[1] ?? "";
      sources.set(number, (begin[2] ?? "").trim());
    } else if (number !== null && line.trim() !== "") {
      sources.set(number, `${sources.get(number) ?? ""} ${line.trim()}`);
    }
  }
  return sources;
}
