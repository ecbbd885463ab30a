import { describe, expect, test } from "vitest";
import { expectRefusal } from "../contract/suite-support.ts";
import { first, four, notedWords, quotationsById, records, second } from "./attaching-fixture.ts";
import { ask, beginWith, world } from "./commands-fixture.ts";
import { attach } from "./import-steps.ts";

describe("deciding", () => {
  async function replaced() {
    await beginWith(records(four, notedWords));
    await attach("src", first);
    await attach("src", second);
    const decisions = await ask("source.decisions", { sourceId: "src" });
    const [reworded, meaning] = decisions.passages;
    if (!reworded?.found || !meaning?.found || decisions.textHash === null) throw new Error("nothing to decide");
    return { textHash: decisions.textHash, decisions, reworded: reworded.found, meaning: meaning.found };
  }

  test("[I18] what is open is listed with what the text says, and who said it", async () => {
    const { decisions } = await replaced();
    expect(decisions.passages.map(({ quotationId, speakerName }) => [quotationId, speakerName])).toEqual([
      ["reworded", "Ada"],
      ["meaning", "Ada"],
    ]);
    for (const { difference, found, exact } of decisions.passages) {
      const without = (kind: string) =>
        difference
          .filter((part) => part.kind !== kind)
          .map(({ text }) => text)
          .join("");
      expect(without("added")).toBe(exact);
      expect(without("removed")).toBe(found?.text);
    }
  });

  test("[I18] the text's words are taken, the kept words are tied to the passage, or both is given up: in one step", async () => {
    const { textHash, reworded, meaning } = await replaced();
    const before = await quotationsById();
    await ask("source.decide", {
      sourceId: "src",
      textHash,
      decisions: [
        { record: { quotationId: "reworded" }, verdict: "accept", start: reworded.start, end: reworded.end },
        { record: { quotationId: "meaning" }, verdict: "keep", start: meaning.start, end: meaning.end },
        { record: { noteId: "n" }, verdict: "lost" },
      ],
    });
    const after = await quotationsById();
    const { text: exact, ...place } = reworded;
    expect(after.reworded).toMatchObject({ ...place, exact, standing: "exact" });
    expect(after.meaning).toMatchObject({
      exact: before.meaning?.exact,
      start: meaning.start,
      end: meaning.end,
      standing: "reworded",
    });
    const detail = await ask("source.get", { sourceId: "src" });
    expect(detail.undecided).toBe(0);
    expect(detail.notes[0]?.passage).toMatchObject({ start: null, end: null, standing: "lost" });
    expect((await ask("source.decisions", { sourceId: "src" })).passages).toEqual([]);
    await ask("history.undo", {});
    expect(await quotationsById()).toEqual(before);
  });

  test("[I15] words kept for a passage stay kept while a new text has the passage, wherever", async () => {
    const { textHash, meaning } = await replaced();
    const record = { quotationId: "meaning" };
    await ask("source.decide", {
      sourceId: "src",
      textHash,
      decisions: [{ record, verdict: "keep", start: meaning.start, end: meaning.end }],
    });
    const third = `One more line in front.\n${second}`;
    const { reports } = await attach("src", third);
    const found = reports[0]?.passages.find(({ quotationId }) => quotationId === "meaning");
    expect(found).toMatchObject({ outcome: "moved", exact: four[2]?.exact, found: { text: meaning.text } });
    expect((await quotationsById()).meaning).toMatchObject({
      exact: four[2]?.exact,
      start: third.indexOf(meaning.text),
      standing: "reworded",
    });
    // Once the passage is worded otherwise again, it is open again.
    await attach("src", third.replace("not refused to hand over", "not declined to hand over"));
    expect((await quotationsById()).meaning).toMatchObject({ start: null, standing: "reworded" });
    // And where the kept words come back, they are exact.
    await attach("src", first);
    expect((await quotationsById()).meaning).toMatchObject({ exact: four[2]?.exact, standing: "exact" });
  });

  test("[I18] a decision about another text, a passage that is not there or another source's quotation changes nothing", async () => {
    const { textHash, reworded } = await replaced();
    const events = world.connection.events.length;
    const decide = (more: object) =>
      world.app.dispatch("source.decide", {
        sourceId: "src",
        textHash,
        decisions: [
          { record: { quotationId: "gone" }, verdict: "lost" },
          {
            record: { quotationId: "reworded" },
            verdict: "accept",
            start: reworded.start,
            end: reworded.end,
            ...more,
          },
        ],
      });
    expectRefusal(await decide({ end: second.length + 1 }), "rule");
    expectRefusal(await decide({ start: reworded.end, end: reworded.end }), "rule");
    expectRefusal(await decide({ start: reworded.end, end: reworded.start }), "rule");
    expectRefusal(await decide({ record: { quotationId: "nobody" } }), "not-found");
    expectRefusal(await decide({ record: { noteId: "nobody" } }), "not-found");
    const decisions = [{ record: { quotationId: "gone" }, verdict: "lost" }];
    const other = { sourceId: "src", textHash: "0".repeat(64), decisions };
    expectRefusal(await world.app.dispatch("source.decide", other), "rule");
    expect(world.connection.events).toHaveLength(events);
  });

  test("[I18] a passage is trimmed, and words that are the same are exact", async () => {
    const { textHash } = await replaced();
    const at = second.indexOf(" has not refused ");
    const passage = { start: at, end: at + " has not refused ".length };
    const decide = (verdict: "accept" | "keep") =>
      ask("source.decide", {
        sourceId: "src",
        textHash,
        decisions: [{ record: { quotationId: "gone" }, verdict, ...passage }],
      });
    await decide("accept");
    const place = { start: at + 1, end: passage.end - 1, exact: "has not refused", standing: "exact" };
    expect((await quotationsById()).gone).toMatchObject(place);
    await decide("keep");
    expect((await quotationsById()).gone).toMatchObject(place);
  });
});
