import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FormatFault } from "#shared/formats/document/fault.ts";
import { looksLikeWarrant } from "#shared/formats/warrant/looks-like.ts";
import { readWarrant } from "#shared/formats/warrant/read.ts";
import { currentVersion, type Upgrade } from "#shared/formats/warrant/upgrades.ts";
import { writeWarrant } from "#shared/formats/warrant/write.ts";
import { expectRefusedOrSound, mutationsOf } from "./mutations.ts";
import { fullDocuments } from "./with-texts.ts";

const some = fc.sample(fullDocuments(), { numRuns: 12, seed: 5 });

/** A file whose JSON was changed by `change`. */
function changed(change: (file: Record<string, unknown>) => void): string {
  const whole = some.find(
    ({ claims, inferences, notes }) => claims.length > 2 && inferences.length > 2 && notes.length > 0,
  );
  if (!whole) throw new Error("no document is large enough");
  const file = JSON.parse(writeWarrant(whole).text);
  change(file);
  return JSON.stringify(file);
}

function faultOf(text: string, steps?: readonly Upgrade[]): string {
  try {
    readWarrant(text, steps);
  } catch (error) {
    if (error instanceof FormatFault) return error.message;
    throw error;
  }
  throw new Error("it was read");
}

describe("the Warrant map file", () => {
  test("[F121] what is written is read again field for field, and the same map is the same text", () => {
    fc.assert(
      fc.property(fullDocuments(), (document) => {
        const { text, losses } = writeWarrant(document);
        expect(losses).toEqual([]);
        const back = readWarrant(text);
        expect(back.losses).toEqual([]);
        expect(back.document).toEqual(document);
        expect(writeWarrant(back.document).text).toBe(text);
        expect(looksLikeWarrant(JSON.parse(text))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test("[F122] older versions are brought up step by step, newer ones and those that tell none are refused", () => {
    const older = changed((file) => {
      file.version = 1;
      file.map = { name: Object(file.map).title };
    });
    const steps: Upgrade[] = [
      ({ map, ...file }) => ({ ...file, map: { title: Object(map).name, description: "" } }),
      ({ map, ...file }) => ({
        ...file,
        map: { ...Object(map), direction: "right", createdAt: null, updatedAt: null },
      }),
    ];
    const { document } = readWarrant(older, steps);
    expect(document).toMatchObject({ description: "", direction: "right", createdAt: null });
    expect(document.title).toBe(Object(JSON.parse(older)).map.name);
    const middle = changed((file) => {
      file.version = 2;
      file.map = { title: "From the middle", description: "" };
    });
    expect(readWarrant(middle, steps).document).toMatchObject({ title: "From the middle", direction: "right" });
    expect(
      faultOf(
        changed((file) => (file.version = 4)),
        steps,
      ),
    ).toMatch(/version 4.*up to 3\. Update Warrant/);
    expect(faultOf(changed((file) => (file.version = currentVersion + 1)))).toMatch(/^version: .*Update Warrant/);
    for (const version of [0, -1, 1.5, "1", null]) {
      expect(faultOf(changed((file) => (file.version = version)))).toMatch(/^version: the version of the format/);
    }
  });

  test.each([
    ["another format", (file) => (file.format = "other"), /^this is no Warrant map file/],
    ["a key too many", (file) => (file.more = []), /^“more” is nothing/],
    [
      "a prototype key",
      (file) => Object.defineProperty(file, "__proto__", { value: [], enumerable: true }),
      /^“__proto__” is nothing/,
    ],
    ["no list", (file) => delete file.claims, /^claims: a list should be here/],
    ["a field too many", (file) => (Object(file.claims)[1].colour = 1), /^claims\[1\]/],
    ["a text too long", (file) => (Object(file.claims)[1].text = "x".repeat(2_001)), /^claims\[1\]\.text/],
    ["a place that is none", (file) => (Object(file.claims)[1].place = { x: 1e9, y: 0 }), /^claims\[1\]\.place\.x/],
    ["half a place", (file) => (Object(file.claims)[1].place = { x: 1 }), /^claims\[1\]\.place/],
    ["an id twice", (file) => (Object(file.claims)[1].id = Object(file.claims)[0].id), /^claims\[1\]\.id: .*twice/],
    [
      "a position of none",
      (file) => (Object(file.claims)[0].positionId = "nobody"),
      /^claims\[0\]\.positionId: there is no position/,
    ],
    [
      "a target of none",
      (file) => (Object(file.inferences)[0].target = { claimId: "none" }),
      /^inferences\[0\]\.target: there is no claim/,
    ],
    ["no premise", (file) => (Object(file.inferences)[0].premises = []), /^inferences\[0\]\.premises/],
    [
      "a ring",
      (file) => {
        const [first, second] = Object(file.inferences);
        first.target = { inferenceId: second.id };
        second.target = { inferenceId: first.id };
      },
      /^inferences\[0\]\.target: this argument aims/,
    ],
    [
      "an argument about itself",
      (file) => (Object(file.inferences)[0].target = { claimId: Object(file.inferences)[0].premises[0].claimId }),
      /^inferences\[0\]: A claim cannot be/,
    ],
    [
      "a note on nothing",
      (file) => (Object(file.notes)[0].subject = { kind: "claim", id: "none" }),
      /^notes\[0\]\.subject: there is no claim/,
    ],
    [
      "half a character",
      (file) => (Object(file.claims)[0].text = "\ud800"),
      /^claims\[0\]\.text: this text holds half/,
    ],
    ["a time that is none", (file) => (Object(file.map).createdAt = "yesterday"), /^map\.createdAt/],
  ] satisfies [string, (file: Record<string, unknown>) => unknown, RegExp][])(
    "[F123] %s is refused, and where",
    (_what, change, message) => {
      expect(faultOf(changed((file) => void change(file)))).toMatch(message);
    },
  );

  test("[F123] arguments that say the same are one, with what aims at them and is noted on them, and are told", () => {
    const file = changed((json) => {
      const [first] = Object(json.inferences);
      const { id: _, ...same } = first;
      const aimed = { ...same, kind: "attack", premises: [{ claimId: first.target.claimId, implicit: false }] };
      Object(json.inferences).push(
        { ...same, id: "again" },
        { ...aimed, id: "one", target: { inferenceId: first.id } },
        { ...aimed, id: "two", target: { inferenceId: "again" } },
      );
      Object(json.notes).push({ ...Object(json.notes)[0], id: "on-it", subject: { kind: "inference", id: "two" } });
    });
    const { document, losses } = readWarrant(file);
    const ids = document.inferences.map(({ id }) => id);
    expect(ids).toContain("one");
    expect(ids).not.toContain("again");
    expect(ids).not.toContain("two");
    expect(document.notes.find(({ id }) => id === "on-it")?.subject).toEqual({ kind: "inference", id: "one" });
    expect(losses).toMatchObject([{ what: "arguments that say the same as another", count: 2 }]);
  });

  test("[F123] what is no JSON is refused with line and column; a passage must fit its source's text", () => {
    expect(faultOf("")).toMatch(/empty/);
    expect(faultOf('{"format": "warrant-map",\n"version": 1,,')).toMatch(/line 2/);
    expect(faultOf(`{"format":"warrant-map","x":${"[".repeat(100_000)}`)).toMatch(/deep/);
    const placed = some.find(({ quotations }) => quotations.some(({ start }) => start !== null));
    const file = JSON.parse(writeWarrant(placed ?? some[0] ?? Object()).text);
    const textless = { ...file, sources: file.sources.map((source: object) => ({ ...source, text: null })) };
    expect(faultOf(JSON.stringify(textless))).toMatch(/^quotations\[\d+\]: a passage of a source without a text/);
  });

  test("[F124] of 1,200 mutations each is refused as a fault, or is a sound map", async () => {
    const outcomes = { refused: 0, read: 0 };
    for (const [index, document] of some.entries()) {
      for (const text of mutationsOf(writeWarrant(document).text, 100, index)) {
        outcomes[await expectRefusedOrSound(() => readWarrant(text))] += 1;
      }
    }
    expect(outcomes.refused).toBeGreaterThan(300);
    expect(outcomes.read).toBeGreaterThan(30);
  }, 120_000);
});
