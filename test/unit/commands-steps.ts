import fc from "fast-check";
import type { CommandArguments, CommandName } from "#shared/contract/commands.ts";
import type { RecordTables } from "#shared/model/diffs.ts";
import type { TableName } from "#shared/model/records.ts";

/** Which command to send, and the material that its arguments are chosen with. */
export type Step = { readonly name: StepName; readonly numbers: readonly number[]; readonly text: string };

/** Makes choices one after another from a step's numbers. */
type Chooser = {
  readonly below: (count: number) => number;
  readonly flag: () => boolean;
  readonly of: <T>(values: readonly T[]) => T;
  /** An id of the table; now and then one that is not there. */
  readonly id: (table: TableName) => string;
  readonly ids: (table: TableName, most: number) => string[];
  readonly coordinate: () => number;
  readonly text: () => string;
};

function createChooser(tables: RecordTables, { numbers, text }: Step): Chooser {
  let used = 0;
  const next = () => numbers[used++ % numbers.length] ?? 0;
  const below = (count: number) => next() % Math.max(1, count);
  const id = (table: TableName) => {
    const ids = [...tables[table].keys()];
    return below(20) === 0 ? "nobody" : (ids[below(ids.length)] ?? "nobody");
  };
  return {
    below,
    id,
    flag: () => next() % 2 === 1,
    of: (values) => {
      const value = values[below(values.length)];
      if (value === undefined) throw new Error("nothing to choose from");
      return value;
    },
    ids: (table, most) => Array.from({ length: 1 + below(most) }, () => id(table)),
    coordinate: () => (below(2001) - 1000) / 4,
    text: () => `${text.slice(0, 40)}${below(3)}`,
  };
}

type Builder<N extends CommandName> = (choose: Chooser, tables: RecordTables) => CommandArguments<N>;

const kinds = ["support", "attack"] as const;
const colour = "#123abc";

function target(choose: Chooser): { claimId: string } | { inferenceId: string } {
  return choose.below(3) > 0 ? { claimId: choose.id("claims") } : { inferenceId: choose.id("inferences") };
}

function spots(choose: Chooser, most: number) {
  return choose.ids("claims", most).map((claimId) => ({ claimId, x: choose.coordinate(), y: choose.coordinate() }));
}

function maybe<T>(choose: Chooser, value: T): T | undefined {
  return choose.flag() ? value : undefined;
}

/** Leaves out what is undefined. */
function given<T extends object>(args: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(args).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}

