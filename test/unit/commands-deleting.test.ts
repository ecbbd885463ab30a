import { describe, expect, test } from "vitest";
import { ask } from "./commands-fixture.ts";

describe("deleting", () => {
  test("[C38] a claim takes along what hangs on it, and its report says so beforehand", async () => {
    expect(await ask("claims.deletionReport", { claimIds: ["c2", "c2"] })).toEqual({
      claims: 1,
      inferences: 2,
      notes: 1,
      maps: ["Everything"],
      quotationsLeft: 0,
    });
    await ask("claims.delete", { claimIds: ["c2"] });
    const { counts, tags } = await ask("library.get", {});
    expect(counts).toMatchObject({
      claims: 5,
      inferences: 2,
      premises: 3,
      placements: 6,
      notes: 3,
      taggings: 2,
      quotations: 3,
    });
    expect(
      tags.map(({ name }) => name),
      "a tag that nothing carries goes",
    ).toEqual(["shared"]);
  });

  test("[C38] quotations stay when the last claim they are behind goes", async () => {
    expect(await ask("claims.deletionReport", { claimIds: ["c1", "c3"] })).toMatchObject({ quotationsLeft: 2 });
    await ask("claims.delete", { claimIds: ["c1", "c3"] });
    expect((await ask("library.get", {})).counts).toMatchObject({ quotations: 3, claimQuotations: 0 });
  });

  test("[C38] a map goes with what stands on it, the claims stay", async () => {
    await ask("maps.delete", { mapIds: ["m1"] });
    expect((await ask("library.get", {})).counts).toMatchObject({
      maps: 1,
      placements: 1,
      frames: 0,
      notes: 3,
      claims: 6,
      inferences: 4,
    });
  });
});
