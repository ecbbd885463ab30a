import type { LinkView } from "../../model/map-view.ts";
import type { InferenceKind, Position } from "../../model/records.ts";
import type { DrawItem, PathItem } from "../draw-list.ts";
import { glyphSign, type LegendEntry, legendOwner, positionEntries, signSize } from "../legend.ts";
import { endLength, linkEnd } from "../link-ends.ts";
import { type LineStyle, linkDashes, linkWidth } from "../links.ts";
import type { Path } from "../path.ts";
import { type Pattern, patternPath, patternWidth } from "../patterns.ts";
import { type PictureTheme, pictureThemes, type ThemeTokens } from "../theme.ts";
import type { DrawnPart } from "./part-of-map.ts";

/** Wide enough for a dashed line to be seen as one. */
const lineWidth = 44;
const middle = signSize / 2;

/** What the signs mean that a picture shows: its positions in their order, then the kinds of its links. */
export function mapEntries(
  part: DrawnPart,
  links: readonly LinkView[],
  positions: Iterable<Position>,
  { theme, patterns }: { readonly theme: PictureTheme; readonly patterns: ReadonlyMap<string, Pattern> },
): LegendEntry[] {
  const used = new Set(part.cards.flatMap(({ card }) => card.position?.id ?? []));
  const inOrder = [...positions].sort((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : 1));
  const sides =
    theme === "print"
      ? inOrder.filter(({ id }) => used.has(id)).map((position) => patternEntry(position, patterns.get(position.id)))
      : positionEntries(inOrder, used, theme);
  return [...sides, ...linkEntries(part, links, pictureThemes[theme])];
}

function patternEntry(position: Position, pattern: Pattern = "solid"): LegendEntry {
  const { ink } = pictureThemes.print;
  const strip = (x: number, y: number) => ({ x, y: y - 1, width: patternWidth, height: signSize + 2 });
  const still = { owner: legendOwner, fill: null, stroke: null, strokeWidth: 0 } as const;
  return {
    text: position.name,
    signWidth: patternWidth + 5 + signSize,
    sign: (x, y) => [
      { kind: "path", ...still, path: patternPath(pattern, strip(x, y), 0), fill: ink, dash: [], cap: "butt" },
      { kind: "rect", ...still, ...strip(x, y), radius: 0, stroke: ink, strokeWidth: 0.75 },
      glyphSign(position, x + patternWidth + 5, y, "print"),
    ],
  };
}

function linkEntries(part: DrawnPart, links: readonly LinkView[], tokens: ThemeTokens): LegendEntry[] {
  const shown = new Set(part.links.map(({ inferenceId }) => inferenceId));
  const views = links.filter(({ inferenceId }) => shown.has(inferenceId));
  const entry = (text: string, sign: LegendEntry["sign"]): LegendEntry => ({ text, sign, signWidth: lineWidth });
  const entries: LegendEntry[] = [];
  if (views.some(({ kind }) => kind === "support"))
    entries.push(entry("supports", (x, y) => arrow("support", x, x + lineWidth, y + middle, tokens)));
  if (views.some(({ kind, target }) => kind === "attack" && "claimId" in target))
    entries.push(entry("attacks", (x, y) => arrow("attack", x, x + lineWidth, y + middle, tokens)));
  if (views.some(({ kind, target }) => kind === "attack" && "inferenceId" in target))
    entries.push(entry("undercuts: attacks a step", (x, y) => undercutSign(x, y, tokens)));
  if (part.links.some(({ junction }) => junction !== null))
    entries.push(entry("linked premises", (x, y) => linkedSign(x, y, tokens)));
  if (part.links.some(({ strokes }) => strokes.some(({ style }) => style === "dotted")))
    entries.push(
      entry("implicit premise", (x, y) => [
        stroke(lineBetween([x + 1, y + middle], [x + lineWidth, y + middle]), tokens.mute, "dotted"),
      ]),
    );
  return entries;
}

type Corner = readonly [x: number, y: number];

function lineBetween(from: Corner, to: Corner): Path {
  return [
    ["M", ...from],
    ["L", ...to],
  ];
}

function stroke(path: Path, colour: string, style: LineStyle): PathItem {
  return {
    kind: "path",
    owner: legendOwner,
    path,
    fill: null,
    stroke: colour,
    strokeWidth: linkWidth,
    dash: linkDashes[style],
    cap: style === "dotted" ? "round" : "butt",
  };
}

/** A link from the left to the right, as it is drawn on the map. */
function arrow(kind: InferenceKind, from: number, to: number, y: number, tokens: ThemeTokens): DrawItem[] {
  const colour = tokens[kind];
  const line = lineBetween([from, y], [to - endLength[kind], y]);
  const end = linkEnd(kind, { x: to, y }, { x: 1, y: 0 });
  const items: DrawItem[] = [stroke(line, colour, kind === "attack" ? "dashed" : "solid")];
  if (end.head) items.push({ ...stroke(end.head, colour, "solid"), fill: colour, stroke: null, strokeWidth: 0 });
  if (end.bars) items.push(stroke(end.bars, colour, "solid"));
  return items;
}

/** A link that the bars of another stand on. */
function undercutSign(x: number, y: number, tokens: ThemeTokens): DrawItem[] {
  const line = y + signSize - 1;
  const at = x + lineWidth / 2 - 4;
  const end = linkEnd("attack", { x: at, y: line }, { x: 0, y: 1 });
  return [
    ...arrow("support", x, x + lineWidth, line, tokens),
    stroke(lineBetween([at, y - 3], [at, line - endLength.attack]), tokens.attack, "solid"),
    ...(end.bars ? [stroke(end.bars, tokens.attack, "solid")] : []),
  ];
}

/** Two lines that meet in a small circle with a plus. */
function linkedSign(x: number, y: number, tokens: ThemeTokens): DrawItem[] {
  const [r, centre] = [5.5, x + 22];
  return [
    stroke(lineBetween([x, y], [centre, y + middle]), tokens.mute, "solid"),
    stroke(lineBetween([x, y + signSize], [centre, y + middle]), tokens.mute, "solid"),
    stroke(lineBetween([centre, y + middle], [x + lineWidth, y + middle]), tokens.mute, "solid"),
    {
      kind: "rect",
      owner: legendOwner,
      x: centre - r,
      y: y + middle - r,
      width: 2 * r,
      height: 2 * r,
      radius: r,
      fill: tokens.canvas,
      stroke: tokens.mute,
      strokeWidth: 1.5,
    },
    { kind: "icon", owner: legendOwner, icon: "plus", x: centre - 4, y: y + middle - 4, size: 8, stroke: tokens.mute },
  ];
}
