import { describe, expect, test } from "vitest";
import { overlaps } from "#shared/layout/geometry.ts";
import { tablesFrom, viewMap } from "#shared/model/map-view.ts";
import { geometryOfMap } from "#shared/scene/map-geometry.ts";
import { premisesOf, records, sourcesOfClaim, table } from "./seeds/graph.ts";

const maps = table("maps");
const inferenceOf = new Map(table("inferences").map((inference) => [inference.id, inference]));

function placedOn(mapId: string) {
  const placements = table("placements").filter((placement) => placement.mapId === mapId);
  return {
    claimIds: placements.flatMap((placement) => placement.claimId ?? []),
    inferenceIds: placements.flatMap((placement) => placement.inferenceId ?? []),
  };
}

test("[D7] six maps: an overview of 40 to 55 claims from all five articles, and one for each article", () => {
  expect(maps.map((map) => map.id)).toEqual([
    "m-overview",
    "m-2015",
    "m-2017-hide",
    "m-2017-meeting",
    "m-2021",
    "m-2024",
  ]);
  const sizes = maps.map((map) => placedOn(map.id).claimIds.length);
  expect(sizes[0]).toBeGreaterThanOrEqual(40);
  expect(sizes[0]).toBeLessThanOrEqual(55);
  for (const size of sizes.slice(1)) {
    expect(size).toBeGreaterThanOrEqual(12);
    expect(size).toBeLessThanOrEqual(25);
  }
  const spanned = new Set(placedOn("m-overview").claimIds.flatMap((claimId) => [...sourcesOfClaim(claimId)]));
  expect([...spanned].sort()).toEqual(
    table("sources")
      .map((source) => source.id)
      .sort(),
  );
});

test("[D7] each article's map is chiefly about that article", () => {
  const articles = {
    "m-2015": "s-rusi-2015",
    "m-2017-hide": "s-bbc-2017",
    "m-2017-meeting": "s-guardian-2017",
    "m-2021": "s-guardian-2021",
    "m-2024": "s-stack-2024",
  };
  for (const [mapId, sourceId] of Object.entries(articles)) {
    const { claimIds } = placedOn(mapId);
    const own = claimIds.filter((claimId) => sourcesOfClaim(claimId).has(sourceId));
    expect(own.length / claimIds.length, mapId).toBeGreaterThan(0.6);
  }
});

test("[D7] every claim and every inference stands on a map", () => {
  const placed = new Set(table("placements").map((placement) => placement.claimId ?? placement.inferenceId));
  expect(table("claims").filter((claim) => !placed.has(claim.id))).toEqual([]);
  expect(table("inferences").filter((inference) => !placed.has(inference.id))).toEqual([]);
});

describe.each(maps.map((map) => [map.id, map.title] as const))("map %s, %s", (mapId) => {
  const { claimIds, inferenceIds } = placedOn(mapId);
  const view = viewMap(tablesFrom(records), mapId);

  test("[D7] every inference stands with all its premises and its target", () => {
    for (const inferenceId of inferenceIds) {
      const inference = inferenceOf.get(inferenceId);
      const premises = (premisesOf.get(inferenceId) ?? []).map((premise) => premise.claimId);
      expect(claimIds, inferenceId).toEqual(expect.arrayContaining(premises));
      if (inference?.targetClaimId) expect(claimIds, inferenceId).toContain(inference.targetClaimId);
      else expect(inferenceIds, inferenceId).toContain(inference?.targetInferenceId);
    }
    expect(view.cards.length).toBe(claimIds.length);
    expect(view.links.length).toBe(inferenceIds.length);
  });

  test("[D7] every card is linked to another", () => {
    const linked = new Set(
      view.links.flatMap((link) => [
        ...link.premiseClaimIds,
        ...("claimId" in link.target ? [link.target.claimId] : []),
      ]),
    );
    expect(claimIds.filter((claimId) => !linked.has(claimId))).toEqual([]);
  });

  test("[D8] no two cards overlap, and each shows its whole claim", () => {
    const cards = [...geometryOfMap(view).cards.values()];
    const overlapping = cards.flatMap((a, at) =>
      cards
        .slice(at + 1)
        .filter((b) => overlaps(a, b))
        .map((b) => `${a.card.claimId} ${b.card.claimId}`),
    );
    expect(overlapping).toEqual([]);
    expect(cards.filter((card) => card.truncated).map((card) => card.card.claimId)).toEqual([]);
  });
});
