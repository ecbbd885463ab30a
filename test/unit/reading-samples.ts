import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { GlobalFonts, PDFDocument } from "@napi-rs/canvas";
import { strToU8, zipSync } from "fflate";
import { faces } from "#shared/scene/fonts.ts";

/** What must never be read as text. */
export const scriptWords = "stealCookies";

/** Sentences of no source, of some length, so that they pass for an article. */
export const sentences = [
  "A letter that is sealed can be opened by whoever holds a warrant, and by nobody else.",
  "The committee heard that keys kept for the police, however well they are guarded, get lost.",
  "Engineers said that a door for some is a door for all, and officials said that no door is wholly shut.",
  "Neither side, it was agreed, had counted what it would cost, or who would pay for it in the end.",
  "The minister, asked twice, would not say whether messages of members of parliament were read as well.",
];

export function pageHtml(paragraphs: readonly string[], head = ""): string {
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Sealed letters - The Example</title>${head}
<style>p { color: red }</style><script>${scriptWords}("head")</script></head>
<body><nav><ul><li><a href="/">Home page</a></li><li><a href="/more">More news</a></li></ul></nav>
<article><h1>Sealed letters</h1><p class="byline">By Ann Ash and Bo Birch</p>
${paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join("\n<script>stealCookies()</script>")}
<img src="https://pictures.example/x.png" alt="" onerror="hide()"><iframe src="https://frames.example/"></iframe>
</article><footer>All rights kept by The Example</footer></body></html>`;
}

export const pageFacts = `<link rel="canonical" href="https://news.example/sealed-letters">
<meta property="og:site_name" content="The Example">
<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"Sealed letters",
"datePublished":"2017-03-26T21:00:00Z","author":[{"@type":"Person","name":"Ann Ash"},{"@type":"Organization","name":"Press Pool"}],
"publisher":{"@type":"Organization","name":"The Daily Example"}}</script>`;

export function sampleMhtml(html: string): Uint8Array {
  const quoted = Buffer.from(html)
    .toString("latin1")
    .replace(/[=\x80-\xff]/g, (character) => {
      return `=${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;
    });
  const folded = quoted.replace(/((?:=[\dA-F]{2}|[^=\n]){60,70})(?=.)/g, "$1=\r\n");
  return Buffer.from(
    `From: <Saved by Blink>\r\nSnapshot-Content-Location: https://news.example/sealed-letters\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----Part--1"\r\n\r\n------Part--1\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: https://news.example/sealed-letters\r\n\r\n${folded}\r\n------Part--1\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n------Part--1--\r\n`,
    "latin1",
  );
}

const wordSpace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

export function docxParts(paragraphs: readonly string[], title = "Sealed letters"): Record<string, Uint8Array> {
  const body = paragraphs.map((text) => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`).join("");
  return Object.fromEntries(
    Object.entries({
      "[Content_Types].xml": `${xmlHead}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
      "_rels/.rels": `${xmlHead}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
      "word/document.xml": `${xmlHead}<w:document ${wordSpace}><w:body><w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Sealed letters</w:t></w:r></w:p>${body}<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Left</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Right</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>`,
      "word/styles.xml": `${xmlHead}<w:styles ${wordSpace}><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style></w:styles>`,
      "docProps/core.xml": `${xmlHead}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"><dc:title>${title}</dc:title><dc:creator>Ann Ash; Bo Birch</dc:creator><dcterms:created>2017-03-26T09:00:00Z</dcterms:created></cp:coreProperties>`,
      "word/media/image1.png": "not a picture",
    }).map(([name, text]) => [name, strToU8(text)]),
  );
}

