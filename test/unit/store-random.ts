import fc from "fast-check";
import type { Edit, Reader } from "#main/store/library.ts";
import { glyphSchema, type RecordOf, type TableName, tableNames } from "#shared/model/records.ts";

/** One random edit: what is done, to which table, and numbers and words to choose by. */
export type RandomEdit = {
  readonly what: "insert" | "update" | "delete" | "exchange";
  readonly table: TableName;
  readonly picks: readonly number[];
  readonly words: string;
};

const words = fc
  .oneof(
    fc.constantFrom(
      "alpha",
      "an echo",
      "the end",
      "Ünïcode ça",
      'a "quote" \u0000 and more',
      "😀 emoji",
      "a\nb",
      "\\n",
    ),
    fc.string({ unit: "grapheme", minLength: 1, maxLength: 30 }),
    fc.string({ unit: "binary", minLength: 1, maxLength: 10 }),
  )
  .filter((text) => text.trim() !== "" && text.trim().length <= 60);

export const randomEdit: fc.Arbitrary<RandomEdit> = fc.record({
  what: fc.constantFrom("insert", "insert", "update", "update", "delete", "exchange"),
  table: fc.constantFrom(...tableNames),
  picks: fc.array(fc.nat(1_000), { minLength: 12, maxLength: 12 }),
  words,
});

/** Where records of a table are referred to. */
const children: { readonly [T in TableName]?: readonly (readonly [TableName, string])[] } = {
  positions: [["claims", "positionId"]],
  tags: [["taggings", "tagId"]],
  speakers: [["quotations", "speakerId"]],
  sources: [
    ["quotations", "sourceId"],
    ["taggings", "sourceId"],
    ["notes", "sourceId"],
  ],
  quotations: [
    ["claimQuotations", "quotationId"],
    ["notes", "quotationId"],
  ],
  claims: [
    ["claimQuotations", "claimId"],
    ["taggings", "claimId"],
    ["inferences", "targetClaimId"],
    ["premises", "claimId"],
    ["placements", "claimId"],
    ["notes", "claimId"],
  ],
  inferences: [
    ["inferences", "targetInferenceId"],
    ["premises", "inferenceId"],
    ["placements", "inferenceId"],
    ["notes", "inferenceId"],
  ],
  maps: [
    ["placements", "mapId"],
    ["frames", "mapId"],
    ["notes", "mapId"],
  ],
  notes: [["taggings", "noteId"]],
};

/** Deletes a record after all that refers to it; random inferences may target each other in a ring. */
function deleteTree(tx: Edit, table: TableName, id: string, going = new Set<string>()): void {
  if (going.has(`${table} ${id}`) || !tx.get(table, id)) return;
  going.add(`${table} ${id}`);
  for (const [child, column] of children[table] ?? []) {
    const filter: object = { [column]: id };
    for (const record of tx.where(child, filter)) deleteTree(tx, child, record.id, going);
  }
  if (tx.get(table, id)) tx.delete(table, id);
}

/** Does a random edit; what the library refuses it throws as the library does. */
export function applyRandomEdit(tx: Edit, edit: RandomEdit): void {
  const choose = chooser(edit.picks);
  const { table } = edit;
  switch (edit.what) {
    case "insert": {
      tx.insert(table, randomRecord(tx, table, `r${choose(60)}`, choose, edit.words));
      return;
    }
    case "update": {
      const id = anyId(tx, table, choose);
      if (id) tx.update(table, id, randomRecord(tx, table, id, choose, edit.words));
      return;
    }
    case "delete": {
      const id = anyId(tx, table, choose);
      if (id) deleteTree(tx, table, id);
      return;
    }
    case "exchange":
      exchange(tx, table, choose);
  }
}

/** Two records exchange all they hold but their ids, by way of deleting both. */
function exchange<T extends TableName>(tx: Edit, table: T, choose: (below: number) => number): void {
  const [one, other] = [anyId(tx, table, choose), anyId(tx, table, choose)];
  const first = one && tx.get(table, one);
  const second = other && tx.get(table, other);
  if (!first || !second || one === other) return;
  tx.delete(table, one);
  tx.delete(table, other);
  tx.insert(table, { ...second, id: one });
  tx.insert(table, { ...first, id: other });
}

function chooser(picks: readonly number[]): (below: number) => number {
  let next = 0;
  return (below) => {
    const pick = picks[next % picks.length] ?? 0;
    next += 1;
    return pick % below;
  };
}

function anyId(reader: Reader, table: TableName, choose: (below: number) => number): string | null {
  const records = reader.all(table);
  return records[choose(Math.max(1, records.length))]?.id ?? null;
}

type Builders = {
  readonly [T in TableName]: (
    id: string,
    words: string,
    choose: (below: number) => number,
    ref: (table: TableName) => string,
  ) => RecordOf<T>;
};

