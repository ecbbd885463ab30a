import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createCanvas, GlobalFonts } from "@napi-rs/canvas";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { type FaceName, type FontName, faces, fonts } from "#shared/scene/fonts.ts";
import { setFont } from "#shared/scene/paint.ts";
import { fitLine, graphemes, measureText, wrapText } from "#shared/scene/text.ts";
import { formatMetrics, readMetrics, storedMetrics } from "../tools/generate-metrics.ts";

const fontNames = Object.keys(fonts) as FontName[];

beforeAll(() => {
  for (const { family, file } of Object.values(faces)) {
    GlobalFonts.register(readFileSync(fileURLToPath(import.meta.resolve(file))), family);
  }
});

test.each(Object.keys(faces) as FaceName[])("[N1] the metrics table of %s is what its font file says", (face) => {
  expect(storedMetrics(face)).toBe(formatMetrics(readMetrics(face)));
});

test.each(fontNames)("[N1] %s is as wide as Skia draws it without kerning and ligatures", (font) => {
  const context = createCanvas(8, 8).getContext("2d");
  setFont(context, font);
  const texts = [
    "fi fl ffi AVATAR To. Wa",
    "-> 3x4 10:30 1/2",
    "Où, naïve façade — “quoted” … ‘x’",
    "92% of Facebook’s reports & more",
  ];
  for (const text of texts)
    expect(Math.abs(measureText(text, font) - context.measureText(text).width)).toBeLessThan(0.05);
});

test("[N2] lines end at spaces, after hyphens and dashes, and between CJK characters", () => {
  expect(wrapText("one two three", "claim", 60).lines).toEqual(["one two", "three"]);
  expect(wrapText("end-to-end", "claim", 55).lines).toEqual(["end-to-", "end"]);
  expect(wrapText("2015–2017", "claim", 45).lines).toEqual(["2015–", "2017"]);
  expect(wrapText("暗号化は必要。", "claim", 46).lines).toEqual(["暗号化", "は必", "要。"]);
  expect(wrapText("about -5", "claim", 45).lines).toEqual(["about", "-5"]);
});

test("[N2] line breaks of the text stay, blanks shrink to one space, control characters go", () => {
  expect(wrapText("first\nsecond\r\n\r\nfourth", "claim", 222).lines).toEqual(["first", "second", "", "fourth"]);
  expect(wrapText("a \t  b\u0000\u0007c\ud800", "claim", 222).lines).toEqual(["a bc\ufffd"]);
  expect(wrapText("", "claim", 222)).toEqual({ lines: [""], truncated: false });
});

test("[N2] what does not fit ends in an ellipsis that fits", () => {
  const { lines, truncated } = wrapText("word ".repeat(200), "claim", 222, 8);
  expect(truncated).toBe(true);
  expect(lines).toHaveLength(8);
  expect(lines[7]).toMatch(/word…$/);
  expect(fitLine("Amber Rudd, Home Secretary", "small", 80)).toEqual({ text: "Amber Rud…", truncated: true });
  expect(fitLine("Amber Rudd", "small", 80)).toEqual({ text: "Amber Rudd", truncated: false });
});

test("[N2] letters with marks, emoji and flags are never torn apart", () => {
  const family = "👩‍👩‍👧‍👦";
  expect(graphemes(`é${family}🇬🇧`)).toEqual(["é", family, "🇬🇧"]);
  expect(wrapText(family.repeat(3), "claim", 20).lines).toEqual([family, family, family]);
  expect(measureText("é", "claim")).toBe(measureText("e", "claim"));
  expect(measureText(family, "claim")).toBe(15);
});

const anyText = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 300 }),
  fc.string({ unit: "binary", maxLength: 300 }),
  fc
    .array(
      fc.constantFrom(
        "a",
        "word",
        "-",
        "–",
        " ",
        "  ",
        "\n",
        "暗",
        "。",
        "（",
        "é",
        "👩‍👧",
        "Wiiim",
        "extraordinarily-long",
      ),
      { maxLength: 80 },
    )
    .map((parts) => parts.join("")),
);

test("[N2] no line is wider than it may be, unless it is a single grapheme; no character is lost or added", () => {
  fc.assert(
    fc.property(anyText, fc.constantFrom(...fontNames), fc.integer({ min: 1, max: 400 }), (text, font, width) => {
      const { lines, truncated } = wrapText(text, font, width);
      expect(truncated).toBe(false);
      for (const line of lines)
        expect(measureText(line, font) <= width + 1e-6 || graphemes(line).length === 1).toBe(true);
      const bare = (value: string) => value.toWellFormed().replace(/[\s\p{Cc}\ufffe\uffff]/gu, "");
      expect(bare(lines.join(""))).toBe(bare(text));
    }),
    { numRuns: 400 },
  );
});

test.each([
  ["\n\na", 1],
  ["a\n\n\nb", 1],
  ["a\n\n\nb", 2],
])("[N2] %j cut after %i lines says that more follows", (text, maxLines) => {
  expect(wrapText(text, "claim", 200, maxLines)).toMatchObject({ truncated: true });
  expect(wrapText(text, "claim", 200, maxLines).lines.at(-1)).toMatch(/…$/);
});

test("[N2] blank lines at the end are no lines", () => {
  expect(wrapText("a\n\n", "claim", 200, 1)).toEqual({ lines: ["a"], truncated: false });
});

test("[N2] with a limit there are never more lines, and an ellipsis stands exactly when something was cut", () => {
  fc.assert(
    fc.property(
      anyText.filter((text) => !text.includes("…")),
      fc.integer({ min: 30, max: 400 }),
      fc.integer({ min: 1, max: 9 }),
      (text, width, maxLines) => {
        const { lines, truncated } = wrapText(text, "claim", width, maxLines);
        expect(lines.length).toBeLessThanOrEqual(maxLines);
        expect(lines.at(-1)?.endsWith("…")).toBe(truncated);
        expect(truncated).toBe(wrapText(text, "claim", width).lines.length > maxLines);
      },
    ),
    { numRuns: 300 },
  );
});
