import type { PDFDocumentProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { ProposedFacts } from "#shared/model/read-text.ts";
import { knownAuthors, toAuthor } from "../authors.ts";
import { toIsoDate } from "../dates.ts";
import { firstKnown, noFacts, toContainerTitle, toTitle } from "../facts.ts";

/** What programs write where a title or a person should stand. */
const noTitle =
  /^(?:microsoft (?:word|powerpoint|excel)\b|untitled|document\s*\d*$|layout\s*\d|slide\s*\d|page\s*\d|title$)|\.(?:docx?|odt|rtf|pdf|indd|tex|dvi|qxd|pmd|pages|pptx?|xlsx?|html?|txt|wpd)$|^[\W\d_]*$/i;
const noPerson = /^(?:admin(?:istrator)?|user|owner|unknown|author|default|anonymous|test|pc|root|guest|me)$/i;

/** What a PDF says of itself, in its XMP metadata or its information dictionary, where that is plausible. */
export async function readPdfFacts(document: PDFDocumentProxy): Promise<ProposedFacts> {
  const { info, metadata } = await document.getMetadata().catch(() => ({ info: {}, metadata: null }));
  const xmp = (name: string): readonly string[] => {
    const value: unknown = metadata?.get(name);
    return (Array.isArray(value) ? value : [value]).filter((text) => typeof text === "string");
  };
  const inInfo = (name: string): string | null => {
    const value: unknown = Object.entries(info).find(([key]) => key === name)?.[1];
    return typeof value === "string" ? value : null;
  };
  const names = xmp("dc:creator").length > 0 ? xmp("dc:creator") : (inInfo("Author") ?? "").split(/\s*;\s*|\s+and\s+/);
  return {
    ...noFacts("document"),
    title: firstKnown(plausibleTitle(xmp("dc:title")[0]), plausibleTitle(inInfo("Title"))),
    containerTitle: toContainerTitle(xmp("prism:publicationname")[0] ?? xmp("dc:publisher")[0]),
    authors: knownAuthors(names.filter((name) => !noPerson.test(name.trim())).map(toAuthor)),
    issued: firstKnown(
      toIsoDate(xmp("dc:date")[0]),
      toIsoDate(xmp("xmp:createdate")[0]),
      toIsoDate(inInfo("CreationDate")),
    ),
  };
}

function plausibleTitle(text: string | null | undefined): string | null {
  const title = toTitle(text);
  return title === null || title.length < 4 || noTitle.test(title) ? null : title;
}
