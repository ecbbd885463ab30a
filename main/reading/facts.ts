import { cleanLine } from "#shared/model/paragraphs.ts";
import type { ProposedFacts } from "#shared/model/read-text.ts";
import { limits } from "#shared/model/records.ts";

/** Facts of which nothing is known but the CSL-JSON type. */
export function noFacts(type: string): ProposedFacts {
  return { type, title: null, containerTitle: null, authors: [], issued: null, url: null, accessed: null };
}

/** A title as a source may have it: one line, cut at the last blank before the limit; null when blank. */
export function toTitle(text: string | null | undefined, limit: number = limits.title): string | null {
  const title = cleanLine(text ?? "");
  if (title.length <= limit) return title === "" ? null : title;
  const cut = title
    .slice(0, limit - 1)
    .toWellFormed()
    .replace(/\ufffd$/, "");
  return `${cut.replace(/\s+\S*$/, "") || cut}…`;
}

/** A newspaper's, site's or publisher's name. */
export function toContainerTitle(text: string | null | undefined): string | null {
  return toTitle(text, limits.name);
}

/** An address of the web, in its normal form; null for every other. */
export function toWebAddress(text: string | null | undefined): string | null {
  const address = URL.parse((text ?? "").trim());
  if (address === null || !/^https?:$/.test(address.protocol)) return null;
  return address.href.length > 2_000 ? null : address.href;
}

/** The first that is not null. */
export function firstKnown<T>(...candidates: readonly (T | null)[]): T | null {
  return candidates.find((candidate) => candidate !== null) ?? null;
}
