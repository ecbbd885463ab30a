import { describe, expect, test, vi } from "vitest";
import { Statements } from "#main/store/statements.ts";
import { seedRecords } from "#seeds/index.ts";
import { compareDates, dateInWords, daysOf, monthStart } from "#shared/model/dates.ts";
import { fixture } from "../contract/fixture.ts";
import { ask, beginWith, world } from "./commands-fixture.ts";

const seeds = seedRecords("2026-01-02T03:04:05.678Z");

/** The text of a CSV file without its byte order mark, which must be there. */
function csvText({ base64 }: { readonly base64: string }): string {
  const bytes = Buffer.from(base64, "base64");
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  return bytes.subarray(3).toString("utf8");
}

describe("dates", () => {
  test("[N60] come earliest first, a year before its months, a month before its days, undated ones last", () => {
    const inOrder = ["1649", "2016-12-31", "2017", "2017-03", "2017-03-26", "2017-03-27", "2017-04", "2018", null];
    expect(inOrder.toReversed().sort(compareDates)).toEqual(inOrder);
  });

  test("[N61] leave open the days of their year, month or day", () => {
    const days = (date: string) => {
      const { from, to } = daysOf(date);
      return [new Date(from * 86_400_000).toISOString().slice(0, 10), to - from];
    };
    expect(days("2016")).toEqual(["2016-01-01", 366]);
    expect(days("2017")).toEqual(["2017-01-01", 365]);
    expect(days("2017-02")).toEqual(["2017-02-01", 28]);
    expect(days("2017-12-31")).toEqual(["2017-12-31", 1]);
    expect(days("2017-02-31")).toEqual(["2017-02-28", 1]);
    expect(days("0050-01-01")).toEqual(["0050-01-01", 1]);
    expect(monthStart(2017, 14)).toBe(daysOf("2018-03").from);
    expect([dateInWords("2017-03-26"), dateInWords("2017-03"), dateInWords("2017")]).toEqual([
      "26 March 2017",
      "March 2017",
      "2017",
    ]);
  });
});

describe("claim.get", () => {
  test("[N62] has the quotations in order of time, each with its date and the role at the time", async () => {
    await ask("quotation.create", {
      sourceId: "src2",
      speakerId: "s1",
      exact: "as a backbencher",
      date: "2014-06",
      role: "Backbencher",
      claim: { claimId: "c1", stance: "denies" },
    });
    const { quotations } = await ask("claim.get", { claimId: "c1" });
    expect(quotations.map(({ quotation, date, role }) => [quotation.exact, date, role])).toEqual([
      ["trust us", "2014", null],
      ["as a backbencher", "2014-06", "Backbencher"],
      ["no back doors", "2017-03-26", "Minister"],
    ]);
  });
});

describe("speaker.get", () => {
  test("[N63] has all that was said, in order of time, and what no claim uses", async () => {
    const ada = await ask("speaker.get", { speakerId: "s1" });
    expect(ada.sayings.map(({ claim, stance, date, source }) => [claim.id, stance, date, source.id])).toEqual([
      ["c1", "asserts", "2017-03-26", "src1"],
      ["c3", "denies", "2017-03-26", "src1"],
    ]);
    expect(ada.sayings[0]?.quotation).toEqual(fixture.quotations[0]);
    expect(ada.sayings[0]?.claim).toEqual(fixture.claims[0]);
    expect(ada.unused).toEqual([]);
    expect(ada.notes.map(({ id }) => id)).toEqual(["n3"]);

    const firm = await ask("speaker.get", { speakerId: "s2" });
    expect(firm.sayings.map(({ claim, date }) => [claim.id, date])).toEqual([["c1", "2014"]]);
    expect(firm.unused.map(({ quotation }) => quotation.id)).toEqual(["q3"]);
    expect("text" in (firm.unused[0]?.source ?? {})).toBe(false);
  });
});

