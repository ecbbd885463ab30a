/** A text as it is searched: letter case and accents aside. */
export function folded(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/** A test of folded texts: true when every word of `search` occurs in one. An empty search matches all. */
export function matcherOf(search: string): (foldedText: string) => boolean {
  const words = folded(search)
    .split(/\s+/)
    .filter((word) => word !== "");
  return (text) => words.every((word) => text.includes(word));
}
