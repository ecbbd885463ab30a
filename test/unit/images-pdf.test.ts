import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { describe, expect, test } from "vitest";
import { pageLabel } from "#main/drawing/pdf/marks.ts";
import { tablesFrom, viewMap } from "#shared/model/map-view.ts";
import { layOutPages } from "#shared/scene/picture/pages.ts";
import { buildScene } from "#shared/scene/scene.ts";
import { drawn, type Options } from "./drawing-fixture.ts";
import { mapId, type Story, tell } from "./scene-fixture.ts";

const story: Story = {
  title: "Who helps the police? “Café” 警察",
  claims: {
    a: { at: [0, 0], position: "security", quotations: 2, text: "Companies must open what they have sealed." },
    b: { at: [0, 240], position: "privacy", text: "Nobody can open for one what is not open for all." },
    c: { at: [1_400, 900], text: "Wide maps need wide paper." },
  },
  inferences: {
    i: { premises: ["b"], target: "a" },
    j: { kind: "attack", premises: ["c"], target: "a" },
  },
  frames: [
    { id: "f", title: "The police", x: -20, y: -30, width: 320, height: 420 },
    { id: "g", title: "Far away (one)", x: 1_380, y: 860, width: 300, height: 200 },
  ],
};

async function open(of: Parameters<typeof drawn>[0], options: Omit<Options, "format"> = {}) {
  const drawing = await drawn(of, { format: "pdf", ...options });
  const pdf = await getDocument({ data: new Uint8Array(drawing.bytes), fontExtraProperties: true, verbosity: 0 })
    .promise;
  const pages = await Promise.all(Array.from({ length: pdf.numPages }, (_none, index) => pdf.getPage(index + 1)));
  const texts = await Promise.all(
    pages.map(async (page) =>
      (await page.getTextContent()).items.flatMap((item) =>
        "str" in item && item.str.trim() !== "" ? [{ text: item.str, x: item.transform[4], y: item.transform[5] }] : [],
      ),
    ),
  );
  const millimetres = pages.map(({ view, userUnit }) =>
    [view[2] ?? 0, view[3] ?? 0].map((side) => Math.round(((side * userUnit) / 72) * 25.4)),
  );
  return { drawing, pdf, pages, texts, millimetres };
}

function wordsOf(texts: readonly (readonly { readonly text: string }[])[]): string {
  return texts
    .flat()
    .map(({ text }) => text)
    .join(" ")
    .replace(/\s+/g, " ");
}

