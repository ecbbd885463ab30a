import { expect, test } from "vitest";
import { type ThemeName, themes } from "#shared/scene/theme.ts";
import { positions } from "./scene-fixture.ts";

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

test("[N3] contrast is reckoned as WCAG reckons it", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 5);
  expect(contrast("#767676", "#ffffff")).toBeCloseTo(4.54, 2);
});

test.each(["light", "dark"] as const)(
  "[N3] every text of the %s theme can be read on its grounds",
  (theme: ThemeName) => {
    const tokens = themes[theme];
    const coloured = positions.map((position) => (theme === "dark" ? position.colourDark : position.colourLight));
    const grounds = {
      ink: [tokens.paper, tokens.canvas, tokens.card, tokens.hover],
      mute: [tokens.paper, tokens.canvas, tokens.card],
    };
    for (const ground of grounds.ink) expect(contrast(tokens.ink, ground)).toBeGreaterThanOrEqual(4.5);
    for (const ground of grounds.mute) expect(contrast(tokens.mute, ground)).toBeGreaterThanOrEqual(4.5);
    for (const colour of [...coloured, tokens.support, tokens.attack]) {
      for (const ground of [tokens.card, tokens.paper]) expect(contrast(colour, ground)).toBeGreaterThanOrEqual(4.5);
    }
    // Not text: WCAG asks 3 of what must be seen.
    for (const line of [tokens.support, tokens.attack]) expect(contrast(line, tokens.canvas)).toBeGreaterThanOrEqual(3);
    for (const ground of [tokens.card, tokens.canvas, tokens.paper])
      expect(contrast(tokens.focus, ground)).toBeGreaterThanOrEqual(3);
  },
);
