import { zipSync } from "fflate";
import mammoth from "mammoth";
import { joinParagraphs, type ReadText } from "#shared/model/read-text.ts";
import { knownAuthors, toAuthor } from "./authors.ts";
import { toIsoDate } from "./dates.ts";
import { firstKnown, noFacts, toTitle } from "./facts.ts";
import { blockTexts } from "./html/blocks.ts";
import { parseHtml, parseXml } from "./html/document.ts";
import { damaged } from "./unreadable.ts";
import { readZip } from "./zip.ts";

const what = "Word document";

/** A Word document (Office Open XML): its paragraphs and notes, without pictures, comments, headers and footers. */
export async function readDocx(bytes: Uint8Array): Promise<ReadText> {
  const parts = readZip(bytes, what, (name) => /\.(?:xml|rels)$/i.test(name));
  if (!parts.has("word/document.xml")) throw damaged(what);
  // Packed anew without its pictures: mammoth unpacks whatever it is given.
  const small = zipSync(Object.fromEntries(parts), { level: 0 });
  const { value } = await mammoth.convertToHtml(
    { buffer: Buffer.from(small) },
    {
      convertImage: mammoth.images.imgElement(async () => ({ src: "" })),
      includeEmbeddedStyleMap: false,
      externalFileAccess: false,
    },
  );
  const document = parseHtml(value);
  for (const arrow of document.querySelectorAll('a[href^="#footnote-ref"], a[href^="#endnote-ref"]')) arrow.remove();
  return {
    kind: "text",
    text: joinParagraphs(blockTexts(document.body)),
    pages: [],
    facts: coreFacts(parts.get("docProps/core.xml"), document.querySelector("h1")?.textContent ?? null),
    warnings: [],
  };
}

/** What the document's properties say (Dublin Core), its first heading for want of a title. */
function coreFacts(core: Uint8Array | undefined, heading: string | null): ReadText["facts"] {
  const properties = core === undefined ? null : parseXml(new TextDecoder().decode(core));
  const text = (name: string) => properties?.getElementsByTagNameNS("*", name)[0]?.textContent ?? null;
  return {
    ...noFacts("document"),
    title: firstKnown(toTitle(text("title")), toTitle(heading)),
    authors: knownAuthors((text("creator") ?? "").split(";").map(toAuthor)),
    issued: toIsoDate(text("created")),
  };
}
