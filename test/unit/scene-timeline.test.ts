import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Timeline } from "#shared/contract/results/who-says-what.ts";
import { compareDates, daysOf, monthStart } from "#shared/model/dates.ts";
import { measureText } from "#shared/scene/text.ts";
import { placeOnAxis, tickLabelInset, timeAxis } from "#shared/scene/time-axis.ts";
import { emptyTimelineText, timelineScene } from "#shared/scene/timeline.ts";
import { layoutTimeline, leastAxisWidth, type SayingBox } from "#shared/scene/timeline-layout.ts";
import { positions } from "./scene-fixture.ts";
import { expectGolden } from "./scene-golden.ts";
import { outside, overlaps, textBoxes, timelines } from "./who-says-what-arbitrary.ts";

const at = "2026-01-02T03:04:05.678Z";
const [security, privacy] = positions.map(({ id }) => id);

/** A short timeline with something of everything. */
const story: Timeline = {
  mapId: "m",
  title: "Talks",
  entries: [
    {
      claim: { id: "a", text: "Police need newer laws.", positionId: security ?? null, createdAt: at, updatedAt: at },
      sayings: [
        said("q1", "Ada", "Minister", "asserts", "2015"),
        said("q2", "Firm", null, "denies", "2016-04"),
        said("q3", "Ada", null, "asserts", "2017-03-26"),
      ],
    },
    {
      claim: { id: "b", text: "Old laws will do.", positionId: privacy ?? null, createdAt: at, updatedAt: at },
      sayings: [said("q4", "Firm", null, "asserts", null)],
    },
    { claim: { id: "c", text: "Laws cost money.", positionId: null, createdAt: at, updatedAt: at }, sayings: [] },
  ],
};

function said(
  quotationId: string,
  name: string,
  role: string | null,
  stance: "asserts" | "denies",
  date: string | null,
): Timeline["entries"][number]["sayings"][number] {
  const speaker = { id: `s-${name}`, kind: "person" as const, name, role, organisation: null };
  return { quotationId, sourceId: "so", speaker, role, stance, date, sourceLabel: "The Paper", exact: "words" };
}

describe("the axis of time", () => {
  const years = fc.uniqueArray(fc.integer({ min: 1, max: 9999 }), { minLength: 1, maxLength: 6 });
  const anyDate = fc
    .tuple(
      fc.integer({ min: 1, max: 9999 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 31 }),
      fc.nat(2),
    )
    .map(([year, month, day, parts]) =>
      [String(year).padStart(4, "0"), String(month).padStart(2, "0"), String(day).padStart(2, "0")]
        .slice(0, parts + 1)
        .join("-"),
    );
  const dates = fc.oneof(
    years.map((all) => all.map((year) => String(year).padStart(4, "0"))),
    fc.array(anyDate, { minLength: 1, maxLength: 8 }),
    // Close together.
    fc.array(
      fc
        .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 28 }))
        .map(([month, day]) => `2017-0${month}-${String(day).padStart(2, "0")}`),
      { minLength: 1, maxLength: 8 },
    ),
  );

  test("[T1] holds every date; its ticks stand in order, and no label reaches the next tick or the end", () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: leastAxisWidth, max: 20_000 }), (all, width) => {
        const axis = timeAxis(all, width);
        if (!axis) throw new Error("no axis");
        for (const date of all) {
          const { from, to } = daysOf(date);
          expect(from).toBeGreaterThanOrEqual(axis.from);
          expect(to).toBeLessThanOrEqual(axis.to);
        }
        expect(axis.ticks.length).toBeGreaterThan(0);
        axis.ticks.forEach((tick, index) => {
          const next = axis.ticks[index + 1];
          expect(tick.x).toBeGreaterThanOrEqual(0);
          expect(tick.x).toBeLessThan(next?.x ?? width);
          if (tick.label !== null)
            expect(tick.x + tickLabelInset + measureText(tick.label, "small")).toBeLessThanOrEqual(next?.x ?? width);
        });
        // At least one label says when it is.
        expect(axis.ticks.some(({ label }) => label !== null && /\d/.test(label))).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  test("[T2] ticks are years, months or days, as close as their labels allow", () => {
    const labels = (all: readonly string[], width: number) => timeAxis(all, width)?.ticks.map(({ label }) => label);
    expect(labels(["2015-10", "2019-04-01"], 960)?.slice(0, 5)).toEqual([
      "Jan 2015",
      "Jul",
      "Jan 2016",
      "Jul",
      "Jan 2017",
    ]);
    expect(labels(["2015-10", "2024-04-01"], 600)).toEqual([
      "2015",
      "2016",
      "2017",
      "2018",
      "2019",
      "2020",
      "2021",
      "2022",
      "2023",
      "2024",
    ]);
    expect(labels(["2015-10", "2024-04-01"], 320)).toEqual(
      ["2016", "2018", "2020", "2022", "2024"].map((year, index) => (index === 4 ? null : year)),
    );
    expect(labels(["2017-03-26", "2017-03-30"], 960)?.slice(0, 3)).toEqual(["25 Mar 2017", "26 Mar", "27 Mar"]);
    expect(labels(["1649", "2024"], 960)?.slice(0, 2)).toEqual(["1650", "1675"]);
    expect(timeAxis([], 960)).toBeNull();
  });

  test("[T2] every day is as wide as every other, and ticks stand where what they name begins", () => {
    const axis = timeAxis(["2016", "2017"], 731);
    expect(axis).toMatchObject({ from: monthStart(2016, 0), to: monthStart(2018, 0) });
    expect(axis && placeOnAxis(axis, daysOf("2016-02-29").from)).toBeCloseTo(59, 6);
    expect(axis?.ticks.find(({ label }) => label === "Jan 2017")?.x).toBeCloseTo(366, 6);
  });
});

