/** Words that one search looks for at most; FTS5 refuses very deep expressions. */
const mostWords = 32;

/** A word is worth asking for when it holds a letter or digit: FTS5's unicode61 drops everything else. */
const speaking = /[\p{L}\p{N}\p{Co}]/u;

/** Marks around a phrase, straight, typographic and of other languages. The single ones are apostrophes more often. */
const quoteMark = /["\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\uff02]/u;

/** What a text asks for. */
export type Sought = {
  /** One word, or the words of a phrase with blanks between. */
  readonly words: string;
  /** True while its last word may be unfinished. */
  readonly open: boolean;
  readonly phrase: boolean;
};

/**
 * Words may be unfinished, each of them, so that `terrorist hide` finds where
 * terrorists hide. Words between quote marks are a phrase of whole words; while
 * the second mark is not there yet, its last word may be unfinished.
 */
export function soughtWords(text: string): readonly Sought[] {
  const terms: Sought[] = [];
  let left = mostWords;
  const take = (part: string): string[] => {
    const words = part
      .split(/\s+/u)
      .filter((word) => speaking.test(word))
      .slice(0, left);
    left -= words.length;
    return words;
  };
  // FTS5 reads its query as a C string.
  const parts = text.toWellFormed().replaceAll("\0", " ").split(quoteMark);
  for (const [index, part] of parts.entries()) {
    const words = take(part);
    if (index % 2 === 0) terms.push(...words.map((word) => ({ words: word, open: true, phrase: false })));
    else if (words.length > 0) terms.push({ words: words.join(" "), open: index === parts.length - 1, phrase: true });
  }
  return terms;
}

/** Quoted, so that nothing in it is syntax; `end-to-end` becomes a phrase. */
function asExpression({ words, open }: Sought): string {
  return `"${words.replaceAll('"', '""')}"${open ? "*" : ""}`;
}

/** Any text as an FTS5 query that wants every word and phrase of it. Null when there is nothing to look for. */
export function matchExpression(text: string): string | null {
  const terms = soughtWords(text);
  return terms.length === 0 ? null : terms.map(asExpression).join(" ");
}

/** A query, and what it asks for. */
export type Tier = { readonly expression: string; readonly sought: readonly Sought[] };

/**
 * The same as queries that are asked one after the other, the stricter first: one
 * word as a whole word, several words as one phrase. The last one finds all that
 * the others do. Empty when there is nothing to look for.
 */
export function matchTiers(text: string): readonly Tier[] {
  const sought = soughtWords(text);
  if (sought.length === 0) return [];
  const all = tierOf(sought);
  const bare = sought.every(({ phrase }) => !phrase);
  const strict = tierOf(
    bare && sought.length > 1
      ? [{ words: sought.map(({ words }) => words).join(" "), open: true, phrase: true }]
      : sought.map((term) => ({ ...term, open: false })),
  );
  return strict.expression === all.expression ? [all] : [strict, all];
}

function tierOf(sought: readonly Sought[]): Tier {
  return { expression: sought.map(asExpression).join(" "), sought };
}
