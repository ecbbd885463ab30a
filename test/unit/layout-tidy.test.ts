import fc from "fast-check";
import { expect, test } from "vitest";
import { loadDot } from "#shared/layout/dot.ts";
import { boundsOf, overlaps, type Rect } from "#shared/layout/geometry.ts";
import {
  type LayoutCard,
  type LayoutLink,
  layoutGrid,
  type TidyOptions,
  tidyLayout,
  tidyWith,
} from "#shared/layout/tidy.ts";
import { generateMap } from "../bench/generate.ts";
import { layoutOf } from "../bench/layout-input.ts";

const dot = await loadDot();

function card(id: string, height = 122): LayoutCard {
  return { id, width: 250, height };
}

function link(
  id: string,
  premises: readonly string[],
  target: string,
  kind: "support" | "attack" = "support",
): LayoutLink {
  return { id, kind, premises, target: target.startsWith("i") ? { inferenceId: target } : { claimId: target } };
}

function placed(cards: readonly LayoutCard[], links: readonly LayoutLink[]): (id: string) => Rect {
  const rects = rectsOf(cards, links);
  return (id) => rects.get(id) ?? { x: Number.NaN, y: Number.NaN, width: 0, height: 0 };
}

function rectsOf(cards: readonly LayoutCard[], links: readonly LayoutLink[], options?: TidyOptions): Map<string, Rect> {
  const places = tidyWith(dot, cards, links, options);
  return new Map(
    cards.map(({ id, width, height }) => {
      const { x, y } = places.get(id) ?? { x: Number.NaN, y: Number.NaN };
      return [id, { x, y, width, height }];
    }),
  );
}

const below = (a: Rect, b: Rect) => a.y >= b.y + b.height + 24;

test("[L1] conclusions stand on top, what is for them left of what is against them", () => {
  const at = placed(
    ["c", "f", "a", "g"].map((id) => card(id)),
    [link("i1", ["a"], "c", "attack"), link("i2", ["f"], "c"), link("i3", ["g"], "f")],
  );
  expect(below(at("f"), at("c")) && below(at("a"), at("c")) && below(at("g"), at("f"))).toBe(true);
  expect(at("f").x).toBeLessThan(at("a").x);
});

test("[L1] linked premises stand side by side on one level", () => {
  const at = placed(
    ["c", "p", "q", "r"].map((id) => card(id)),
    [link("i1", ["p", "q", "r"], "c")],
  );
  expect(at("p").y).toBe(at("q").y);
  expect(at("q").y).toBe(at("r").y);
  expect([at("q").x - at("p").x, at("r").x - at("q").x].every((step) => step >= 274 && step <= 320)).toBe(true);
});

test("[L1] a card that undercuts stands beside the line it cuts, between its ends", () => {
  const at = placed(
    ["c", "p", "u"].map((id) => card(id)),
    [link("i1", ["p"], "c"), link("i2", ["u"], "i1", "attack")],
  );
  expect(below(at("p"), at("u"))).toBe(true);
  expect(at("u").y).toBeGreaterThanOrEqual(at("c").y + at("c").height);
  const middle = at("p").x + 125;
  const gap = Math.max(at("u").x - middle, middle - at("u").x - 250);
  expect(gap).toBeGreaterThanOrEqual(30);
  expect(gap).toBeLessThanOrEqual(80);
});

test("[L2] many leaves of one claim do not make a strip", () => {
  const leaves = Array.from({ length: 24 }, (_, index) => `p${index}`);
  const rects = rectsOf(
    [card("c"), ...leaves.map((id) => card(id))],
    leaves.map((id, index) => link(`i${index}`, [id], "c", index % 2 === 0 ? "support" : "attack")),
  );
  const bounds = boundsOf(rects.values());
  expect(bounds?.width).toBeLessThanOrEqual(3_600);
  expect((bounds?.width ?? 0) / (bounds?.height ?? 1)).toBeLessThan(5);
});

