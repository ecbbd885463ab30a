import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { AttachReport } from "#shared/contract/results/sources.ts";
import { expectRefusal } from "../contract/suite-support.ts";
import { first, four, notedWords, quotationsById, records, second, textNow, times } from "./attaching-fixture.ts";
import { ask, beginWith, refused, world } from "./commands-fixture.ts";
import { attach, itemOf, readFiles } from "./import-steps.ts";
import { type Dump, openWitness } from "./library-dump.ts";

const outcomesIn = ({ passages }: AttachReport) =>
  passages.map(({ quotationId, noteId, outcome }) => [quotationId ?? noteId, outcome]);

describe("attaching a text", () => {
  test("[I14] ties every quotation and noted passage to its place, with the words around it", async () => {
    await beginWith(records(four, notedWords));
    const { reports } = await attach("src", first);
    expect(reports.map(outcomesIn)).toEqual([[...four.map(({ id }) => [id, "exact"]), ["n", "exact"]]]);
    const { text } = await textNow();
    expect(text).toBe(first);
    for (const { start, end, exact, standing, prefix, suffix } of Object.values(await quotationsById())) {
      expect(standing).toBe("exact");
      expect(text.slice(start ?? 0, end ?? 0)).toBe(exact);
      expect(text.slice(0, start ?? 0).endsWith(prefix)).toBe(true);
      expect(text.slice(end ?? 0).startsWith(suffix)).toBe(true);
      expect(Math.min(prefix.length, start ?? 0)).toBeGreaterThan(0);
    }
    const { notes } = await ask("source.get", { sourceId: "src" });
    expect(notes[0]?.passage).toMatchObject({ start: first.indexOf(notedWords), standing: "exact" });
    expect(notes[0]?.updatedAt).toBe(times.updatedAt);
  });

  test("[I14] replacing it says what moved, what is reworded, what may mean something else, and what is lost", async () => {
    await beginWith(records(four, notedWords));
    await attach("src", first);
    const before = await quotationsById();
    const { reports } = await attach("src", second);
    expect(reports.map(outcomesIn)).toEqual([
      [
        ["stays", "moved"],
        ["reworded", "meaning"],
        ["meaning", "meaning"],
        ["gone", "lost"],
        ["n", "moved"],
      ],
    ]);
    const after = await quotationsById();
    expect(after.stays).toMatchObject({ standing: "exact", start: second.indexOf("spoke for an hour") });
    const nowhere = { start: null, end: null };
    expect(after.reworded).toEqual({ ...before.reworded, ...nowhere, standing: "reworded" });
    expect(after.meaning).toEqual({ ...before.meaning, ...nowhere, standing: "reworded" });
    expect(after.gone).toEqual({ ...before.gone, ...nowhere, standing: "lost" });
    const [, , meaning] = reports[0]?.passages ?? [];
    expect(meaning?.found?.text).toContain("not refused");
    expect(meaning?.reasons.join()).toContain("not");
    expect(meaning?.difference).toContainEqual({ kind: "added", text: expect.stringContaining("not") });
    expect((await ask("source.get", { sourceId: "src" })).undecided).toBe(2);
  });

  test("[I17] a preview says what keeping does, and changes nothing", async () => {
    await beginWith(records(four, notedWords));
    await attach("src", first);
    const state = await readFiles({ "New.txt": second });
    const { itemId } = itemOf(state, "New.txt");
    const events = world.connection.events.length;
    const preview = await ask("import.preview", { jobId: state.jobId, itemId, sourceId: "src" });
    expect(world.connection.events).toHaveLength(events);
    const { reports } = await ask("import.keep", { jobId: state.jobId, items: [{ itemId, sourceId: "src" }] });
    expect(reports).toEqual([preview]);
  });

  test("[I17] what is quoted between preview and keeping is seen to as well", async () => {
    await beginWith(records(four));
    const state = await readFiles({ "New.txt": first });
    const { itemId } = itemOf(state, "New.txt");
    await ask("import.preview", { jobId: state.jobId, itemId, sourceId: "src" });
    const { quotationId } = await ask("quotation.create", {
      sourceId: "src",
      speakerId: "s",
      exact: "everybody went home",
    });
    const { reports } = await ask("import.keep", { jobId: state.jobId, items: [{ itemId, sourceId: "src" }] });
    expect(outcomesIn(reports[0] ?? { sourceId: "", label: "", textHash: "", passages: [] })).toContainEqual([
      quotationId,
      "exact",
    ]);
    expect((await quotationsById())[quotationId]?.standing).toBe("exact");
  });

  test("[I14] the same text again leaves everything as it is", async () => {
    await beginWith(records(four, notedWords));
    await attach("src", first);
    const events = world.connection.events.length;
    await attach("src", first);
    expect(world.connection.events).toHaveLength(events);
  });

  test("[I19] a text that is taken away leaves its passages unattached, and brings them back when it is attached anew", async () => {
    await beginWith(records(four, notedWords));
    await attach("src", first);
    const attached = await quotationsById();
    await ask("source.detachText", { sourceId: "src" });
    expect(await ask("source.text", { sourceId: "src" })).toBeNull();
    for (const quotation of Object.values(await quotationsById())) {
      const { exact, prefix, suffix } = attached[quotation.id] ?? quotation;
      expect(quotation).toMatchObject({ exact, prefix, suffix, start: null, end: null, standing: "unattached" });
    }
    expect((await ask("source.get", { sourceId: "src" })).notes[0]?.passage?.standing).toBe("unattached");
    await attach("src", first);
    expect(await quotationsById()).toEqual(attached);
  });
});

