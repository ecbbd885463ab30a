import { describe, expect, test } from "vitest";
import { cardWidth } from "#shared/scene/card.ts";
import { patchColour } from "#shared/scene/far-cards.ts";
import { frameItems, positionColour } from "#shared/scene/scene.ts";
import { themes } from "#shared/scene/theme.ts";
import {
  attack,
  canvas,
  focus,
  geometry,
  itemsOf,
  itemsOfLink,
  linkSlot,
  paintOne,
  recorded,
  request,
  seenCards,
  slotOf,
  startPainter,
  support,
  texts,
  told,
  view,
} from "./painter-fixture.ts";
import type { Drawn } from "./recording-context.ts";
import { positions } from "./scene-fixture.ts";

test("[W139] at a size that can be read a picture is the draw list of what is seen: frames, then links, then cards", () => {
  const shortLink = itemsOfLink("i");
  const frame = view.frames[0];
  if (!frame) throw new Error("no frame");
  const drawn = paintOne(1, {
    lifted: { cards: new Uint32Array(), links: Uint32Array.of(linkSlot("j")), frameIds: [] },
  });
  expect(drawn).toEqual(recorded([...frameItems(frame, themes.light), ...shortLink, ...seenCards.flatMap(itemsOf)]));
  expect(texts(drawn)).not.toContain("Far away.");
  expect(texts(drawn)).not.toContain("Another");
});

test("[W139] image pixel = map pixel × scale + left or top", () => {
  const { hear, settle } = startPainter();
  hear(...told, request(1, 0.5, { area: { scale: 0.75, left: -12, top: 34, width: 900, height: 700 } }));
  expect(settle().answers[0]?.transform).toEqual([0.75, 0, 0, 0.75, -12, 34]);
});

test("[W139] of a link across the map the part in the picture is drawn, in its place among the others", () => {
  const drawn = paintOne(1);
  const dashed = drawn.filter(({ style, dash }) => style === attack && dash.length > 0);
  expect(dashed.length).toBeGreaterThan(0);
  for (const { numbers } of dashed) expect(Math.max(...numbers)).toBeLessThan(2_000);
  expect(drawn.findIndex(({ style }) => style === attack)).toBeLessThan(
    drawn.findIndex(({ text }) => text === "The first claim."),
  );
});

test("[W140] what is lifted is left out, at every detail", () => {
  for (const zoom of [1, 0.2, 0.05]) {
    const lifted = { cards: Uint32Array.of(slotOf("a")), links: Uint32Array.of(linkSlot("i")), frameIds: ["f"] };
    const all = paintOne(zoom);
    const rest = paintOne(zoom, { lifted });
    expect(all.some(({ style }) => style === support)).toBe(true);
    expect(rest.some(({ style }) => style === support)).toBe(false);
    expect(all.some(({ style }) => style === themes.light.paper)).toBe(true);
    expect(rest.some(({ style }) => style === themes.light.paper)).toBe(false);
    const ofFirst = ({ numbers: [x, y] }: Drawn) => x !== undefined && y !== undefined && x < 20 && y >= 0 && y < 60;
    const rects = (drawn: readonly Drawn[]) => drawn.filter((each) => each.how === "fillRect" || each.how === "text");
    expect(rects(all).some(ofFirst)).toBe(true);
    expect(rects(rest).some(ofFirst)).toBe(false);
  }
});

