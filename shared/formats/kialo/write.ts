import { carryOnly } from "../document/carry.ts";
import { flattened } from "../document/flatten.ts";
import type { MapDocument } from "../document/map-document.ts";
import { type OutlineItem, outlineOf } from "../document/outline.ts";
import type { WrittenMap } from "../document/parsed-map.ts";
import { Losses } from "../losses.ts";
import { escaped } from "./words.ts";

/** What Kialo's text carries: claims, and arguments of one claim for or against another. */
export function carriedByKialo(document: MapDocument, losses: Losses): MapDocument {
  return flattened(carryOnly(document, {}, losses), losses);
}

/**
 * Writes a discussion in the newer form of Kialo's export. A map with one claim
 * at its top is a thesis, any other a question with theses; what stands under
 * more than one claim is a cross-reference everywhere but at its first place.
 */
export function writeKialo(document: MapDocument): WrittenMap {
  const losses = new Losses();
  const carried = carriedByKialo(document, losses);
  const { items, paths } = outlineOf(carried);
  const texts = new Map(carried.claims.map(({ id, text }) => [id, text]));
  const isQuestion = items.length !== 1;
  const numberOf = (path: readonly number[]) => `${(isQuestion ? [1, ...path] : path).join(".")}.`;
  const lines = ["Discussion Name:", carried.title, ""];
  if (isQuestion) lines.push("1. Question:", ...escaped(carried.title).split("\n"), "");
  const write = ({ claimId, kind, path, isReference, items: below }: OutlineItem): void => {
    const indent = "  ".repeat(path.length - (isQuestion ? 0 : 1));
    const word = kind === null ? "Thesis" : kind === "support" ? "Pro" : "Con";
    const text = isReference ? `-> See ${numberOf(paths.get(claimId) ?? [])}` : escaped(texts.get(claimId) ?? "");
    lines.push(
      `${indent}${numberOf(path)} ${word}:`,
      ...text.split("\n").map((line) => (line === "" ? "" : indent + line)),
      "",
    );
    for (const item of below) write(item);
  };
  for (const item of items) write(item);
  return { text: `${lines.join("\n").trimEnd()}\n`, losses: losses.list() };
}
