/** A paragraph of a text: UTF-16 offsets, `text.slice(start, end)` is its `text`. */
export type Paragraph = { readonly start: number; readonly end: number; readonly text: string };

/** What no reader sees: controls, soft hyphens, zero-width blanks, directional marks, byte-order marks. */
const invisible =
  /[[\p{Cc}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\ufff9-\ufffb]--[\s--\ufeff]--[\u200c\u200d\u115f\u1160\u180b-\u180d\u180f\ufe00-\ufe0f\u{e0100}-\u{e01ef}]]/gv;
/** Joiners change letters in these scripts, and make one picture of several emoji; elsewhere they are invisible. */
const joined =
  "[\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\ufe0f\\p{scx=Arabic}\\p{scx=Syriac}\\p{scx=Mongolian}\\p{scx=Nko}\\p{scx=Devanagari}\\p{scx=Bengali}\\p{scx=Gurmukhi}\\p{scx=Gujarati}\\p{scx=Oriya}\\p{scx=Tamil}\\p{scx=Telugu}\\p{scx=Kannada}\\p{scx=Malayalam}\\p{scx=Sinhala}\\p{scx=Khmer}\\p{scx=Myanmar}\\p{scx=Tibetan}]";
const needlessJoiner = new RegExp(`(?<!${joined})[\\u200c\\u200d]|[\\u200c\\u200d](?!${joined})`, "gu");
const lineBreak = /\r\n|[\n\r\v\u0085\u2028]/;
const paragraphBreak = /[\f\u2029]/g;
/** Scripts that write no blanks between words; their characters are two columns wide. */
const wide = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\u3000-\u303f\uff00-\uff60]/u;
const wideAll = new RegExp(wide, "gu");
const endsWide = new RegExp(`${wide.source}$`, "u");
const startsWide = new RegExp(`^${wide.source}`, "u");
const listMark = /^\s*(?:[-*+•‣◦–—]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s/u;

/** Columns: a line wider than this was not broken by hand or by a mail program. */
const wrappedAtMost = 100;
/** Columns: lines that are all narrower than this are verses, addresses or a list. */
const wrappedAtLeast = 45;

/** One line of text as it is kept: NFC, well-formed, single blanks, nothing invisible; "" when nothing is left. */
export function cleanLine(raw: string): string {
  const visible = raw
    .toWellFormed()
    .replace(/\u0085/g, " ")
    .replace(invisible, "")
    .replace(needlessJoiner, "");
  return visible.normalize("NFC").replace(/\s+/gu, " ").trim();
}

/** Cleaned paragraphs as one text; those with nothing in them are left out. */
export function joinParagraphs(paragraphs: Iterable<string>): string {
  const kept: string[] = [];
  for (const paragraph of paragraphs) {
    const clean = cleanLine(paragraph);
    if (clean !== "") kept.push(clean);
  }
  return kept.join("\n");
}

/**
 * The paragraphs of plain text, joined by "\n". A blank line divides paragraphs,
 * and lines between blank lines that were broken to fit a page are joined; a
 * text without blank lines has a paragraph on every line. Applied to its own
 * result, it changes nothing.
 */
export function toParagraphs(raw: string): string {
  const lines = raw
    .toWellFormed()
    .replace(paragraphBreak, "\n\n")
    .split(lineBreak)
    .map((line) => ({ line, clean: cleanLine(line) }));
  const first = lines.findIndex(({ clean }) => clean !== "");
  const last = lines.findLastIndex(({ clean }) => clean !== "");
  const inner = lines.slice(Math.max(first, 0), last + 1);
  if (inner.every(({ clean }) => clean !== "")) return inner.map(({ clean }) => clean).join("\n");
  const paragraphs: string[] = [];
  let block: string[] = [];
  for (const { line, clean } of [...inner, { line: "", clean: "" }]) {
    if (clean === "") {
      paragraphs.push(...(isWrapped(block) ? joinWrapped(block) : block));
      block = [];
    } else {
      block.push(listMark.test(line) ? line : clean);
    }
  }
  return joinParagraphs(paragraphs);
}

/** The paragraphs of a text whose paragraphs are its lines that are not empty. */
export function paragraphsOf(text: string): readonly Paragraph[] {
  const found: Paragraph[] = [];
  for (let start = 0; start <= text.length; ) {
    const next = text.indexOf("\n", start);
    const end = next === -1 ? text.length : next;
    if (end > start) found.push({ start, end, text: text.slice(start, end) });
    start = end + 1;
  }
  return found;
}

/** Two lines of one paragraph as one: blanks only where the script has them, none after a hyphen within a word. */
export function joinLines(before: string, after: string): string {
  if (endsWide.test(before) && startsWide.test(after)) return before + after;
  if (/\p{L}[-\u2010]$/u.test(before) && /^\p{Ll}/u.test(after)) return before + after;
  return `${before} ${after}`;
}

/** True for lines that somebody broke to fit a page. */
function isWrapped(lines: readonly string[]): boolean {
  const widths = lines.map((line) => line.length + (line.match(wideAll)?.length ?? 0));
  return Math.max(...widths) <= wrappedAtMost && Math.max(...widths.slice(0, -1)) >= wrappedAtLeast;
}

function joinWrapped(lines: readonly string[]): string[] {
  const paragraphs: string[] = [];
  for (const line of lines) {
    const before = paragraphs.at(-1);
    if (before === undefined || listMark.test(line)) paragraphs.push(line);
    else paragraphs[paragraphs.length - 1] = joinLines(before, line);
  }
  return paragraphs;
}
