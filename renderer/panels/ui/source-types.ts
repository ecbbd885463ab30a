/** The kinds of sources that people mostly have, by their CSL-JSON types. */
const commonTypes: readonly (readonly [type: string, words: string])[] = [
  ["article", "Article"],
  ["article-newspaper", "Newspaper article"],
  ["article-magazine", "Magazine article"],
  ["article-journal", "Journal article"],
  ["webpage", "Web page"],
  ["post-weblog", "Blog post"],
  ["post", "Post"],
  ["report", "Report"],
  ["book", "Book"],
  ["chapter", "Chapter"],
  ["speech", "Speech"],
  ["interview", "Interview"],
  ["broadcast", "Broadcast"],
  ["hearing", "Hearing"],
  ["legislation", "Law"],
  ["bill", "Bill"],
  ["legal_case", "Court case"],
  ["paper-conference", "Conference paper"],
  ["thesis", "Thesis"],
  ["pamphlet", "Pamphlet"],
  ["personal_communication", "Letter or message"],
  ["document", "Document"],
];

const wordsByType = new Map(commonTypes);

/** A CSL-JSON type for people: `Newspaper article`. */
export function sourceTypeInWords(type: string): string {
  const known = wordsByType.get(type);
  if (known !== undefined) return known;
  const words = type.replace(/[-_]+/g, " ").trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The types to choose from, `current` among them whatever it is. */
export function sourceTypesWith(current: string): readonly string[] {
  const types = commonTypes.map(([type]) => type);
  return wordsByType.has(current) ? types : [...types, current];
}
