import { cleanLine } from "#shared/model/paragraphs.ts";
import { type Author, authorSchema } from "#shared/model/records.ts";

/** Words that stand before a family name and belong to it. */
const particles = new Set(
  "van von der den de del della di da dos du la le ter ten bin ibn al el zu zur af av".split(" "),
);
const organisation =
  /\b(?:news|press|reuters|agency|staff|team|editors?|editorial|board|desk|university|institute|office|department|ministry|committee|council|commission|association|foundation|centre|center|group|inc|ltd|llc|gmbh|times|post|guardian|company|union|court|police|service)\b|\d|[@/:]/i;

/** A name as written, in CSL's parts: `Family, Given`, `Given Family`, or a literal one where it has no such parts. */
export function toAuthor(written: string): Author | null {
  const name = cleanLine(written)
    .replace(/^by:?\s+/i, "")
    .replace(/[,;|]+$/, "")
    .trim();
  if (name === "" || name.length > 200 || /^https?:/i.test(name)) return null;
  return checked(partsOf(name) ?? { literal: name });
}

/** A name of an organisation, which has no parts. */
export function toLiteralAuthor(written: string): Author | null {
  return checked({ literal: cleanLine(written) });
}

/** The names of a byline such as `By Ann Ash, Bo Birch and Cy Cedar`. */
export function authorsOfByline(byline: string): readonly Author[] {
  const line = cleanLine(byline).replace(/^(?:written\s+)?by:?\s+/i, "");
  const groups = line.split(/\s+(?:and|und|et)\s+|\s*[;&|]\s*/i);
  const names = groups.flatMap((group) => {
    const pieces = group.split(/\s*,\s*/).filter((piece) => piece !== "");
    // "Family, Given" is one name; "Ann Ash, Bo Birch" are two.
    return pieces.every((piece) => /\s/.test(piece)) ? pieces : [group];
  });
  return knownAuthors(names.map(toAuthor));
}

/** Authors that could be read, each once, as many as a source may have. */
export function knownAuthors(authors: readonly (Author | null)[]): readonly Author[] {
  const byName = new Map<string, Author>();
  for (const author of authors) if (author !== null) byName.set(JSON.stringify(author), author);
  return [...byName.values()].slice(0, 100);
}

function partsOf(name: string): Author | null {
  if (organisation.test(name)) return null;
  const comma = /^([^,]+),\s*([^,]+)$/.exec(name);
  if (comma !== null) return { family: comma[1] ?? "", given: comma[2] ?? "" };
  const words = name.split(" ");
  if (words.length < 2 || words.length > 5 || !words.every((word) => /^[\p{L}\p{M}.'’‘-]+$/u.test(word))) return null;
  // A name of small words only, or with none but a last word that is small, is no "Given Family".
  if (!/^\p{Lu}/u.test(words.at(-1) ?? "")) return null;
  let family = words.length - 1;
  while (family > 1 && particles.has((words[family - 1] ?? "").toLowerCase())) family -= 1;
  return { family: words.slice(family).join(" "), given: words.slice(0, family).join(" ") };
}

function checked(author: Author): Author | null {
  const parsed = authorSchema.safeParse(author);
  return parsed.success ? parsed.data : null;
}
