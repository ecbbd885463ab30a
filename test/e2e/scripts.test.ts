import { readFileSync } from "node:fs";
import { createCanvas } from "@napi-rs/canvas";
import pixelmatch from "pixelmatch";
import { type Browser, chromium, type Page } from "playwright-core";
import { type Picture, PNG } from "pngjs";
import subsetFont from "subset-font";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { paintScene } from "#main/drawing/canvas.ts";
import { withSceneFonts } from "#main/drawing/fonts/scene-fonts.ts";
import { viewMap } from "#shared/model/map-view.ts";
import { cardTextWidth } from "#shared/scene/card.ts";
import { buildScene } from "#shared/scene/scene.ts";
import { type EmbeddedFace, toSvg } from "#shared/scene/svg.ts";
import { chromiumArguments, findChromium } from "../tools/chromium.ts";
import { fontPath, nameFontFolders, scriptTexts } from "../unit/fonts/script-fonts.ts";
import { mapId, type Story, tell } from "../unit/scene-fixture.ts";
import { canvas, card, newMap } from "./steps.ts";
import { consoleProblems, discard, startWarrant, type Warrant } from "./window.ts";

describe("pictures that carry their fonts", () => {
  const texts = { latin: "Encryption – “naïve”, says Žižek; 3 × 4 = 12!", ...scriptTexts };
  type Script = keyof typeof texts;
  const scale = 2;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    nameFontFolders();
    browser = await chromium.launch({ executablePath: findChromium() ?? "", args: chromiumArguments });
    page = await browser.newPage({ viewport: { width: 800, height: 800 } });
  });
  afterAll(async () => {
    await browser?.close();
    vi.unstubAllEnvs();
  });

  function claimIn(script: Script): Story {
    return { claims: { a: { text: texts[script], position: "security" } } };
  }

  /** The claim's card as Skia draws it, and as an SVG with these faces. */
  function drawn(script: Script, facesOf: (own: readonly EmbeddedFace[]) => Promise<readonly EmbeddedFace[]>) {
    return withSceneFonts(
      () => buildScene(viewMap(tell(claimIn(script)), mapId), { theme: "light", padding: 10 }),
      async (scene, { embeddedFaces }) => {
        const canvas = createCanvas(scene.bounds.width * scale, scene.bounds.height * scale);
        paintScene(canvas.getContext("2d"), scene, scale);
        const svg = toSvg(scene, { scale, faces: await facesOf(await embeddedFaces()) });
        return { png: PNG.sync.read(await canvas.encode("png")), svg };
      },
    );
  }

  /** What Chromium makes of an SVG; it has none of its fonts under these names. */
  async function seen(svg: string): Promise<Picture> {
    await page.setContent(
      `<body style="margin:0"><img style="display:block" src="data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}">`,
    );
    await page.waitForFunction(() => document.images[0]?.complete && document.images[0].naturalWidth > 0);
    return PNG.sync.read(await page.locator("img").screenshot());
  }

  function difference(one: Picture, other: Picture): number {
    const { width, height } = one;
    expect([other.width, other.height]).toEqual([width, height]);
    return pixelmatch(one.data, other.data, undefined, width, height, { threshold: 0.3 }) / (width * height);
  }

  // Measured: at most 0.002; without the fonts at least 0.02.
  test.each(Object.keys(texts) as Script[])("[P14] %s looks in Chromium as in the PNG", async (script) => {
    const { png, svg } = await drawn(script, async (own) => own);
    expect(difference(png, await seen(svg))).toBeLessThan(0.005);
    const bare = await drawn(script, async () => []);
    expect(difference(png, await seen(bare.svg))).toBeGreaterThan(0.01);
  });

  test.each(["arabic", "devanagari", "japanese", "emoji"] as const)(
    "[P14] the embedded part of a font draws %s exactly as the whole font does",
    async (script) => {
      const part = await drawn(script, async (own) => own);
      const whole = await drawn(script, (own) =>
        Promise.all(
          own.map(async (face) => {
            if (["Source Serif 4", "Inter"].includes(face.family)) return face;
            const font = readFileSync(fontPath(script));
            const bytes = await subsetFont(font, undefined, { keepAllGlyphs: true, targetFormat: "woff2" });
            return { ...face, base64: bytes.toString("base64") };
          }),
        ),
      );
      expect(whole.svg.length).toBeGreaterThan(1.5 * part.svg.length);
      expect(difference(await seen(part.svg), await seen(whole.svg))).toBe(0);
    },
  );
});

describe("in the window", () => {
  let warrant: Warrant;
  let page: Page;

  beforeAll(async () => {
    warrant = await startWarrant();
    page = await warrant.openWindow({ width: 1600, height: 1100 });
  });
  afterAll(async () => {
    await warrant?.stop();
    if (warrant) discard(warrant);
  });

  test("[P15] lines from right to left end at the card's right edge, and no line leaves its card", async () => {
    await newMap(page, "Scripts");
    const map = (await warrant.ask("maps.list", {})).find(({ title }) => title === "Scripts");
    const all = Object.entries(scriptTexts);
    for (const [index, [, text]] of all.entries()) {
      const place = { mapId: map?.id ?? "", x: (index % 3) * 290, y: Math.floor(index / 3) * 220 };
      await warrant.ask("claim.create", { text, place });
    }
    await canvas(page).getByRole("button", { name: "Fit map to window" }).click();
    for (const [script, text] of all) {
      const node = card(page, text);
      await node.waitFor();
      const lines = await node.locator("text").evaluateAll((elements) =>
        elements.map((element) => {
          if (!(element instanceof SVGTextElement)) throw new Error("not a text");
          const { x, width } = element.getBBox();
          return { direction: element.getAttribute("direction"), left: x, right: x + width };
        }),
      );
      expect(lines.length).toBeGreaterThan(0);
      const isRightToLeft = script === "arabic" || script === "hebrew";
      for (const { direction, left, right } of lines) {
        expect(direction, script).toBe(isRightToLeft ? "rtl" : null);
        expect(left, script).toBeGreaterThan(15);
        expect(right, script).toBeLessThan(16 + cardTextWidth + 1);
        if (isRightToLeft) expect(right, script).toBeGreaterThan(16 + cardTextWidth - 1);
        else expect(left, script).toBeLessThan(17);
      }
    }
    expect(consoleProblems).toEqual([]);
  });

  test("[P15] a claim from right to left is written from right to left", async () => {
    const claim = card(page, scriptTexts.hebrew);
    await claim.dblclick();
    const field = page.locator("textarea.card-text");
    await field.waitFor();
    expect(await field.evaluate((element) => getComputedStyle(element).direction)).toBe("rtl");
    await page.keyboard.press("Escape");
  });
});