describe("matrix.get", () => {
  test("[N64] has every claim that somebody denies or an argument attacks, and who speaks to it", async () => {
    const matrix = await ask("matrix.get", {});
    // c1 is attacked by i2, c5 by i4; c3 is denied by s1. i3 attacks an inference and makes no claim contested.
    expect(matrix.claims.map(({ id, objections }) => [id, objections])).toEqual([
      ["c1", 1],
      ["c3", 0],
      ["c5", 1],
    ]);
    expect(matrix.total).toBe(3);
    expect(matrix.speakers.map(({ id }) => id)).toEqual(["s1", "s2"]);
    expect(matrix.cells).toEqual([
      {
        speakerId: "s2",
        claimId: "c1",
        stance: "asserts",
        sayings: [{ quotationId: "q2", sourceId: "src2", stance: "asserts", date: "2014", exact: "trust us" }],
      },
      {
        speakerId: "s1",
        claimId: "c1",
        stance: "asserts",
        sayings: [
          { quotationId: "q1", sourceId: "src1", stance: "asserts", date: "2017-03-26", exact: "no back doors" },
        ],
      },
      {
        speakerId: "s1",
        claimId: "c3",
        stance: "denies",
        sayings: [
          { quotationId: "q1", sourceId: "src1", stance: "denies", date: "2017-03-26", exact: "no back doors" },
        ],
      },
    ]);
  });

  test("[N64] a speaker who asserts here and denies there does both", async () => {
    const claim = { claimId: "c1", stance: "denies" } as const;
    await ask("quotation.create", { sourceId: "src2", speakerId: "s1", exact: "doors", date: "2013", claim });
    const { cells } = await ask("matrix.get", { speakerIds: ["s1"] });
    const cell = cells.find(({ claimId }) => claimId === "c1");
    expect([cell?.stance, cell?.sayings.map(({ stance, date }) => [stance, date])]).toEqual([
      "both",
      [
        ["denies", "2013"],
        ["asserts", "2017-03-26"],
      ],
    ]);
  });

  test("[N65] is narrowed to a map, to positions, to speakers (silent ones too), and cut off with the total told", async () => {
    const ids = async (args: Parameters<typeof ask<"matrix.get">>[1]) => {
      const { claims, speakers, cells, total } = await ask("matrix.get", args);
      return [claims.map(({ id }) => id), speakers.map(({ id }) => id), cells.length, total];
    };
    expect(await ids({ mapId: "m2" })).toEqual([["c1"], ["s1", "s2"], 2, 1]);
    expect(await ids({ positionIds: [""] })).toEqual([["c3", "c5"], ["s1"], 1, 2]);
    expect(await ids({ positionIds: ["p2"] })).toEqual([[], [], 0, 0]);
    expect(await ids({ speakerIds: ["s2"], positionIds: [""] })).toEqual([["c3", "c5"], ["s2"], 0, 2]);
    expect(await ids({ limit: 1 })).toEqual([["c1"], ["s1", "s2"], 2, 3]);
    expect(await world.app.dispatch("matrix.get", { mapId: "nowhere" })).toMatchObject({
      ok: false,
      error: { code: "not-found" },
    });
  });

  test("[N64] of the seeds: who speaks to what, checked by hand", async () => {
    await beginWith(seeds);
    const { claims, speakers, cells, total } = await ask("matrix.get", {});
    expect([total, claims.length, speakers.length, cells.length]).toEqual([21, 21, 16, 24]);
    const stance = (speakerId: string, claimId: string) => {
      const cell = cells.find((each) => each.speakerId === speakerId && each.claimId === claimId);
      return cell && [cell.stance, cell.sayings.map(({ date }) => date)];
    };
    expect(stance("sp-david-kaye", "c-kaye-protect")).toEqual(["asserts", ["2015-10", "2015-10"]]);
    expect(stance("sp-amber-rudd", "c-rudd-no-hiding")?.[0]).toBe("asserts");
    expect(stance("sp-nca", "c-rudd-no-hiding")).toBeUndefined();
    expect(cells.filter((cell) => cell.stance === "denies").map(({ claimId }) => claimId)).toEqual(
      (seeds.claimQuotations ?? []).filter((link) => link.stance === "denies").map(({ claimId }) => claimId),
    );
    // Claims stand by their positions' rank.
    const rank = new Map(seeds.positions?.map((position) => [position.id, position.rank]));
    const ranks = claims.map(({ positionId }) => rank.get(positionId ?? "") ?? Number.POSITIVE_INFINITY);
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
  });
});

describe("timeline.get", () => {
  test("[N66] has a map's claims by when they were said first, then those that nobody is quoted for", async () => {
    const timeline = await ask("timeline.get", { mapId: "m1" });
    expect([timeline.mapId, timeline.title]).toEqual(["m1", "Everything"]);
    expect(timeline.entries.map(({ claim, sayings }) => [claim.id, sayings.map(({ date }) => date)])).toEqual([
      ["c1", ["2014", "2017-03-26"]],
      ["c3", ["2017-03-26"]],
      ["c2", []],
      ["c4", []],
      ["c5", []],
    ]);
    expect(timeline.entries[0]?.sayings[1]).toEqual({
      quotationId: "q1",
      sourceId: "src1",
      speaker: fixture.speakers[0],
      role: "Minister",
      stance: "asserts",
      date: "2017-03-26",
      sourceLabel: "First",
      exact: "no back doors",
    });
  });

  test("[N66] what has no date comes after what has one, and before what nobody said", async () => {
    await ask("source.edit", { sourceId: "src1", issued: null });
    const { entries } = await ask("timeline.get", { mapId: "m1" });
    expect(entries.map(({ claim, sayings }) => [claim.id, sayings.map(({ date }) => date)]).slice(0, 3)).toEqual([
      ["c1", ["2014", null]],
      ["c3", [null]],
      ["c2", []],
    ]);
  });
});

