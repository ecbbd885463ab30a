import { expect, test } from "vitest";
import { seedRecords } from "#seeds/index.ts";
import type { Point, Rect } from "#shared/layout/geometry.ts";
import { tablesFrom, viewMap } from "#shared/model/map-view.ts";
import { geometryOfMap } from "#shared/scene/map-geometry.ts";
import { type Path, polylinesOf } from "#shared/scene/path.ts";
import { mapId, type Story, tell } from "./scene-fixture.ts";

type Piece = readonly [Point, Point];

function piecesOf(path: Path): Piece[] {
  return polylinesOf(path, 24).flatMap((line) =>
    line.slice(1).map((point, index): Piece => [line[index] ?? point, point]),
  );
}

/** Points on a line no further than 2 px apart. */
function* pointsOn([from, to]: Piece): Generator<Point> {
  const steps = Math.max(1, Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / 2));
  for (let step = 0; step <= steps; step += 1)
    yield { x: from.x + ((to.x - from.x) * step) / steps, y: from.y + ((to.y - from.y) * step) / steps };
}

function distanceTo(rect: Rect, pieces: readonly Piece[]): number {
  let nearest = Number.POSITIVE_INFINITY;
  for (const piece of pieces) {
    for (const { x, y } of pointsOn(piece)) {
      const across = Math.max(rect.x - x, 0, x - rect.x - rect.width);
      const down = Math.max(rect.y - y, 0, y - rect.y - rect.height);
      nearest = Math.min(nearest, Math.hypot(across, down));
    }
  }
  return nearest;
}

function cross([a, b]: Piece, [c, d]: Piece): boolean {
  const side = (p: Point, q: Point, r: Point) => (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x);
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

/** Every link of a map as straight pieces: its lines, its arrowhead or bars, the rim of its junction. */
function drawnLinks(tables: ReturnType<typeof tablesFrom>, id: string) {
  const view = viewMap(tables, id);
  const { cards, links } = geometryOfMap(view);
  const drawn = view.links.flatMap((link) => {
    const geometry = links.get(link.inferenceId);
    if (!geometry) return [];
    const marks = [geometry.end.head, geometry.end.bars].flatMap((path) => (path ? piecesOf(path) : []));
    const rim = Array.from({ length: 17 }, (_, step): Point => {
      const { x, y, r } = geometry.junction ?? { x: 0, y: 0, r: 0 };
      return { x: x + r * Math.cos((step * Math.PI) / 8), y: y + r * Math.sin((step * Math.PI) / 8) };
    });
    return {
      id: link.inferenceId,
      own: new Set([...link.premiseClaimIds, ...("claimId" in link.target ? [link.target.claimId] : [])]),
      lines: geometry.strokes.flatMap((stroke) => piecesOf(stroke.path)),
      marks,
      rim: geometry.junction ? rim.slice(1).map((point, index): Piece => [rim[index] ?? point, point]) : [],
    };
  });
  return { cards, drawn };
}

const seeds = tablesFrom(seedRecords("2025-01-01T00:00:00.000Z"));

test.each([...seeds.maps.keys()])("[N11] no link comes closer than 8 px to a card that is not its own: %s", (id) => {
  const { cards, drawn } = drawnLinks(seeds, id);
  expect(drawn.length).toBeGreaterThan(15);
  const close: string[] = [];
  for (const link of drawn) {
    for (const [claimId, card] of cards) {
      if (link.own.has(claimId)) continue;
      const distance = distanceTo(card, [...link.lines, ...link.marks, ...link.rim]);
      if (distance < 8) close.push(`${link.id} comes ${distance.toFixed(1)} px to ${claimId}`);
    }
  }
  expect(close).toEqual([]);
});

test.each([...seeds.maps.keys()])("[N11] no link runs through another's arrowhead, bars or junction: %s", (id) => {
  const { drawn } = drawnLinks(seeds, id);
  const through: string[] = [];
  for (const link of drawn) {
    for (const other of drawn) {
      if (other === link) continue;
      const theirs = [...other.marks, ...other.rim];
      if ([...link.lines, ...link.marks].some((piece) => theirs.some((mark) => cross(piece, mark))))
        through.push(`${link.id} runs through an end of ${other.id}`);
    }
  }
  expect(through).toEqual([]);
});

test("[N11] in all six maps lines cross no more than once", () => {
  const crossing = [...seeds.maps.keys()].flatMap((id) => {
    const { drawn } = drawnLinks(seeds, id);
    return drawn.flatMap((link, index) =>
      drawn
        .slice(index + 1)
        .filter((other) => link.lines.some((piece) => other.lines.some((line) => cross(piece, line))))
        .map((other) => `${link.id} crosses ${other.id}`),
    );
  });
  expect(crossing.length).toBeLessThanOrEqual(1);
});

test("[N11] an undercut goes round cards to the line that it cuts", () => {
  const story: Story = {
    claims: {
      a: { at: [0, 0] },
      b: { at: [0, 420] },
      wall: { at: [300, 150] },
      low: { at: [300, 290] },
      c: { at: [640, 220] },
    },
    inferences: { i: { premises: ["b"], target: "a" }, u: { kind: "attack", premises: ["c"], target: "i" } },
  };
  const { cards, drawn } = drawnLinks(tell(story), mapId);
  const cut = drawn.find((link) => link.id === "u");
  expect(cut?.marks).not.toHaveLength(0);
  for (const id of ["a", "b", "wall", "low"]) {
    const card = cards.get(id);
    expect(card && cut && distanceTo(card, [...cut.lines, ...cut.marks])).toBeGreaterThanOrEqual(8);
  }
});

test("[N11] a line between two rows of cards keeps to the corridor between them", () => {
  const row = (y: number, letter: string) =>
    Object.fromEntries([0, 1, 2, 3, 4].map((n) => [`${letter}${n}`, { at: [n * 300, y] as const }]));
  const story: Story = {
    claims: { ...row(0, "a"), ...row(170, "b"), p: { at: [1_500, 420] } },
    inferences: { i: { premises: ["p"], target: "a0" } },
  };
  const { cards, drawn } = drawnLinks(tell(story), mapId);
  for (const [id, card] of cards) {
    if (id === "a0" || id === "p") continue;
    expect(distanceTo(card, drawn[0]?.lines ?? [])).toBeGreaterThanOrEqual(8);
  }
});
