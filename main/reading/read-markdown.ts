import { joinLines, joinParagraphs, type ReadText } from "#shared/model/read-text.ts";
import { authorsOfByline } from "./authors.ts";
import { decode } from "./charset.ts";
import { toIsoDate } from "./dates.ts";
import { noFacts, toTitle } from "./facts.ts";

const fence = /^ {0,3}(`{3,}|~{3,})/;
const heading = /^ {0,3}#{1,6}(?:\s+(.*?))?(?:\s+#+)?\s*$/;
const underline = /^ {0,3}(?:=+|-{2,})\s*$/;
const rule = /^ {0,3}(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,})$/;
const quoteMark = /^ {0,3}(?:>\s?)+/;
const bullet = /^\s*[-*+]\s+(?:\[[ xX]\]\s+)?/;
const numbered = /^\s*\d{1,9}[.)]\s+/;
const definition = /^ {0,3}\[[^\]]+\]:\s+\S+/;
const tableRule = /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/;
const entities: Record<string, string> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  mdash: "—",
  ndash: "–",
  hellip: "…",
};

/** Markdown as the paragraphs that it shows: marks of structure and emphasis, addresses of links, pictures and HTML go. */
export function readMarkdown(bytes: Uint8Array): ReadText {
  const { text, warnings } = decode(bytes);
  const { fields, body } = splitFrontMatter(text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n"));
  const { paragraphs, firstHeading } = readBlocks(body);
  return {
    kind: "text",
    text: joinParagraphs(paragraphs),
    pages: [],
    facts: {
      ...noFacts("document"),
      title: toTitle(fields.get("title")) ?? toTitle(firstHeading),
      authors: authorsOfByline(fields.get("author") ?? ""),
      issued: toIsoDate(fields.get("date")),
    },
    warnings,
  };
}

/** Simple `name: value` lines between two `---` at the top; more than that YAML may say is not looked at. */
function splitFrontMatter(text: string): { fields: ReadonlyMap<string, string>; body: string } {
  const match = /^---[ \t]*\n([\s\S]*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)/.exec(text);
  if (match === null || !/^[\w-]+:/m.test(match[1] ?? "")) return { fields: new Map(), body: text };
  const fields = new Map<string, string>();
  for (const line of (match[1] ?? "").split("\n")) {
    const field = /^([\w-]+):\s*(.+)$/.exec(line);
    if (field !== null)
      fields.set((field[1] ?? "").toLowerCase(), (field[2] ?? "").trim().replace(/^(["'])(.*)\1$/, "$2"));
  }
  return { fields, body: text.slice(match[0].length) };
}

function readBlocks(text: string): { paragraphs: readonly string[]; firstHeading: string | null } {
  const paragraphs: string[] = [];
  let firstHeading: string | null = null;
  let open: string | null = null;
  let codeFence: string | null = null;
  const close = () => {
    if (open !== null) paragraphs.push(plainInline(open));
    open = null;
  };
  for (const raw of withoutScripts(text).split("\n")) {
    const mark = fence.exec(raw)?.[1];
    if (codeFence !== null) {
      if (mark?.startsWith(codeFence) === true && raw.trim() === mark) codeFence = null;
      else paragraphs.push(raw);
      continue;
    }
    const line = raw.replace(quoteMark, "");
    if (mark !== undefined) {
      close();
      codeFence = mark;
      continue;
    }
    const title: string | undefined = heading.exec(line)?.[1];
    if (heading.test(line)) {
      close();
      const words = plainInline(title ?? "");
      firstHeading ??= words;
      paragraphs.push(words);
    } else if (open !== null && underline.test(line)) {
      firstHeading ??= plainInline(open);
      close();
    } else if (line.trim() === "" || rule.test(line) || definition.test(line)) {
      close();
    } else if (/^\s*\|.*\|\s*$/.test(line) || (tableRule.test(line) && line.includes("|"))) {
      close();
      if (!tableRule.test(line)) paragraphs.push(plainInline(line.replace(/(?<!\\)\|/g, " ")));
    } else if (bullet.test(line) || numbered.test(line)) {
      close();
      open = line.replace(bullet, "").trim();
    } else {
      open = open === null ? line.trim() : joinLines(open, line.trim());
    }
  }
  close();
  return { paragraphs, firstHeading };
}

/** HTML that shows nothing, within Markdown. */
function withoutScripts(text: string): string {
  return text.replace(/<!--[\s\S]*?(?:-->|$)/g, "").replace(/<(script|style)\b[\s\S]*?(?:<\/\1\s*>|$)/gi, "");
}

/** What a line shows: code as it stands, everything else without its marks. */
function plainInline(line: string): string {
  return line
    .split(/((?<!`)(`+)(?!`)(?:.+?)(?<!`)\2(?!`))/)
    .map((piece, index) =>
      index % 3 === 1 ? piece.replace(/^`+ ?| ?`+$/g, "") : index % 3 === 2 ? "" : plainWords(piece),
    )
    .join("");
}

function plainWords(text: string): string {
  const escaped: string[] = [];
  return text
    .replace(/\\([!-/:-@[-`{-~])/g, (_match, character: string) => `\ue000${escaped.push(character) - 1}\ue001`)
    .replace(/!\[[^\]]*\](?:\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\]]*\])/g, "")
    .replace(/\[\^[^\]]+\]:?/g, "")
    .replace(/\[([^[\]]*)\](?:\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\]]*\])/g, "$1")
    .replace(/<((?:https?|mailto):[^\s<>]+)>/g, "$1")
    .replace(/<\/?[a-z][^<>]*>/gi, "")
    .replace(/(\*\*\*|\*\*|\*|~~)(?=\S)(.+?)(?<=\S)\1/g, "$2")
    .replace(/(\*\*\*|\*\*|\*|~~)(?=\S)(.+?)(?<=\S)\1/g, "$2")
    .replace(/(?<![\p{L}\p{N}_])(___|__|_)(?=\S)(.+?)(?<=\S)\1(?![\p{L}\p{N}_])/gu, "$2")
    .replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w+));/gi, (match, decimal?: string, hex?: string, name?: string) => {
      const code = decimal === undefined ? Number.parseInt(hex ?? "", 16) : Number(decimal);
      if (name !== undefined) return entities[name] ?? match;
      return code <= 0x10ffff ? String.fromCodePoint(code) : match;
    })
    .replace(/\ue000(\d+)\ue001/g, (_match, index: string) => escaped[Number(index)] ?? "");
}