describe("questions to the store", () => {
  /** How often the store is asked while this runs. */
  async function questions(run: () => Promise<unknown>): Promise<number> {
    const spies = (["all", "lists", "firsts", "get"] as const).map((name) => vi.spyOn(Statements.prototype, name));
    await run();
    const asked = spies.reduce((sum, spy) => sum + spy.mock.calls.length, 0);
    for (const spy of spies) spy.mockRestore();
    return asked;
  }

  test("[N70] are as many for a small library as for a large one", async () => {
    const ofFixture = [
      await questions(() => ask("matrix.get", { mapId: "m1" })),
      await questions(() => ask("timeline.get", { mapId: "m1" })),
      await questions(() => ask("speaker.get", { speakerId: "s1" })),
    ];
    await beginWith(seeds);
    expect([
      await questions(() => ask("matrix.get", { mapId: "m-overview" })),
      await questions(() => ask("timeline.get", { mapId: "m-overview" })),
      await questions(() => ask("speaker.get", { speakerId: "sp-amber-rudd" })),
    ]).toEqual(ofFixture);
    expect(Math.min(...ofFixture)).toBeGreaterThan(0);
  });
});

describe("exports", () => {
  test("[N67] as CSV: speakers by claims, and a line for each saying", async () => {
    expect(csvText(await ask("matrix.exportCsv", { mapId: "m1" })).split("\r\n")).toEqual([
      '"Speaker","Role","Organisation","Police need a way into encrypted messages. (Security)","A back door lets everybody in.","Few plots were found by reading messages."',
      '"Ada","Minister","State","asserts","denies",""',
      '"Firm","","","asserts","",""',
      "",
    ]);
    const timeline = await ask("timeline.exportCsv", { mapId: "m1" });
    expect([timeline.fileName, timeline.mediaType]).toEqual(["Everything, timeline.csv", "text/csv"]);
    expect(csvText(timeline).split("\r\n").slice(0, 3)).toEqual([
      '"Date","Date in words","Claim","Position","Stance","Speaker","Role","Source","Words"',
      '"2014","2014","Police need a way into encrypted messages.","Security","asserts","Firm","","Untitled page","trust us"',
      '"2017-03-26","26 March 2017","Police need a way into encrypted messages.","Security","asserts","Ada","Minister","First","no back doors"',
    ]);
  });

  test.each(["=", "+", "-", "@", "\t", "\r"])(
    "[N68] as CSV: a cell that begins with %j is no formula",
    async (sign) => {
      // Names are kept trimmed: a sign of white space can only come from within, where it does no harm.
      const name = `${sign}HYPERLINK("x";"y"),1`;
      await ask("speaker.edit", { speakerId: "s2", name });
      const text = csvText(await ask("matrix.exportCsv", {}));
      const kept = name.trim();
      const cell = /^[=+\-@]/.test(kept) ? `'${kept}` : kept;
      expect(text).toContain(`\r\n"${cell.replaceAll('"', '""')}",`);
    },
  );

  test("[N69] as images: SVG and PNG of the same size, named for what they show, in both themes", async () => {
    for (const [name, args] of [
      ["timeline.export", { mapId: "m1" }],
      ["matrix.export", { mapId: "m1" }],
    ] as const) {
      const svg = await ask(name, { ...args, format: "svg", scale: 1 });
      const dark = await ask(name, { ...args, format: "svg", theme: "dark", scale: 1 });
      const png = await ask(name, { ...args, format: "png", scale: 1 });
      expect([png.width, png.height]).toEqual([svg.width, svg.height]);
      expect(Buffer.from(png.base64, "base64").subarray(1, 4).toString()).toBe("PNG");
      const drawing = Buffer.from(svg.base64, "base64").toString();
      expect(drawing).toContain("Ada");
      expect(drawing).not.toBe(Buffer.from(dark.base64, "base64").toString());
      expect(svg.fileName).toBe(
        name === "timeline.export" ? "Everything, timeline.svg" : "Everything, who says what.svg",
      );
    }
    expect((await ask("matrix.export", { format: "svg" })).fileName).toBe("Who says what.svg");
  });

  test("[N69] a PNG that cannot be drawn is refused with the largest scale that can", async () => {
    const claims = Array.from({ length: 100 }, (_, index) => ({ text: `Claim ${index}.`, x: 0, y: index * 200 }));
    for (let batch = 0; batch < 3; batch += 1) await ask("claims.create", { mapId: "m1", claims });
    const refused = await world.app.dispatch("timeline.export", { mapId: "m1", format: "png", scale: 8 });
    expect(refused).toMatchObject({
      ok: false,
      error: { code: "too-large", details: { largestScale: expect.any(Number) } },
    });
    expect((await ask("timeline.export", { mapId: "m1", format: "svg", scale: 8 })).height).toBeGreaterThan(32_767);
  });
});
