import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { getDocument, PasswordException, type PDFDocumentProxy, VerbosityLevel } from "pdfjs-dist/legacy/build/pdf.mjs";
// Registers pdf.js's own worker code on this thread, which is a worker already.
import "pdfjs-dist/legacy/build/pdf.worker.mjs";
import { cleanLine } from "#shared/model/paragraphs.ts";
import type { ReadText } from "#shared/model/read-text.ts";
import { damaged, unreadable } from "../unreadable.ts";
import { withoutFurniture } from "./furniture.ts";
import { type Line, linesOf, type Run } from "./page-lines.ts";
import { readPdfFacts } from "./pdf-facts.ts";
import { pdfParagraphs } from "./pdf-paragraphs.ts";

const what = "PDF";
/** A document of which this many pages in a row cannot be read has no more to give. */
const mostFailures = 50;

/** A PDF's text by paragraphs, with the labels of its pages; without running headers, footers and page numbers. */
export async function readPdf(bytes: Uint8Array, onProgress: (fraction: number) => void): Promise<ReadText> {
  const loading = getDocument({
    // A copy, and no Buffer: pdf.js takes it for itself.
    data: new Uint8Array(bytes),
    verbosity: VerbosityLevel.ERRORS,
    cMapUrl: cMapFolder(),
    cMapPacked: true,
    // No fonts, colours or decoders are needed for text.
    useSystemFonts: true,
    disableFontFace: true,
    useWorkerFetch: false,
    useWasm: false,
    stopAtErrors: false,
    enableXfa: false,
  });
  try {
    const document = await loading.promise.catch((error: unknown) => {
      throw error instanceof PasswordException ? locked() : damaged(what);
    });
    return await readPages(document, onProgress);
  } finally {
    await loading.destroy().catch(() => undefined);
  }
}

async function readPages(document: PDFDocumentProxy, onProgress: (fraction: number) => void): Promise<ReadText> {
  const pages: { lines: readonly Line[]; height: number }[] = [];
  let failures = 0;
  let failuresInARow = 0;
  for (let number = 1; number <= document.numPages && failuresInARow < mostFailures; number += 1) {
    const page = await readPage(document, number);
    failures += page === null ? 1 : 0;
    failuresInARow = page === null ? failuresInARow + 1 : 0;
    pages.push(page ?? { lines: [], height: 0 });
    onProgress(number / document.numPages);
  }
  const empty = pages.filter(({ lines }) => lines.length === 0).length;
  if (empty === pages.length) {
    if (failures > 0) throw damaged(what);
    throw unreadable(
      "This PDF has pictures of pages and no text: it was scanned. Run it through text recognition (OCR) first, and add the result.",
    );
  }
  const labels = await document.getPageLabels().catch(() => null);
  const { text, pages: starts } = pdfParagraphs(
    withoutFurniture(pages),
    pages.map((_page, index) => cleanLine(String(labels?.[index] ?? "")) || String(index + 1)),
  );
  const warnings: string[] = [];
  if (failures > 0) warnings.push(`${failures} of ${document.numPages} pages are damaged and were left out.`);
  if (empty > failures)
    warnings.push(`${empty - failures} of ${document.numPages} pages have no text: they are empty, or pictures.`);
  return { kind: "text", text, pages: starts, facts: await readPdfFacts(document), warnings };
}

/** Null for a page that cannot be read. */
async function readPage(
  document: PDFDocumentProxy,
  number: number,
): Promise<{ lines: readonly Line[]; height: number } | null> {
  try {
    const page = await document.getPage(number);
    const view = page.getViewport({ scale: 1 });
    const { items } = await page.getTextContent();
    const runs = items.filter((item): item is Extract<typeof item, Run> => "str" in item);
    page.cleanup();
    return { lines: linesOf(runs, view.transform), height: view.height };
  } catch {
    return null;
  }
}

function locked() {
  return unreadable(
    "This PDF is locked with a password. Open it in a PDF reader with the password, print or export it as a new PDF without one, and add that.",
  );
}

/** Where the tables lie that map the codes of East Asian fonts: beside the packaged program, or in pdf.js's own package. */
function cMapFolder(): string {
  const isPackaged = !import.meta.url.endsWith(".ts");
  const folder = isPackaged
    ? fileURLToPath(new URL("./cmaps", import.meta.url))
    : join(dirname(createRequire(import.meta.url).resolve("pdfjs-dist/package.json")), "cmaps");
  return `${folder}/`;
}
