import fc from "fast-check";
import { afterEach, expect, test } from "vitest";
import { viewMap } from "#shared/model/map-view.ts";
import { type CardContent, cardTextWidth, layoutCard } from "#shared/scene/card.ts";
import { type FaceName, faces } from "#shared/scene/fonts.ts";
import { setForeignFonts } from "#shared/scene/foreign.ts";
import { buildScene } from "#shared/scene/scene.ts";
import { isRightToLeft, settingOf } from "#shared/scene/setting.ts";
import { toSvg } from "#shared/scene/svg.ts";
import { graphemes, isPlain, measureText, wrapText } from "#shared/scene/text.ts";
import { textBlock } from "#shared/scene/text-block.ts";
import { isBundled, widthTables } from "#shared/scene/widths.ts";
import { mapId, tell } from "../scene-fixture.ts";
import { scriptTexts } from "./script-fonts.ts";

afterEach(() => setForeignFonts(null));

test.each([
  ["The first word", false],
  ["التشفير and the rest", true],
  ["iPhone آمن", false],
  ["12. ההצפנה", true],
  ["«؟! الحرية»", true],
  ["\u200fEnglish", true],
  ["\u200eالحرية", false],
  ["123 …", false],
  ["", false],
])("[P1] the first letter says which way a text runs: %j", (text, expected) => {
  expect(isRightToLeft(text)).toBe(expected);
  expect(settingOf(text).direction).toBe(expected ? "rtl" : undefined);
});

test("[P1] kana and hangul say in whose forms a text's Chinese characters are drawn, the whole text over", () => {
  expect(settingOf("暗号化は必要")).toEqual({ language: "ja" });
  expect(settingOf("暗號化 필요")).toEqual({ language: "ko" });
  expect(settingOf("加密保护公民")).toEqual({});
  const { lines } = layoutCard(cardOf(scriptTexts.japanese));
  expect(lines.length).toBeGreaterThan(2);
  expect(lines.map(({ language }) => language)).toEqual(lines.map(() => "ja"));
});

function cardOf(text: string): CardContent {
  return {
    text,
    position: null,
    attribution: { name: "דנה", role: null, year: "2015" },
    quotations: 0,
    notes: 0,
    collapsed: false,
    hiddenBelow: 0,
  };
}

test("[P2] lines from right to left end at the right edge of the card's column, others begin at its left", () => {
  const arabic = layoutCard(cardOf(scriptTexts.arabic));
  const latin = layoutCard(cardOf("Encryption protects citizens"));
  expect(arabic.lines.length).toBeGreaterThan(1);
  const left = latin.lines[0]?.x ?? 0;
  for (const line of [...arabic.lines, arabic.footer])
    expect(line).toMatchObject({ direction: "rtl", x: left + cardTextWidth });
  for (const line of latin.lines) expect(line.direction).toBeUndefined();
});

test("[P2] a picture says of every text from right to left that it is one, with the place of its right end", () => {
  const scene = buildScene(
    viewMap(
      tell({
        claims: { a: { text: scriptTexts.hebrew } },
        frames: [{ id: "f", title: "ביטחון", x: -50, y: -80, width: 400, height: 400 }],
      }),
      mapId,
    ),
    { theme: "light" },
  );
  const texts = scene.items.flatMap((item) => (item.kind === "text" ? [item] : []));
  expect(texts.length).toBeGreaterThan(2);
  for (const item of texts) expect(item.direction).toBe("rtl");
  expect(texts[0]).toMatchObject({ text: "ביטחון", x: -50 + 400 - 12 });
  const svg = toSvg(scene, { scale: 1 });
  const within = Array.from(svg.matchAll(/<g [^>]*direction="rtl"[^>]*>(.*?)<\/g>/gs), ([, lines = ""]) => lines);
  expect(within.join("").match(/<text /g)).toHaveLength(texts.length);
  expect(svg.match(/<text /g)).toHaveLength(texts.length);
});

test("[P2] the lines of a block from right to left share its right edge", () => {
  const block = textBlock(scriptTexts.hebrew, "small", 120, 8);
  expect(block.lines.length).toBeGreaterThan(1);
  expect(block.direction).toBe("rtl");
  expect(block.width).toBeLessThanOrEqual(120);
});

test.each([
  "守る。だから、弱める（参见第十二条）「安全」！",
  "ウィッシュ・リストをショップで、ちょっとサーバーへ",
  "人々〜いすゞ・100％か￥500か、（￥80）々",
])("[P3] no line begins with a closing sign or a small kana or ends with an opening one: %s", (text) => {
  for (let width = 110; width < 300; width += 5) {
    const { lines } = wrapText(text, "claim", width);
    expect(lines.join("")).toBe(text);
    for (const line of lines) {
      expect(line).not.toMatch(/^[。、！）」・ィッュョャー々〜ゞ％]/);
      expect(line).not.toMatch(/[（「￥]$/);
    }
  }
});

