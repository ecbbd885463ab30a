import type { Source, Speaker } from "#shared/model/records.ts";
import { foldText } from "#shared/quoting/fold.ts";

/** A claim's words as far as they tell it from other claims: white space and the encoding of accents aside, letter for letter. */
export function claimKey(text: string): string {
  return text.normalize("NFC").replace(/\s+/g, " ").trim();
}

/** A name without regard to letter case, white space and the encoding of accents. */
export function nameKey(name: string): string {
  return name.normalize("NFC").toLowerCase().replace(/\s+/g, " ").trim();
}

/** Who a speaker is; role and organisation may change. */
export function speakerKey({ kind, name }: Pick<Speaker, "kind" | "name">): string {
  return `${kind} ${nameKey(name)}`;
}

/**
 * An address as far as it names a page: a DOI by itself, wherever it is
 * resolved, and otherwise the address without what differs from link to link.
 */
export function addressKey(url: string | null): string | null {
  if (url === null) return null;
  const doi = /(?:^doi:|\bdoi\.org\/)\s*(10\.\d{4,9}\/[^\s?#]+)/i.exec(url)?.[1];
  if (doi !== undefined) return `doi:${doi.toLowerCase()}`;
  if (!URL.canParse(url)) return null;
  const { hostname, pathname, search } = new URL(url);
  // A site's front page names no article.
  if (pathname === "/" && search === "") return null;
  return `${hostname.replace(/^www\./, "")}${pathname.replace(/\/+$/, "")}${search}`;
}

/** A title's words, without case and marks; empty when there are none. */
export function titleKey(title: string | null): string {
  return foldText(title ?? "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/**
 * By what a source is the same as another: its address; its title (or what it is
 * called) with where and when it was published; its text; the file of that text.
 */
export function sourceKeys(
  source: Pick<Source, "url" | "title" | "label" | "containerTitle" | "issued"> & {
    readonly textHash: string | null;
    readonly file: { readonly hash: string } | null;
  },
): string[] {
  const { url, title, label, containerTitle, issued, textHash, file } = source;
  const address = addressKey(url);
  const called = titleKey(title ?? label);
  return [
    ...(address === null ? [] : [`address ${address}`]),
    ...(textHash === null ? [] : [`text ${textHash}`]),
    ...(file === null ? [] : [`file ${file.hash}`]),
    ...(called === "" ? [] : [`facts ${JSON.stringify([called, titleKey(containerTitle), issued])}`]),
  ];
}
