import { expect, test } from "vitest";
import { attributionOf } from "#shared/model/attribution.ts";
import type { RecordTables } from "#shared/model/diffs.ts";
import { viewMap } from "#shared/model/map-view.ts";
import { mapId, type Story, tell } from "./scene-fixture.ts";

function seen(story: Story): {
  readonly cards: string[];
  readonly links: string[];
  readonly hidden: Record<string, number>;
} {
  const view = viewMap(tell(story), mapId);
  return {
    cards: view.cards.map((card) => card.claimId),
    links: view.links.map((link) => link.inferenceId),
    hidden: Object.fromEntries(
      view.cards.filter((card) => card.hiddenBelow > 0).map((card) => [card.claimId, card.hiddenBelow]),
    ),
  };
}

test("[N6] a map shows its own placements with what stands behind them", () => {
  const tables = tell({ claims: { a: { at: [3, 4], position: "privacy", quotations: 2, notes: 1 } } });
  expect(viewMap(tables, mapId).cards).toEqual([
    {
      placementId: "p-a",
      claimId: "a",
      x: 3,
      y: 4,
      text: "Claim a.",
      position: tables.positions.get("privacy"),
      attribution: { name: "Amber Rudd", role: "Home Secretary", year: "2017" },
      quotations: 2,
      notes: 1,
      collapsed: false,
      hiddenBelow: 0,
    },
  ]);
  expect(viewMap(tables, "another")).toEqual({
    mapId: "another",
    title: "",
    description: "",
    direction: "down",
    cards: [],
    links: [],
    frames: [],
  });
});

test("[N6] premises come in the order of their ranks", () => {
  const tables = tell({
    claims: { a: {}, b: {}, c: {} },
    inferences: { i: { premises: ["b", "c"], implicit: ["b"], target: "a" } },
  });
  const [first, second] = [...tables.premises.values()];
  if (first && second) {
    tables.premises.set(first.id, { ...first, rank: 1 });
    tables.premises.set(second.id, { ...second, rank: 0 });
  }
  const [link] = viewMap(tables, mapId).links;
  expect(link?.premiseClaimIds).toEqual(["c", "b"]);
  expect(link?.implicitPremiseClaimIds).toEqual(["b"]);
});

test("[N6] a link with an end that is not on the map is left out, and what cuts it too", () => {
  const story: Story = {
    claims: { a: {}, b: {}, c: {} },
    inferences: {
      i: { premises: ["b"], target: "a" },
      u: { kind: "attack", premises: ["c"], target: "i" },
      v: { kind: "attack", premises: ["c"], target: "u" },
    },
  };
  expect(seen(story).links).toEqual(["i", "u", "v"]);
  const tables = tell(story);
  tables.placements.delete("p-b");
  expect(viewMap(tables, mapId).links).toEqual([]);
  const ring = tell({
    claims: { a: {} },
    inferences: { x: { premises: ["a"], target: "y" }, y: { premises: ["a"], target: "x" } },
  });
  expect(viewMap(ring, mapId).links).toEqual([]);
});

const chain: Story["inferences"] = {
  i: { premises: ["b"], target: "a" },
  j: { premises: ["c"], target: "b" },
  u: { kind: "attack", premises: ["d"], target: "j" },
};

test("[N7] a collapsed claim hides what reaches only it, undercuts included", () => {
  expect(seen({ claims: { a: { collapsed: true }, b: {}, c: {}, d: {} }, inferences: chain })).toEqual({
    cards: ["a"],
    links: [],
    hidden: { a: 3 },
  });
  expect(seen({ claims: { a: {}, b: { collapsed: true }, c: {}, d: {} }, inferences: chain })).toEqual({
    cards: ["a", "b"],
    links: ["i"],
    hidden: { b: 2 },
  });
});

test("[N7] what also argues for something in sight stays", () => {
  const story: Story = {
    claims: { a: { collapsed: true }, b: {}, c: {}, z: {} },
    inferences: {
      i: { premises: ["b"], target: "a" },
      j: { premises: ["c"], target: "b" },
      k: { premises: ["c"], target: "z" },
    },
  };
  expect(seen(story)).toEqual({ cards: ["a", "c", "z"], links: ["k"], hidden: { a: 1 } });
});

test("[N7] a collapsed claim inside a collapsed one is hidden with all below it", () => {
  const story: Story = {
    claims: { a: { collapsed: true }, b: { collapsed: true }, c: {} },
    inferences: { i: { premises: ["b"], target: "a" }, j: { premises: ["c"], target: "b" } },
  };
  expect(seen(story)).toEqual({ cards: ["a"], links: [], hidden: { a: 2 } });
});

test("[N7] of claims that attack each other the collapsed one stays", () => {
  const mutual: Story["inferences"] = {
    i: { kind: "attack", premises: ["a"], target: "b" },
    j: { kind: "attack", premises: ["b"], target: "a" },
  };
  expect(seen({ claims: { a: {}, b: {} }, inferences: mutual }).cards).toEqual(["a", "b"]);
  expect(seen({ claims: { a: {}, b: { collapsed: true } }, inferences: mutual })).toEqual({
    cards: ["b"],
    links: [],
    hidden: { b: 1 },
  });
});

function withQuotations(
  rows: readonly {
    readonly id: string;
    readonly date: string | null;
    readonly stance?: "denies";
    readonly issued?: string | null;
  }[],
): RecordTables {
  const tables = tell({ claims: { a: { quotations: 1 } } });
  const [quotation] = tables.quotations.values();
  const [source] = tables.sources.values();
  const [speaker] = tables.speakers.values();
  if (!quotation || !source || !speaker) throw new Error("no quotation");
  tables.claimQuotations.clear();
  for (const row of rows) {
    tables.sources.set(`so-${row.id}`, { ...source, id: `so-${row.id}`, issued: row.issued ?? null });
    tables.speakers.set(`sp-${row.id}`, { ...speaker, id: `sp-${row.id}`, name: row.id });
    tables.quotations.set(`q-${row.id}`, {
      ...quotation,
      id: `q-${row.id}`,
      sourceId: `so-${row.id}`,
      speakerId: `sp-${row.id}`,
      date: row.date,
    });
    tables.claimQuotations.set(row.id, {
      id: row.id,
      claimId: "a",
      quotationId: `q-${row.id}`,
      stance: row.stance ?? "asserts",
    });
  }
  return tables;
}

test("[N8] a card names the speaker of the first quotation that asserts the claim, by date", () => {
  const named = (...rows: Parameters<typeof withQuotations>[0]) => {
    const attribution = attributionOf(withQuotations(rows), "a");
    return attribution && [attribution.speaker.name, attribution.year];
  };
  expect(named({ id: "x", date: "2017-03" }, { id: "y", date: null, issued: "2015-05-01" })).toEqual(["y", "2015"]);
  expect(named({ id: "x", date: null }, { id: "y", date: "2020" })).toEqual(["y", "2020"]);
  expect(named({ id: "y", date: "2017" }, { id: "x", date: "2017" })).toEqual(["x", "2017"]);
  expect(named({ id: "x", date: "2001", stance: "denies" }, { id: "y", date: null })).toEqual(["y", null]);
  expect(named({ id: "x", date: "2001", stance: "denies" })).toBeNull();
});
