import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { overlaps, type Rect } from "#shared/layout/geometry.ts";
import type { RecordTables } from "#shared/model/diffs.ts";
import { viewMap } from "#shared/model/map-view.ts";
import type { DrawItem, Scene, TextItem } from "#shared/scene/draw-list.ts";
import { fonts } from "#shared/scene/fonts.ts";
import { geometryOfMap } from "#shared/scene/map-geometry.ts";
import { boundsOfLines, polylinesOf } from "#shared/scene/path.ts";
import { pictureOf } from "#shared/scene/picture/picture.ts";
import { PictureFault } from "#shared/scene/picture/picture-options.ts";
import { measureText } from "#shared/scene/text.ts";
import { fullPicture, picturedMaps, plainPicture } from "./picture-arbitrary.ts";
import { mapId } from "./scene-fixture.ts";

const runs = { numRuns: 60 };

/** Where letters stand: from a little above the capitals to a little under the line. */
function boxOf(item: TextItem): Rect {
  const width = measureText(item.text, item.font);
  const { size } = fonts[item.font];
  return { x: item.direction === "rtl" ? item.x - width : item.x, y: item.y - 0.78 * size, width, height: 0.98 * size };
}

function placeOf(item: DrawItem): Rect {
  switch (item.kind) {
    case "rect":
      return item;
    case "path":
      return boundsOfLines(polylinesOf(item.path));
    case "text":
      return boxOf(item);
    case "icon":
      return { x: item.x, y: item.y, width: item.size, height: item.size };
  }
}

function contains(outer: Rect, inner: Rect): boolean {
  const slack = 0.01;
  return (
    inner.x >= outer.x - slack &&
    inner.y >= outer.y - slack &&
    inner.x + inner.width <= outer.x + outer.width + slack &&
    inner.y + inner.height <= outer.y + outer.height + slack
  );
}

function texts(scene: Scene, owner: string): TextItem[] {
  return scene.items.flatMap((item) => (item.kind === "text" && item.owner === owner ? [item] : []));
}

function shownClaims(scene: Scene): Set<string> {
  return new Set(scene.items.flatMap(({ owner }) => (owner.startsWith("claim:") ? [owner.slice(6)] : [])));
}

function shownLinks(scene: Scene): Set<string> {
  return new Set(scene.items.flatMap(({ owner }) => (owner.startsWith("inference:") ? [owner.slice(10)] : [])));
}

/** The numbers that a card's mark stands for; none without a mark. */
function numbersOn(scene: Scene, claimId: string): number[] {
  const marks = texts(scene, `claim:${claimId}`).flatMap(({ text }) => /^\[(\d+)(?:–(\d+))?\]$/.exec(text) ?? []);
  if (marks.length === 0) return [];
  const [, first = "0", last = first] = marks;
  return Array.from({ length: Number(last ?? first) - Number(first) + 1 }, (_, index) => Number(first) + index);
}

/** The numbers in the list at the foot, in the order of the list. */
function listed(scene: Scene): number[] {
  return texts(scene, "part:footnotes").flatMap(({ text, font }) =>
    font === "small" && /^\d+$/.test(text) ? [Number(text)] : [],
  );
}

describe("what is written", () => {
  test("[P43] nothing that is written lies over the map or over anything else, and all of it is in the picture", () => {
    fc.assert(
      fc.property(picturedMaps, fc.constantFrom("light", "print"), (tables, theme) => {
        const scene = pictureOf(tables, mapId, { ...fullPicture, theme, margin: 7 });
        const { bounds: map } = geometryOfMap(viewMap(tables, mapId));
        const written = scene.items.filter(({ owner }) => owner.startsWith("part:"));
        for (const item of written) {
          expect(contains(scene.bounds, placeOf(item))).toBe(true);
          expect(map && overlaps(map, placeOf(item))).toBe(false);
        }
        const boxes = written.flatMap((item) => (item.kind === "text" ? [boxOf(item)] : []));
        const lying = boxes.filter((box, index) => boxes.slice(index + 1).some((other) => overlaps(box, other)));
        expect(lying).toEqual([]);
      }),
      runs,
    );
  });

  test("[P42] a card with footnotes is as large and broken as without, and its mark touches nothing on it", () => {
    fc.assert(
      fc.property(picturedMaps, (tables) => {
        const plain = pictureOf(tables, mapId, plainPicture);
        const scene = pictureOf(tables, mapId, { ...plainPicture, footnotes: true });
        for (const claimId of shownClaims(scene)) {
          const own = (of: Scene) => of.items.filter(({ owner }) => owner === `claim:${claimId}`);
          const words = (of: Scene) => own(of).filter((item) => item.kind === "text" && item.font === "claim");
          expect(words(scene)).toEqual(words(plain));
          expect(own(scene)[0]).toEqual(own(plain)[0]);
          const signs = own(scene).flatMap((item) =>
            item.kind === "text" || item.kind === "icon" ? [placeOf(item)] : [],
          );
          for (const [index, sign] of signs.entries())
            expect(signs.slice(index + 1).filter((other) => overlaps(sign, other))).toEqual([]);
        }
      }),
      runs,
    );
  });

  test("[P41] every quotation of a shown claim has one footnote, whose number stands on its card", () => {
    fc.assert(
      fc.property(picturedMaps, (tables) => {
        const scene = pictureOf(tables, mapId, fullPicture);
        const numbers = listed(scene);
        expect(numbers).toEqual(numbers.map((_, index) => index + 1));
        const marked: number[] = [];
        for (const claimId of shownClaims(scene)) {
          const own = [...tables.claimQuotations.values()].filter((link) => link.claimId === claimId);
          const onCard = numbersOn(scene, claimId);
          expect(onCard).toHaveLength(own.length);
          marked.push(...onCard);
        }
        expect(marked.sort((a, b) => a - b)).toEqual(numbers);
      }),
      runs,
    );
  });
});

