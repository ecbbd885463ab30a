import type { CSL, CSLName } from "@citation-js/core";
import { cleanLine } from "#shared/model/paragraphs.ts";
import type { ProposedFacts } from "#shared/model/read-text.ts";
import type { Author } from "#shared/model/records.ts";
import { knownAuthors, toLiteralAuthor } from "./authors.ts";
import { isoDate, toIsoDate } from "./dates.ts";
import { firstKnown, toContainerTitle, toTitle, toWebAddress } from "./facts.ts";

type Fields = Readonly<Record<string, unknown>>;

/** Facts of one CSL-JSON item, whatever else it holds; null when it is not one. */
export function factsOfCsl(item: unknown): ProposedFacts | null {
  if (!isFields(item)) return null;
  const facts = {
    type: cleanLine(textOf(item.type) ?? "").slice(0, 60) || "document",
    title: toTitle(plainTitle(item.title)),
    containerTitle: firstKnown(
      toContainerTitle(plainTitle(item["container-title"])),
      toContainerTitle(plainTitle(item.publisher)),
    ),
    authors: knownAuthors(listOf(item.author).map(authorOf)),
    issued: dateOf(item.issued),
    url: firstKnown(toWebAddress(textOf(item.URL)), addressOfDoi(textOf(item.DOI))),
    accessed: dateOf(item.accessed),
  };
  const isEmpty =
    facts.title === null && facts.authors.length === 0 && facts.url === null && facts.containerTitle === null;
  return isEmpty ? null : facts;
}

/** A source's facts as a CSL-JSON item; `type` stays whatever it is. */
export function cslOfFacts(id: string, facts: ProposedFacts): CSL {
  // citation-js lists the types that CSL 1.0.2 knows; a source may have been brought in with another.
  const type = facts.type as CSL["type"];
  const date = (iso: string): NonNullable<CSL["issued"]> => ({ "date-parts": [partsOf(iso)] });
  return {
    id,
    type,
    ...(facts.title === null ? {} : { title: facts.title }),
    ...(facts.containerTitle === null ? {} : { "container-title": facts.containerTitle }),
    ...(facts.authors.length === 0 ? {} : { author: facts.authors.map((author): CSLName => ({ ...author })) }),
    ...(facts.issued === null ? {} : { issued: date(facts.issued) }),
    ...(facts.url === null ? {} : { URL: facts.url }),
    ...(facts.accessed === null ? {} : { accessed: date(facts.accessed) }),
  };
}

function partsOf(iso: string): [number] | [number, number] | [number, number, number] {
  const [year = 0, month, day] = iso.split("-").map(Number);
  if (month === undefined) return [year];
  return day === undefined ? [year, month] : [year, month, day];
}

function authorOf(name: unknown): Author | null {
  if (!isFields(name)) return null;
  const literal = textOf(name.literal);
  const family = [name["dropping-particle"], name["non-dropping-particle"], name.family]
    .map(textOf)
    .filter((part) => part !== null);
  const given = [name.given, name.suffix].map(textOf).filter((part) => part !== null);
  if (literal !== null) return toLiteralAuthor(literal);
  if (family.length === 0 || given.length === 0) return toLiteralAuthor([...given, ...family].join(" "));
  const author = { family: cleanLine(family.join(" ")), given: cleanLine(given.join(" ")) };
  const fits = [author.family, author.given].every((part) => part !== "" && part.length <= 200);
  return fits ? author : toLiteralAuthor(`${author.given} ${author.family}`);
}

function dateOf(value: unknown): string | null {
  if (typeof value === "string") return toIsoDate(value);
  if (!isFields(value)) return null;
  const [parts] = listOf(value["date-parts"]);
  const [year, month, day] = listOf(parts).map((part) => String(part));
  return firstKnown(isoDate(year, month, day), toIsoDate(textOf(value.raw)), toIsoDate(textOf(value.literal)));
}

/** Where a DOI leads, with or without a resolver's address before it; null for what is none. */
function addressOfDoi(doi: string | null): string | null {
  const name = /10\.\d{4,9}\/\S+$/.exec(doi?.trim() ?? "")?.[0];
  return name === undefined ? null : toWebAddress(`https://doi.org/${name}`);
}

/** A title without the few marks that CSL allows in it. */
function plainTitle(value: unknown): string | null {
  return (
    textOf(value)?.replace(
      /<\/?(?:i|b|sup|sub|sc)>|<span (?:class="nocase"|style="font-variant:\s*small-caps;?")>|<\/span>/g,
      "",
    ) ?? null
  );
}

function textOf(value: unknown): string | null {
  if (typeof value === "number") return String(value);
  return typeof value === "string" && value.trim() !== "" ? value : null;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