describe("PDFs", () => {
  test("[P66] text is text: every claim can be read and found, in fonts that are embedded in part", async () => {
    const { texts, pages, drawing } = await open(story);
    const words = wordsOf(texts);
    for (const { text = "" } of Object.values(story.claims)) expect(words).toContain(text);
    expect(words).toContain("The police");
    const page = pages[0];
    await page?.getOperatorList();
    const fonts = new Map<string, { readonly missingFile: boolean }>();
    for (const item of (await page?.getTextContent())?.items ?? []) {
      if ("fontName" in item) fonts.set(item.fontName, page?.commonObjs.get(item.fontName));
    }
    const names = [...fonts.values()].map((font) => Object(font).name);
    expect(names).toEqual(expect.arrayContaining([expect.stringMatching(/^[A-Z]{6}\+SourceSerif4/)]));
    expect([...fonts.values()].map(({ missingFile }) => missingFile)).not.toContain(true);
    // Three fonts whole would be half a megabyte.
    expect(drawing.bytes.length).toBeLessThan(120_000);
    expect(drawing.bytes.includes("/Subtype /Image")).toBe(false);
  });

  test("[P66] text stands where the picture has it", async () => {
    const { texts, pages } = await open(story, { size: { by: "scale", scale: 1 } });
    const height = pages[0]?.view[3] ?? 0;
    const scene = buildScene(viewMap(tell(story), mapId), { theme: "light" });
    const line = scene.items.find((item) => item.kind === "text" && item.text.startsWith("Wide maps"));
    if (line?.kind !== "text") throw new Error("The claim is not in the scene.");
    const found = texts[0]?.find(({ text }) => text.startsWith("Wide maps"));
    expect(found?.x).toBeCloseTo((line.x - scene.bounds.x) * 0.75, 1);
    expect(found?.y).toBeCloseTo(height - (line.y - scene.bounds.y) * 0.75, 1);
  });

  test("[P67] a page of the picture's own size, counted in larger units where PDF cannot count it in points", async () => {
    const fit = await open(story, { size: { by: "millimetres", width: 85, height: null } });
    expect(fit.millimetres[0]?.[0]).toBe(85);
    expect(fit.drawing.pages).toBe(1);
    const huge = await open(
      { claims: { a: { at: [0, 0], text: "Here." }, b: { at: [9_000, 0], text: "There." } } },
      { size: { by: "scale", scale: 4 } },
    );
    const [page] = huge.pages;
    expect(Math.max(...(page?.view ?? []))).toBeLessThanOrEqual(14_400);
    expect(page?.userUnit).toBeGreaterThan(1);
    expect(huge.drawing.width).toBeCloseTo((page?.view[2] ?? 0) * (page?.userUnit ?? 0), 0);
    expect(huge.drawing.width).toBeGreaterThan(9_000 * 3);
    expect(wordsOf(huge.texts)).toContain("There.");
    expect(Math.max(...(huge.texts[0] ?? []).map(({ x }) => Number(x)))).toBeLessThan(page?.view[2] ?? 0);
  });

  test.each([
    ["A5", "portrait", [148, 210]],
    ["A4", "landscape", [297, 210]],
    ["A3", "auto", [420, 297]],
    ["A2", "portrait", [420, 594]],
    ["A1", "auto", [841, 594]],
    ["A0", "landscape", [1_189, 841]],
  ] as const)(
    "[P67] a sheet of %s, %s, with the whole picture within its margins",
    async (paper, orientation, size) => {
      const { millimetres, texts, pages } = await open(story, { page: { paper, orientation, margin: 12 } });
      expect(millimetres).toEqual([size]);
      const margin = (12 / 25.4) * 72;
      const [, , width = 0, height = 0] = pages[0]?.view ?? [];
      for (const { x, y } of texts.flat()) {
        expect(x).toBeGreaterThan(margin);
        expect(x).toBeLessThan(width - margin);
        expect(y).toBeGreaterThan(margin);
        expect(y).toBeLessThan(height - margin);
      }
      expect(wordsOf(texts)).toContain("Wide maps need wide paper.");
    },
  );

  test("[P68] over many pages: every claim is whole on one or in two parts, and each page says which it is", async () => {
    const page = { paper: "A5", orientation: "auto", tiled: true, overlap: 15, margin: 10 } as const;
    const { drawing, texts, millimetres } = await open(story, { size: { by: "scale", scale: 1 }, page });
    expect(drawing.pages).toBe(texts.length);
    expect(drawing.pages).toBeGreaterThan(3);
    expect(new Set(millimetres.map(String)).size).toBe(1);
    const labels = texts.map((each) => each.find(({ text }) => / of \d+ · /.test(text))?.text);
    expect(labels[0]).toBe(`1 of ${drawing.pages} · A1`);
    expect(new Set(labels).size).toBe(drawing.pages);
    const words = wordsOf(texts);
    for (const { text = "" } of Object.values(story.claims))
      expect(words).toContain(text.split(" ").slice(0, 2).join(" "));
  });

  test("[P68] pages side by side show the picture without a gap and share what they are told to", () => {
    const scene = { title: "", bounds: { x: 5, y: 7, width: 2_000, height: 1_500 }, background: null, items: [] };
    for (const paper of ["A5", "A4", "A3"] as const) {
      const layout = layOutPages(scene, {
        size: { by: "scale", scale: 1 },
        page: { paper, orientation: "auto", tiled: true, overlap: 12, margin: 8 },
      });
      const { parts, columns, rows, scale, overlap, margin } = layout;
      expect(parts).toHaveLength(columns * rows);
      for (const [index, part] of parts.entries()) {
        const right = index % columns < columns - 1 ? parts[index + 1] : undefined;
        if (right) expect(part.x + part.width - right.x).toBeCloseTo(overlap, 6);
        const below = parts[index + columns];
        if (below) expect(part.y + part.height - below.y).toBeCloseTo(overlap, 6);
        expect(part.width + 2 * margin).toBeCloseTo(layout.pageWidth, 6);
      }
      const last = parts.at(-1);
      // The picture is in the middle of what all pages show.
      expect(layout.scene.bounds.width * scale).toBeCloseTo((last?.x ?? 0) + (last?.width ?? 0), 6);
      expect(layout.scene.bounds.x + layout.scene.bounds.width / 2).toBeCloseTo(5 + 1_000, 6);
      expect(layout.scene.bounds.width).toBeGreaterThanOrEqual(2_000);
      expect(layout.scene.bounds.height).toBeGreaterThanOrEqual(1_500);
    }
    expect([0, 25, 26, 54].map((index) => pageLabel({ columns: 27, rows: 3 }, index))).toEqual([
      "1 of 81 · A1",
      "26 of 81 · Z1",
      "27 of 81 · AA1",
      "55 of 81 · A3",
    ]);
  });

  test("[P68] what takes too many pages is refused with the scale that fits, and margins without room too", () => {
    const scene = { title: "", bounds: { x: 0, y: 0, width: 20_000, height: 20_000 }, background: null, items: [] };
    const page = { paper: "A5", orientation: "auto", tiled: true, overlap: 10, margin: 10 } as const;
    let largest = 0;
    try {
      layOutPages(scene, { size: { by: "scale", scale: 8 }, page });
    } catch (error) {
      expect(error).toMatchObject({ code: "too-large", message: expect.stringMatching(/pages; 500 is the most/) });
      largest = Number(Object(Object(error).details).largestScale);
    }
    const { parts } = layOutPages(scene, { size: { by: "scale", scale: largest }, page });
    expect(parts.length).toBeGreaterThan(400);
    expect(() =>
      layOutPages(scene, {
        size: { by: "scale", scale: 1 },
        page: { paper: "A5", orientation: "auto", tiled: true, overlap: 50, margin: 50 },
      }),
    ).toThrow(/leave no room/);
  });

  test("[P69] frames are bookmarks that lead to their page and place", async () => {
    const outlineOf = async (options: Omit<Options, "format">) => {
      const { pdf, texts } = await open(story, options);
      const outline = (await pdf.getOutline()) ?? [];
      return Promise.all(
        outline.map(async ({ title, dest }) => {
          if (!Array.isArray(dest)) throw new Error("A bookmark without a place.");
          const page = await pdf.getPageIndex(dest[0]);
          const label = texts[page]?.find(({ text }) => text === title);
          return { title, page, left: Number(dest[2]), top: Number(dest[3]), label };
        }),
      );
    };
    const onOne = await outlineOf({});
    expect(onOne.map(({ title }) => title)).toEqual(["The police", "Far away (one)"]);
    const overMany = await outlineOf({
      size: { by: "scale", scale: 1 },
      page: { paper: "A5", tiled: true },
    });
    expect(overMany.map(({ page }) => page)).toEqual([0, expect.toSatisfy((page: number) => page > 2)]);
    // The frame's title stands just right of and below the place that its bookmark leads to.
    for (const { left, top, label } of [...onOne, ...overMany]) {
      expect(Number(label?.x) - left).toBeGreaterThan(0);
      expect(Number(label?.x) - left).toBeLessThan(40);
      expect(top - Number(label?.y)).toBeGreaterThan(0);
      expect(top - Number(label?.y)).toBeLessThan(60);
    }
    expect(await (await open({ claims: story.claims })).pdf.getOutline()).toBeNull();
  });

  test("[P70] the document knows its title, its subject, its maker and its date", async () => {
    const tables = tell(story);
    const map = tables.maps.get(mapId);
    if (!map) throw new Error("There is no map.");
    const described = tablesFrom({
      ...Object.fromEntries(Object.entries(tables).map(([table, records]) => [table, [...records.values()]])),
      maps: [{ ...map, description: "What the police ask for – and from whom." }],
    });
    const info = (await (await open(described)).pdf.getMetadata()).info;
    expect(info).toMatchObject({
      Title: story.title,
      Subject: "What the police ask for – and from whom.",
      Creator: "Warrant",
      CreationDate: "D:20260304050607Z",
    });
    expect((await (await open(story)).pdf.getMetadata()).info).not.toHaveProperty("Subject");
  });

  test("[P71] the same map, choices and moment give the same bytes", async () => {
    const options = { format: "pdf", page: { paper: "A4", tiled: true }, legend: true } as const;
    const first = await drawn(story, options);
    expect((await drawn(story, options)).bytes.equals(first.bytes)).toBe(true);
  });
});
