import type { Matrix } from "../contract/results/who-says-what.ts";
import type { Position, Stance } from "../model/records.ts";
import { baselineIn } from "./card.ts";
import type { DrawItem, Owner, PathItem, Scene } from "./draw-list.ts";
import { fonts } from "./fonts.ts";
import { drawLegend, type LegendEntry, legendOwner, positionEntries, stanceEntries, stanceSign } from "./legend.ts";
import { columnWidth, headPadding, headSign, layoutMatrix, type MatrixLayout, rowHeadWidth } from "./matrix-layout.ts";
import { positionColour } from "./scene.ts";
import { blockItems, textBlock } from "./text-block.ts";
import { type ThemeName, type ThemeTokens, themes } from "./theme.ts";

export const emptyMatrixText = "No claim here is denied by anyone or argued against.";
const padding = 40;
const leastWidth = 560;
const cellSign = 16;
const gridOwner: Owner = "part:grid";

/** A matrix as a draw list: title, legend, the claims over their columns, the speakers before their rows, and a sign where one speaks to a claim. */
export function matrixScene(
  matrix: Matrix,
  {
    title,
    positions,
    theme,
  }: { readonly title: string; readonly positions: readonly Position[]; readonly theme: ThemeName },
): Scene {
  const tokens = themes[theme];
  const layout = layoutMatrix(matrix, { positions });
  const width = Math.max(leastWidth, layout.width);
  const heading = textBlock(title, "title", width, 3);
  const items: DrawItem[] = blockItems(heading, 0, 0, "part:title", tokens.ink);
  let y = heading.height + 8;
  if (layout.columns.length === 0) {
    items.push(...blockItems(textBlock(emptyMatrixText, "quotation", width, 1), 0, y, gridOwner, tokens.mute));
    y += fonts.quotation.lineHeight;
  } else {
    const legend = drawLegend(matrixEntries(matrix, positions, theme), { x: 0, y, maxWidth: width, theme });
    items.push(...legend.items);
    y += legend.height + 14;
    items.push(...gridItems(layout, y, tokens), ...headItems(layout, y, theme), ...cellItems(matrix, layout, y, theme));
    y += layout.height;
  }
  return {
    title,
    bounds: { x: -padding, y: -padding, width: Math.ceil(width) + 2 * padding, height: Math.ceil(y) + 2 * padding },
    background: tokens.canvas,
    items,
  };
}

/** What the signs in a matrix mean. */
export function matrixEntries({ claims }: Matrix, positions: readonly Position[], theme: ThemeName): LegendEntry[] {
  const used = new Set(claims.flatMap(({ positionId }) => positionId ?? []));
  return [
    ...positionEntries(positions, used, theme),
    ...stanceEntries(theme),
    { text: "empty: silent", sign: (x, y) => [frame(legendOwner, x, y, 14, 14, themes[theme])] },
  ];
}

function frame(owner: Owner, x: number, y: number, width: number, height: number, tokens: ThemeTokens): DrawItem {
  return {
    kind: "rect",
    owner,
    x: x + 0.5,
    y: y + 0.5,
    width: width - 1,
    height: height - 1,
    radius: 0,
    fill: tokens.card,
    stroke: tokens.line,
    strokeWidth: 1,
  };
}

/** The ground of the cells, and the lines between them. */
function gridItems(
  { columns, rows, headHeight, width, height }: MatrixLayout,
  y: number,
  tokens: ThemeTokens,
): DrawItem[] {
  const line = (from: readonly [number, number], to: readonly [number, number]): PathItem => ({
    kind: "path",
    owner: gridOwner,
    path: [
      ["M", ...from],
      ["L", ...to],
    ],
    fill: null,
    stroke: tokens.line,
    strokeWidth: 1,
    dash: [],
    cap: "butt",
  });
  const ground: DrawItem[] =
    rows.length === 0
      ? []
      : [frame(gridOwner, rowHeadWidth, y + headHeight, width - rowHeadWidth, height - headHeight, tokens)];
  return [
    ...ground,
    ...columns.map(({ x }) => line([x, y], [x, y + height])),
    line([width, y], [width, y + height]),
    ...rows.map((row) => line([0, y + row.y], [width, y + row.y])),
    line([0, y + height], [width, y + height]),
  ];
}

function headItems({ columns, rows, headHeight }: MatrixLayout, y: number, theme: ThemeName): DrawItem[] {
  const tokens = themes[theme];
  const heads = columns.flatMap(({ claim, position, x, text, objections }): DrawItem[] => {
    const owner: Owner = `claim:${claim.id}`;
    const colour = positionColour(position, theme);
    const left = x + headPadding;
    // A claim stands on its column: what is shorter than the longest leaves room above.
    const top = y + headHeight - headPadding - text.height - (objections?.height ?? 0);
    return [
      {
        kind: "rect",
        owner,
        x,
        y: y + headHeight - 3,
        width: columnWidth,
        height: 3,
        radius: 0,
        fill: colour,
        stroke: null,
        strokeWidth: 0,
      },
      ...(position
        ? [
            {
              kind: "icon" as const,
              owner,
              icon: position.glyph,
              x: left,
              y: top - headSign - 4,
              size: headSign,
              stroke: colour,
            },
          ]
        : []),
      ...blockItems(text, left, top, owner, tokens.ink),
      ...(objections ? blockItems(objections, left, top + text.height, owner, tokens.mute) : []),
    ];
  });
  const names = rows.flatMap(({ speaker, y: top, height, name, role }): DrawItem[] => {
    const owner: Owner = `speaker:${speaker.id}`;
    const first = y + top + (height - name.height - (role?.height ?? 0)) / 2;
    return [
      ...blockItems(name, headPadding, first, owner, tokens.ink),
      ...(role ? blockItems(role, headPadding, first + name.height, owner, tokens.mute) : []),
    ];
  });
  return [...heads, ...names];
}

/** The signs that a cell shows, from left to right. */
export function signsOf(stance: Stance | "both"): readonly Stance[] {
  return stance === "both" ? ["asserts", "denies"] : [stance];
}

function cellItems({ cells }: Matrix, { columns, rows }: MatrixLayout, y: number, theme: ThemeName): DrawItem[] {
  const columnOf = new Map(columns.map((column) => [column.claim.id, column]));
  const rowOf = new Map(rows.map((row) => [row.speaker.id, row]));
  return cells.flatMap(({ claimId, speakerId, stance, sayings }): DrawItem[] => {
    const column = columnOf.get(claimId);
    const row = rowOf.get(speakerId);
    if (!column || !row) return [];
    const owner: Owner = `speaker:${speakerId}`;
    const signs = signsOf(stance);
    const left = column.x + (columnWidth - signs.length * cellSign) / 2;
    const top = y + row.y + (row.height - cellSign) / 2;
    const items: DrawItem[] = signs.map((sign, index) =>
      stanceSign(sign, { x: left + index * cellSign, y: top, size: cellSign, owner, theme }),
    );
    if (sayings.length > 1) {
      items.push({
        kind: "text",
        owner,
        text: String(sayings.length),
        x: left + signs.length * cellSign + 4,
        y: baselineIn(top, "count"),
        font: "count",
        fill: themes[theme].mute,
      });
    }
    return items;
  });
}
