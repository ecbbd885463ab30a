import fc from "fast-check";
import { expect, test } from "vitest";
import { branchOf } from "#shared/layout/branch.ts";
import { loadDot } from "#shared/layout/dot.ts";
import { FreeSlots } from "#shared/layout/free-slot.ts";
import { overlaps, type Rect } from "#shared/layout/geometry.ts";
import { type TidyJob, tidyPlaces } from "#shared/layout/tidy-job.ts";
import type { CardView, LinkView, MapView } from "#shared/model/map-view.ts";
import { jobFor, movesTo, stillFits } from "../../renderer/actions/tidy/job.ts";

const dot = await loadDot();
const size = { width: 250, height: 122 };

/** Cards anywhere, some of them chosen, arguments among them, and whether the first one is to stay. */
const jobs = fc
  .tuple(
    fc.array(fc.tuple(fc.integer({ min: -900, max: 900 }), fc.integer({ min: -900, max: 900 }), fc.boolean()), {
      minLength: 2,
      maxLength: 18,
    }),
    fc.array(fc.tuple(fc.nat(40), fc.nat(40)), { maxLength: 16 }),
    fc.constantFrom("down" as const, "right" as const),
    fc.boolean(),
  )
  .map(([cards, links, direction, anchored]): TidyJob => {
    const all = cards.map(([x, y, isChosen], index) => ({
      id: `c${index}`,
      x,
      y,
      ...size,
      isChosen: isChosen || index === 0,
    }));
    const chosen = all.filter((card) => card.isChosen).map(({ isChosen: _, ...card }) => card);
    const idOf = (index: number) => chosen[index % chosen.length]?.id ?? "";
    return {
      cards: chosen,
      links: links.map(([from, to], index) => ({
        id: `i${index}`,
        kind: "support",
        premises: [idOf(from)],
        target: { claimId: idOf(to) },
      })),
      direction,
      stays: all.filter((card) => !card.isChosen),
      anchorId: anchored ? "c0" : null,
    };
  });

test("[L10] a tidied part lands on no card that stays, keeps its cards apart, and its anchor in its place where there is room", () => {
  fc.assert(
    fc.property(jobs, (job) => {
      const places = tidyPlaces(dot, job);
      expect([...places.keys()].sort()).toEqual(job.cards.map((card) => card.id).sort());
      const placed = Array.from(places.values(), (at): Rect => ({ ...at, ...size }));
      for (const [index, rect] of placed.entries()) {
        for (const other of placed.slice(index + 1)) expect(overlaps(rect, other, 24)).toBe(false);
        for (const other of job.stays) expect(overlaps(rect, other, 24)).toBe(false);
      }
      const anchor = job.cards.find((card) => card.id === job.anchorId);
      if (anchor && job.stays.length === 0) expect(places.get(anchor.id)).toEqual({ x: anchor.x, y: anchor.y });
    }),
    { numRuns: 80 },
  );
});

test("[L10] a group in the way of others moves as a whole to the nearest free place, however many there are", () => {
  const group: Rect[] = [
    { x: 0, y: 0, ...size },
    { x: 300, y: 200, ...size },
  ];
  expect(new FreeSlots([]).shiftFor(group)).toEqual({ x: 0, y: 0 });
  expect(new FreeSlots([{ x: 0, y: -100, ...size }]).shiftFor(group)).toEqual({ x: 0, y: 60 });
  const crowd: Rect[] = [];
  for (let row = -80; row < 80; row += 1) {
    for (let column = -80; column < 80; column += 1) crowd.push({ x: column * 280, y: row * 150, ...size });
  }
  const by = new FreeSlots(crowd).shiftFor(group);
  for (const { x, y } of group) {
    for (const rect of crowd) expect(overlaps({ x: x + by.x, y: y + by.y, ...size }, rect, 24)).toBe(false);
  }
});

test("[L11] a branch is a claim and all that argues for or against it in the end, undercuts and rings included", () => {
  const link = (inferenceId: string, premiseClaimIds: readonly string[], target: LinkView["target"]): LinkView => ({
    placementId: `p-${inferenceId}`,
    inferenceId,
    kind: "support",
    premiseClaimIds,
    implicitPremiseClaimIds: [],
    target,
    junction: null,
    notes: 0,
  });
  const links = [
    link("i1", ["b"], { claimId: "a" }),
    link("i2", ["c", "d"], { claimId: "b" }),
    link("i3", ["u"], { inferenceId: "i2" }),
    link("i4", ["v"], { inferenceId: "i3" }),
    link("i5", ["b"], { claimId: "d" }),
    link("i6", ["x"], { claimId: "a" }),
  ];
  expect([...branchOf(links, "b")].sort()).toEqual(["b", "c", "d", "u", "v"]);
  expect([...branchOf(links, "x")]).toEqual(["x"]);
  expect([...branchOf(links, "a")].sort()).toEqual(["a", "b", "c", "d", "u", "v", "x"]);
});

function cardAt(claimId: string, x: number, y: number): CardView {
  return {
    placementId: `p-${claimId}`,
    claimId,
    x,
    y,
    text: "A claim.",
    position: null,
    attribution: null,
    quotations: 0,
    notes: 0,
    collapsed: false,
    hiddenBelow: 0,
  };
}

test("[L14] a layout is applied when cards have gone meanwhile, not when one has come, moved or grown", () => {
  const view: MapView = {
    mapId: "m",
    title: "",
    description: "",
    direction: "down",
    cards: [cardAt("a", 0, 0), cardAt("b", 0, 0), cardAt("c", 900, 0)],
    links: [],
    frames: [],
  };
  const chosen = new Set(["a", "b"]);
  const job = jobFor(view, chosen, null, "down");
  const now = (cards: readonly CardView[]): MapView => ({ ...view, cards });
  const [a, b, c] = [cardAt("a", 0, 0), cardAt("b", 0, 0), cardAt("c", 900, 0)];
  expect(stillFits(job, view, chosen)).toBe(true);
  expect(stillFits(job, now([a, c]), chosen)).toBe(true);
  expect(stillFits(job, now([a, b]), chosen)).toBe(true);
  expect(stillFits(job, now([a, cardAt("b", 10, 0), c]), chosen)).toBe(false);
  expect(stillFits(job, now([a, b, cardAt("c", 900, 10)]), chosen)).toBe(false);
  expect(stillFits(job, now([a, b, c, cardAt("d", 2_000, 0)]), chosen)).toBe(false);
  expect(stillFits(job, now([a, { ...b, text: "A claim. ".repeat(20) }, c]), chosen)).toBe(false);

  const places = tidyPlaces(dot, job);
  const moves = movesTo(places, now([a, c]), chosen);
  expect(moves.every(({ placementId }) => placementId === "p-a")).toBe(true);
  expect(movesTo(places, view, chosen)).not.toEqual([]);
  expect(movesTo(places, view, chosen).some(({ placementId }) => placementId === "p-c")).toBe(false);
});
