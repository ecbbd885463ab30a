/**
 * Where lines may end: at spaces, after hyphens and dashes, and between the
 * characters of scripts written without spaces. A simplification of Unicode's
 * line breaking (UAX 14) with the rules of Chinese and Japanese that keep closing
 * signs and small kana off the beginning of a line, and opening ones off its end.
 */

const dash = /^[-\u2010\u2012-\u2014]$/;
/** Characters that stand for themselves: a line may end before and after each. */
const ideographic =
  /^(?:[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\u3000-\u303f\uff01-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}|\p{Regional_Indicator}|\p{Extended_Pictographic}\ufe0f)/u;
const opening = /^[\p{Ps}\p{Pi}\p{Sc}]/u;
const closing = /^[\p{Pe}\p{Pf}\p{Po}々〻ゝゞヽヾーｰ〜～ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰ-ㇿ℃％]/u;
/** No line ends beside these: no-break spaces and the word joiner. */
const glue = /^[\u00a0\u2007\u2011\u202f\u2060\ufeff]/;
const wordCharacter = /^[\p{L}\p{N}]/u;

/** True where a line may end between two neighbouring graphemes; `before` is the one ahead of `left`. */
export function mayBreak(before: string | undefined, left: string, right: string): boolean {
  if (left === " ") return right !== " ";
  if (right === " ") return false;
  if (left === "\u200b") return true;
  if (dash.test(left)) return before !== undefined && before !== " " && wordCharacter.test(right);
  if (!ideographic.test(left) && !ideographic.test(right)) return false;
  return !opening.test(left) && !closing.test(right) && !glue.test(left) && !glue.test(right);
}