export function epubParts(chapters: readonly string[]): Record<string, Uint8Array> {
  const items = chapters.map(
    (_text, index) => `<item id="c${index}" href="text/c%20${index}.xhtml" media-type="application/xhtml+xml"/>`,
  );
  const parts: Record<string, string> = {
    mimetype: "application/epub+zip",
    "META-INF/container.xml": `<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>`,
    "OEBPS/book.opf": `<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>A book of letters</dc:title><dc:creator>Ann Ash</dc:creator><dc:publisher>Example House</dc:publisher><dc:date>2017-03</dc:date></metadata><manifest><item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>${items.join("")}</manifest><spine><itemref idref="nav"/>${chapters.map((_text, index) => `<itemref idref="c${chapters.length - 1 - index}"/>`).join("")}</spine></package>`,
    "OEBPS/nav.xhtml": `<html xmlns="http://www.w3.org/1999/xhtml"><body><nav>Contents of the book</nav></body></html>`,
  };
  chapters.forEach((text, index) => {
    parts[`OEBPS/text/c ${index}.xhtml`] =
      `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title/><script>${scriptWords}()</script></head><body><span epub:type="pagebreak" id="p${index}" title="${index + 11}"/>${text}</body></html>`;
  });
  return Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)]));
}

export function zipped(parts: Record<string, Uint8Array>): Uint8Array {
  return zipSync(parts, { level: 6, mtime: new Date("2020-01-02T00:00:00") });
}

export type PdfPage = {
  readonly header?: string;
  readonly lines: readonly { text: string; x?: number; y?: number; size?: number }[];
  readonly footer?: string;
};

/** A PDF with the program's own typeface, embedded; lines 14 points apart unless placed. */
export function drawnPdf(pages: readonly PdfPage[], title = "Sealed letters"): Uint8Array {
  GlobalFonts.registerFromPath(
    fileURLToPath(new URL(join("../../node_modules", faces.sans.file), import.meta.url)),
    "Sample",
  );
  const document = new PDFDocument({ title, author: "Ann Ash" });
  for (const { header, lines, footer } of pages) {
    const context = document.beginPage(595, 842);
    let y = 100;
    context.font = "11px Sample";
    if (header !== undefined) context.fillText(header, 72, 40);
    for (const line of lines) {
      y = line.y ?? y + 14;
      context.font = `${line.size ?? 11}px Sample`;
      context.fillText(line.text, line.x ?? 72, y);
    }
    context.font = "11px Sample";
    if (footer !== undefined) context.fillText(footer, 290, 815);
    document.endPage();
  }
  return new Uint8Array(document.close());
}

/** A PDF of the given objects, the first of which is its catalogue; `trailer` goes into its trailer. */
export function handPdf(objects: readonly string[], trailer = ""): Uint8Array {
  let file = "%PDF-1.7\n";
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const start = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  for (const offset of offsets) file += `${String(offset).padStart(10, "0")} 00000 n \n`;
  return Buffer.from(
    `${file}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`,
    "latin1",
  );
}

/** Pages of one line each, in a font that is not embedded. */
export function plainPdf(
  texts: readonly string[],
  options: { catalog?: string; font?: string; trailer?: string } = {},
): Uint8Array {
  const pageNumbers = texts.map((_text, index) => 4 + index * 2);
  return handPdf(
    [
      `<< /Type /Catalog /Pages 2 0 R ${options.catalog ?? ""} >>`,
      `<< /Type /Pages /Count ${texts.length} /Kids [${pageNumbers.map((number) => `${number} 0 R`).join(" ")}] >>`,
      options.font ?? "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
      ...texts.flatMap((text, index) => {
        const stream = `BT /F1 12 Tf 72 700 Td ${text} Tj ET`;
        return [
          `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + index * 2} 0 R >>`,
          `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
        ];
      }),
    ],
    options.trailer,
  );
}

/** The word for encryption in a Japanese font that is not embedded and whose codes are Shift-JIS. */
export function japanesePdf(): Uint8Array {
  const descriptor =
    "<< /Type /FontDescriptor /FontName /Ryumin-Light /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>";
  const descendant = `<< /Type /Font /Subtype /CIDFontType0 /BaseFont /Ryumin-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (Japan1) /Supplement 2 >> /FontDescriptor ${descriptor} >>`;
  const font = `<< /Type /Font /Subtype /Type0 /BaseFont /Ryumin-Light /Encoding /90ms-RKSJ-H /DescendantFonts [${descendant}] >>`;
  return plainPdf(["<88c38d8689bb82cd>"], { font });
}
