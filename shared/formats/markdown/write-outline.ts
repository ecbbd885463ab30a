import { carryOnly } from "../document/carry.ts";
import { flattened } from "../document/flatten.ts";
import type { MapDocument } from "../document/map-document.ts";
import { type OutlineItem, outlineOf } from "../document/outline.ts";
import type { WrittenMap } from "../document/parsed-map.ts";
import { Losses } from "../losses.ts";
import { escaped } from "./words.ts";

/** Words of a claim in a reference to it, in UTF-16 units. */
const longestReference = 60;

/** What an outline carries: the description, claims, and arguments of one claim for or against another. */
export function carriedByMarkdownOutline(document: MapDocument, losses: Losses): MapDocument {
  return flattened(carryOnly(document, { description: true }, losses), losses);
}

/**
 * Writes a Markdown outline: the title as a heading, the description, and a nested
 * list in which each item says what it is to the one above, `**Pro:**` or `**Con:**`.
 * A claim that stands under more than one is marked ` ^c7` where it comes first, and
 * elsewhere is a link to that mark, as Obsidian has it.
 */
export function writeMarkdownOutline(document: MapDocument): WrittenMap {
  const losses = new Losses();
  const carried = carriedByMarkdownOutline(document, losses);
  const { items } = outlineOf(carried);
  const texts = new Map(carried.claims.map(({ id, text }) => [id, text]));
  const marks = marksOf(items);
  const lines: string[] = [];
  const write = ({ claimId, kind, path, isReference, items: below }: OutlineItem): void => {
    const text = texts.get(claimId) ?? "";
    const mark = marks.get(claimId);
    const sign = kind === null ? "" : kind === "support" ? "**Pro:** " : "**Con:** ";
    const words = isReference
      ? `[${escaped(shortened(text))}](#^${mark})`
      : `${escaped(text)}${mark === undefined ? "" : ` ^${mark}`}`;
    lines.push(`${"  ".repeat(path.length - 1)}- ${sign}${words}`);
    for (const item of below) write(item);
  };
  for (const item of items) write(item);
  const parts = [
    `# ${escaped(carried.title)}`,
    ...(carried.description === "" ? [] : [escaped(carried.description)]),
    ...(lines.length === 0 ? [] : [lines.join("\n")]),
  ];
  return { text: `${parts.join("\n\n")}\n`, losses: losses.list() };
}

/** Marks for the claims that references name. */
function marksOf(items: readonly OutlineItem[]): Map<string, string> {
  const marks = new Map<string, string>();
  const look = ({ claimId, isReference, items: below }: OutlineItem): void => {
    if (isReference && !marks.has(claimId)) marks.set(claimId, `c${marks.size + 1}`);
    for (const item of below) look(item);
  };
  for (const item of items) look(item);
  return marks;
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, " ");
  return line.length <= longestReference
    ? line
    : `${line.slice(0, longestReference - 1).replace(/[\ud800-\udbff]$/, "")}…`;
}
