/**
 * Letters and digits that make words with their neighbours. Scripts written
 * without blanks have no such words: each of their characters stands alone.
 */
const wordCharacter =
  /^[[\p{L}\p{N}\p{M}_\u00AD]--[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]]$/v;

const token =
  /[[\p{L}\p{N}\p{M}_\u00AD]--[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]]+(?:(?<=\p{N})[.,:](?=\p{N})[\p{L}\p{N}]+|['’](?=\p{L})[\p{L}\p{M}]+)*|[^\s]/gv;

/** A word, number or mark of a text, and where it begins (UTF-16 code units). */
export type Token = { readonly text: string; readonly start: number };

/** The words, numbers and marks of a text in order; what lies between them is white space. */
export function tokensOf(text: string): Token[] {
  return Array.from(text.matchAll(token), (match) => ({ text: match[0], start: match.index }));
}

/** The character that begins at `at`, whole. */
function characterAt(text: string, at: number): string {
  const code = text.codePointAt(at);
  return code === undefined ? "" : String.fromCodePoint(code);
}

/** The character that ends at `at`, whole. */
function characterBefore(text: string, at: number): string {
  const low = text.charCodeAt(at - 1);
  const pair = low >= 0xdc00 && low <= 0xdfff && at > 1 ? characterAt(text, at - 2) : "";
  return pair.length === 2 ? pair : text.slice(Math.max(0, at - 1), at);
}

/** True when this character (whole, or empty) belongs to a word. */
export function isWordCharacter(character: string): boolean {
  const code = character.charCodeAt(0);
  return code < 0x80 ? isAsciiWord(code) : wordCharacter.test(character);
}

function isAsciiWord(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95;
}

const digit = /^\p{N}$/u;
const separator = /^[.,]$/;
const apostropheT = /^['’]t(?![\p{L}\p{N}])/iu;

/**
 * True when `at` lies within a word or a number: between its letters, at the
 * separators of "5,000", and in the "'t" of "can't", without which the meaning
 * is another.
 */
export function splitsWord(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return false;
  // Nearly all places are beside a blank.
  if (text.charCodeAt(at - 1) === 32 || text.charCodeAt(at) === 32) return false;
  const before = characterBefore(text, at);
  const after = characterAt(text, at);
  if (isWordCharacter(before) && isWordCharacter(after)) return true;
  if (separator.test(after)) return digit.test(before) && digit.test(characterAt(text, at + 1));
  if (separator.test(before)) return digit.test(after) && digit.test(characterBefore(text, at - 1));
  return (
    (isWordCharacter(before) && apostropheT.test(text.slice(at, at + 3))) ||
    (isWordCharacter(characterBefore(text, at - 1)) && apostropheT.test(text.slice(at - 1, at + 2)))
  );
}
