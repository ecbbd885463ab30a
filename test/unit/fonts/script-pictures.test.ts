import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createCanvas } from "@napi-rs/canvas";
import { decodePDFRawStream, PDFDocument, PDFHexString, PDFRawStream } from "pdf-lib";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import pixelmatch from "pixelmatch";
import { type Picture, PNG } from "pngjs";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { paintScene } from "#main/drawing/canvas.ts";
import { withSceneFonts } from "#main/drawing/fonts/scene-fonts.ts";
import { drawPdf } from "#main/drawing/pdf/draw-pdf.ts";
import { viewMap } from "#shared/model/map-view.ts";
import type { Scene } from "#shared/scene/draw-list.ts";
import { buildScene } from "#shared/scene/scene.ts";
import { graphemes } from "#shared/scene/text.ts";
import { mapId, tell } from "../scene-fixture.ts";
import { nameFontFolders, scriptTexts } from "./script-fonts.ts";

type Script = keyof typeof scriptTexts;
const scripts = Object.keys(scriptTexts) as Script[];

beforeAll(() => nameFontFolders());
afterAll(() => {
  vi.unstubAllEnvs();
});

/** One card that says something in a script, beneath a frame's title. */
function cardIn(script: Script): Scene {
  const text = scriptTexts[script];
  const frames = [{ id: "f", title: Array.from(text).slice(0, 16).join(""), x: -16, y: -36, width: 282, height: 180 }];
  const view = viewMap(tell({ claims: { a: { text, position: "security", quotations: 2 } }, frames }), mapId);
  return buildScene(view, { theme: "light", padding: 8 });
}

const scale = 2;

async function picture(script: Script): Promise<Picture> {
  const png = await withSceneFonts(
    () => cardIn(script),
    async (scene, { missing }) => {
      expect(missing).toEqual([]);
      const canvas = createCanvas(scene.bounds.width * scale, scene.bounds.height * scale);
      paintScene(canvas.getContext("2d"), scene, scale);
      return canvas.encode("png");
    },
  );
  return PNG.sync.read(png);
}

/** Another machine's rounding may colour the rims of some letters otherwise. */
const mostDifferent = 0.002;

test.each(scripts)("[P12] %s is drawn as in the golden picture", async (script) => {
  const drawn = await picture(script);
  const path = fileURLToPath(new URL(`../golden/script-${script}.png`, import.meta.url));
  if (process.env.UPDATE_GOLDEN === "1") {
    mkdirSync(fileURLToPath(new URL("../golden", import.meta.url)), { recursive: true });
    writeFileSync(path, PNG.sync.write(drawn));
  }
  const golden = PNG.sync.read(readFileSync(path));
  expect([drawn.width, drawn.height]).toEqual([golden.width, golden.height]);
  const { width, height } = golden;
  const different = pixelmatch(drawn.data, golden.data, undefined, width, height, { threshold: 0.1 });
  expect(different / (width * height)).toBeLessThan(mostDifferent);
});

test("[P12] the golden pictures tell scripts, and letters that do not join, apart", async () => {
  const joined = await picture("arabic");
  const scene = await withSceneFonts(
    () => cardIn("arabic"),
    async (shown) => {
      // A zero-width non-joiner between all letters: each stands alone.
      const items = shown.items.map((item) =>
        item.kind === "text" ? { ...item, text: graphemes(item.text).join("\u200c") } : item,
      );
      const canvas = createCanvas(joined.width, joined.height);
      paintScene(canvas.getContext("2d"), { ...shown, items }, scale);
      return PNG.sync.read(await canvas.encode("png"));
    },
  );
  const different = pixelmatch(joined.data, scene.data, undefined, joined.width, joined.height, { threshold: 0.1 });
  expect(different / (joined.width * joined.height)).toBeGreaterThan(5 * mostDifferent);
});

/** Forms for presentation as their letters, without spaces and directions. */
function letters(text: string): string {
  return text.normalize("NFKC").replace(/[\s\p{Cf}]/gu, "");
}

/** What a document's pages say beside their glyphs. */
function actualTexts(document: PDFDocument): string[] {
  return document.getPages().flatMap((page) => {
    const stream = page.node.Contents();
    if (!(stream instanceof PDFRawStream)) throw new Error("the page has no content");
    const content = Buffer.from(decodePDFRawStream(stream).decode()).toString("latin1");
    const marks = content.match(/ BDC$|>>BDC$|^EMC$/gm) ?? [];
    expect(marks.filter((mark) => mark === "EMC")).toHaveLength(marks.length / 2);
    return Array.from(content.matchAll(/ActualText <([0-9A-F]+)>/g), ([, hex = ""]) =>
      PDFHexString.of(hex).decodeText(),
    );
  });
}

test.each(scripts.filter((script) => script !== "emoji"))("[P13] a PDF of %s gives its words back", async (script) => {
  const { bytes, words } = await withSceneFonts(
    () => cardIn(script),
    async (scene, { shapedGlyphs }) => {
      const { width, height } = scene.bounds;
      const page = { pageWidth: width, pageHeight: height, userUnit: 1, margin: 0, overlap: 0, columns: 1, rows: 1 };
      const part = { x: 0, y: 0, width, height };
      const facts = { title: scene.title, subject: "", bookmarks: [], date: "2025-01-02T03:04:05.678Z" };
      const words = scene.items.flatMap((item) => (item.kind === "text" ? [item.text] : []));
      const bytes = await drawPdf({ scene, scale: 1, ...page, parts: [part] }, facts, await shapedGlyphs(), () => {});
      return { bytes, words };
    },
  );
  const said = actualTexts(await PDFDocument.load(bytes));
  if (script === "arabic" || script === "devanagari") {
    // Joined and reordered letters: the lines are said beside their glyphs.
    expect(said).toEqual(words.filter((line) => /[^\p{ASCII}·]/u.test(line)));
    return;
  }
  const loading = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const content = await (await (await loading.promise).getPage(1)).getTextContent();
  const found = letters(content.items.map((item) => ("str" in item ? item.str : "")).join(""));
  for (const word of scriptTexts[script].match(/\p{L}[\p{L}\p{M}]*/gu) ?? []) expect(found).toContain(letters(word));
  await loading.destroy();
});
