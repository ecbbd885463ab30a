import type { ProposedFacts } from "#shared/model/read-text.ts";
import type { Author } from "#shared/model/records.ts";
import { authorsOfByline, knownAuthors, toAuthor } from "../authors.ts";
import { toIsoDate } from "../dates.ts";
import { firstKnown, toContainerTitle, toTitle, toWebAddress } from "../facts.ts";
import { type LinkedData, readLinkedData } from "./linked-data.ts";

/** What Readability found out about an article. */
export type ArticleFacts = {
  readonly title: string | null;
  readonly byline: string | null;
  readonly siteName: string | null;
  readonly published: string | null;
};

/** Facts that a page states of itself, the most deliberate statement first; looked up before the page is taken apart. */
export function readPageFacts(document: Document, html: string): (article: ArticleFacts | null) => ProposedFacts {
  const meta = metaOf(document);
  const linked = readLinkedData(document);
  const heading = onlyHeading(document);
  const time = publishedTime(document);
  const address = addressOf(document, meta, linked, html);
  const pageTitle = document.querySelector("head > title")?.textContent ?? null;
  return (article) => ({
    type: typeOf(meta, linked),
    title: firstKnown(
      ...[
        meta("citation_title"),
        linked?.headline,
        meta("og:title"),
        meta("dc.title", "dcterms.title"),
        article?.title,
        heading,
        pageTitle,
      ].map((title) => toTitle(title)),
    ),
    containerTitle: firstKnown(
      ...[
        meta("citation_journal_title", "citation_conference_title"),
        linked?.publisher,
        meta("og:site_name"),
        meta("dc.publisher", "citation_publisher"),
        article?.siteName,
        meta("application-name"),
      ].map((name) => toContainerTitle(name)),
    ),
    authors: authorsOf(meta, linked, article),
    issued: firstKnown(
      ...[
        meta("citation_publication_date", "citation_date", "citation_online_date"),
        linked?.published,
        meta("article:published_time", "datepublished", "parsely-pub-date"),
        meta("dc.date", "dc.date.issued", "dcterms.issued", "dcterms.date", "date", "pubdate"),
        time,
        article?.published,
      ].map(toIsoDate),
    ),
    url: address,
    accessed: null,
  });
}

type Meta = ((...names: readonly string[]) => string | null) & { readonly all: (name: string) => readonly string[] };

/** Contents of `meta` elements by their names, of whichever kind, in any case. */
function metaOf(document: Document): Meta {
  const contents = new Map<string, string[]>();
  for (const element of document.querySelectorAll("meta[content]")) {
    const content = (element.getAttribute("content") ?? "").trim();
    if (content === "") continue;
    for (const attribute of ["name", "property", "itemprop"]) {
      const name = element.getAttribute(attribute)?.trim().toLowerCase();
      if (name === undefined || name === "") continue;
      const listed = contents.get(name);
      if (listed === undefined) contents.set(name, [content]);
      else listed.push(content);
    }
  }
  const first = (...names: readonly string[]) => {
    const name = names.find((candidate) => contents.has(candidate));
    return name === undefined ? null : (contents.get(name)?.[0] ?? null);
  };
  return Object.assign(first, { all: (name: string) => contents.get(name) ?? [] });
}

function authorsOf(meta: Meta, linked: LinkedData | null, article: ArticleFacts | null): readonly Author[] {
  const lists = [
    () => knownAuthors(meta.all("citation_author").map(toAuthor)),
    () => linked?.authors ?? [],
    () => knownAuthors(meta.all("dc.creator").map(toAuthor)),
    () => authorsOfByline(meta("author", "article:author", "parsely-author", "byl") ?? ""),
    () => authorsOfByline(article?.byline ?? ""),
  ];
  for (const list of lists) {
    const authors = list();
    if (authors.length > 0) return authors;
  }
  return [];
}

function typeOf(meta: Meta, linked: LinkedData | null): string {
  if (meta("citation_journal_title") !== null || linked?.type === "ScholarlyArticle") return "article-journal";
  if (linked?.type === "BlogPosting") return "post-weblog";
  if (linked?.type === "Report") return "report";
  if (/NewsArticle$/.test(linked?.type ?? "")) return "article-newspaper";
  return "webpage";
}

function onlyHeading(document: Document): string | null {
  const headings = document.querySelectorAll("h1");
  return headings.length === 1 ? (headings[0]?.textContent ?? null) : null;
}

function publishedTime(document: Document): string | null {
  const time =
    document.querySelector(
      'time[itemprop~="datePublished" i], time[pubdate], [itemprop~="datePublished" i][datetime]',
    ) ?? document.querySelector("article time[datetime], header time[datetime], main time[datetime]");
  return time?.getAttribute("datetime") ?? time?.textContent ?? null;
}

function addressOf(document: Document, meta: Meta, linked: LinkedData | null, html: string): string | null {
  const saved = /<!--\s*saved from url=\(\d+\)(\S+)\s*-->/i.exec(html.slice(0, 4_096))?.[1];
  const canonical = document.querySelector('link[rel~="canonical" i]')?.getAttribute("href");
  return firstKnown(...[canonical, meta("og:url"), linked?.url, saved].map((address) => toWebAddress(address)));
}
