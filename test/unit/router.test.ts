import { describe, expect, test } from "vitest";
import type { Rect } from "#shared/layout/geometry.ts";
import type { LinkView } from "#shared/model/map-view.ts";
import { type LinkGeometry, linkGeometries } from "#shared/scene/links.ts";
import { linkGeometryAt } from "#shared/scene/packed-links.ts";
import { plainLinkGeometries } from "#shared/scene/plain-links.ts";
import type { FromRouter, RoutedLink, ToRouter } from "../../renderer/workers/messages.ts";
import { Router } from "../../renderer/workers/router.ts";

/** A router whose later calls are run by the test, and what it posts. */
function startRouter() {
  const posted: FromRouter[] = [];
  const waiting: (() => void)[] = [];
  const router = new Router({
    post: (message, transfer) => {
      expect(transfer).toContain(message.changed.numbers.buffer);
      posted.push(message);
    },
    later: (call) => waiting.push(call),
  });
  return {
    hear: (message: ToRouter) => router.hear(message),
    /** Runs what waits, as the worker does when it has heard everything; answers what was posted since. */
    settle: () => {
      for (let call = waiting.shift(); call; call = waiting.shift()) call();
      return posted.splice(0);
    },
    /** Runs only the next of what waits. */
    once: () => {
      waiting.shift()?.();
      return posted.splice(0);
    },
  };
}

const rectOf = (x: number, y: number): Rect => ({ x, y, width: 250, height: 100 });

function message(id: number, parts: Partial<ToRouter> & { readonly places?: ReadonlyMap<number, Rect> }): ToRouter {
  const { places = new Map(), ...others } = parts;
  return {
    kind: "route",
    id,
    anew: false,
    direction: "down",
    cards: Uint32Array.from(places.keys()),
    rects: Float64Array.from([...places.values()].flatMap(({ x, y, width, height }) => [x, y, width, height])),
    goneCards: new Uint32Array(),
    links: [],
    goneLinks: new Uint32Array(),
    ...others,
  };
}

const routed = (slot: number, premises: readonly number[], target: RoutedLink["target"]): RoutedLink => ({
  slot,
  kind: slot % 2 === 0 ? "support" : "attack",
  premises,
  implicitPremises: [],
  target,
  junction: null,
});

const viewOf = ({ slot, kind, premises, target }: RoutedLink): LinkView => ({
  placementId: "",
  inferenceId: String(slot),
  kind,
  premiseClaimIds: premises.map(String),
  implicitPremiseClaimIds: [],
  target: "card" in target ? { claimId: String(target.card) } : { inferenceId: String(target.link) },
  junction: null,
  notes: 0,
});

function unpacked({ changed }: FromRouter): Map<string, LinkGeometry> {
  const ids = { inferenceId: String, claimId: String };
  return new Map(
    Array.from(changed.slots, (slot, index) => [String(slot), linkGeometryAt(changed, index, ids)] as const),
  );
}

const byId = (rects: ReadonlyMap<number, Rect>) => new Map(Array.from(rects, ([slot, rect]) => [String(slot), rect]));

const places = new Map([
  [0, rectOf(300, 0)],
  [1, rectOf(0, 400)],
  [2, rectOf(400, 400)],
  [3, rectOf(800, 400)],
  [9, rectOf(2_000, 0)],
  [10, rectOf(2_000, 400)],
]);
const links = [routed(0, [1, 2], { card: 0 }), routed(1, [3], { link: 0 }), routed(2, [10], { card: 9 })];

