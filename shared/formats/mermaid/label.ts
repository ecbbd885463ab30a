/**
 * A text as Mermaid's quoted label: what could be markup, a list, a comment, a
 * directive or a quotation mark is an entity code (`#35;`), which Mermaid turns
 * back when it draws; line breaks are `<br/>`.
 */
export function labelOf(text: string): string {
  const coded = text.replace(/[\p{Cc}\u2028\u2029!-/:-@[-`{-~]/gu, (character, at: number) => {
    if (character === "\n") return "<br/>";
    if (character === "\t") return " ";
    const between = /[\p{L}\p{M}\p{N}]/u;
    const [before, after] = [text[at - 1] ?? "", text[at + 1] ?? ""];
    // Plain prose stays readable in the file: "well-known", "phones, too.", but never "1." or "- ".
    if (/[,!?']/.test(character)) return character;
    if (character === "." && /[\p{L}\p{M}]/u.test(before)) return character;
    if (character === "-" && between.test(before) && between.test(after)) return character;
    return `#${character.charCodeAt(0)};`;
  });
  return `"${coded}"`;
}