const time = (choose: (below: number) => number) => `2026-01-${String(10 + choose(20))}T00:00:00.000Z`;
const times = (choose: (below: number) => number) => ({ createdAt: time(choose), updatedAt: time(choose) });

const builders: Builders = {
  positions: (id, name, choose) => ({
    id,
    name,
    colourLight: "#0b6e4f",
    colourDark: "#ffffff",
    glyph: glyphSchema.options[choose(16)] ?? "star",
    rank: choose(9),
  }),
  tags: (id, name) => ({ id, name }),
  speakers: (id, name, choose) => ({
    id,
    name,
    kind: choose(2) ? "person" : "organisation",
    role: choose(2) ? name : null,
    organisation: null,
  }),
  sources: (id, label, choose) => ({
    id,
    type: "report",
    title: choose(2) ? label : null,
    label,
    containerTitle: null,
    authors: choose(2) ? [{ family: label, given: "A" }, { literal: label }] : [],
    issued: choose(2) ? "2017-03" : null,
    issuedBasis: null,
    url: choose(2) ? "https://example.org" : null,
    accessed: null,
    digest: Array.from({ length: choose(3) }, () => label),
    ...(choose(2) ? { text: `${label} ${label}`, textHash: "0".repeat(64) } : { text: null, textHash: null }),
    file: choose(2) ? { name: label, size: 7, hash: "1".repeat(64) } : null,
    pages: choose(2) ? [{ label: "iv", start: 0 }] : [],
    ...times(choose),
  }),
  quotations: (id, exact, choose, ref) => ({
    id,
    sourceId: ref("sources"),
    speakerId: ref("speakers"),
    exact,
    prefix: choose(2) ? exact : "",
    suffix: "",
    date: choose(2) ? "2015" : null,
    role: choose(2) ? exact : null,
    ...(choose(2)
      ? { start: 3, end: 9, standing: "exact" as const }
      : { start: null, end: null, standing: "lost" as const }),
  }),
  claims: (id, text, choose, ref) => ({ id, text, positionId: choose(2) ? ref("positions") : null, ...times(choose) }),
  claimQuotations: (id, _, choose, ref) => ({
    id,
    claimId: ref("claims"),
    quotationId: ref("quotations"),
    stance: choose(2) ? "asserts" : "denies",
  }),
  taggings: (id, _, choose, ref) => {
    const subject = (["claim", "source", "note"] as const)[choose(3)];
    return {
      id,
      tagId: ref("tags"),
      claimId: subject === "claim" ? ref("claims") : null,
      sourceId: subject === "source" ? ref("sources") : null,
      noteId: subject === "note" ? ref("notes") : null,
    };
  },
  inferences: (id, scheme, choose, ref) => ({
    id,
    kind: choose(2) ? "support" : "attack",
    ...(choose(3)
      ? { targetClaimId: ref("claims"), targetInferenceId: null }
      : { targetClaimId: null, targetInferenceId: ref("inferences") }),
    scheme: choose(2) ? scheme : null,
    ...times(choose),
  }),
  premises: (id, _, choose, ref) => ({
    id,
    inferenceId: ref("inferences"),
    claimId: ref("claims"),
    implicit: choose(2) === 1,
    rank: choose(5),
  }),
  maps: (id, title, choose) => ({
    id,
    title,
    description: choose(2) ? title : "",
    direction: choose(2) ? "down" : "right",
    ...times(choose),
  }),
  placements: (id, _, choose, ref) => ({
    id,
    mapId: ref("maps"),
    ...(choose(2) ? { claimId: ref("claims"), inferenceId: null } : { claimId: null, inferenceId: ref("inferences") }),
    x: choose(900) / 7,
    y: -choose(900) / 3,
    collapsed: choose(2) === 1,
  }),
  frames: (id, title, choose, ref) => ({
    id,
    mapId: ref("maps"),
    title,
    x: choose(900) / 7,
    y: -choose(900),
    width: 1 + choose(900),
    height: 0.5 + choose(900),
  }),
  notes: (id, text, choose, ref) => {
    const subject = (["claim", "inference", "quotation", "map", "source"] as const)[choose(5)];
    return {
      id,
      claimId: subject === "claim" ? ref("claims") : null,
      inferenceId: subject === "inference" ? ref("inferences") : null,
      quotationId: subject === "quotation" ? ref("quotations") : null,
      mapId: subject === "map" ? ref("maps") : null,
      sourceId: subject === "source" ? ref("sources") : null,
      passage:
        subject === "source" && choose(2)
          ? { exact: text, prefix: "", suffix: "", start: null, end: null, standing: "lost" as const }
          : null,
      text,
      resolvedAt: choose(2) ? time(choose) : null,
      ...times(choose),
    };
  },
};

function randomRecord<T extends TableName>(
  reader: Reader,
  table: T,
  id: string,
  choose: (below: number) => number,
  text: string,
): RecordOf<T> {
  return builders[table](id, text, choose, (parent) => anyId(reader, parent, choose) ?? "nobody");
}