test("[P3] lines end between emoji and at zero-width spaces, and never at no-break spaces", () => {
  expect(wrapText("🎉🎉🎉", "claim", 32).lines).toEqual(["🎉🎉", "🎉"]);
  expect(wrapText("extra\u200bordinary", "claim", 80).lines).toEqual(["extra\u200b", "ordinary"]);
  expect(wrapText("a 暗\u00a0号", "claim", 40).lines).toEqual(["a", "暗\u00a0号"]);
});

/** A measure that no sum of single letters gives: what is shaped together is narrower. */
function joinedWidth(run: string): number {
  return 0.3 * graphemes(run).length + 0.25;
}

test("[P4] what the bundled faces lack is measured whole, word by word, by the host's fonts", () => {
  const runs: [string, FaceName][] = [];
  setForeignFonts({
    families: () => [],
    measure: (run, face) => {
      runs.push([run, face]);
      return joinedWidth(run);
    },
  });
  const width = measureText("abc التشفير يحمي 暗号", "claim");
  expect(runs).toEqual(["التشفير", "يحمي", "暗", "号"].map((run) => [run, "serif"]));
  const latin = measureText("abc   ", "claim");
  expect(width).toBeCloseTo(
    latin + 15 * ["التشفير", "يحمي", "暗", "号"].reduce((sum, run) => sum + joinedWidth(run), 0),
  );
  measureText("يحمي", "claim");
  expect(runs).toHaveLength(4);
});

test("[P4] Greek and Cyrillic are in the bundled faces", () => {
  setForeignFonts({
    families: () => [],
    measure: (run) => {
      throw new Error(`${run} was measured`);
    },
  });
  expect(measureText(scriptTexts.greek, "claim")).toBeGreaterThan(400);
  expect(measureText(scriptTexts.cyrillic, "small")).toBeGreaterThan(300);
});

const anyScript = fc
  .array(fc.constantFrom(...Object.values(scriptTexts).flatMap((text) => text.split(" ")), " ", " ", "-", "word"), {
    maxLength: 30,
  })
  .map((parts) => parts.join(""));

test("[P4] with shaped widths too no line is wider than it may be, and nothing is lost", () => {
  setForeignFonts({ families: () => [], measure: joinedWidth });
  fc.assert(
    fc.property(anyScript, fc.integer({ min: 10, max: 300 }), (text, width) => {
      const { lines } = wrapText(text, "claim", width);
      for (const line of lines)
        expect(measureText(line, "claim") <= width + 1e-6 || graphemes(line).length === 1).toBe(true);
      expect(lines.join("").replaceAll(" ", "")).toBe(text.replaceAll(" ", ""));
      for (const maxLines of [1, 2]) {
        const cut = wrapText(text, "claim", width, maxLines).lines;
        expect(cut.length).toBeLessThanOrEqual(maxLines);
        // Room for less than the ellipsis holds nothing but it.
        for (const line of cut)
          expect(measureText(line, "claim") <= width + 1e-6 || graphemes(line).length === 1).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});

test("[P4] a card is laid out anew when text is measured otherwise", () => {
  const card = cardOf(scriptTexts.korean);
  const before = layoutCard(card);
  expect(layoutCard(card)).toBe(before);
  setForeignFonts({ families: () => [], measure: (run) => 2 * graphemes(run).length });
  const after = layoutCard(card);
  expect(after.lines.length).toBeGreaterThan(before.lines.length);
  expect(layoutCard(card)).toBe(after);
});

test("[P4] what counts as plain is in every bundled face", () => {
  for (let unit = 0; unit < 0x1_00_00; unit += 1) {
    const character = String.fromCharCode(unit);
    if (!isPlain(character)) continue;
    for (const face of Object.keys(faces) as FaceName[])
      expect(isBundled(widthTables[face], character), `${unit.toString(16)} in ${face}`).toBe(true);
  }
});

test("[P5] the host's families stand behind the bundled one, in the order of the text's language", () => {
  setForeignFonts({
    families: (language) => (language === "ja" ? ["Gothic", "Song"] : ["Song", "Gothic"]),
    measure: joinedWidth,
  });
  const scene = buildScene(
    viewMap(tell({ claims: { a: { text: "加密" }, b: { text: "暗号は", at: [0, 200] } } }), mapId),
    {
      theme: "light",
    },
  );
  const svg = toSvg(scene, { scale: 1 });
  expect(svg).toMatch(/'Source Serif 4', 'Song', 'Gothic', [^>]*>\s*<text [^>]*>加密</);
  expect(svg).toMatch(/'Source Serif 4', 'Gothic', 'Song', [^>]*>\s*<text [^>]*>暗号は</);
});
