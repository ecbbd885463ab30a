import { describe, expect, test } from "vitest";
import type { CommandArguments } from "#shared/contract/commands.ts";
import { ask, refused, standing, world } from "./commands-fixture.ts";

describe("rules of the argument model", () => {
  test("[C30] a claim is no premise of an inference that targets it", async () => {
    const message = await refused("inference.create", {
      kind: "attack",
      premiseClaimIds: ["c2", "c1"],
      target: { claimId: "c1" },
    });
    expect(message).toBe("A claim cannot be a reason for or against itself. Choose another claim.");
    await refused("premise.add", { inferenceId: "i1", claimId: "c1" });
  });

  test("[C30] a claim is a premise of one inference once", async () => {
    await refused("inference.create", { kind: "support", premiseClaimIds: ["c3", "c3"], target: { claimId: "c5" } });
    await refused("premise.add", { inferenceId: "i1", claimId: "c2" });
  });

  test("[C30] an inference keeps a premise", async () => {
    expect(await refused("premise.remove", { premiseId: "pr1" })).toMatch(/Delete the argument instead/);
  });

  test("[C31] what is said already is not said again, whatever the order of its premises", async () => {
    await refused("inference.create", { kind: "support", premiseClaimIds: ["c2"], target: { claimId: "c1" } });
    await refused("inference.create", { kind: "attack", premiseClaimIds: ["c4", "c3"], target: { claimId: "c1" } });
    await refused("inference.create", { kind: "attack", premiseClaimIds: ["c5"], target: { inferenceId: "i1" } });
    await ask("inference.create", { kind: "attack", premiseClaimIds: ["c2"], target: { claimId: "c1" } });
    await ask("inference.create", { kind: "attack", premiseClaimIds: ["c5"], target: { inferenceId: "i2" } });
  });

  test("[C31] on a map that lacks it, it is placed instead", async () => {
    const { mapId } = await ask("map.create", { title: "Another map" });
    const claims = [
      { claimId: "c1", x: 0, y: 0 },
      { claimId: "c2", x: 0, y: 300 },
    ];
    await ask("map.place", { mapId, claims, connect: false });
    const link: CommandArguments<"inference.create"> = {
      kind: "support",
      premiseClaimIds: ["c2"],
      target: { claimId: "c1" },
      mapId,
    };
    const before = await standing(mapId);
    const { inferenceId } = await ask("inference.create", link);
    expect(await standing(mapId)).toEqual([...before, inferenceId]);
    const { supports } = await ask("claim.get", { claimId: "c1" });
    expect(supports.filter((row) => row.premises[0]?.claim.id === "c2").map((row) => row.inference.id)).toEqual([
      inferenceId,
    ]);
    expect(await world.app.dispatch("inference.create", link)).toMatchObject({
      ok: false,
      error: { code: "rule", message: expect.stringMatching(/on this map already/) },
    });
  });

  test("[C31] nor by switching an inference or changing its premises", async () => {
    const { inferenceId } = await ask("inference.create", {
      kind: "attack",
      premiseClaimIds: ["c3"],
      target: { claimId: "c1" },
    });
    const pair = await ask("inference.get", { inferenceId: "i2" });
    const second = pair.premises[1]?.premise.id ?? "";
    for (const [name, args] of [
      ["premise.remove", { premiseId: second }],
      ["premise.add", { inferenceId, claimId: "c4" }],
    ] as const) {
      expect(await world.app.dispatch(name, args)).toMatchObject({ ok: false, error: { code: "rule" } });
    }
    await ask("inference.create", { kind: "attack", premiseClaimIds: ["c2"], target: { claimId: "c1" } });
    expect(await world.app.dispatch("inference.edit", { inferenceId: "i1", kind: "attack" })).toMatchObject({
      ok: false,
      error: { code: "rule" },
    });
  });

  test("[C32] a position that a claim holds, or a name that is taken, is refused", async () => {
    expect(await refused("position.delete", { positionId: "p1" })).toBe(
      "2 claims still hold the position “Security”. Give them another position first.",
    );
    await refused("position.create", { name: "SECURITY", colourLight: "#000000", colourDark: "#000000", glyph: "eye" });
    await refused("position.edit", { positionId: "p2", name: "security" });
  });

  test("[C32] a quotation stands behind a claim once", async () => {
    await refused("claim.quote", { claimId: "c1", quotationId: "q1", stance: "denies" });
  });
});
