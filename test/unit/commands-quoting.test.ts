import { describe, expect, test } from "vitest";
import { ask, refused, world } from "./commands-fixture.ts";

/** The source of the fixture with a text: "They said no back doors at all." */
const sourceId = "src1";

async function quotation(quotationId: string) {
  for (const id of ["src1", "src2"]) {
    const { quotations } = await ask("source.get", { sourceId: id });
    const row = quotations.find((each) => each.quotation.id === quotationId);
    if (row) return row;
  }
  return null;
}

describe("quotations", () => {
  test("[Q40] with a start, it is the passage that begins there, with the words around it", async () => {
    const made = await ask("quotation.create", { sourceId, speakerId: "s2", exact: "back doors", start: 13 });
    expect((await quotation(made.quotationId))?.quotation).toMatchObject({
      start: 13,
      end: 23,
      prefix: "They said no ",
      suffix: " at all.",
      standing: "exact",
    });
  });

  test("[Q40] a place that does not hold the words is refused, and nothing is written", async () => {
    for (const start of [12, 14, 900]) {
      expect(await refused("quotation.create", { sourceId, speakerId: "s2", exact: "back doors", start })).toMatch(
        /Select the words again/,
      );
    }
    await refused("quotation.create", { sourceId: "src2", speakerId: "s2", exact: "back doors", start: 0 });
  });

  test("[Q41] the same speaker's same passage is used again; another speaker's, or another place, is not", async () => {
    const words = { sourceId, exact: "no", start: 10 };
    const first = await ask("quotation.create", { ...words, speakerId: "s2" });
    expect(await ask("quotation.create", { ...words, speakerId: "s2", role: "Spokesman" })).toEqual(first);
    expect((await quotation(first.quotationId))?.quotation.role).toBe("Spokesman");
    const other = await ask("quotation.create", { ...words, speakerId: "s1" });
    expect(other.quotationId).not.toBe(first.quotationId);
    const counts = (await ask("library.get", {})).counts;
    expect(counts.quotations).toBe(5);
  });

  test("[Q41] a quotation that had no place yet finds it when its speaker is quoted with the same words there", async () => {
    const made = await ask("quotation.create", { sourceId, speakerId: "s1", exact: "no back doors", start: 10 });
    expect(made.quotationId).toBe("q1");
    expect((await quotation("q1"))?.quotation).toMatchObject({ start: 10, end: 23, standing: "exact" });
  });

  test("[Q42] a new claim is written, placed, linked and backed in the same change, which undo takes back whole", async () => {
    const before = (await ask("library.get", {})).counts;
    const made = await ask("quotation.create", {
      sourceId,
      newSpeaker: { kind: "person", name: "Cy" },
      exact: "at all",
      start: 24,
      newClaim: {
        text: "There is no exception.",
        positionId: "p1",
        stance: "denies",
        place: { mapId: "m1", x: 900, y: 0 },
        link: { kind: "support", target: { claimId: "c1" } },
      },
    });
    expect(made).toEqual({
      quotationId: expect.any(String),
      claimId: expect.any(String),
      inferenceId: expect.any(String),
    });
    const detail = await ask("claim.get", { claimId: made.claimId ?? "" });
    expect(detail.quotations.map(({ speaker, claimQuotation }) => [speaker.name, claimQuotation.stance])).toEqual([
      ["Cy", "denies"],
    ]);
    expect(detail.maps.map(({ id }) => id)).toEqual(["m1"]);
    expect(detail.premiseOf.map(({ inference, mapIds }) => [inference.id, mapIds])).toEqual([
      [made.inferenceId, ["m1"]],
    ]);
    expect((await ask("history.get", {})).undo).toBe("Add reason");
    await ask("history.undo", {});
    expect((await ask("library.get", {})).counts).toEqual(before);
  });

  test("[Q42] a claim that the argument model refuses leaves no quotation either", async () => {
    const before = (await ask("library.get", {})).counts;
    await refused("quotation.create", {
      sourceId,
      speakerId: "s1",
      exact: "no back doors",
      start: 10,
      claim: { claimId: "c1" },
    });
    expect((await ask("library.get", {})).counts).toEqual(before);
    expect((await quotation("q1"))?.quotation.standing).toBe("unattached");
  });

  test("[Q43] other words are looked for anew; a change of speaker or date leaves the place alone", async () => {
    const { quotationId } = await ask("quotation.create", { sourceId, speakerId: "s2", exact: "doors", start: 18 });
    await ask("quotation.edit", { quotationId, exact: "back doors" });
    expect((await quotation(quotationId))?.quotation).toMatchObject({ start: 13, end: 23, standing: "exact" });
    await ask("quotation.edit", { quotationId, speakerId: "s1", date: "2016", role: "Editor" });
    expect(await quotation(quotationId)).toMatchObject({
      speaker: { id: "s1" },
      quotation: { start: 13, date: "2016", role: "Editor", standing: "exact" },
    });
    await ask("quotation.edit", { quotationId, exact: "purple elephants dance" });
    expect((await quotation(quotationId))?.quotation).toMatchObject({ start: null, end: null, standing: "lost" });
    const missing = { quotationId, speakerId: "nobody" };
    expect(await world.app.dispatch("quotation.edit", missing)).toMatchObject({ error: { code: "not-found" } });
  });

  test("[Q44] with a quotation go its notes, their tags and its links to claims; undo brings all of it back", async () => {
    await ask("note.create", { subject: { quotationId: "q1" }, text: "Check this #soon" });
    const before = await ask("library.get", {});
    await ask("quotation.delete", { quotationId: "q1" });
    const after = await ask("library.get", {});
    expect(after.counts).toMatchObject({
      quotations: before.counts.quotations - 1,
      claimQuotations: before.counts.claimQuotations - 2,
      notes: before.counts.notes - 2,
      claims: before.counts.claims,
    });
    await ask("history.undo", {});
    expect((await ask("library.get", {})).counts).toEqual(before.counts);
  });
});

describe("speakers", () => {
  test("[Q45] a speaker who is quoted stays; one who is not can go", async () => {
    expect(await refused("speaker.delete", { speakerId: "s2" })).toMatch(/quoted 2 times/);
    expect(await refused("speaker.delete", { speakerId: "s1" })).toMatch(/quoted once/);
    const { speakerId } = await ask("speaker.create", { kind: "person", name: "Bea" });
    await ask("speaker.delete", { speakerId });
    expect((await ask("speakers.list", {})).map(({ speaker }) => speaker.id)).toEqual(["s1", "s2"]);
  });
});
