/** Words that one search looks for at most; FTS5 refuses very deep expressions. */
const mostWords = 32;

/** A word is worth asking for when it holds a letter or digit: FTS5's unicode61 drops everything else. */
const speaking = /[\p{L}\p{N}\p{Co}]/u;

/**
 * Any text as an FTS5 query: every word must be there, each perhaps unfinished,
 * so that `terrorist hide` finds where terrorists hide. Words are quoted, so that nothing in them is syntax; `end-to-end`
 * becomes a phrase. Null when there is nothing to look for.
 */
export function matchExpression(text: string): string | null {
  const words = text
    .toWellFormed()
    // FTS5 reads its query as a C string.
    .replaceAll("\0", " ")
    .split(/\s+/u)
    .filter((word) => speaking.test(word))
    .slice(0, mostWords);
  if (words.length === 0) return null;
  return words.map((word) => `"${word.replaceAll('"', '""')}"*`).join(" ");
}
