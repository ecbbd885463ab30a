import { describe, expect, test } from "vitest";
import { overlaps } from "#shared/layout/geometry.ts";
import { tablesFrom, viewMap } from "#shared/model/map-view.ts";
import { geometryOfMap } from "#shared/scene/map-geometry.ts";
import { anywhere, ask, recordsOn, refused, standing, world } from "./commands-fixture.ts";

describe("an inference stands on a map with all its ends", () => {
  test("[C33] linking on a map wants every end there", async () => {
    await refused("inference.create", {
      kind: "support",
      premiseClaimIds: ["c6"],
      target: { claimId: "c1" },
      mapId: "m1",
    });
    await refused("inference.create", {
      kind: "attack",
      premiseClaimIds: ["c1"],
      target: { inferenceId: "i1" },
      mapId: "m2",
    });
    const { inferenceId } = await ask("inference.create", {
      kind: "support",
      premiseClaimIds: ["c3"],
      target: { claimId: "c2" },
      mapId: "m1",
    });
    expect(await standing("m1")).toContain(inferenceId);
  });

  test("[C33] taking a claim or an inference off takes what hangs on it", async () => {
    await ask("map.remove", { mapId: "m1", claimIds: ["c2"], inferenceIds: [] });
    expect(await standing("m1")).toEqual(["c1", "c3", "c4", "c5", "i2"]);
    await ask("history.undo", {});
    await ask("map.remove", { mapId: "m1", claimIds: [], inferenceIds: ["i1"] });
    expect(await standing("m1")).toEqual(["c1", "c2", "c3", "c4", "c5", "i2"]);
    expect((await ask("library.get", {})).counts).toMatchObject({ claims: 6, inferences: 4 });
  });

  test("[C34] placing claims connects them with what is there and with each other", async () => {
    await ask("map.place", { mapId: "m2", claims: anywhere("c5", "c2") });
    expect(await standing("m2")).toEqual(["c1", "c2", "c5", "i1", "i3"]);
  });

  test("[C34] and connects nothing when that is not wanted", async () => {
    await ask("map.place", { mapId: "m2", claims: anywhere("c5", "c2"), connect: false });
    expect(await standing("m2")).toEqual(["c1", "c2", "c5"]);
  });

  test("[C34] an argument taken off stays off when another claim is placed", async () => {
    await ask("map.remove", { mapId: "m1", claimIds: [], inferenceIds: ["i2"] });
    await ask("map.place", { mapId: "m1", claims: anywhere("c6") });
    expect(await standing("m1")).toEqual(["c1", "c2", "c3", "c4", "c5", "c6", "i1", "i3", "i4"]);
  });

  test("[C34] claims that are there already stay where they are", async () => {
    await ask("map.place", {
      mapId: "m2",
      claims: [
        { claimId: "c1", x: 500, y: 500 },
        { claimId: "c2", x: 1, y: 2 },
      ],
    });
    const records = await recordsOn("m2");
    expect(records.placements?.map(({ claimId, x, y }) => [claimId, x, y])).toEqual([
      ["c1", 10, 20],
      ["c2", 1, 2],
      [null, null, null],
    ]);
  });

  test("[C35] placing an inference places those it aims at and the claims given", async () => {
    await refused("map.placeInferences", { mapId: "m2", inferenceIds: ["i3"], claims: anywhere("c5") });
    await ask("map.placeInferences", { mapId: "m2", inferenceIds: ["i3"], claims: anywhere("c5", "c2", "c6") });
    expect(await standing("m2"), "c6 is no end of it").toEqual(["c1", "c2", "c5", "i1", "i3"]);
  });

  test("[C36] a premise added comes onto every map that shows the inference, beside the others and over nothing", async () => {
    await ask("premise.add", { inferenceId: "i1", claimId: "c6" });
    expect(await standing("m1")).toContain("c6");
    expect(await standing("m2")).toEqual(["c1"]);
    const records = await recordsOn("m1");
    const cards = geometryOfMap(viewMap(tablesFrom(records), "m1")).cards;
    const added = cards.get("c6");
    if (!added) throw new Error("c6 has no card");
    for (const [claimId, rect] of cards) if (claimId !== "c6") expect(overlaps(added, rect), claimId).toBe(false);
    const neighbour = cards.get("c2");
    expect(Math.hypot(added.x - (neighbour?.x ?? 0), added.y - (neighbour?.y ?? 0))).toBeLessThan(1_000);
  });

  test("[C37] a claim written with a link comes onto the map with it where the other ends stand", async () => {
    const onMap = await ask("claim.create", {
      text: "Cut",
      place: { mapId: "m1", x: 0, y: 0 },
      link: { kind: "attack", target: { inferenceId: "i2" } },
    });
    expect(await standing("m1")).toEqual(expect.arrayContaining([onMap.claimId, onMap.inferenceId]));
    const offMap = await ask("claim.create", {
      text: "Cut too",
      place: { mapId: "m2", x: 0, y: 0 },
      link: { kind: "attack", target: { inferenceId: "i2" } },
    });
    expect(await standing("m2")).toEqual([offMap.claimId, "c1"].sort());
    expect((await ask("inference.get", { inferenceId: "i2" })).undercuts).toBe(2);
  });
});

