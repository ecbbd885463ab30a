import { expect, test } from "vitest";
import { viewMap } from "#shared/model/map-view.ts";
import { cardWidth, layoutCard, maxClaimLines } from "#shared/scene/card.ts";
import { buildScene, emptyMapText } from "#shared/scene/scene.ts";
import { mapId, type Story, tell } from "./scene-fixture.ts";
import { expectGolden } from "./scene-golden.ts";

const stories: Record<string, Story> = {
  card: {
    claims: {
      a: { text: "Encryption protects everyday shopping and banking.", position: "privacy", quotations: 2, notes: 1 },
    },
  },
  "bare-card": { claims: { a: { text: "A claim of nobody's." } } },
  support: {
    claims: { a: { at: [0, 0] }, b: { at: [20, 200], position: "security" } },
    inferences: { i: { premises: ["b"], target: "a" } },
  },
  attack: {
    claims: { a: { at: [0, 0] }, b: { at: [300, 200] } },
    inferences: { i: { kind: "attack", premises: ["b"], target: "a" } },
  },
  linked: {
    claims: { a: { at: [150, 0] }, b: { at: [0, 260] }, c: { at: [300, 260] } },
    inferences: { i: { premises: ["b", "c"], implicit: ["c"], target: "a" } },
  },
  undercut: {
    claims: { a: { at: [0, 0] }, b: { at: [0, 320] }, c: { at: [240, 140] } },
    inferences: { i: { premises: ["b"], target: "a" }, u: { kind: "attack", premises: ["c"], target: "i" } },
  },
  collapsed: {
    claims: { a: { at: [0, 0], collapsed: true }, b: { at: [0, 200] }, c: { at: [0, 400] } },
    inferences: { i: { premises: ["b"], target: "a" }, j: { premises: ["c"], target: "b" } },
  },
  frame: {
    claims: { a: { at: [40, 60] } },
    frames: [{ id: "f", title: "Before the talks", x: 0, y: 0, width: 330, height: 180 }],
  },
  empty: { title: "Nothing yet", claims: {} },
};

test.each(Object.keys(stories))("[N4] the draw list of %s is as it was", (name) => {
  const view = viewMap(tell(stories[name] ?? { claims: {} }), mapId);
  expectGolden(name, buildScene(view, { theme: "light" }));
});

test("[N4] the themes differ in colours and in nothing else", () => {
  const view = viewMap(tell(stories.undercut ?? { claims: {} }), mapId);
  const shape = (theme: "light" | "dark") =>
    JSON.stringify(buildScene(view, { theme })).replaceAll(/#[0-9a-f]{6}/g, "#");
  expect(shape("dark")).toBe(shape("light"));
});

test("[N4] frames lie under links and links under cards", () => {
  const story: Story = {
    ...stories.support,
    claims: stories.support?.claims ?? {},
    frames: [{ id: "f", title: "F", x: 0, y: 0, width: 9, height: 9 }],
  };
  const { items } = buildScene(viewMap(tell(story), mapId), { theme: "light" });
  const kinds = items.map((item) => item.owner.split(":")[0]);
  expect([...new Set(kinds)]).toEqual(["frame", "inference", "claim"]);
});

test("[N5] a card is 250 wide, shows eight lines at most and names speaker, role and year", () => {
  const view = viewMap(
    tell({ claims: { a: { text: "word ".repeat(300), position: "security", quotations: 3 } } }),
    mapId,
  );
  const [card] = view.cards;
  if (!card) throw new Error("no card");
  const layout = layoutCard(card);
  expect(layout.width).toBe(cardWidth);
  expect(layout.lines).toHaveLength(maxClaimLines);
  expect(layout.truncated).toBe(true);
  expect(layout.footer?.text).toBe("Amber Rudd, Home Secretary · 2017");
  expect(layout.label?.text).toBe("Security");
  expect(layout.counts.map((count) => [count.of, count.text.text])).toEqual([["quotations", "3"]]);
  expect(layoutCard(card)).toBe(layout);
});

test("[N5] nothing on a card reaches over its edges, however long name, role and position are", () => {
  const long = "An exceedingly long name without an end in sight";
  const layout = layoutCard({
    text: "Wiiiide".repeat(90),
    position: { id: "x", name: long, colourLight: "#000000", colourDark: "#ffffff", glyph: "flag", rank: 0 },
    attribution: { name: long, role: long, year: "2017" },
    quotations: 12_345,
    notes: 999,
    collapsed: false,
    hiddenBelow: 0,
  });
  const lines = [...layout.lines, layout.label, layout.footer, ...layout.counts.map((count) => count.text)];
  for (const line of lines) {
    expect(line).not.toBeNull();
    if (!line) continue;
    expect(line.x).toBeGreaterThanOrEqual(16);
    expect(line.x + line.width).toBeLessThanOrEqual(cardWidth - 11.9);
    expect(line.baseline).toBeLessThan(layout.height);
  }
  expect(layout.footer?.text).toMatch(/… · 2017$/);
  expect((layout.label?.x ?? 0) + (layout.label?.width ?? 0)).toBeLessThan(layout.counts[0]?.icon.x ?? 0);
  expect(layout.counts.map((count) => count.text.text)).toEqual(["999+", "999"]);
});

test("[N4] an empty map is a small picture with its title that says so", () => {
  const scene = buildScene(viewMap(tell({ title: "Nothing yet", claims: {} }), mapId), { theme: "dark" });
  expect(scene.items.flatMap((item) => (item.kind === "text" ? [item.text] : []))).toEqual([
    "Nothing yet",
    emptyMapText,
  ]);
  expect(scene.bounds.width).toBeLessThan(800);
  expect(scene.bounds.height).toBeLessThan(200);
});
