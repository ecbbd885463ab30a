import { Readability } from "@mozilla/readability";
import { joinParagraphs, type ReadText } from "#shared/model/read-text.ts";
import { decode } from "../charset.ts";
import { unreadable } from "../unreadable.ts";
import { blockTexts } from "./blocks.ts";
import { parseHtml } from "./document.ts";
import { type ArticleFacts, readPageFacts } from "./page-facts.ts";

/** Readability's time grows with the square of a page's elements and the cube of its depth: beyond these, all of the page is taken. */
const mostElements = 15_000;
const mostDepth = 150;
/** An article with less than this share of its page's text is taken for a guess gone wrong. */
const leastShare = 0.1;

type Article = { readonly facts: ArticleFacts; readonly blocks: readonly string[] };

/** A page of the web: its article, without what stands around it. */
export function readHtml(bytes: Uint8Array, charset: string | null = null): ReadText {
  const { text: html, warnings } = decode(bytes, charset ?? declaredCharset(bytes));
  return readHtmlText(html, warnings);
}

export function readHtmlText(html: string, decoding: readonly string[]): ReadText {
  const warnings = [...decoding];
  const document = parseHtml(html);
  const factsWith = readPageFacts(document, html);
  const { body } = document;
  const trimmed = body === null ? "" : joinParagraphs(blockTexts(body, { withoutFurniture: true }));
  const whole = trimmed !== "" || body === null ? trimmed : joinParagraphs(blockTexts(body));
  const isTooMuch = document.getElementsByTagName("*").length > mostElements || depthOf(document) > mostDepth;
  if (isTooMuch) {
    warnings.push(
      "This page is very long or deeply nested: all of its text was taken, with what stands around the article.",
    );
  }
  const article = isTooMuch ? null : readArticle(document);
  const articleText = joinParagraphs(article?.blocks ?? []);
  const text = articleText.length > whole.length * leastShare ? articleText : whole;
  if (text === "") {
    throw unreadable(
      "This page has no text in it: pages like it are filled by scripts, which Warrant does not run. Open it in a browser, select its text, and paste that.",
    );
  }
  return { kind: "text", text, pages: [], facts: factsWith(article?.facts ?? null), warnings };
}

/** What Readability takes for the article; it takes `document` apart. Null when it finds none. */
function readArticle(document: Document): Article | null {
  try {
    const article = new Readability<Node>(document, { serializer: (node) => node }).parse();
    const content = article?.content;
    if (article === null || !isElement(content)) return null;
    return {
      blocks: blockTexts(content),
      facts: {
        title: article.title ?? null,
        byline: article.byline ?? null,
        siteName: article.siteName ?? null,
        published: article.publishedTime ?? null,
      },
    };
  } catch {
    // Readability recurses, and trusts documents more than broken ones deserve: its text is then taken whole.
    return null;
  }
}

/** How many elements lie within each other at most. */
function depthOf(document: Document): number {
  let deepest = 0;
  let depth = 0;
  let node: Node | null = document;
  while (node !== null) {
    if (node.firstChild !== null) {
      node = node.firstChild;
      depth += 1;
      deepest = Math.max(deepest, depth);
      continue;
    }
    while (node !== null && node.nextSibling === null) {
      node = node.parentNode;
      depth -= 1;
    }
    node = node?.nextSibling ?? null;
  }
  return deepest;
}

function isElement(node: Node | null | undefined): node is Element {
  return node?.nodeType === 1;
}

/** The encoding that a page names within its first bytes, where browsers look for it. */
function declaredCharset(bytes: Uint8Array): string | null {
  const head = new TextDecoder("windows-1252").decode(bytes.subarray(0, 4_096));
  const match =
    /<meta[^>]+charset\s*=\s*["']?\s*([\w:.-]+)/i.exec(head) ?? /<\?xml[^>]+encoding\s*=\s*["']([\w:.-]+)/i.exec(head);
  return match?.[1] ?? null;
}
