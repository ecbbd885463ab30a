import { describe, expect, test } from "vitest";
import { fixture } from "../contract/fixture.ts";
import { anywhere, ask, beginWith, recordsOn } from "./commands-fixture.ts";

describe("copying", () => {
  test("[C39] a map's copy has its placements and frames, and none of its notes", async () => {
    const { mapId } = await ask("map.duplicate", { mapId: "m1", title: "Copy" });
    const original = await recordsOn("m1");
    const copy = await recordsOn(mapId);
    const bare = (records: typeof copy) => ({
      placements: records.placements?.map(({ id: _, mapId: __, ...rest }) => rest),
      frames: records.frames?.map(({ id: _, mapId: __, ...rest }) => rest),
    });
    expect(bare(copy)).toEqual(bare(original));
    expect((await ask("map.detail", { mapId })).notes).toEqual([]);
    expect(copy.maps).toMatchObject([{ title: "Copy", description: "All of it." }]);
  });

  test("[C39] copied claims have the same words, quotations and tags and the arguments among them", async () => {
    const { claimIds } = await ask("map.duplicateClaims", {
      mapId: "m2",
      claims: anywhere("c1", "c3", "c4", "c2", "c5"),
    });
    const [one, three, four, two, five] = claimIds;
    const copy = await ask("claim.get", { claimId: one ?? "" });
    const original = await ask("claim.get", { claimId: "c1" });
    expect(copy.claim).toMatchObject({ text: original.claim.text, positionId: "p1" });
    expect(copy.quotations.map(({ quotation }) => quotation.id)).toEqual(["q2", "q1"]);
    expect(copy.tags.map(({ tag }) => tag.id)).toEqual(["t1"]);
    expect(copy.notes).toEqual([]);
    expect(copy.supports.map(({ premises }) => premises.map(({ claim }) => claim.id))).toEqual([[two]]);
    expect(
      copy.attacks.map(({ inference, premises }) => [
        inference.scheme,
        premises.map(({ claim, premise }) => [claim.id, premise.implicit]),
      ]),
    ).toEqual([
      [
        "consequences",
        [
          [three, false],
          [four, true],
        ],
      ],
    ]);
    const undercuts = (await ask("claim.get", { claimId: five ?? "" })).premiseOf;
    expect(undercuts.map(({ inference }) => inference.targetInferenceId)).toEqual([copy.supports[0]?.inference.id]);
    expect(undercuts.every(({ mapIds }) => mapIds.includes("m2"))).toBe(true);
    expect((await ask("claim.get", { claimId: five ?? "" })).attacks, "c6 was not copied").toEqual([]);
  });
});

test("[C39] undercuts of undercuts are copied whatever the order in which they were made", async () => {
  const onUndercut = { ...fixture.inferences[2], id: "i5", targetInferenceId: "i3" };
  const premise = { ...fixture.premises[0], id: "pr6", inferenceId: "i5", claimId: "c4" };
  const records = {
    ...fixture,
    inferences: [onUndercut, ...fixture.inferences.toReversed()],
    premises: [...fixture.premises, premise],
  };
  await beginWith(records);
  const { claimIds } = await ask("map.duplicateClaims", { mapId: "m2", claims: anywhere("c1", "c2", "c5", "c4") });
  const copied = (await ask("claim.get", { claimId: claimIds[3] ?? "" })).premiseOf;
  expect(copied.map(({ mapIds }) => mapIds)).toEqual([["m2"]]);
  const { targetInference } = await ask("inference.get", { inferenceId: copied[0]?.inference.id ?? "" });
  expect(targetInference?.premises.map(({ claim }) => claim.id)).toEqual([claimIds[2]]);
});
