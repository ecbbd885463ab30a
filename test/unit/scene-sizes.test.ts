import fc from "fast-check";
import { expect, test } from "vitest";
import { type CardContent, cardSize, cardTextWidth, layoutCard, maxClaimLines } from "#shared/scene/card.ts";
import { barsZoom, detailAt, textZoom } from "#shared/scene/detail.ts";
import { svgNumber } from "#shared/scene/path.ts";
import { drawnText, fitLine, measureText, wrapText } from "#shared/scene/text.ts";
import { positions } from "./scene-fixture.ts";

/** Takes no room, but is not plain: a text with it goes the general way. */
const joiner = "\u200d";

const latin = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: fc.stringMatching(/^[A-Za-z]{1,12}$/) },
      { weight: 2, arbitrary: fc.constantFrom(" ", "  ", "-", "–", "—", " – ", "…", "€", "\u00a0", "ǅ", "\u024f") },
      {
        weight: 1,
        arbitrary: fc.string({ unit: fc.integer({ min: 0xa0, max: 0x24f }).map((unit) => String.fromCharCode(unit)) }),
      },
      { weight: 1, arbitrary: fc.string({ maxLength: 60, unit: "grapheme-ascii" }) },
    ),
    { maxLength: 40 },
  )
  .map((parts) => `${parts.join("").replaceAll("\u00ad", "")} end`);

test("[W132] plain Latin text is broken, cut and measured as text of any script is", () => {
  fc.assert(
    fc.property(latin, fc.integer({ min: 20, max: 400 }), fc.integer({ min: 1, max: 9 }), (text, width, lines) => {
      const [quick, general] = [wrapText(text, "claim", width, lines), wrapText(text + joiner, "claim", width, lines)];
      expect(quick.lines).toEqual(general.lines.map((line) => line.replaceAll(joiner, "")));
      expect(quick.truncated).toBe(general.truncated);
      expect(measureText(text, "small")).toBe(measureText(text + joiner, "small"));
      expect(drawnText(text) + joiner).toBe(drawnText(text + joiner));
      expect(fitLine(text, "label", width).text).toBe(fitLine(text + joiner, "label", width).text.replace(joiner, ""));
    }),
    { numRuns: 600 },
  );
});

test("[W132] a plain text keeps its lines beside one of another script", () => {
  const text = "Police should be able to read messages with a warrant";
  expect(wrapText(`${text}\n暗号`, "claim", 150).lines).toEqual([...wrapText(text, "claim", 150).lines, "暗号"]);
});

const words = fc.oneof(
  latin,
  fc.string({ unit: "binary", maxLength: 300 }),
  fc.constantFrom("", " ", "\n", "a\n\n", "word ".repeat(200), "x".repeat(500), "暗号化".repeat(40)),
);
const content: fc.Arbitrary<CardContent> = fc.record({
  text: words,
  position: fc.constantFrom(null, ...positions),
  attribution: fc.option(fc.record({ name: words, role: fc.option(words), year: fc.option(fc.constant("2017")) })),
  quotations: fc.nat(2),
  notes: fc.nat(2),
  hiddenBelow: fc.nat(3),
  collapsed: fc.boolean(),
});

test("[W133] a card's size is that of its layout, whatever stands on it", () => {
  fc.assert(
    fc.property(content, (card) => {
      const size = cardSize(card);
      const { width, height, lines } = layoutCard(card);
      expect(size).toEqual({ width, height });
      expect(cardSize(card)).toEqual(size);
      expect(lines.length).toBeLessThanOrEqual(maxClaimLines);
      expect(lines.map(({ text }) => text)).toEqual(wrapText(card.text, "claim", cardTextWidth, maxClaimLines).lines);
    }),
    { numRuns: 400 },
  );
});

test("[W134] text from a third of life size on, bars from a tenth on, patches below", () => {
  expect([textZoom, 0.5, 1, 2].map(detailAt)).toEqual(["text", "text", "text", "text"]);
  expect([barsZoom, 0.2, textZoom - 1e-9].map(detailAt)).toEqual(["bars", "bars", "bars"]);
  expect([barsZoom - 1e-9, 0.01, 0].map(detailAt)).toEqual(["plain", "plain", "plain"]);
});

test("[W146] numbers in an SVG are rounded to hundredths and never have an exponent", () => {
  const places = fc.oneof(
    fc.double({ min: -1e9, max: 1e9, noNaN: true }),
    fc.integer({ min: -1e9, max: 1e9 }).map((hundredths) => hundredths / 100),
    fc.constantFrom(0, -0, 0.004, -0.004, 0.005, -0.005, 0.05, -0.5, 99.995, 1e12, 123456789012.34),
  );
  fc.assert(
    fc.property(places, (value) => {
      expect(svgNumber(value)).toBe(String(Math.round(value * 100) / 100 + 0));
      expect(svgNumber(value)).toMatch(/^(?!-0$)-?\d+(\.\d{1,2})?$/);
    }),
    { numRuns: 2_000 },
  );
});
