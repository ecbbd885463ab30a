import { describe, expect, test } from "vitest";
import { seedRecords } from "#seeds/index.ts";
import { recordSchemas, tableNames } from "#shared/model/records.ts";
import { now, premisesOf, records, sourcesOfClaim, table } from "./seeds/graph.ts";

const claims = table("claims");
const inferences = table("inferences");
const claimQuotations = table("claimQuotations");
const tagNames = new Map(table("tags").map((tag) => [tag.id, tag.name]));

function tagsOf(claimId: string): string[] {
  return table("taggings")
    .filter((tagging) => tagging.claimId === claimId)
    .map((tagging) => tagNames.get(tagging.tagId) ?? "");
}

describe("records", () => {
  test("[D4] every record passes its schema unchanged, fields in the schema's order", () => {
    for (const name of tableNames) {
      for (const record of table(name)) {
        expect(JSON.stringify(recordSchemas[name].parse(record))).toBe(JSON.stringify(record));
        expect(Object.keys(record)).toEqual(Object.keys(recordSchemas[name].shape));
      }
    }
  });

  test("[D4] ids are unique within their table, and the same every time", () => {
    for (const name of tableNames) {
      const ids = table(name).map((record) => record.id);
      expect(new Set(ids).size, name).toBe(ids.length);
    }
    expect(seedRecords(now)).toEqual(records);
  });

  test("[D4] every id that a record refers to is there", () => {
    const known = new Map(tableNames.map((name) => [name, new Set(table(name).map((record) => record.id))]));
    const parents = {
      sourceId: "sources",
      speakerId: "speakers",
      positionId: "positions",
      claimId: "claims",
      quotationId: "quotations",
      tagId: "tags",
      inferenceId: "inferences",
      mapId: "maps",
      targetClaimId: "claims",
      targetInferenceId: "inferences",
    } as const;
    const isReference = (field: string): field is keyof typeof parents => Object.hasOwn(parents, field);
    let checked = 0;
    for (const name of tableNames) {
      for (const record of table(name)) {
        for (const [field, value] of Object.entries(record)) {
          if (!isReference(field) || value === null) continue;
          expect(known.get(parents[field])?.has(String(value)), `${name} ${record.id} ${field} ${value}`).toBe(true);
          checked++;
        }
      }
    }
    expect(checked).toBeGreaterThan(1_000);
  });
});

describe("sources and speakers", () => {
  test("[D1] five sources; an untitled one says so; an inferred date says how it is known", () => {
    const sources = table("sources");
    expect(sources.length).toBe(5);
    expect(sources.filter((source) => source.title === null).map((source) => source.label)).toEqual([
      expect.stringMatching(/^Untitled/),
    ]);
    expect(Object.fromEntries(sources.map((source) => [source.id, source.issuedBasis]))).toEqual({
      "s-rusi-2015": expect.stringMatching(/^inferred: .*6 October 2015/),
      "s-bbc-2017": expect.stringMatching(/^inferred: .*22 March 2017/),
      "s-guardian-2017": expect.stringMatching(/^source line/),
      "s-guardian-2021": expect.stringMatching(/^inferred/),
      "s-stack-2024": expect.stringMatching(/^inferred: .*December 2023/),
    });
  });

  test("[D1] a digest has one sentence for each paragraph of the article", () => {
    // Counted by hand: a tweet with its byline, and all links to other articles, are one paragraph each.
    expect(Object.fromEntries(table("sources").map((source) => [source.id, source.digest.length]))).toEqual({
      "s-rusi-2015": 14,
      "s-bbc-2017": 28,
      "s-guardian-2017": 21,
      "s-guardian-2021": 15,
      "s-stack-2024": 19,
    });
    const notOneSentence = table("sources").flatMap((source) => source.digest.filter((text) => !isOneSentence(text)));
    expect(notOneSentence).toEqual([]);
  });

  test("[D1] at least 25 speakers, each of whom says something, each with role or organisation", () => {
    expect(table("speakers").length).toBeGreaterThanOrEqual(25);
    const heard = new Set(table("quotations").map((quotation) => quotation.speakerId));
    expect(table("speakers").filter((speaker) => !heard.has(speaker.id))).toEqual([]);
    expect(table("speakers").filter((speaker) => speaker.role === null && speaker.organisation === null)).toEqual([]);
  });
});

