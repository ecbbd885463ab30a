import { describe, expect, test } from "vitest";
import { viewMap } from "#shared/model/map-view.ts";
import { linkGeometries } from "#shared/scene/links.ts";
import { geometryOfMap } from "#shared/scene/map-geometry.ts";
import { packCards } from "#shared/scene/packed-cards.ts";
import { packLinks } from "#shared/scene/packed-links.ts";
import { positionColour } from "#shared/scene/scene.ts";
import { themes } from "#shared/scene/theme.ts";
import { Recent } from "../../renderer/workers/recent.ts";
import { SlotIndex } from "../../renderer/workers/slot-index.ts";
import { linkSlot, request, slotOf, startPainter, support, texts, told, view } from "./painter-fixture.ts";
import { mapId, tell } from "./scene-fixture.ts";

describe("[W143] requests", () => {
  test("wait for the fonts, and of those that wait the newest of each kind is answered", () => {
    const { painter, hear, settle } = startPainter({ isReady: false });
    const minimap = (id: number) =>
      ({
        kind: "paint-minimap",
        id,
        theme: "dark",
        area: { scale: 0.01, left: 0, top: 0, width: 100, height: 100 },
      }) as const;
    hear(...told, request(1, 1), minimap(2), request(3, 0.5), minimap(4));
    expect(settle().answers).toEqual([]);
    painter.ready();
    const { answers } = settle();
    expect(answers.map(({ id }) => id)).toEqual([3, 4]);
    const patches = answers[1]?.drawn ?? [];
    expect(patches.map(({ how, style }) => [how, style])).toEqual(
      view.cards.map(({ position }) => ["fillRect", positionColour(position, "dark")]),
    );
  });

  test("show what was said before they are painted", () => {
    const { hear, settle } = startPainter();
    hear(...told, request(1, 1));
    settle();
    const [first] = view.cards;
    if (!first) throw new Error("no card");
    hear(request(2, 1), {
      kind: "cards",
      changed: packCards([{ slot: 0, x: 400, y: 0, height: 100, card: { ...first, text: "Moved." } }]),
      gone: Uint32Array.of(slotOf("b")),
    });
    const drawn = settle().answers[0]?.drawn ?? [];
    expect(texts(drawn)).toContain("Moved.");
    expect(texts(drawn)).toContain("The third claim.");
    expect(texts(drawn)).not.toContain("The first claim.");
    expect(texts(drawn)).not.toContain("The second claim.");
    hear({ kind: "links", changed: packLinks([], () => 0), gone: Uint32Array.of(linkSlot("i")) }, request(3, 1));
    expect(settle().answers[0]?.drawn.some(({ style }) => style === support)).toBe(false);
    hear({ kind: "clear" }, request(4, 1));
    expect(settle().answers).toMatchObject([{ id: 4, drawn: [] }]);
  });

  test("for another theme are painted in it", () => {
    const { hear, settle } = startPainter();
    hear(...told, request(1, 1));
    settle();
    hear(request(2, 1, { theme: "dark" }));
    const drawn = settle().answers[0]?.drawn ?? [];
    const first = drawn.find(({ text }) => text === "The first claim.");
    expect(first?.style).toBe(themes.dark.ink);
    expect(drawn.some(({ style }) => style === themes.light.support || style === themes.light.card)).toBe(false);
  });

  test("that no canvas holds are answered with why, and the next is painted", () => {
    const { hear, settle } = startPainter();
    const area = { scale: 1, left: 0, top: 0, width: 40_000, height: 10 };
    hear(...told, request(1, 1, { area }));
    expect(settle()).toMatchObject({ answers: [], failures: [{ id: 1, message: expect.stringContaining("40000") }] });
    hear(request(2, 1, { area: { ...area, width: 20_000, height: 20_000 } }));
    expect(settle()).toMatchObject({ answers: [], failures: [{ id: 2 }] });
    hear(request(3, 1));
    expect(settle()).toMatchObject({ answers: [{ id: 3 }], failures: [] });
    const without = startPainter({ hasCanvas: false });
    without.hear(...told, request(4, 1));
    expect(without.settle()).toMatchObject({ answers: [], failures: [{ id: 4, message: "there is no 2D canvas" }] });
  });
});

test("[W144] things are found by where they are, after every change", () => {
  const index = new SlotIndex();
  const everywhere = { left: -1e9, top: -1e9, right: 1e9, bottom: 1e9 };
  expect([...index.within(everywhere)]).toEqual([]);
  for (let slot = 0; slot < 300; slot += 1) index.set(slot, { x: slot * 10, y: 0, width: 5, height: 5 });
  expect([...index.within({ left: 96, top: 0, right: 121, bottom: 1 })]).toEqual([10, 11, 12]);
  index.set(200, { x: 100, y: 0, width: 5, height: 5 });
  index.delete(11);
  index.delete(5_000);
  expect([...index.within({ left: 96, top: 0, right: 121, bottom: 1 })]).toEqual([10, 12, 200]);
  expect(index.within(everywhere)).toHaveLength(299);
  index.clear();
  expect([...index.within(everywhere)]).toEqual([]);
});

test("[W144] what was used last is remembered, up to the limit", () => {
  const recent = new Recent<string>(2);
  let made = 0;
  const get = (key: number) =>
    recent.get(key, () => {
      made += 1;
      return `${key}`;
    });
  expect([get(1), get(2), get(1), get(3), get(1)]).toEqual(["1", "2", "1", "3", "1"]);
  expect(made).toBe(3);
  get(2);
  expect(made).toBe(4);
  recent.delete(2);
  get(2);
  expect(made).toBe(5);
});

test("[W145] lines of some of a map's links can be led by themselves, undercuts of them too", () => {
  const all = viewMap(
    tell({
      claims: {
        a: { at: [0, 0] },
        b: { at: [0, 300] },
        c: { at: [500, 200] },
        d: { at: [900, 0] },
        e: { at: [900, 300] },
      },
      inferences: {
        i: { premises: ["b"], target: "a" },
        u: { kind: "attack", premises: ["c"], target: "i" },
        other: { premises: ["e"], target: "d" },
      },
    }),
    mapId,
  );
  const rects = geometryOfMap(all).cards;
  const some = all.links.filter(({ inferenceId }) => inferenceId !== "other");
  expect([...linkGeometries(some, rects).keys()]).toEqual(["i", "u"]);
  expect(linkGeometries(some, rects).get("u")).toEqual(geometryOfMap(all).links.get("u"));
});
