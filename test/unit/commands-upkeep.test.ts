import { describe, expect, test } from "vitest";
import { fixture } from "../contract/fixture.ts";
import { anywhere, ask, standing, world } from "./commands-fixture.ts";

describe("what is kept with a record", () => {
  const first = fixture.maps[0].updatedAt;
  const mapTime = async (mapId: string) => (await ask("map.detail", { mapId })).map.updatedAt;

  test("[C40] a map's time of change follows its placements and frames, and nothing else", async () => {
    await ask("claim.edit", { claimId: "c1", text: "Edited" });
    await ask("note.create", { subject: { mapId: "m1" }, text: "Noted" });
    await ask("map.move", { mapId: "m1", moves: [{ placementId: "pl1", x: 0, y: 0 }] });
    expect(await mapTime("m1")).toBe(first);
    await ask("map.move", { mapId: "m1", moves: [{ placementId: "pl1", x: 1, y: 0 }] });
    expect(await mapTime("m1")).not.toBe(first);
    expect(await mapTime("m2")).toBe(first);
    await ask("claims.delete", { claimIds: ["c1"] });
    expect(await mapTime("m2")).not.toBe(first);
  });

  test("[C40] an edit that changes nothing is no change", async () => {
    await ask("claim.edit", { claimId: "c1", text: fixture.claims[0].text, positionId: "p1" });
    await ask("tag.add", { subject: { claimId: "c1" }, name: "SHARED" });
    await ask("map.place", { mapId: "m1", claims: anywhere("c1", "c2") });
    expect(world.connection.events).toEqual([]);
    expect(await ask("history.get", {})).toEqual({ undo: null, redo: null });
  });

  test("[C41] premises keep an unbroken order", async () => {
    await ask("premise.add", { inferenceId: "i2", claimId: "c6" });
    await ask("premise.remove", { premiseId: "pr2" });
    const { premises, inference } = await ask("inference.get", { inferenceId: "i2" });
    expect(premises.map(({ premise }) => [premise.claimId, premise.rank])).toEqual([
      ["c4", 0],
      ["c6", 1],
    ]);
    expect(inference.updatedAt).not.toBe(first);
  });

  test("[C45] a quotation by a new speaker is one change, by no one or by two refused", async () => {
    const before = await ask("speakers.list", {});
    const newSpeaker = { kind: "person" as const, name: "Cy Twombly", role: "Clerk" };
    await ask("quotation.create", { sourceId: "src1", newSpeaker, exact: "no back doors" });
    expect((await ask("speakers.list", {})).find(({ speaker }) => speaker.name === "Cy Twombly")).toMatchObject({
      speaker: { role: "Clerk", organisation: null },
      quotations: 1,
    });
    await ask("history.undo", {});
    expect(await ask("speakers.list", {})).toEqual(before);
    for (const speakers of [{}, { speakerId: "s1", newSpeaker }]) {
      const answer = await world.app.dispatch("quotation.create", { sourceId: "src1", exact: "words", ...speakers });
      expect(answer).toMatchObject({ ok: false, error: { code: "invalid-arguments" } });
    }
  });

  test("[C46] linking to a claim that is not on the map places it in the same change", async () => {
    const { mapId } = await ask("map.create", { title: "Another map" });
    await ask("map.place", { mapId, claims: anywhere("c2"), connect: false });
    const places = [
      { claimId: "c5", x: 700, y: -300 },
      { claimId: "c6", x: 0, y: 0 },
    ];
    const link = { kind: "attack" as const, premiseClaimIds: ["c2"], target: { claimId: "c5" }, mapId, places };
    const { inferenceId } = await ask("inference.create", link);
    expect(await standing(mapId)).toEqual(["c2", "c5", inferenceId].sort());
    await ask("history.undo", {});
    expect(await standing(mapId)).toEqual(["c2"]);
  });

  test("[C42] a quotation finds its place in a text that is attached", async () => {
    const quote = async (sourceId: string, exact: string) => {
      const { quotationId } = await ask("quotation.create", { sourceId, speakerId: "s1", exact });
      const { quotations } = await ask("source.get", { sourceId });
      return quotations.find(({ quotation }) => quotation.id === quotationId)?.quotation;
    };
    expect(await quote("src1", "back doors")).toMatchObject({
      standing: "exact",
      start: 13,
      end: 23,
      prefix: "They said no ",
      suffix: " at all.",
    });
    expect(await quote("src1", "front doors")).toMatchObject({ standing: "lost", start: null, end: null });
    expect(await quote("src2", "back doors")).toMatchObject({ standing: "unattached", start: null, end: null });
  });

  test("[C43] who is named on a card is the first to have asserted the claim", async () => {
    const { attribution } = await ask("claim.get", { claimId: "c1" });
    expect(attribution).toMatchObject({ speaker: { id: "s2" }, year: "2014" });
    expect((await ask("claim.get", { claimId: "c3" })).attribution, "denied, not asserted").toBeNull();
    const { rows } = await ask("claims.list", { search: "police" });
    expect(rows).toEqual([expect.objectContaining({ attribution, quotations: 2, notes: 1, maps: 2 })]);
  });
});
