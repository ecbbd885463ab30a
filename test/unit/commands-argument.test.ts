import { describe, expect, test } from "vitest";
import type { CommandArguments } from "#shared/contract/commands.ts";
import { limits } from "#shared/model/records.ts";
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

  test("[C30] an inference has at most as many premises as one is made with", async () => {
    const claimIds: string[] = [];
    for (let number = 0; number <= limits.premises; number += 1) {
      claimIds.push((await ask("claim.create", { text: `Premise number ${number}.` })).claimId);
    }
    const [last = "", ...others] = claimIds;
    const { inferenceId } = await ask("inference.create", {
      kind: "support",
      premiseClaimIds: others,
      target: { claimId: "c1" },
    });
    const answer = await world.app.dispatch("premise.add", { inferenceId, claimId: last });
    expect(answer).toMatchObject({
      ok: false,
      error: { code: "rule", message: expect.stringMatching(/at most 50 premises/) },
    });
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

  describe("switching several", () => {
    const kinds = async (...ids: string[]) =>
      Promise.all(ids.map(async (inferenceId) => (await ask("inference.get", { inferenceId })).inference.kind));

    /** The message of the rule that refuses it; what was told before stays the last that is told. */
    const refusalToSwitch = async (...inferenceIds: string[]) => {
      const heard = world.connection.events.length;
      const answer = await world.app.dispatch("inferences.switch", { inferenceIds });
      expect(answer).toMatchObject({ ok: false, error: { code: "rule" } });
      expect(world.connection.events).toHaveLength(heard);
      return answer.ok ? "" : answer.error.message;
    };

    test("[C70] all are switched in one change, which one undo takes back", async () => {
      await ask("inferences.switch", { inferenceIds: ["i1", "i2", "i3"] });
      expect(await kinds("i1", "i2", "i3", "i4")).toEqual(["attack", "support", "support", "attack"]);
      expect(world.connection.events).toHaveLength(1);
      await ask("history.undo", {});
      expect(await kinds("i1", "i2", "i3", "i4")).toEqual(["support", "attack", "attack", "attack"]);
      expect((await ask("history.get", {})).undo).toBeNull();
    });

    test("[C31] [C70] where one would equal an inference that is not switched, none is, and that one is named", async () => {
      const { inferenceId } = await ask("inference.create", {
        kind: "attack",
        premiseClaimIds: ["c2"],
        target: { claimId: "c1" },
      });
      expect(await refusalToSwitch("i2", "i1")).toBe(
        "Nothing was switched: the library has the objection “Attackers plan in encrypted chats.” to “Police need a way into encrypted messages.” already. Delete it first, or leave out what would say the same.",
      );
      expect(await kinds("i1", "i2", inferenceId)).toEqual(["support", "attack", "attack"]);
    });

    test("[C70] what stands in the way is counted, and named too where it is about an argument or has many premises", async () => {
      for (const premiseClaimIds of [["c2"], ["c4", "c5", "c3"]]) {
        await ask("inference.create", { kind: "support", premiseClaimIds, target: { inferenceId: "i2" } });
        await ask("inference.create", { kind: "attack", premiseClaimIds, target: { inferenceId: "i2" } });
      }
      const { onIt } = await ask("inference.get", { inferenceId: "i2" });
      const supports = onIt
        .filter(({ inference }) => inference.kind === "support")
        .map(({ inference }) => inference.id);
      const from = "the argument from “A back door lets everybody in.” and “Criminals would find the back door.”";
      expect(await refusalToSwitch(...supports)).toBe(
        `Nothing was switched: the library has the undercut “Attackers plan in encrypted chats.” of ${from} and 1 more that would be doubled already. Delete them first, or leave out what would say the same.`,
      );
      expect(await refusalToSwitch(...supports.slice(1))).toContain(
        `the undercut “Criminals would find the back door.” and 2 more claims of ${from} already`,
      );
    });

    test("[C70] a support and an attack that say the same but for that change places", async () => {
      const { inferenceId } = await ask("inference.create", {
        kind: "attack",
        premiseClaimIds: ["c2"],
        target: { claimId: "c1" },
      });
      await ask("inferences.switch", { inferenceIds: ["i1", inferenceId] });
      expect(await kinds("i1", inferenceId)).toEqual(["attack", "support"]);
    });

    test("[C70] an argument that is gone is not found, and the others are not switched", async () => {
      expect(await world.app.dispatch("inferences.switch", { inferenceIds: ["i1", "gone"] })).toMatchObject({
        ok: false,
        error: { code: "not-found" },
      });
      expect(await kinds("i1")).toEqual(["support"]);
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
