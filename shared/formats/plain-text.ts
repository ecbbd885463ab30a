/** Entities by name that occur in texts of people; all others stay as they are written. */
const namedEntities: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  ndash: "–",
  mdash: "—",
  hellip: "…",
  lsquo: "‘",
  rsquo: "’",
  ldquo: "“",
  rdquo: "”",
  laquo: "«",
  raquo: "»",
  pound: "£",
  euro: "€",
  copy: "©",
  shy: "",
};

const tags = /<(?:\/?[a-zA-Z][^<>]*|![^<>]*)>/g;
const entities = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z]{2,8}));/g;
/** Elements that begin a new line. */
const lineElements = /^<\/?(?:br|p|div|li|ul|ol|tr|h[1-6]|blockquote|section|article)\b/i;

/**
 * The words of a text that may be HTML: no tags, no scripts, entities as the
 * characters they stand for. A text without any is itself. Nothing is decoded
 * twice, and a text takes time in proportion to its length, whatever is in it.
 */
export function plainText(text: string): string {
  if (!text.includes("<") && !text.includes("&")) return text;
  let words = "";
  let end = 0;
  let marked = false;
  for (const { 0: tag, index } of text.matchAll(tags)) {
    // What lies within a script or style sheet was jumped over.
    if (index < end) continue;
    marked = true;
    words += text.slice(end, index) + (lineElements.test(tag) ? "\n" : "");
    end = index + tag.length;
    const hidden = /^<(script|style)\b/i.exec(tag)?.[1];
    if (hidden !== undefined) end = endOfElement(text, hidden, end);
  }
  words += text.slice(end);
  const decoded = words.replace(entities, decodeEntity);
  if (!marked) return decoded;
  const lines = decoded.split("\n").map((line) => line.trim());
  return lines.filter((line) => line !== "").join("\n");
}

/** The same words so that {@link plainText} gives them back: with entities only where it would take them for markup. */
export function withoutMarkup(text: string): string {
  return plainText(text) === text ? text : text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}

/** Where the element that was opened before `from` has ended; the text's end where it never does. */
function endOfElement(text: string, name: string, from: number): number {
  const end = new RegExp(`</${name}\\b[^<>]*>`, "gi");
  end.lastIndex = from;
  return end.exec(text) ? end.lastIndex : text.length;
}

function decodeEntity(entity: string, decimal?: string, hexadecimal?: string, name?: string): string {
  if (name !== undefined) return Object.hasOwn(namedEntities, name) ? (namedEntities[name] ?? entity) : entity;
  const code = decimal === undefined ? Number.parseInt(hexadecimal ?? "0", 16) : Number(decimal);
  const isCharacter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : entity;
}