/** What a claim's branch is, reckoned by widening it step by step until nothing is added. */
function closure(tables: RecordTables, claimId: string): { claims: Set<string>; links: Set<string> } {
  const { links: all } = viewMap(tables, mapId);
  const claims = new Set([claimId]);
  const links = new Set<string>();
  for (let size = -1; size !== claims.size + links.size; ) {
    size = claims.size + links.size;
    for (const { inferenceId, target, premiseClaimIds } of all) {
      if (!("claimId" in target ? claims.has(target.claimId) : links.has(target.inferenceId))) continue;
      links.add(inferenceId);
      for (const id of premiseClaimIds) claims.add(id);
    }
  }
  return { claims, links };
}

describe("parts", () => {
  test("[P33] a branch is exactly the claim with all that stands for or against it", () => {
    fc.assert(
      fc.property(picturedMaps, fc.nat(), (tables, pick) => {
        const cards = viewMap(tables, mapId).cards;
        const claimId = cards[pick % cards.length]?.claimId ?? "";
        const scene = pictureOf(tables, mapId, { ...plainPicture, part: { of: "branch", claimId } });
        const { claims, links } = closure(tables, claimId);
        expect(shownClaims(scene)).toEqual(claims);
        expect(shownLinks(scene)).toEqual(links);
        // The part that these claims make is that picture again.
        const again = pictureOf(tables, mapId, { ...plainPicture, part: { of: "selection", claimIds: [...claims] } });
        expect(again).toEqual(scene);
      }),
      runs,
    );
  });

  test("[P32] a selection shows its claims and the links among them, as they stand on the whole map", () => {
    fc.assert(
      fc.property(picturedMaps, fc.array(fc.nat(), { minLength: 1, maxLength: 6 }), (tables, picks) => {
        const view = viewMap(tables, mapId);
        const claimIds = [...new Set(picks.map((pick) => view.cards[pick % view.cards.length]?.claimId ?? ""))];
        const scene = pictureOf(tables, mapId, { ...plainPicture, part: { of: "selection", claimIds } });
        expect(shownClaims(scene)).toEqual(new Set(claimIds));
        const linkOf = new Map(view.links.map((link) => [link.inferenceId, link]));
        const isAmong = (inferenceId: string): boolean => {
          const link = linkOf.get(inferenceId);
          if (!link?.premiseClaimIds.every((id) => claimIds.includes(id))) return false;
          return "claimId" in link.target ? claimIds.includes(link.target.claimId) : isAmong(link.target.inferenceId);
        };
        expect(shownLinks(scene)).toEqual(new Set([...linkOf.keys()].filter(isAmong)));
        const whole = new Set(pictureOf(tables, mapId, plainPicture).items.map((item) => JSON.stringify(item)));
        expect(scene.items.filter((item) => !whole.has(JSON.stringify(item)))).toEqual([]);
        for (const item of scene.items) expect(contains(scene.bounds, placeOf(item))).toBe(true);
      }),
      runs,
    );
  });

  test("[P34] a frame shows itself and what lies wholly in it", () => {
    fc.assert(
      fc.property(picturedMaps, (tables) => {
        const view = viewMap(tables, mapId);
        const { cards } = geometryOfMap(view);
        for (const frame of view.frames) {
          const scene = pictureOf(tables, mapId, { ...plainPicture, part: { of: "frame", frameId: frame.id } });
          const inside = [...cards.values()].filter((card) => contains(frame, card));
          expect(shownClaims(scene)).toEqual(new Set(inside.map(({ card }) => card.claimId)));
          const frames = new Set(scene.items.flatMap(({ owner }) => (owner.startsWith("frame:") ? [owner] : [])));
          expect(frames).toEqual(
            new Set(view.frames.filter((other) => contains(frame, other)).map(({ id }) => `frame:${id}`)),
          );
        }
      }),
      runs,
    );
  });

  test("[P35] a view is its rectangle with the margin, and shows everything that touches it", () => {
    const rect = fc.record({
      x: fc.integer({ min: -2_200, max: 2_000 }),
      y: fc.integer({ min: -2_200, max: 2_000 }),
      width: fc.integer({ min: 50, max: 2_000 }),
      height: fc.integer({ min: 50, max: 2_000 }),
    });
    fc.assert(
      fc.property(picturedMaps, rect, (tables, area) => {
        const view = viewMap(tables, mapId);
        const { cards } = geometryOfMap(view);
        const touching = [...cards.values()].filter((card) => overlaps(card, area)).map(({ card }) => card.claimId);
        const draw = () => pictureOf(tables, mapId, { ...plainPicture, part: { of: "view", ...area } });
        let scene: Scene;
        try {
          scene = draw();
        } catch (error) {
          expect(error).toBeInstanceOf(PictureFault);
          expect(touching).toEqual([]);
          return;
        }
        expect(scene.clip).toEqual(area);
        expect(scene.bounds).toEqual({
          x: area.x - 40,
          y: area.y - 40,
          width: area.width + 80,
          height: area.height + 80,
        });
        const shown = shownClaims(scene);
        expect(touching.filter((id) => !shown.has(id))).toEqual([]);
      }),
      runs,
    );
  });
});
