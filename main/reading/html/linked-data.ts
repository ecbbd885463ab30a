import type { Author } from "#shared/model/records.ts";
import { knownAuthors, toAuthor, toLiteralAuthor } from "../authors.ts";

/** What a page says of its article in JSON-LD, with the words of schema.org. */
export type LinkedData = {
  readonly type: string | null;
  readonly headline: string | null;
  readonly publisher: string | null;
  readonly authors: readonly Author[];
  readonly published: string | null;
  readonly url: string | null;
};

type Thing = Readonly<Record<string, unknown>>;
const articleType = /(?:Article|BlogPosting|Report|Review|LiveBlogPosting|Book|Thesis|SpeechArticle)$/;

/** The first article among the page's JSON-LD; null when it has none. */
export function readLinkedData(document: Document): LinkedData | null {
  for (const script of document.querySelectorAll('script[type="application/ld+json" i]')) {
    const article = thingsOf(parsed(script.textContent ?? "")).find((thing) => articleType.test(typeOf(thing)));
    if (article !== undefined) return describe(article);
  }
  return null;
}

function describe(article: Thing): LinkedData {
  return {
    type: typeOf(article),
    headline: text(article.headline) ?? text(article.name),
    publisher: nameOf(article.publisher) ?? nameOf(article.isPartOf),
    authors: authorsOf(article.author ?? article.creator),
    published: text(article.datePublished) ?? text(article.dateCreated),
    url: text(article.url) ?? text(article.mainEntityOfPage) ?? idOf(article.mainEntityOfPage),
  };
}

function authorsOf(value: unknown): readonly Author[] {
  return knownAuthors(
    listOf(value).map((author) => {
      const name = nameOf(author);
      if (name === null) return null;
      return isThing(author) && /Organization$/.test(typeOf(author)) ? toLiteralAuthor(name) : toAuthor(name);
    }),
  );
}

/** Every thing that a JSON-LD value describes at its top: itself, those in its list or in its graph. */
function thingsOf(value: unknown): Thing[] {
  return listOf(value)
    .filter(isThing)
    .flatMap((thing) => [thing, ...listOf(thing["@graph"]).filter(isThing)]);
}

function typeOf(thing: Thing): string {
  const types = listOf(thing["@type"]).filter((type) => typeof type === "string");
  return types.find((type) => articleType.test(type)) ?? types[0] ?? "";
}

function nameOf(value: unknown): string | null {
  const [first] = listOf(value);
  return isThing(first) ? text(first.name) : text(first);
}

function idOf(value: unknown): string | null {
  return isThing(value) ? text(value["@id"]) : null;
}

function text(value: unknown): string | null {
  return typeof value === "string" && value.trim() !== "" ? value : null;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
}

function isThing(value: unknown): value is Thing {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    // What a page says of itself for programs is often broken; its text is not.
    return null;
  }
}
