import { dateInWords, saidAt } from "../../model/dates.ts";
import type { Quotation, Speaker } from "../../model/records.ts";
import type { DocumentSource } from "../document/map-document.ts";
import { escaped } from "./words.ts";

/** A footnote's text: the words, who said them and as what, and where they stand. */
export function footnote(
  quotation: Pick<Quotation, "exact" | "date" | "role">,
  speaker: Speaker | undefined,
  source: DocumentSource | undefined,
): string {
  const who = [speaker?.name, quotation.role ?? speaker?.role, speaker?.organisation].filter(isFilled).map(inline);
  const date = source ? saidAt(quotation, source) : quotation.date;
  const where = source ? `*${inline(source.label)}*` : "";
  const when = date === null ? "" : dateInWords(date);
  return `“${inline(quotation.exact)}” — ${[who.join(", "), [where, when].filter(isFilled).join(", ")].filter(isFilled).join("; ")}`;
}

/** A source as bibliographies have it: authors (date). Title. Container. Address (accessed date). */
export function bibliographyEntry({
  authors,
  issued,
  issuedBasis,
  title,
  label,
  containerTitle,
  url,
  accessed,
}: DocumentSource): string {
  const names = authors.map((author) =>
    inline("literal" in author ? author.literal : `${author.family}, ${author.given}`),
  );
  const date = issued === null ? "no date" : dateInWords(issued);
  const basis = issuedBasis === null ? "" : `, ${inline(issuedBasis)}`;
  const address = url === null || url.trim() === "" ? "" : /^https?:\/\/[^\s<>]+$/.test(url) ? `<${url}>` : inline(url);
  const seen = accessed === null ? "" : ` (accessed ${dateInWords(accessed)})`;
  const parts = [
    `${names.length === 0 ? "" : `${names.join("; ")} `}(${date}${basis}).`,
    `*${inline(title ?? label)}*.`,
    ...(containerTitle === null ? [] : [`${inline(containerTitle)}.`]),
    ...(address === "" ? [] : [`${address}${seen}`]),
  ];
  return parts.join(" ");
}

/** By what a bibliography is in order of: the first author's name, or else the title. */
export function bibliographyKey({ authors, title, label }: DocumentSource): string {
  const [first] = authors;
  return first === undefined ? (title ?? label) : "literal" in first ? first.literal : `${first.family} ${first.given}`;
}

/** Text on one line, as it is. */
export function inline(text: string): string {
  return escaped(text.replace(/\s+/g, " ").trim());
}

function isFilled(text: string | null | undefined): text is string {
  return text !== null && text !== undefined && text !== "";
}
