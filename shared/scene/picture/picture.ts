import type { RecordTables } from "../../model/diffs.ts";
import { viewMap } from "../../model/map-view.ts";
import type { CardLine } from "../card.ts";
import type { DrawItem, Scene, TextItem } from "../draw-list.ts";
import { drawLegend } from "../legend.ts";
import { type CardGeometry, geometryOfMap } from "../map-geometry.ts";
import { type Pattern, patternsOf } from "../patterns.ts";
import { boundsWithin, cardItems, emptyScene, frameItems, linkItems, printedFrameDash } from "../scene.ts";
import { pictureThemes } from "../theme.ts";
import { drawFootnotes } from "./footnote-columns.ts";
import { markCard } from "./footnote-mark.ts";
import { type Footnotes, footnotesOf } from "./footnotes.ts";
import { mapEntries } from "./map-legend.ts";
import { type DrawnPart, partOfMap } from "./part-of-map.ts";
import type { PictureOptions } from "./picture-options.ts";
import { drawFooter, drawTitle, type Place, type Written } from "./title-and-footer.ts";

/** Between the map and what is written above and below it, in map pixels. */
const gap = 28;
/** What is written round a small part is set at least this wide. */
const leastWidth = 360;

/**
 * A picture of a map or of a part of it as a draw list, with what is to be written
 * above and below it. The map keeps its place in its own plane. An empty map comes
 * out as a small picture that says so.
 * @throws PictureFault when the part is empty, or names what is not on the map
 */
export function pictureOf(tables: RecordTables, mapId: string, options: PictureOptions): Scene {
  const { theme, margin } = options;
  const tokens = pictureThemes[theme];
  const background = options.transparent ? null : tokens.canvas;
  const view = viewMap(tables, mapId);
  const part = partOfMap(view, geometryOfMap(view), options.part);
  if (!part) return { ...emptyScene(view, theme, margin), background };

  const patterns = patternsOf(tables.positions.values());
  const footnotes = options.footnotes ? footnotesOf(tables, part.cards, view.direction) : null;
  const items = mapItems(part, options, footnotes, patterns);
  const { area } = part;
  const { x } = area;
  let { y, width, height } = area;
  const isWritten = options.title || options.legend || footnotes || options.footer;
  if (isWritten) width = Math.max(width, leastWidth);

  if (options.title) {
    const title = drawTitle(view, { x, y: 0, width }, tokens);
    y -= title.height + gap;
    height += title.height + gap;
    items.push(...drawTitle(view, { x, y, width }, tokens).items);
  }
  const writeBelow = (write: (place: Place) => Written) => {
    const written = write({ x, y: y + height + gap, width });
    if (written.items.length === 0) return;
    for (const item of written.items) items.push(item);
    height += gap + written.height;
  };
  if (options.legend) {
    const entries = mapEntries(part, view.links, tables.positions.values(), { theme, patterns });
    writeBelow((place) => drawLegend(entries, { ...place, maxWidth: place.width, theme }));
  }
  if (footnotes) writeBelow((place) => drawFootnotes(footnotes.notes, place, tokens));
  if (options.footer) writeBelow((place) => drawFooter({ title: view.title, date: options.date }, place, tokens));
  return {
    title: view.title,
    bounds: boundsWithin({ x, y, width, height }, margin),
    background,
    ...(part.cut ? { clip: area } : undefined),
    items,
  };
}

/** Frames, then links, then cards, so that lines pass under cards. */
function mapItems(
  { frames, links, cards }: DrawnPart,
  { theme }: Pick<PictureOptions, "theme">,
  footnotes: Footnotes | null,
  patterns: ReadonlyMap<string, Pattern>,
): DrawItem[] {
  const tokens = pictureThemes[theme];
  const items: DrawItem[] = [];
  for (const frame of frames) items.push(...frameItems(frame, tokens, theme === "print" ? printedFrameDash : []));
  for (const link of links) items.push(...linkItems(link, tokens));
  for (const card of cards) {
    const { position, claimId } = card.card;
    const pattern = (position && patterns.get(position.id)) ?? null;
    const text = footnotes?.marks.get(claimId);
    const marked = text === undefined ? null : markCard(card, position?.name ?? null, text);
    items.push(...cardItems(marked?.layout ?? card, theme, pattern));
    if (marked) items.push(markItem(card, marked.mark, tokens.ink));
  }
  return items;
}

function markItem({ x, y, card }: CardGeometry, mark: CardLine, fill: string): TextItem {
  return {
    kind: "text",
    owner: `claim:${card.claimId}`,
    text: mark.text,
    x: x + mark.x,
    y: y + mark.baseline,
    font: mark.font,
    fill,
  };
}
