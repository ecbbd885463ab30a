import fc from "fast-check";
import { expect, test } from "vitest";
import { type Carried, carryOnly } from "#shared/formats/document/carry.ts";
import { lossKinds } from "#shared/formats/document/loss-kinds.ts";
import type { MapDocument } from "#shared/formats/document/map-document.ts";
import { Losses } from "#shared/formats/losses.ts";
import { mapDocuments } from "./documents.ts";

const everything: Required<Carried> = {
  description: true,
  direction: true,
  times: true,
  positions: true,
  looks: true,
  places: true,
  junctions: true,
  collapsed: true,
  frames: true,
  tags: true,
  quotations: true,
  texts: true,
  notes: true,
  schemes: true,
  implicit: true,
};

/** What a document holds of each kind, counted anew. */
function held(document: MapDocument): Record<string, number> {
  const { claims, inferences } = document;
  const sum = <T>(list: readonly T[], count: (item: T) => number) =>
    list.reduce((total, item) => total + count(item), 0);
  return {
    [lossKinds.description]: document.description === "" ? 0 : 1,
    [lossKinds.direction]: document.direction === "down" ? 0 : 1,
    [lossKinds.positions]: claims.filter(({ positionId }) => positionId !== null).length,
    [lossKinds.places]: claims.filter(({ place }) => place !== null).length,
    [lossKinds.junctions]: inferences.filter(({ place }) => place !== null).length,
    [lossKinds.collapsed]: claims.filter(({ collapsed }) => collapsed).length,
    [lossKinds.frames]: document.frames.length,
    [lossKinds.quotations]: sum(claims, ({ quotations }) => quotations.length),
    [lossKinds.speakers]: document.speakers.length,
    [lossKinds.sources]: document.sources.length,
    [lossKinds.notes]: document.notes.length,
    [lossKinds.schemes]: inferences.filter(({ scheme }) => scheme !== null).length,
    [lossKinds.implicit]: sum(inferences, ({ premises }) => premises.filter(({ implicit }) => implicit).length),
  };
}

test("[F177] a format that carries everything loses nothing", () => {
  fc.assert(
    fc.property(mapDocuments(), (document) => {
      const losses = new Losses();
      expect(carryOnly(document, everything, losses)).toEqual(document);
      expect(losses.list()).toEqual([]);
    }),
  );
});

test("[F178] what a format does not carry is gone from the document and counted, kind by kind, and nothing else is", () => {
  const some = fc.record(Object.fromEntries(Object.keys(everything).map((key) => [key, fc.boolean()])));
  fc.assert(
    fc.property(mapDocuments(), some, (document, carried: Carried) => {
      const losses = new Losses();
      const [before, after] = [held(document), held(carryOnly(document, carried, losses))];
      const told = new Map(losses.list().map(({ what, count }) => [what, count]));
      for (const [what, count] of Object.entries(before)) {
        expect([what, told.get(what) ?? 0]).toEqual([what, count - (after[what] ?? 0)]);
      }
    }),
  );
});