describe("a timeline", () => {
  test("[T3] is drawn as it was", () => {
    expectGolden("timeline", timelineScene(story, { positions, theme: "light" }));
  });

  test("[T3] has the same shape in both themes", () => {
    const shape = (theme: "light" | "dark") =>
      JSON.stringify(timelineScene(story, { positions, theme })).replaceAll(/#[0-9a-f]{6}/g, "#");
    expect(shape("dark")).toBe(shape("light"));
  });

  test("[T4] no text lies over another, and nothing reaches over the picture's edge, whatever the texts and dates", () => {
    fc.assert(
      fc.property(timelines, fc.integer({ min: leastAxisWidth, max: 4_000 }), (timeline, axisWidth) => {
        const scene = timelineScene(timeline, { positions, theme: "light", axisWidth });
        expect(overlaps(textBoxes(scene))).toEqual([]);
        expect(outside(scene)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  test("[T5] what was said stands in its row, clear of the rest, beside the cards or under them", () => {
    fc.assert(
      fc.property(
        timelines,
        fc.boolean(),
        fc.integer({ min: leastAxisWidth, max: 4_000 }),
        (timeline, stacked, axisWidth) => {
          const layout = layoutTimeline(timeline, { positions, axisWidth, stacked });
          for (const row of layout.rows) {
            for (const boxes of [row.dated, row.undated]) {
              boxes.forEach((box, index) => {
                expect(box.x).toBeGreaterThanOrEqual(0);
                expect(box.y).toBeGreaterThanOrEqual(stacked ? row.card.height : 0);
                expect(box.y + box.height).toBeLessThanOrEqual(row.height);
                if (boxes === row.dated)
                  expect(box.x + box.width).toBeLessThanOrEqual((layout.axis?.width ?? 0) + 0.01);
                for (const other of boxes.slice(index + 1)) expect(apart(box, other)).toBe(true);
              });
            }
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  test("[T6] a mark is as long as the time that its date leaves open; what has no date stands in its own lane", () => {
    const { axis, rows } = layoutTimeline(story, { positions, axisWidth: 1_096 });
    const [first, second, third] = rows;
    if (!axis) throw new Error("no axis");
    // 2015-01-01 to 2017-12-31 are 1,096 days: a pixel each.
    expect(axis.to - axis.from).toBe(1_096);
    expect(first?.dated.map(({ mark }) => mark && [mark.x, mark.width, mark.isDay])).toEqual([
      [0, 365, false],
      [365 + 91, 30, false],
      [365 + 366 + 84.5 - 5, 10, true],
    ]);
    expect([second?.dated.length, second?.undated.map(({ mark }) => mark)]).toEqual([0, [null]]);
    expect([third?.dated.length, third?.undated.length]).toEqual([0, 0]);
    const texts = timelineScene(story, { positions, theme: "light" }).items.flatMap((item) =>
      item.kind === "text" ? [item.text] : [],
    );
    expect(texts).toEqual(expect.arrayContaining(["Ada, Minister", "Firm", "No date", "No one is quoted for it."]));
  });

  test("[T6] denying shows in the sign and in the mark, not in the colour alone", () => {
    const { items } = timelineScene(story, { positions, theme: "light" });
    const of = (quotationId: string) => items.filter(({ owner }) => owner === `quotation:${quotationId}`);
    const icons = (quotationId: string) => of(quotationId).flatMap((item) => (item.kind === "icon" ? [item.icon] : []));
    expect([icons("q1"), icons("q2")]).toEqual([["check"], ["x"]]);
    const strokes = (quotationId: string) =>
      of(quotationId).flatMap((item) => (item.kind === "rect" && item.radius > 0 ? [item.stroke !== null] : []));
    expect([strokes("q1"), strokes("q2")]).toEqual([[false], [true]]);
  });

  test("[T7] of a map without claims is a small picture that says so", () => {
    const scene = timelineScene({ mapId: "m", title: "Nothing yet", entries: [] }, { positions, theme: "dark" });
    expect(scene.items.flatMap((item) => (item.kind === "text" ? [item.text] : []))).toEqual([
      "Nothing yet",
      emptyTimelineText,
    ]);
    expect(scene.bounds.height).toBeLessThan(200);
  });

  test("[T6] an earlier date never stands right of a later one of the same precision", () => {
    fc.assert(
      fc.property(timelines, (timeline) => {
        const { rows } = layoutTimeline(timeline, { positions, axisWidth: 1_000 });
        const days = rows.flatMap(({ dated }) => dated.filter(({ mark }) => mark?.isDay));
        days.sort((a, b) => compareDates(a.saying.date, b.saying.date));
        const places = days.map(({ mark }) => mark?.x ?? 0);
        expect(places).toEqual(places.toSorted((a, b) => a - b));
      }),
    );
  });
});

function apart(a: SayingBox, b: SayingBox): boolean {
  return a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
}
