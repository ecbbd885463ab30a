import type { Size } from "../../layout/geometry.ts";
import { dateInWords } from "../../model/dates.ts";
import type { DrawItem, Owner, TextItem } from "../draw-list.ts";
import { blockItems, type TextBlock, textBlock } from "../text-block.ts";
import type { ThemeTokens } from "../theme.ts";

/** A piece of what is written round a map, and where it stands. */
export type Written = Size & { readonly items: readonly DrawItem[] };
export type Place = { readonly x: number; readonly y: number; readonly width: number };

/** From this width on a title is set in larger letters. */
const leastBannerWidth = 1_800;
/** Longer lines than this are hard to follow. */
const widestDescription = 720;
const titleOwner: Owner = "part:title";
const footerOwner: Owner = "part:footer";

/** A map's title, and under it its description; nothing of them is cut. */
export function drawTitle(
  { title, description }: { readonly title: string; readonly description: string },
  { x, y, width }: Place,
  tokens: ThemeTokens,
): Written {
  const font = width < leastBannerWidth ? "heading" : "banner";
  const heading = textBlock(title, font, width, Number.POSITIVE_INFINITY);
  const items: DrawItem[] = columnItems(heading, { x, y, width }, titleOwner, tokens.ink);
  if (description.trim() === "") return { items, width, height: heading.height };
  const text = textBlock(description, "claim", Math.min(width, widestDescription), Number.POSITIVE_INFINITY);
  items.push(...columnItems(text, { x, y: y + heading.height + 4, width }, titleOwner, tokens.mute));
  return { items, width, height: heading.height + 4 + text.height };
}

/** Under a rule the map's name, and at the right the day of the export. */
export function drawFooter(
  { title, date }: { readonly title: string; readonly date: string },
  { x, y, width }: Place,
  tokens: ThemeTokens,
): Written {
  const day = textBlock(dateInWords(date), "small", width, 1);
  const name = textBlock(title, "small", width - day.width - 24, Number.POSITIVE_INFINITY);
  const items: DrawItem[] = [
    ruleItem({ x, y, width }, footerOwner, tokens),
    ...blockItems(name, x, y + 9, footerOwner, tokens.mute),
    ...blockItems(day, x + width - day.width, y + 9, footerOwner, tokens.mute),
  ];
  return { items, width, height: 9 + name.height };
}

/** A block of text at that side of a column where its reader begins. */
export function columnItems(block: TextBlock, { x, y, width }: Place, owner: Owner, fill: string): TextItem[] {
  return blockItems(block, block.direction === "rtl" ? x + width - block.width : x, y, owner, fill);
}

/** A thin line across. */
export function ruleItem({ x, y, width }: Place, owner: Owner, tokens: ThemeTokens): DrawItem {
  return { kind: "rect", owner, x, y, width, height: 1, radius: 0, fill: tokens.line, stroke: null, strokeWidth: 0 };
}
