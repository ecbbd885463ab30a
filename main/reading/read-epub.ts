import type { Page, ProposedFacts, ReadText } from "#shared/model/read-text.ts";
import { knownAuthors, toAuthor } from "./authors.ts";
import { toIsoDate } from "./dates.ts";
import { firstKnown, noFacts, toContainerTitle, toTitle } from "./facts.ts";
import { blockTexts } from "./html/blocks.ts";
import { parseHtml, parseXml } from "./html/document.ts";
import { damaged, unreadable } from "./unreadable.ts";
import { readZip } from "./zip.ts";

const what = "e-book";
/** These hide fonts only; the text is open. */
const fontObfuscation = new Set(["http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"]);

/**
 * An EPUB: its chapters in reading order, with the pages of the printed book
 * where it marks them; a page that begins within a paragraph is told to begin
 * with the next one.
 */
export function readEpub(bytes: Uint8Array, onProgress: (fraction: number) => void): ReadText {
  const files = readZip(bytes, what, (name) => /\.(?:xml|opf|x?html?)$/i.test(name));
  refuseLocked(textOf(files, "META-INF/encryption.xml"));
  const container = parseXml(textOf(files, "META-INF/container.xml") ?? "");
  const packagePath =
    container?.getElementsByTagNameNS("*", "rootfile")[0]?.getAttribute("full-path") ??
    [...files.keys()].find((name) => name.endsWith(".opf"));
  const packageText = packagePath === undefined ? undefined : textOf(files, packagePath);
  if (packagePath === undefined || packageText === undefined) throw damaged(what);
  // A package document that is not well-formed still has its elements when it is read as HTML.
  const opf = parseXml(packageText) ?? parseHtml(packageText);
  const chapters = readingOrder(opf, packagePath);
  const paragraphs: string[] = [];
  const breaks: { label: string; paragraph: number }[] = [];
  let missing = 0;
  chapters.forEach((path, index) => {
    const chapter = textOf(files, path);
    if (chapter === undefined) missing += 1;
    else readChapter(chapter, paragraphs, breaks);
    onProgress((index + 1) / chapters.length);
  });
  const warnings =
    missing === 0 ? [] : [`${missing} of ${chapters.length} chapters could not be read: they are missing or damaged.`];
  if (paragraphs.length === 0 && missing > 0) throw damaged(what);
  return {
    kind: "text",
    text: paragraphs.join("\n"),
    pages: pagesOf(breaks, paragraphs),
    facts: packageFacts(opf),
    warnings,
  };
}

function textOf(files: ReadonlyMap<string, Uint8Array>, path: string): string | undefined {
  const bytes = files.get(path);
  if (bytes === undefined) return undefined;
  const utf16 =
    bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : null;
  return new TextDecoder(utf16 ?? "utf-8").decode(bytes);
}

function refuseLocked(encryption: string | undefined): void {
  const methods = [...(encryption ?? "").matchAll(/EncryptionMethod[^>]*Algorithm\s*=\s*["']([^"']*)/g)];
  if (methods.every(([, algorithm = ""]) => fontObfuscation.has(algorithm))) return;
  throw unreadable(
    "This e-book is locked by copy protection (DRM): its text can be read only in its shop's own program. Copy passages from there and paste them, or get an open copy.",
  );
}

/** Paths of the chapters within the archive, in the order of the spine; without the table of contents. */
function readingOrder(opf: Document, packagePath: string): readonly string[] {
  const base = new URL(packagePath.split("/").map(encodeURIComponent).join("/"), "book:///");
  const items = new Map<string, string>();
  for (const item of opf.getElementsByTagNameNS("*", "item")) {
    const path = resolvedPath(item.getAttribute("href") ?? "", base);
    if (path !== null && !/\bnav\b/.test(item.getAttribute("properties") ?? "")) items.set(item.id, path);
  }
  return [...opf.getElementsByTagNameNS("*", "itemref")]
    .map((reference) => items.get(reference.getAttribute("idref") ?? ""))
    .filter((path) => path !== undefined);
}

function resolvedPath(href: string, base: URL): string | null {
  const url = URL.parse(href, base);
  if (url === null || url.protocol !== base.protocol) return null;
  try {
    return decodeURIComponent(url.pathname).replace(/^\/+/, "");
  } catch {
    return null;
  }
}

function readChapter(chapter: string, paragraphs: string[], breaks: { label: string; paragraph: number }[]): void {
  const xhtml = parseXml(chapter, "application/xhtml+xml");
  const body = xhtml?.getElementsByTagNameNS("*", "body")[0] ?? parseHtml(withEndTags(chapter)).body;
  const before = paragraphs.length;
  const found = blockTexts(body, {
    visit: (element, paragraph) => {
      const label = pageLabel(element);
      if (label !== null) breaks.push({ label, paragraph: before + paragraph });
      return label === null;
    },
  });
  for (const paragraph of found) paragraphs.push(paragraph);
}

/** In XHTML any element may end in its own tag; HTML would take all that follows for its content. */
function withEndTags(xhtml: string): string {
  return xhtml.replace(/<(?!(?:area|base|br|col|hr|img|input|link|meta|wbr)\b)([\w:-]+)\b([^<>]*)\/>/gi, "<$1$2></$1>");
}

/** The printed number of the page that begins at this element; null when it is no page break. */
function pageLabel(element: Element): string | null {
  const type =
    element.getAttribute("epub:type") ?? element.getAttributeNS("http://www.idpf.org/2007/ops", "type") ?? "";
  if (!/\bpagebreak\b/.test(type) && element.getAttribute("role") !== "doc-pagebreak") return null;
  const label = element.getAttribute("title") ?? element.getAttribute("aria-label") ?? element.textContent ?? "";
  return toTitle(label.replace(/^\s*page\s+/i, ""), 40);
}

function pagesOf(
  breaks: readonly { label: string; paragraph: number }[],
  paragraphs: readonly string[],
): readonly Page[] {
  const starts: number[] = [];
  let length = 0;
  for (const paragraph of paragraphs) {
    starts.push(length);
    length += paragraph.length + 1;
  }
  return breaks.flatMap(({ label, paragraph }) => {
    const start = starts[paragraph];
    return start === undefined ? [] : [{ label, start }];
  });
}

function packageFacts(opf: Document): ProposedFacts {
  const texts = (name: string) =>
    [...opf.getElementsByTagNameNS("*", name), ...opf.getElementsByTagName(`dc:${name}`)].map(
      (element) => element.textContent,
    );
  return {
    ...noFacts("book"),
    title: toTitle(texts("title")[0]),
    containerTitle: toContainerTitle(texts("publisher")[0]),
    authors: knownAuthors(texts("creator").map((name) => toAuthor(name ?? ""))),
    issued: firstKnown(...texts("date").map(toIsoDate)),
  };
}