describe("several claims are written at once", () => {
  test("[C71] each with its words and position, where it is asked to stand, in one change", async () => {
    const { claimIds } = await ask("claims.create", {
      mapId: "m2",
      claims: [
        { text: " First ", positionId: "p1", x: 300, y: 20.5 },
        { text: "Second", x: -40, y: 700 },
        { text: "First", x: 300, y: 20.5 },
      ],
    });
    expect(world.connection.events).toHaveLength(1);
    const { claims = [], placements = [] } = await recordsOn("m2");
    const written = claimIds.map((id) => {
      const claim = claims.find((each) => each.id === id);
      const card = placements.find((each) => each.claimId === id);
      return [claim?.text, claim?.positionId, card?.x, card?.y];
    });
    expect(written).toEqual([
      ["First", "p1", 300, 20.5],
      ["Second", null, -40, 700],
      ["First", null, 300, 20.5],
    ]);
    await ask("history.undo", {});
    expect(await standing("m2")).toEqual(["c1"]);
    expect(await ask("history.get", {})).toEqual({ undo: null, redo: "Write 3 claims" });
    expect(await ask("claims.list", { search: "First" })).toMatchObject({ total: 0 });
  });

  test("[C71] where a position or the map is not there, none is written", async () => {
    const good = { text: "First", x: 0, y: 0 };
    for (const args of [
      { mapId: "m2", claims: [good, { ...good, positionId: "gone" }] },
      { mapId: "gone", claims: [good] },
    ]) {
      const answer = await world.app.dispatch("claims.create", args);
      expect(answer).toMatchObject({ ok: false, error: { code: "not-found" } });
    }
    expect(world.connection.events).toEqual([]);
    expect(await ask("claims.list", { search: "First" })).toMatchObject({ total: 0 });
  });
});

describe("moving", () => {
  test("[C44] a junction can be given back to the program, a card cannot", async () => {
    const move = (placementId: string, x: number | null, y: number | null) => ({
      mapId: "m1",
      moves: [{ placementId, x, y }],
    });
    const place = async (id: string) => {
      const records = await recordsOn("m1");
      const found = records.placements?.find((placement) => placement.id === id);
      return [found?.x, found?.y];
    };
    await refused("map.move", move("pl1", null, null));
    await refused("map.move", move("pl1", 5, null));
    await refused("map.move", move("pl6", 5, null));
    await ask("map.move", move("pl6", 5, 6));
    expect(await place("pl6")).toEqual([5, 6]);
    await ask("map.move", move("pl6", null, null));
    expect(await place("pl6")).toEqual([null, null]);
    expect(await world.app.dispatch("map.move", { ...move("pl1", 1, 1), mapId: "m2" })).toMatchObject({
      ok: false,
      error: { code: "not-found" },
    });
  });
});