describe("[W141] selection's rings", () => {
  test("a card's is 2 px wide and 2 px off its edge, and never thinner than it can be seen", () => {
    for (const [zoom, width] of [
      [1, 2],
      [0.2, 7.5],
      [0.05, 30],
    ] as const) {
      const rings = paintOne(zoom, { selectedCards: Uint32Array.of(slotOf("b"), slotOf("far")) }).filter(
        ({ style }) => style === focus,
      );
      const out = 2 + width / 2;
      const bottom = 300 + (geometry.cards.get("b")?.height ?? 0) + out;
      expect(rings).toMatchObject([
        { how: "stroke", lineWidth: width, numbers: [-out, 300 - out, cardWidth + out, bottom] },
      ]);
    }
  });

  test("a link's lies under its own line, with the ground's colour between, and its junction has one", () => {
    for (const zoom of [1, 0.2, 0.05]) {
      const drawn = paintOne(zoom, { selectedLinks: Uint32Array.of(linkSlot("i")) });
      const ring = drawn.findIndex(({ style }) => style === focus);
      const [outer, gap, line] = [drawn[ring], drawn[ring + 1], drawn[ring + 2]];
      expect(outer).toMatchObject({ how: "stroke", lineWidth: Math.max(9.75, Math.max(5.75, 2.5 / zoom) + 3 / zoom) });
      expect(gap).toMatchObject({ how: "stroke", style: canvas, lineWidth: Math.max(5.75, 2.5 / zoom) });
      expect(line).toMatchObject({ how: "stroke", style: support });
      expect(outer?.numbers).toEqual(gap?.numbers);
      expect(drawn.filter(({ style }) => style === focus)).toHaveLength(2);
    }
    expect(paintOne(1).filter(({ style }) => style === focus)).toEqual([]);
  });
});

describe("[W142] from further away", () => {
  test("every line of text is a bar where its words are, and nothing is written on cards", () => {
    const drawn = paintOne(0.2);
    expect(texts(drawn)).toEqual(["A frame"]);
    for (const claimId of seenCards) {
      const card = geometry.cards.get(claimId);
      if (!card) throw new Error("no card");
      for (const line of card.lines) {
        const bar = drawn.find(
          ({ how, numbers: [x = 0, y = 0, width = 0, height = 0] }) =>
            how === "fillRect" &&
            Math.abs(x - card.x - line.x) < 0.01 &&
            Math.abs(y + height - card.y - line.baseline) < 0.01 &&
            Math.abs(width - line.width) < 0.01,
        );
        expect(bar, line.text).toBeDefined();
      }
      expect(drawn).toContainEqual(
        expect.objectContaining({
          style: positionColour(card.card.position, "light"),
          numbers: [card.x, card.y, 7.5, card.height],
        }),
      );
    }
  });

  test("cards are patches of their positions' colours, each at least a pixel", () => {
    const drawn = paintOne(0.05);
    expect(texts(drawn)).toEqual([]);
    const patches = drawn.filter(({ how }) => how === "fillRect");
    expect(patches).toEqual(
      seenCards.map((claimId) => {
        const card = geometry.cards.get(claimId);
        return expect.objectContaining({
          style: patchColour(card?.card.position ?? null, "light"),
          numbers: [card?.x, card?.y, cardWidth, card?.height],
        });
      }),
    );
    expect(new Set(positions.map((position) => patchColour(position, "light"))).size).toBe(3);
    const tiny = { scale: 0.001, left: 0, top: 0, width: 20, height: 20 };
    const dots = paintOne(0.001, { area: tiny }).filter(({ how }) => how === "fillRect");
    expect(dots).toHaveLength(4);
    for (const { numbers } of dots) expect(numbers.slice(2)).toEqual([1_000, 1_000]);
  });

  test("lines are never thinner than three quarters of a pixel; marks go when they are too small", () => {
    for (const zoom of [0.3, 0.2, 0.1, 0.05, 0.01]) {
      const drawn = paintOne(zoom);
      const lines = drawn.filter(({ how, style }) => how === "stroke" && (style === support || style === attack));
      expect(lines.length).toBeGreaterThan(0);
      for (const { lineWidth, alpha } of lines) {
        expect(lineWidth * zoom).toBeGreaterThanOrEqual(0.75 - 1e-9);
        expect(alpha).toBeGreaterThan(0.15);
      }
      // An arrowhead is filled.
      expect(drawn.some(({ how, style }) => how === "fill" && style === support)).toBe(zoom >= 0.2);
    }
  });
});