test("[L2] a debate of 48 cards under one claim fits a page", () => {
  const cards = [card("c")];
  const links: LayoutLink[] = [];
  for (let i = 0; i < 9; i += 1) {
    cards.push(card(`s${i}`));
    links.push(link(`i${i}`, [`s${i}`], "c", i % 2 === 0 ? "support" : "attack"));
    for (let j = 0; j < 4; j += 1) {
      cards.push(card(`s${i}-${j}`));
      links.push(link(`i${i}-${j}`, [`s${i}-${j}`], j < 3 ? `s${i}` : `s${i}-0`, j === 1 ? "attack" : "support"));
    }
  }
  const bounds = boundsOf(rectsOf(cards, links).values());
  expect(bounds?.width).toBeLessThanOrEqual(4_000);
  expect(bounds?.height).toBeLessThanOrEqual(2_600);
});

test("[L2] cards without links and separate debates fill a page, not a row", () => {
  const bounds = boundsOf(
    rectsOf(
      Array.from({ length: 40 }, (_, index) => card(`c${index}`)),
      [],
    ).values(),
  );
  const ratio = (bounds?.width ?? 0) / (bounds?.height ?? 1);
  expect(ratio).toBeGreaterThan(0.9);
  expect(ratio).toBeLessThan(2.4);
});

const graphs = fc
  .tuple(
    fc.array(fc.integer({ min: 60, max: 300 }), { minLength: 1, maxLength: 28 }),
    fc.array(fc.tuple(fc.array(fc.nat(99), { minLength: 1, maxLength: 3 }), fc.nat(99), fc.boolean(), fc.nat(9)), {
      maxLength: 34,
    }),
  )
  .map(([heights, steps]) => {
    const cards = heights.map((height, index) => card(`c${index}`, height));
    const links = steps.map(([premises, target, isAttack, onLink], index) => {
      const ids = [...new Set(premises.map((premise) => `c${premise % cards.length}`))];
      const to = onLink < 2 && index > 0 ? `i${target % index}` : `c${target % cards.length}`;
      return link(`i${index}`, ids, to, isAttack ? "attack" : "support");
    });
    return { cards, links };
  });

const directions = fc.constantFrom("down" as const, "right" as const);

test("[L3] whatever argues for what, every card has a place on the grid, at least 24 px from every other", () => {
  fc.assert(
    fc.property(graphs, directions, ({ cards, links }, direction) => {
      const rects = [...rectsOf(cards, links, { direction }).values()];
      expect(rects).toHaveLength(cards.length);
      for (const [index, rect] of rects.entries()) {
        expect(rect.x % layoutGrid).toBe(0);
        expect(rect.y % layoutGrid).toBe(0);
        for (const other of rects.slice(index + 1)) expect(overlaps(rect, other, 24)).toBe(false);
      }
      expect([Math.min(...rects.map((rect) => rect.x)), Math.min(...rects.map((rect) => rect.y))]).toEqual([0, 0]);
    }),
    { numRuns: 100 },
  );
});

test.each([300, 2_500])("[L3] no two of %i cards come nearer than 24 px, whichever way the map leads", (size) => {
  const { cards, links } = layoutOf(generateMap(size, 7, size));
  for (const direction of ["down", "right"] as const) {
    const rects = [...rectsOf(cards, links, { direction }).values()].sort((a, b) => a.x - b.x);
    expect(rects).toHaveLength(size);
    for (const [index, rect] of rects.entries()) {
      for (let next = index + 1; next < rects.length; next += 1) {
        const other = rects[next];
        if (!other || other.x >= rect.x + rect.width + 24) break;
        expect(overlaps(rect, other, 24)).toBe(false);
      }
    }
  }
});

test("[L4] the same input gives the same output", async () => {
  fc.assert(
    fc.property(graphs, ({ cards, links }) => {
      expect(tidyWith(dot, structuredClone(cards), structuredClone(links))).toEqual(tidyWith(dot, cards, links));
    }),
    { numRuns: 25 },
  );
  const { cards, links } = layoutOf(generateMap(2_000, 3));
  expect(await tidyLayout(cards, links)).toEqual(tidyWith(dot, cards, links));
});