/** How the arguments of every command that edits are made from what is in the library. */
const builders = {
  "maps.delete": (choose) => ({ mapIds: choose.ids("maps", 2) }),
  "map.create": (choose) => ({ title: choose.text(), description: choose.text() }),
  "map.edit": (choose) =>
    given({
      mapId: choose.id("maps"),
      title: maybe(choose, choose.text()),
      description: maybe(choose, "Described"),
      direction: maybe(choose, choose.of(["down", "right"])),
    }),
  "map.duplicate": (choose) => ({ mapId: choose.id("maps"), title: choose.text() }),
  "map.place": (choose) => ({ mapId: choose.id("maps"), claims: spots(choose, 4), connect: choose.flag() }),
  "map.placeInferences": (choose, tables) => ({
    mapId: choose.id("maps"),
    inferenceIds: choose.ids("inferences", 2),
    claims: choose.flag()
      ? [...tables.claims.keys()].map((claimId) => ({ claimId, x: choose.coordinate(), y: 0 }))
      : spots(choose, 3),
  }),
  "map.remove": (choose) => ({
    mapId: choose.id("maps"),
    claimIds: choose.flag() ? choose.ids("claims", 3) : [],
    inferenceIds: choose.flag() ? choose.ids("inferences", 2) : [],
  }),
  "map.move": (choose, tables) => {
    const mapId = choose.id("maps");
    const here = [...tables.placements.values()].filter((placement) => placement.mapId === mapId);
    const moves = here
      .slice(0, 1 + choose.below(9))
      .map(({ id, inferenceId }) =>
        inferenceId !== null && choose.flag()
          ? { placementId: id, x: null, y: null }
          : { placementId: id, x: choose.coordinate(), y: -0 },
      );
    const other = { placementId: choose.id("placements"), x: 0, y: 0 };
    return given({
      mapId,
      moves: moves.length > 0 && choose.below(6) > 0 ? moves : [other],
      label: choose.of(["Move", "Tidy"]),
      direction: maybe(choose, choose.of(["down", "right"])),
    });
  },
  "map.collapse": (choose, tables) => {
    const placement = tables.placements.get(choose.id("placements"));
    return {
      mapId: placement?.mapId ?? choose.id("maps"),
      claimId: placement?.claimId ?? choose.id("claims"),
      collapsed: choose.flag(),
    };
  },
  "map.duplicateClaims": (choose) => ({ mapId: choose.id("maps"), claims: spots(choose, 4) }),
  "frame.create": (choose) => ({
    mapId: choose.id("maps"),
    title: choose.text(),
    x: choose.coordinate(),
    y: choose.coordinate(),
    width: 40,
    height: 40.5,
  }),
  "frame.edit": (choose) =>
    given({
      frameId: choose.id("frames"),
      title: maybe(choose, choose.text()),
      x: maybe(choose, choose.coordinate()),
      y: maybe(choose, -0),
      width: maybe(choose, 99),
      height: maybe(choose, 100.25),
    }),
  "frame.delete": (choose) => ({ frameId: choose.id("frames") }),
  "claim.create": (choose) => ({
    text: choose.text(),
    positionId: choose.flag() ? choose.id("positions") : null,
    place: choose.flag() ? { mapId: choose.id("maps"), x: choose.coordinate(), y: choose.coordinate() } : null,
    link: choose.of([
      null,
      { kind: choose.of(kinds), target: target(choose) },
      { kind: choose.of(kinds), asTarget: { premiseClaimId: choose.id("claims") } },
    ]),
    quotationId: choose.flag() ? choose.id("quotations") : null,
  }),
  "claims.create": (choose) => ({
    mapId: choose.id("maps"),
    claims: Array.from({ length: 1 + choose.below(3) }, () => ({
      text: choose.text(),
      positionId: choose.flag() ? choose.id("positions") : null,
      x: choose.coordinate(),
      y: choose.coordinate(),
    })),
  }),
  "claim.edit": (choose) =>
    given({
      claimId: choose.id("claims"),
      text: maybe(choose, choose.text()),
      positionId: maybe(choose, choose.flag() ? choose.id("positions") : null),
    }),
  "claims.delete": (choose) => ({ claimIds: choose.ids("claims", 2) }),
  "claim.quote": (choose) => ({
    claimId: choose.id("claims"),
    quotationId: choose.id("quotations"),
    stance: choose.of(["asserts", "denies"]),
  }),
  "claim.unquote": (choose) => ({ claimQuotationId: choose.id("claimQuotations") }),
  "inference.create": (choose) => ({
    kind: choose.of(kinds),
    premiseClaimIds: choose.ids("claims", 3),
    target: target(choose),
    mapId: choose.below(3) === 0 ? choose.id("maps") : null,
    scheme: choose.flag() ? "sign" : null,
  }),
  "inference.edit": (choose) =>
    given({
      inferenceId: choose.id("inferences"),
      kind: maybe(choose, choose.of(kinds)),
      scheme: maybe(choose, choose.of(["analogy", null])),
    }),
  "inferences.switch": (choose, tables) => ({
    inferenceIds: choose.flag() ? choose.ids("inferences", 3) : [...tables.inferences.keys(), choose.id("inferences")],
  }),
  "inferences.delete": (choose) => ({ inferenceIds: choose.ids("inferences", 2) }),
  "premise.add": (choose) => ({ inferenceId: choose.id("inferences"), claimId: choose.id("claims") }),
  "premise.remove": (choose) => ({ premiseId: choose.id("premises") }),
  "premise.edit": (choose) => ({ premiseId: choose.id("premises"), implicit: choose.flag() }),
  "note.create": (choose) => ({
    subject: choose.of([
      { claimId: choose.id("claims") },
      { inferenceId: choose.id("inferences") },
      { quotationId: choose.id("quotations") },
      { mapId: choose.id("maps") },
    ]),
    text: choose.text(),
  }),
  "note.edit": (choose) => ({ noteId: choose.id("notes"), text: choose.text() }),
  "note.delete": (choose) => ({ noteId: choose.id("notes") }),
  "tag.add": (choose) => ({
    subject: choose.flag() ? { claimId: choose.id("claims") } : { sourceId: choose.id("sources") },
    name: choose.of(["shared", "Shared", "Ärger", "ärger", "new", choose.text()]),
  }),
  "tag.remove": (choose) => ({ taggingId: choose.id("taggings") }),
  "speaker.create": (choose) => ({ kind: choose.of(["person", "organisation"]), name: choose.text() }),
  "speaker.edit": (choose) =>
    given({
      speakerId: choose.id("speakers"),
      name: maybe(choose, choose.text()),
      role: maybe(choose, choose.of(["Judge", null])),
    }),
  "quotation.create": (choose) => ({
    sourceId: choose.id("sources"),
    speakerId: choose.id("speakers"),
    exact: choose.of(["no back doors", choose.text()]),
    date: choose.of([null, "2016", "2016-02"]),
    claim: choose.flag() ? { claimId: choose.id("claims") } : null,
  }),
  "quotation.delete": (choose) => ({ quotationId: choose.id("quotations") }),
  "position.create": (choose) => ({ name: choose.text(), colourLight: colour, colourDark: colour, glyph: "flag" }),
  "position.edit": (choose) =>
    given({
      positionId: choose.id("positions"),
      name: maybe(choose, choose.text()),
      glyph: maybe(choose, "star" as const),
    }),
  "position.delete": (choose) => ({ positionId: choose.id("positions") }),
  "history.undo": () => ({}),
  "history.redo": () => ({}),
} satisfies { [N in CommandName]?: Builder<N> };

export type StepName = keyof typeof builders;
export const stepNames = Object.keys(builders) as StepName[];

/** What a step sends, given what is in the library then. */
export function argumentsOf(step: Step, tables: RecordTables): unknown {
  return builders[step.name](createChooser(tables, step), tables);
}

/** Undo and redo come oftener than other steps: a redo does something only straight after an undo. */
const oftener: StepName[] = Array.from({ length: 2 }, () => ["history.undo", "history.redo"] as const).flat();

/** Random steps; the texts hold anything that a JavaScript string can. */
export const arbitraryStep: fc.Arbitrary<Step> = fc.record({
  name: fc.constantFrom(...stepNames, ...oftener),
  numbers: fc.array(fc.nat(), { minLength: 12, maxLength: 12 }),
  text: fc.string({ unit: "binary", maxLength: 20 }),
});
