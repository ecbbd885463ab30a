import { describe, expect, test } from "vitest";
import { viewMap } from "#shared/model/map-view.ts";
import { cardSize, cardWidth } from "#shared/scene/card.ts";
import { patchColour } from "#shared/scene/far-cards.ts";
import { linkGeometries } from "#shared/scene/links.ts";
import { geometryOfMap } from "#shared/scene/map-geometry.ts";
import { packCards } from "#shared/scene/packed-cards.ts";
import { packLinks } from "#shared/scene/packed-links.ts";
import { paintItems } from "#shared/scene/paint.ts";
import { cardItems, frameItems, linkItems, positionColour } from "#shared/scene/scene.ts";
import { themes } from "#shared/scene/theme.ts";
import type { PaintRequest, ToPainter } from "../../renderer/workers/messages.ts";
import { Painter } from "../../renderer/workers/painter.ts";
import { Recent } from "../../renderer/workers/recent.ts";
import { SlotIndex } from "../../renderer/workers/slot-index.ts";
import { type Drawn, RecordingContext } from "./recording-context.ts";
import { mapId, positions, tell } from "./scene-fixture.ts";

type Answer = { readonly id: number; readonly drawn: readonly Drawn[]; readonly transform: readonly number[] };

function startPainter({ isReady = true, hasCanvas = true } = {}) {
  const answers: Answer[] = [];
  const failures: { readonly id: number; readonly message: string }[] = [];
  const waiting: (() => void)[] = [];
  let context = new RecordingContext();
  const painter = new Painter<string>({
    begin: () => {
      if (!hasCanvas) throw new Error("there is no 2D canvas");
      context = new RecordingContext();
      return context;
    },
    finish: (id) => answers.push({ id, drawn: context.drawn, transform: context.transform }),
    fail: (id, message) => failures.push({ id, message }),
    path2d: (data) => data,
    later: (call) => waiting.push(call),
  });
  if (isReady) painter.ready();
  return {
    painter,
    hear: (...messages: readonly ToPainter[]) => {
      for (const message of messages) painter.hear(message);
    },
    settle: () => {
      for (let call = waiting.shift(); call; call = waiting.shift()) call();
      return { answers: answers.splice(0), failures: failures.splice(0) };
    },
  };
}

const view = viewMap(
  tell({
    claims: {
      a: { at: [0, 0], position: "security", quotations: 2, text: "The first claim." },
      b: { at: [0, 300], position: "privacy", notes: 1, text: "The second claim." },
      c: { at: [400, 300], position: "common", text: "The third claim." },
      far: { at: [9_000, 9_000], text: "Far away." },
    },
    inferences: {
      i: { premises: ["b", "c"], implicit: ["c"], target: "a" },
      j: { kind: "attack", premises: ["far"], target: "c" },
    },
    frames: [
      { id: "f", title: "A frame", x: -50, y: -50, width: 900, height: 700 },
      { id: "g", title: "Another", x: 8_000, y: 8_000, width: 400, height: 300 },
    ],
  }),
  mapId,
);
const geometry = geometryOfMap(view);
const claimIds = view.cards.map(({ claimId }) => claimId);
const slotOf = (claimId: string) => claimIds.indexOf(claimId);
const linkSlot = (inferenceId: string) => view.links.findIndex((link) => link.inferenceId === inferenceId);

const told: readonly ToPainter[] = [
  {
    kind: "cards",
    changed: packCards(
      view.cards.map((card, slot) => ({ slot, x: card.x, y: card.y, height: cardSize(card).height, card })),
    ),
    gone: new Uint32Array(),
  },
  {
    kind: "links",
    changed: packLinks(
      Array.from(geometry.links.values(), (link) => ({ slot: linkSlot(link.inferenceId), geometry: link })),
      slotOf,
    ),
    gone: new Uint32Array(),
  },
  { kind: "frames", frames: view.frames },
];

function request(id: number, zoom: number, parts: Partial<PaintRequest> = {}): PaintRequest {
  return {
    kind: "paint",
    id,
    area: { scale: zoom, left: 100 * zoom, top: 100 * zoom, width: 1_000 * zoom, height: 800 * zoom },
    zoom,
    theme: "light",
    lifted: { cards: new Uint32Array(), links: new Uint32Array(), frameIds: [] },
    selectedCards: new Uint32Array(),
    selectedLinks: new Uint32Array(),
    ...parts,
  };
}

function paintOne(zoom: number, parts: Partial<PaintRequest> = {}): readonly Drawn[] {
  const { hear, settle } = startPainter();
  hear(...told, request(1, zoom, parts));
  const { answers, failures } = settle();
  expect(failures).toEqual([]);
  expect(answers).toHaveLength(1);
  return answers[0]?.drawn ?? [];
}

/** What painting these items of the scene records. */
function recorded(items: Parameters<typeof paintItems>[1]): readonly Drawn[] {
  const context = new RecordingContext();
  paintItems(context, items, (data) => data);
  return context.drawn;
}

const seenCards = ["a", "b", "c"];
const itemsOf = (claimId: string) => {
  const card = geometry.cards.get(claimId);
  if (!card) throw new Error(`no card ${claimId}`);
  return cardItems(card, "light");
};
const itemsOfLink = (inferenceId: string) => {
  const link = geometry.links.get(inferenceId);
  if (!link) throw new Error(`no link ${inferenceId}`);
  return linkItems(link, themes.light);
};
const texts = (drawn: readonly Drawn[]) => drawn.filter(({ how }) => how === "text").map(({ text }) => text);
const { canvas, focus, support, attack } = themes.light;

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
