import type { Matrix } from "../contract/results/who-says-what.ts";
import type { Position, Speaker } from "../model/records.ts";
import { type TextBlock, textBlock } from "./text-block.ts";

/**
 * Where everything in a matrix stands, in map pixels: speakers in rows with their
 * names at the left, contested claims in columns under their texts.
 */
export type MatrixLayout = {
  readonly headHeight: number;
  readonly width: number;
  readonly height: number;
  /** From the left of the picture. */
  readonly columns: readonly {
    readonly claim: Matrix["claims"][number];
    readonly position: Position | null;
    readonly x: number;
    readonly text: TextBlock;
    readonly objections: TextBlock | null;
  }[];
  /** From the top of the picture. */
  readonly rows: readonly {
    readonly speaker: Speaker;
    readonly y: number;
    readonly height: number;
    readonly name: TextBlock;
    readonly role: TextBlock | null;
  }[];
};

export const columnWidth = 140;
export const rowHeadWidth = 220;
export const headPadding = 8;
export const headSign = 14;
const [columnLines, rowPaddingY, leastRow] = [14, 7, 40] as const;

export function layoutMatrix(
  { speakers, claims }: Matrix,
  { positions }: { readonly positions: readonly Position[] },
): MatrixLayout {
  const positionOf = new Map(positions.map((position) => [position.id, position]));
  const room = columnWidth - 2 * headPadding;
  const columns = claims.map((claim, index) => ({
    claim,
    position: positionOf.get(claim.positionId ?? "") ?? null,
    x: rowHeadWidth + index * columnWidth,
    text: textBlock(claim.text, "small", room, columnLines),
    objections: claim.objections === 0 ? null : textBlock(objectionsInWords(claim.objections), "count", room, 1),
  }));
  const tallest = columns.reduce(
    (most, { text, objections }) => Math.max(most, text.height + (objections?.height ?? 0)),
    0,
  );
  const headHeight = columns.length === 0 ? 0 : 2 * headPadding + headSign + 4 + tallest;
  let y = headHeight;
  const rows = speakers.map((speaker) => {
    const width = rowHeadWidth - 2 * headPadding;
    const name = textBlock(speaker.name, "label", width, 2);
    const about = [speaker.role, speaker.organisation].filter((part) => part !== null).join(", ");
    const role = about === "" ? null : textBlock(about, "count", width, 2);
    const height = Math.max(leastRow, name.height + (role?.height ?? 0) + 2 * rowPaddingY);
    const row = { speaker, y, height, name, role };
    y += height;
    return row;
  });
  return { headHeight, columns, rows, width: rowHeadWidth + columns.length * columnWidth, height: y };
}

/** `2 objections`. */
export function objectionsInWords(count: number): string {
  return count === 1 ? "1 objection" : `${count.toLocaleString("en-GB")} objections`;
}