test("[I20] windows hear of a source without its text; the text can be asked for, and undone", async () => {
  await beginWith(records(four));
  await attach("src", first);
  await attach("src", second);
  await ask("history.undo", {});
  await ask("history.redo", {});
  const told = world.connection.events.flatMap((message) => (message.event === "changed" ? message.payload.diff : []));
  const sources = told.filter(({ table }) => table === "sources");
  expect(sources).toHaveLength(4);
  for (const change of sources) {
    expect(change.before).toMatchObject({ text: null });
    expect(change.after).toMatchObject({ text: null, textHash: expect.any(String) });
  }
  expect(JSON.stringify(told)).not.toContain("everybody went home");
  expect((await textNow()).text).toBe(second);
  await ask("history.undo", {});
  expect((await textNow()).text).toBe(first);
});

test("[I12] attaching to a source that is gone is not found", async () => {
  const state = await readFiles({ "New.txt": second });
  const { itemId } = itemOf(state, "New.txt");
  for (const name of ["import.preview", "import.keep"]) {
    const args =
      name === "import.keep"
        ? { jobId: state.jobId, items: [{ itemId, sourceId: "gone" }] }
        : { jobId: state.jobId, itemId, sourceId: "gone" };
    expectRefusal(await world.app.dispatch(name, args), "not-found");
  }
  await refused("import.keep", {
    jobId: state.jobId,
    items: [
      { itemId, sourceId: "src1" },
      { itemId, sourceId: "src2" },
    ],
  });
});

/** All that the library holds now. */
function dump(): Dump {
  const witness = openWitness(world.libraryPath);
  try {
    expect(witness.faults()).toEqual([]);
    return witness.dump();
  } finally {
    witness.close();
  }
}

describe("undo", () => {
  /** Texts made of a few sentences in any order, some of them changed. */
  const sentences = first.split("\n");
  const text = fc
    .array(
      fc.tuple(fc.integer({ min: 0, max: sentences.length - 1 }), fc.constantFrom("as it is", "changed", "left out")),
      {
        minLength: 1,
        maxLength: 8,
      },
    )
    .map((parts) =>
      parts
        .map(([at, how]) => {
          const sentence = sentences[at] ?? "";
          if (how === "as it is") return sentence;
          return how === "changed" ? sentence.replace(" the ", " not the ") : "Something else.";
        })
        .join("\n"),
    );

  test("[I16] of an attached text leaves the library as it was, and redo as it became", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 2 }), async (texts) => {
        await beginWith(records(four, notedWords));
        const dumps = [dump()];
        for (const each of texts) {
          await attach("src", each);
          dumps.push(dump());
        }
        const { undo } = await ask("history.get", {});
        expect(undo).toBe("Attach text");
        const steps = new Set(dumps.map((each) => JSON.stringify(each))).size - 1;
        for (let step = steps; step > 0; step -= 1) await ask("history.undo", {});
        expect(dump()).toEqual(dumps[0]);
        for (let step = 0; step < steps; step += 1) await ask("history.redo", {});
        expect(dump()).toEqual(dumps.at(-1));
      }),
      { numRuns: 8 },
    );
  }, 120_000);
});