/** True for a text with a full stop at its end and none that ends a sentence before. */
function isOneSentence(text: string): boolean {
  return text.endsWith(".") && !/[.!?]["'”’)]?\s/.test(text);
}

describe("quotations and claims", () => {
  test("[D2] at least 60 quotations of at most twelve words, unattached and without context", () => {
    const quotations = table("quotations");
    expect(quotations.length).toBeGreaterThanOrEqual(60);
    expect(quotations.filter((quotation) => quotation.exact.split(/\s+/).length > 12)).toEqual([]);
    for (const { prefix, suffix, start, end, standing } of quotations) {
      expect({ prefix, suffix, start, end, standing }).toEqual({
        prefix: "",
        suffix: "",
        start: null,
        end: null,
        standing: "unattached",
      });
    }
  });

  test("[D5] at least 80 claims, each one sentence that fits a card, no two alike", () => {
    expect(claims.length).toBeGreaterThanOrEqual(80);
    expect(claims.filter((claim) => !isOneSentence(claim.text) || claim.text.length > 140)).toEqual([]);
    expect(new Set(claims.map((claim) => claim.text.toLowerCase())).size).toBe(claims.length);
  });

  test("[D5] every claim has its position; security and privacy each have at least 25", () => {
    const counts = Map.groupBy(claims, (claim) => claim.positionId);
    expect([...counts.keys()].sort()).toEqual(["common-ground", "privacy", "security"]);
    expect(counts.get("security")?.length).toBeGreaterThanOrEqual(25);
    expect(counts.get("privacy")?.length).toBeGreaterThanOrEqual(25);
  });

  test("[D5] somebody asserts every claim, except the bridging ones, at most 20, which nobody does", () => {
    const asserted = new Set(claimQuotations.filter((link) => link.stance === "asserts").map((link) => link.claimId));
    const quoted = new Set(claimQuotations.map((link) => link.claimId));
    const bridging = claims.filter((claim) => tagsOf(claim.id).includes("bridging"));
    expect(claims.filter((claim) => !asserted.has(claim.id))).toEqual(bridging);
    expect(bridging.filter((claim) => quoted.has(claim.id))).toEqual([]);
    expect(bridging.length).toBeLessThanOrEqual(20);
  });

  test("[D5] every claim has a tag, and every tag is in use", () => {
    expect(claims.filter((claim) => tagsOf(claim.id).length === 0)).toEqual([]);
    const used = new Set(table("taggings").map((tagging) => tagging.tagId));
    expect(table("tags").filter((tag) => !used.has(tag.id))).toEqual([]);
  });
});

describe("inferences", () => {
  test("[D6] at least 90, supports and attacks both; at least 12 linked and 7 undercuts", () => {
    expect(inferences.length).toBeGreaterThanOrEqual(90);
    const attacks = inferences.filter((inference) => inference.kind === "attack");
    expect(attacks.length / inferences.length).toBeGreaterThan(0.35);
    expect(attacks.length / inferences.length).toBeLessThan(0.65);
    const linked = inferences.filter((inference) => (premisesOf.get(inference.id)?.length ?? 0) > 1);
    expect(linked.length).toBeGreaterThanOrEqual(12);
    expect(attacks.filter((inference) => inference.targetInferenceId !== null).length).toBeGreaterThanOrEqual(7);
  });

  test("[D6] each has premises and exactly one target, and no premise is its own target", () => {
    for (const inference of inferences) {
      const premises = premisesOf.get(inference.id) ?? [];
      expect(premises.length, inference.id).toBeGreaterThan(0);
      expect([inference.targetClaimId, inference.targetInferenceId].filter((id) => id !== null).length).toBe(1);
      expect(premises.map((premise) => premise.claimId)).not.toContain(inference.targetClaimId);
    }
  });

  test("[D6] no claim supports itself in a ring of supports", () => {
    const grounds = new Map<string, string[]>();
    for (const inference of inferences) {
      if (inference.kind !== "support" || inference.targetClaimId === null) continue;
      const premises = (premisesOf.get(inference.id) ?? []).map((premise) => premise.claimId);
      grounds.set(inference.targetClaimId, [...(grounds.get(inference.targetClaimId) ?? []), ...premises]);
    }
    for (const start of grounds.keys()) {
      const reached = new Set(grounds.get(start));
      for (const claimId of reached) for (const ground of grounds.get(claimId) ?? []) reached.add(ground);
      expect(reached.has(start), start).toBe(false);
    }
  });

  test("[D6] implicit premises are bridging claims: nobody quoted says them", () => {
    const implicit = table("premises").filter((premise) => premise.implicit);
    expect(implicit.length).toBeGreaterThan(0);
    expect(implicit.filter((premise) => !tagsOf(premise.claimId).includes("bridging"))).toEqual([]);
  });

  test("[D6] at least 12 answer across articles, attacks among them, with claims of other years", () => {
    const across = inferences.filter((inference) => {
      const targetClaimId = inference.targetClaimId ?? subjectOf(inference.targetInferenceId);
      const target = sourcesOfClaim(targetClaimId);
      const own = (premisesOf.get(inference.id) ?? []).flatMap((premise) => [...sourcesOfClaim(premise.claimId)]);
      return target.size > 0 && own.length > 0 && own.every((sourceId) => !target.has(sourceId));
    });
    expect(across.length).toBeGreaterThanOrEqual(12);
    expect(across.filter((inference) => inference.kind === "attack").length).toBeGreaterThanOrEqual(6);
  });

  test("[D6] no claim is orphaned: each is a premise or a target", () => {
    const argued = new Set(table("premises").map((premise) => premise.claimId));
    for (const inference of inferences) if (inference.targetClaimId !== null) argued.add(inference.targetClaimId);
    expect(claims.filter((claim) => !argued.has(claim.id))).toEqual([]);
  });
});

/** The claim that an inference argues about in the end. */
function subjectOf(inferenceId: string | null): string {
  const inference = inferences.find((each) => each.id === inferenceId);
  if (!inference) throw new Error(`no inference ${inferenceId}`);
  return inference.targetClaimId ?? subjectOf(inference.targetInferenceId);
}
