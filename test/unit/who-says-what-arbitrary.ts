import fc from "fast-check";
import type { Matrix, Timeline } from "#shared/contract/results/who-says-what.ts";
import type { Rect } from "#shared/layout/geometry.ts";
import type { Claim, Position, Speaker } from "#shared/model/records.ts";
import type { Scene, TextItem } from "#shared/scene/draw-list.ts";
import { fonts } from "#shared/scene/fonts.ts";
import { measureText } from "#shared/scene/text.ts";
import { positions } from "./scene-fixture.ts";

const at = "2026-01-02T03:04:05.678Z";

/** Words of all lengths, some that no line holds, some of other scripts. */
const words = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom("police", "encryption", "must", "not", "a", "back-door", "end-to-end") },
      {
        weight: 1,
        arbitrary: fc.constantFrom(
          "W".repeat(60),
          "暗号化された通信",
          "ההצפנה מגינה",
          "naïve",
          "👩‍👩‍👧 family",
          "i".repeat(120),
        ),
      },
    ),
    { minLength: 1, maxLength: 30 },
  )
  .map((all) => all.join(" ").slice(0, 180));

const positionIds: readonly (string | null)[] = [...positions.map(({ id }: Position) => id), null];

function claimOf(id: string, text: string, position: number): Claim {
  return { id, text, positionId: positionIds[position % positionIds.length] ?? null, createdAt: at, updatedAt: at };
}

const speaker: fc.Arbitrary<Omit<Speaker, "id">> = fc.record({
  kind: fc.constantFrom("person" as const, "organisation" as const),
  name: words,
  role: fc.option(words),
  organisation: fc.option(words),
});

/** Dates of every precision, close together or centuries apart. */
const date = fc
  .tuple(
    fc.oneof(fc.integer({ min: 2015, max: 2018 }), fc.integer({ min: 1, max: 9999 })),
    fc.option(fc.integer({ min: 1, max: 12 }), { freq: 4 }),
    fc.option(fc.integer({ min: 1, max: 31 }), { freq: 2 }),
  )
  .map(([year, month, day]) => {
    const two = (part: number) => String(part).padStart(2, "0");
    const begin = String(year).padStart(4, "0");
    if (month === null) return begin;
    return day === null ? `${begin}-${two(month)}` : `${begin}-${two(month)}-${two(day)}`;
  });

const saying = fc.record({
  speaker,
  role: fc.option(words),
  stance: fc.constantFrom("asserts" as const, "denies" as const),
  date: fc.option(date, { freq: 5 }),
  sourceLabel: words,
  exact: words,
});

export const timelines: fc.Arbitrary<Timeline> = fc
  .tuple(words, fc.array(fc.tuple(words, fc.nat(9), fc.array(saying, { maxLength: 7 })), { maxLength: 8 }))
  .map(([title, claims]) => ({
    mapId: "m",
    title,
    entries: claims.map(([text, position, sayings], index) => ({
      claim: claimOf(`c${index}`, text, position),
      sayings: sayings.map((said, number) => ({
        ...said,
        speaker: { id: `s${index}-${number}`, ...said.speaker },
        quotationId: `q${index}-${number}`,
        sourceId: "so",
      })),
    })),
  }));

export const matrices: fc.Arbitrary<Matrix> = fc
  .record({
    speakers: fc.array(speaker, { maxLength: 8 }),
    claims: fc.array(fc.tuple(words, fc.nat(9), fc.nat(1_200)), { maxLength: 9 }),
    cells: fc.array(
      fc.tuple(
        fc.nat(7),
        fc.nat(8),
        fc.constantFrom("asserts" as const, "denies" as const, "both" as const),
        fc.integer({ min: 1, max: 130 }),
      ),
      { maxLength: 40 },
    ),
  })
  .map(({ speakers, claims, cells }) => {
    const known = cells.filter(([row, column]) => row < speakers.length && column < claims.length);
    return {
      speakers: speakers.map((each, index) => ({ id: `s${index}`, ...each })),
      claims: claims.map(([text, position, objections], index) => ({
        ...claimOf(`c${index}`, text, position),
        objections,
      })),
      cells: [...new Map(known.map((cell) => [`${cell[0]} ${cell[1]}`, cell])).values()].map(
        ([row, column, stance, count]) => ({
          speakerId: `s${row}`,
          claimId: `c${column}`,
          stance,
          sayings: Array.from({ length: count }, (_, number) => ({
            quotationId: `q${number}`,
            sourceId: "so",
            stance: stance === "denies" ? ("denies" as const) : ("asserts" as const),
            date: null,
            exact: "words",
          })),
        }),
      ),
      total: claims.length,
    };
  });

/** Where the lines of a scene's texts lie. */
export function textBoxes({ items }: Scene): readonly (Rect & { readonly text: string })[] {
  return items
    .filter((item): item is TextItem => item.kind === "text")
    .map((item) => {
      // From the tops of capitals to the ends of descenders.
      const { size } = fonts[item.font];
      return { text: item.text, ...spanOf(item), y: item.y - 0.75 * size, height: size };
    });
}

function spanOf({ text, x, font, direction }: TextItem): Pick<Rect, "x" | "width"> {
  const width = measureText(text, font);
  return { x: direction === "rtl" ? x - width : x, width };
}

/** Pairs of texts that lie over each other. */
export function overlaps(boxes: readonly (Rect & { readonly text: string })[]): string[] {
  const tolerance = 0.01;
  return boxes.flatMap((a, index) =>
    boxes
      .slice(index + 1)
      .filter(
        (b) =>
          a.x + tolerance < b.x + b.width &&
          b.x + tolerance < a.x + a.width &&
          a.y + tolerance < b.y + b.height &&
          b.y + tolerance < a.y + a.height,
      )
      .map((b) => `${a.text} | ${b.text}`),
  );
}

/** Items of a scene that reach over its bounds. */
export function outside({ bounds, items }: Scene): string[] {
  const tolerance = 0.01;
  const sticksOut = (x: number, y: number, width: number, height: number) =>
    x < bounds.x - tolerance ||
    y < bounds.y - tolerance ||
    x + width > bounds.x + bounds.width + tolerance ||
    y + height > bounds.y + bounds.height + tolerance;
  return items.flatMap((item) => {
    if (item.kind === "text") {
      const { x, width } = spanOf(item);
      return sticksOut(x, item.y, width, 4) ? [item.text] : [];
    }
    if (item.kind === "icon") return sticksOut(item.x, item.y, item.size, item.size) ? [item.icon] : [];
    if (item.kind === "rect") return sticksOut(item.x, item.y, item.width, item.height) ? [item.owner] : [];
    return [];
  });
}
