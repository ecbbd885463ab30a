import fc from "fast-check";
import type { RecordTables } from "#shared/model/diffs.ts";
import { tablesFrom } from "#shared/model/map-view.ts";
import { type Frame, glyphSchema, type Placement, type Premise, type RecordOf } from "#shared/model/records.ts";
import type { PictureOptions } from "#shared/scene/picture/picture-options.ts";
import { mapId } from "./scene-fixture.ts";

const time = "2025-01-02T03:04:05.678Z";

/** A picture with nothing but the map. */
export const plainPicture: PictureOptions = {
  part: { of: "map" },
  theme: "light",
  margin: 40,
  transparent: false,
  title: false,
  legend: false,
  footnotes: false,
  footer: false,
  date: "2026-11-22",
};

/** A picture with all that can be written round the map. */
export const fullPicture: PictureOptions = {
  ...plainPicture,
  title: true,
  legend: true,
  footnotes: true,
  footer: true,
};

const word = fc.constantFrom(
  "police",
  "encryption",
  "a",
  "of",
  "Überwachungsstaatlichkeit",
  "“open”",
  "don't",
  "密码",
  "שלום",
  "e-mail",
  "W".repeat(60),
);
const words = (most: number) => fc.array(word, { minLength: 1, maxLength: most }).map((all) => all.join(" "));

const claim = fc.record({
  text: words(40),
  x: fc.integer({ min: -2_000, max: 2_000 }),
  y: fc.integer({ min: -2_000, max: 2_000 }),
  position: fc.option(fc.nat(19), { freq: 4 }),
  collapsed: fc.boolean(),
  notes: fc.nat(2),
});
const step = fc.record({
  isAttack: fc.boolean(),
  premises: fc.uniqueArray(fc.nat(99), { minLength: 1, maxLength: 3 }),
  isImplicit: fc.boolean(),
  target: fc.nat(99),
  onStep: fc.boolean(),
});
const said = fc.record({
  claim: fc.nat(99),
  quotation: fc.nat(30),
  denies: fc.boolean(),
});
const passage = fc.record({
  exact: words(30),
  role: fc.option(words(4)),
  date: fc.option(fc.constantFrom("2017", "2017-03", "2017-03-26", "2015-11-04")),
  speaker: fc.nat(3),
  source: fc.nat(3),
});
const frame = fc.record({
  x: fc.integer({ min: -2_200, max: 1_500 }),
  y: fc.integer({ min: -2_200, max: 1_500 }),
  width: fc.integer({ min: 100, max: 3_000 }),
  height: fc.integer({ min: 100, max: 3_000 }),
});

/** Libraries with one map, `m`: any claims, steps, quotations (some of several claims) and frames. */
export const picturedMaps: fc.Arbitrary<RecordTables> = fc
  .record({
    title: words(30),
    description: fc.oneof(fc.constant(""), words(80)),
    right: fc.boolean(),
    claims: fc.array(claim, { minLength: 1, maxLength: 10 }),
    steps: fc.array(step, { maxLength: 10 }),
    said: fc.array(said, { maxLength: 40 }),
    passages: fc.array(passage, { minLength: 31, maxLength: 31 }),
    frames: fc.array(frame, { maxLength: 3 }),
  })
  .map(({ title, description, right, claims, steps, said: sayings, passages, frames }) => {
    const claimId = (index: number) => `c${index % claims.length}`;
    const placements: Placement[] = claims.map(({ x, y, collapsed }, index) => ({
      id: `pc${index}`,
      mapId,
      claimId: `c${index}`,
      inferenceId: null,
      x,
      y,
      collapsed,
    }));
    const premises: Premise[] = [];
    for (const [index, { premises: own, isImplicit }] of steps.entries()) {
      placements.push({
        id: `ps${index}`,
        mapId,
        claimId: null,
        inferenceId: `i${index}`,
        x: null,
        y: null,
        collapsed: false,
      });
      for (const [rank, id] of [...new Set(own.map(claimId))].entries())
        premises.push({
          id: `e${index}-${rank}`,
          inferenceId: `i${index}`,
          claimId: id,
          implicit: isImplicit && rank === 0,
          rank,
        });
    }
    const links = new Map<string, RecordOf<"claimQuotations">>();
    for (const { claim: of, quotation, denies } of sayings) {
      const id = `cq-${claimId(of)}-q${quotation}`;
      links.set(id, { id, claimId: claimId(of), quotationId: `q${quotation}`, stance: denies ? "denies" : "asserts" });
    }
    return tablesFrom({
      maps: [{ id: mapId, title, description, direction: right ? "right" : "down", createdAt: time, updatedAt: time }],
      positions: Array.from({ length: 20 }, (_, index) => ({
        id: `p${index}`,
        name: `${index % 7 === 3 ? "עמדה" : "Position"} ${index} ${"of many words ".repeat(index % 5)}`.trim(),
        colourLight: "#a8550a",
        colourDark: "#e8a15a",
        glyph: glyphSchema.options[index % glyphSchema.options.length] ?? "flag",
        rank: index,
      })),
      claims: claims.map(({ text, position }, index) => ({
        id: `c${index}`,
        text,
        positionId: position === null ? null : `p${position}`,
        createdAt: time,
        updatedAt: time,
      })),
      inferences: steps.map(({ isAttack, target, onStep }, index) => ({
        id: `i${index}`,
        kind: isAttack ? "attack" : "support",
        targetClaimId: onStep ? null : claimId(target),
        targetInferenceId: onStep ? `i${target % steps.length}` : null,
        scheme: null,
        createdAt: time,
        updatedAt: time,
      })),
      premises,
      placements,
      frames: frames.map((rect, index): Frame => ({ id: `f${index}`, mapId, title: `Frame ${index}`, ...rect })),
      speakers: Array.from({ length: 4 }, (_, index) => ({
        id: `sp${index}`,
        kind: "person",
        name: `Speaker ${index}`,
        role: index % 2 === 0 ? null : `Role ${index}`,
        organisation: null,
      })),
      sources: Array.from({ length: 4 }, (_, index) => ({
        id: `so${index}`,
        type: "article-newspaper",
        title: null,
        label: `Label ${index}`,
        containerTitle: index % 2 === 0 ? null : `Paper ${index}`,
        authors: [],
        issued: index < 2 ? null : `201${index}-05`,
        issuedBasis: null,
        url: null,
        accessed: null,
        digest: [],
        text: null,
        textHash: null,
        file: null,
        pages: [],
        createdAt: time,
        updatedAt: time,
      })),
      quotations: passages.map(({ exact, role, date, speaker, source }, index) => ({
        id: `q${index}`,
        sourceId: `so${source}`,
        speakerId: `sp${speaker}`,
        exact,
        prefix: "",
        suffix: "",
        start: null,
        end: null,
        date,
        role,
        standing: "unattached",
      })),
      claimQuotations: [...links.values()],
      notes: claims.flatMap(({ notes }, index) =>
        Array.from({ length: notes }, (_, note) => ({
          id: `n${index}-${note}`,
          claimId: `c${index}`,
          inferenceId: null,
          quotationId: null,
          mapId: null,
          sourceId: null,
          passage: null,
          text: "A note.",
          resolvedAt: null,
          createdAt: time,
          updatedAt: time,
        })),
      ),
    });
  });