describe("[W137] the router", () => {
  test("leads lines as the picture of the whole map has them, and says so once for all that it heard", () => {
    const router = startRouter();
    router.hear(message(7, { anew: true, places, links: links.slice(0, 2) }));
    router.hear(message(8, { links: links.slice(2) }));
    const [answer, ...others] = router.settle();
    expect(others).toEqual([]);
    if (!answer) throw new Error("no answer");
    expect(answer).toMatchObject({ id: 8, final: true, gone: new Uint32Array() });
    expect(unpacked(answer)).toEqual(linkGeometries(links.map(viewOf), byId(places)));
  });

  test("tells only what is drawn otherwise, and what is not drawn any more", () => {
    const router = startRouter();
    router.hear(message(1, { anew: true, places, links }));
    router.settle();
    const elsewhere = rectOf(2_000, 500);
    router.hear(message(2, { places: new Map([[10, elsewhere]]) }));
    const [moved] = router.settle();
    if (!moved) throw new Error("no answer");
    expect([...moved.changed.slots]).toEqual([2]);
    expect(unpacked(moved).get("2")).toEqual(
      linkGeometries(links.map(viewOf), byId(new Map(places).set(10, elsewhere))).get("2"),
    );
    // Without one of its cards a link is not drawn, nor is what undercuts it; with it, both are.
    router.hear(message(3, { goneCards: Uint32Array.of(2) }));
    expect(router.settle()).toMatchObject([
      { id: 3, changed: { slots: new Uint32Array() }, gone: Uint32Array.of(0, 1) },
    ]);
    router.hear(message(4, { places: new Map([[2, rectOf(400, 400)]]) }));
    expect([...(router.settle()[0]?.changed.slots ?? [])]).toEqual([0, 1]);
    router.hear(message(5, { goneLinks: Uint32Array.of(1) }));
    expect(router.settle()).toMatchObject([{ id: 5, changed: { slots: new Uint32Array() }, gone: Uint32Array.of(1) }]);
    router.hear(message(6, {}));
    expect(router.settle()).toMatchObject([{ id: 6, changed: { slots: new Uint32Array() }, gone: new Uint32Array() }]);
  });

  test("leads every line anew when the map's direction changes", () => {
    const router = startRouter();
    router.hear(message(1, { anew: true, places, links }));
    router.settle();
    router.hear(message(2, { direction: "right" }));
    const [turned, ...others] = router.settle();
    if (!turned) throw new Error("no answer");
    expect(others).toEqual([]);
    const right = linkGeometries(links.map(viewOf), byId(places), "right");
    expect(right).not.toEqual(linkGeometries(links.map(viewOf), byId(places)));
    expect(unpacked(turned)).toEqual(right);
    const elsewhere = rectOf(2_600, 500);
    router.hear(message(3, { direction: "right", places: new Map([[10, elsewhere]]) }));
    const [moved] = router.settle();
    if (!moved) throw new Error("no answer");
    expect(unpacked(moved)).toEqual(
      new Map([
        ...linkGeometries(
          [routed(2, [10], { card: 9 })].map(viewOf),
          byId(new Map(places).set(10, elsewhere)),
          "right",
        ),
      ]),
    );
  });

  test("forgets the map before when another comes", () => {
    const router = startRouter();
    router.hear(message(1, { anew: true, places, links }));
    router.settle();
    router.hear(message(2, { anew: true, places: new Map([...places].slice(4)), links: links.slice(2) }));
    const [answer, ...others] = router.settle();
    expect(others).toEqual([]);
    expect([...(answer?.changed.slots ?? [])]).toEqual([2]);
    expect(answer?.gone).toEqual(new Uint32Array());
  });
});

describe("[W138] a large map", () => {
  const size = 450;
  const many = new Map(
    Array.from({ length: 2 * size }, (_, at) => [at, rectOf((at >> 1) * 300, (at & 1) * 400)] as const),
  );
  const pairs = Array.from({ length: size }, (_, at) => routed(at, [2 * at + 1], { card: 2 * at }));
  const undercut = routed(size, [1], { link: size - 1 });
  const all = [...pairs, undercut];

  test("has plain lines first, and then, under the same number, the well-led ones", () => {
    const router = startRouter();
    router.hear(message(1, { anew: true, places: many, links: all }));
    const [first, second, ...others] = router.settle();
    if (!first || !second) throw new Error("no answer");
    expect(others).toEqual([]);
    expect([first.id, first.final, second.id, second.final]).toEqual([1, false, 1, true]);
    expect(unpacked(first)).toEqual(plainLinkGeometries(all.map(viewOf), byId(many)));
    expect(unpacked(second)).toEqual(linkGeometries(all.map(viewOf), byId(many)));
  });

  test("has plain lines of its new direction first when that changes", () => {
    const router = startRouter();
    router.hear(message(1, { anew: true, places: many, links: all }));
    router.settle();
    router.hear(message(2, { direction: "right" }));
    const [first, second] = router.settle();
    if (!first || !second) throw new Error("no answer");
    expect([first.final, second.final]).toEqual([false, true]);
    expect(unpacked(first)).toEqual(plainLinkGeometries(all.map(viewOf), byId(many), "right"));
    expect(unpacked(second)).toEqual(linkGeometries(all.map(viewOf), byId(many), "right"));
  });

  test("leads along what it hears between both", () => {
    const router = startRouter();
    router.hear(message(1, { anew: true, places: many, links: pairs }));
    expect(router.once()).toMatchObject([{ id: 1, final: false }]);
    router.hear(message(2, { links: [undercut] }));
    const [answer, ...others] = router.settle();
    if (!answer) throw new Error("no answer");
    expect(others).toEqual([]);
    expect([answer.id, answer.final]).toEqual([2, true]);
    expect(unpacked(answer)).toEqual(linkGeometries(all.map(viewOf), byId(many)));
  });

  test("has plain lines first only where much is moved, and the rest stays", () => {
    const router = startRouter();
    router.hear(message(1, { anew: true, places: many, links: all }));
    router.settle();
    router.hear(message(2, { places: new Map([[1, rectOf(0, 500)]]) }));
    expect(router.settle()).toMatchObject([{ id: 2, final: true }]);
    const lower = new Map(
      [...many]
        .filter(([at]) => at % 2 === 1 && at < 2 * size - 40)
        .map(([at, rect]) => [at, { ...rect, y: 600 }] as const),
    );
    router.hear(message(3, { places: lower }));
    const [first, second] = router.settle();
    expect([first?.final, second?.final]).toEqual([false, true]);
    expect(first?.gone).toEqual(new Uint32Array());
    // The links whose cards moved, and the undercut, which leaves one of these cards.
    expect([...(first?.changed.slots ?? [])].sort((a, b) => a - b)).toEqual([
      ...pairs.slice(0, size - 20).map(({ slot }) => slot),
      size,
    ]);
    const now = linkGeometries(all.map(viewOf), byId(new Map([...many, ...lower])));
    if (!second) throw new Error("no answer");
    for (const [id, line] of unpacked(second)) expect(line).toEqual(now.get(id));
  });
});
