/** True when every word of `search` occurs in `text`, letter case and accents aside. An empty search matches all. */
export function matchesWords(search: string, text: string): boolean {
  const plain = fold(text);
  return fold(search)
    .split(/\s+/)
    .every((word) => plain.includes(word));
}

function fold(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}
