/** A letter that says which way a text runs; marks, digits and signs say nothing. */
const strong = /\p{L}/u;
const rightToLeftLetter =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Samaritan}\p{Script=Mandaic}\p{Script=Adlam}\p{Script=Hanifi_Rohingya}\p{Script=Mende_Kikakui}\p{Script=Yezidi}\p{Script=Phoenician}\p{Script=Imperial_Aramaic}\u200f\u061c]/u;
/** No text without one of these runs from right to left. */
const anyRightToLeft = /[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufeff\ud802\ud803\ud83a\ud83b]/;

/**
 * True for a text that runs from right to left: its first letter, or a mark that
 * stands for one, does. The rule of HTML's `dir="auto"`.
 */
export function isRightToLeft(text: string): boolean {
  if (!anyRightToLeft.test(text)) return false;
  for (const character of text) {
    if (rightToLeftLetter.test(character)) return strong.test(character) || /[\u200f\u061c]/.test(character);
    if (character === "\u200e" || strong.test(character)) return false;
  }
  return false;
}

/** Languages that draw the same Chinese characters in forms of their own. */
export type HanLanguage = "ja" | "ko";

/** How a text is to be set, where it is not from left to right, or its Chinese characters are not in Chinese forms. */
export type TextSetting = { readonly direction?: "rtl"; readonly language?: HanLanguage };

const usual: TextSetting = {};
/** No text without one of these needs anything unusual. */
const beyondGreekAndCyrillic = /[\u0590-\uffff]/;
const kana = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
const hangul = /\p{Script=Hangul}/u;

/** How a text is to be set: told from the whole of it, for a single line of it may not show. */
export function settingOf(text: string): TextSetting {
  if (!beyondGreekAndCyrillic.test(text)) return usual;
  const language = languageOf(text);
  return { ...(isRightToLeft(text) ? { direction: "rtl" } : undefined), ...(language ? { language } : undefined) };
}

function languageOf(text: string): HanLanguage | null {
  if (kana.test(text)) return "ja";
  return hangul.test(text) ? "ko" : null;
}

/** The setting that something has beside other things. */
export function onlySetting({ direction, language }: TextSetting): TextSetting {
  if (direction === undefined && language === undefined) return usual;
  return { ...(direction && { direction }), ...(language && { language }) };
}