test("[L5] in a tree every premise lies below its target", () => {
  const trees = fc.array(fc.tuple(fc.nat(99), fc.boolean()), { minLength: 1, maxLength: 40 }).map((steps) => ({
    cards: [card("c0"), ...steps.map((_step, index) => card(`c${index + 1}`))],
    links: steps.map(([parent, isAttack], index) =>
      link(`i${index}`, [`c${index + 1}`], `c${parent % (index + 1)}`, isAttack ? "attack" : "support"),
    ),
  }));
  fc.assert(
    fc.property(trees, ({ cards, links }) => {
      const rects = rectsOf(cards, links);
      for (const { premises, target } of links) {
        const [from, to] = [rects.get(premises[0] ?? ""), "claimId" in target ? rects.get(target.claimId) : undefined];
        expect(from && to && below(from, to)).toBe(true);
      }
    }),
    { numRuns: 60 },
  );
});

test("[L9] on a map that leads to the right conclusions stand at the left, linked premises one below the other", () => {
  const rects = rectsOf(
    ["c", "f", "a", "g", "h"].map((id) => card(id)),
    [link("i1", ["a"], "c", "attack"), link("i2", ["f"], "c"), link("i3", ["g", "h"], "f")],
    { direction: "right" },
  );
  const at = (id: string) => rects.get(id) ?? { x: Number.NaN, y: Number.NaN, width: 0, height: 0 };
  const rightOf = (a: Rect, b: Rect) => a.x >= b.x + b.width + 24;
  expect(rightOf(at("f"), at("c")) && rightOf(at("a"), at("c")) && rightOf(at("g"), at("f"))).toBe(true);
  expect(at("f").y).toBeLessThan(at("a").y);
  expect(at("g").x).toBe(at("h").x);
});

/** As many claims to a tree as there are. */
const oneTree = Number.POSITIVE_INFINITY;

test("[L2] one tree of thousands of cards fills a page, the conclusion in its first row", () => {
  for (const direction of ["down", "right"] as const) {
    const { cards, links } = layoutOf(generateMap(4_000, 5, oneTree));
    const rects = rectsOf(cards, links, { direction });
    const bounds = boundsOf(rects.values());
    const ratio = (bounds?.width ?? 0) / (bounds?.height ?? 1);
    expect(ratio).toBeGreaterThan(0.8);
    expect(ratio).toBeLessThan(2.4);
    const root = rects.get("c0");
    expect(direction === "down" ? root?.y : root?.x).toBe(0);
  }
});

test("[L2] a claim with hundreds of reasons, each with reasons of its own, fills a page", () => {
  const cards = [card("c")];
  const links: LayoutLink[] = [];
  for (let index = 0; index < 300; index += 1) {
    cards.push(card(`s${index}`), card(`s${index}-0`), card(`s${index}-1`));
    links.push(
      link(`i${index}`, [`s${index}`], "c"),
      link(`i${index}-0`, [`s${index}-0`], `s${index}`),
      link(`i${index}-1`, [`s${index}-1`], `s${index}`, "attack"),
    );
  }
  const bounds = boundsOf(rectsOf(cards, links).values());
  const ratio = (bounds?.width ?? 0) / (bounds?.height ?? 1);
  expect(ratio).toBeGreaterThan(0.8);
  expect(ratio).toBeLessThan(2.4);
});

test("[L13] progress never goes back and stays between 0 and 1", () => {
  const { cards, links } = layoutOf(generateMap(800, 2));
  const shares: number[] = [];
  tidyWith(dot, cards, links, { onProgress: (share) => shares.push(share) });
  expect(shares.length).toBeGreaterThan(10);
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
  expect(shares.every((share) => share > 0 && share <= 1)).toBe(true);
});

test("[L3] a chain of thousands and a star of thousands are laid out", () => {
  const many = Array.from({ length: 4_000 }, (_, index) => card(`c${index}`));
  const chain = tidyWith(
    dot,
    many,
    many.slice(1).map((_card, index) => link(`i${index}`, [`c${index + 1}`], `c${index}`)),
  );
  const star = tidyWith(
    dot,
    many,
    many.slice(1).map((_card, index) => link(`i${index}`, [`c${index + 1}`], "c0")),
  );
  expect([chain.size, star.size]).toEqual([4_000, 4_000]);
  expect([...chain.values(), ...star.values()].every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y))).toBe(
    true,
  );
});

test("[L3] no cards have no places", () => {
  expect(tidyWith(dot, [], [link("i1", ["a"], "b")])).toEqual(new Map());
});
