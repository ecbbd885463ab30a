import { toast } from "sonner";
import { FreeSlots, freeSlots } from "#shared/layout/free-slot.ts";
import type { Point, Rect } from "#shared/layout/geometry.ts";
import { limits } from "#shared/model/records.ts";
import { cardWidth, layoutCard } from "#shared/scene/card.ts";
import { canvasControl } from "../state/canvas-control.ts";
import { perform } from "../state/commands.ts";
import { useMapStore } from "../state/map-store.ts";
import { select } from "../state/selection-store.ts";
import { cardRects } from "./card-rects.ts";
import type { ActionContext } from "./context.ts";

/** Cards as they stood when they were copied: claims of the library with their places. */
type CopiedCard = { readonly claimId: string; readonly x: number; readonly y: number; readonly height: number };
type CopiedCards = { readonly cards: readonly CopiedCard[] };

const mediaType = "application/x-warrant-cards+json";
let memory: CopiedCards | null = null;

function copied({ placedClaimIds }: ActionContext): { readonly cards: CopiedCards; readonly text: string } {
  const chosen = new Set(placedClaimIds);
  const { view } = useMapStore.getState();
  const cards = (view?.cards ?? []).filter((card) => chosen.has(card.claimId));
  const rects = view === null ? new Map<string, Rect>() : cardRects({ ...view, cards });
  return {
    cards: {
      cards: cards.map(({ claimId, x, y }) => ({ claimId, x, y, height: rects.get(claimId)?.height ?? tallest })),
    },
    text: cards.map((card) => card.text).join("\n"),
  };
}

/** Keeps the selected cards for pasting, and puts their texts on the system's clipboard for other programs. */
export async function copySelection(context: ActionContext): Promise<void> {
  const { cards, text } = copied(context);
  memory = cards;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // The page may not write the clipboard; pasting within Warrant works all the same.
  }
  toast(cards.cards.length === 1 ? "1 claim copied" : `${cards.cards.length} claims copied`);
}

/** Pastes what was copied last in this window. */
export async function pasteFromMemory(context: ActionContext): Promise<void> {
  if (memory === null) toast("Nothing to paste. Copy claims first.");
  else await pasteCards(context, memory);
}

/** Answers the browser's own copy event: the cards for Warrant, their texts for other programs. */
export function writeClipboard(event: ClipboardEvent, context: ActionContext): void {
  if (context.placedClaimIds.length === 0 || event.clipboardData === null) return;
  const { cards, text } = copied(context);
  memory = cards;
  event.clipboardData.setData(mediaType, JSON.stringify(cards));
  event.clipboardData.setData("text/plain", text);
  event.preventDefault();
  toast(cards.cards.length === 1 ? "1 claim copied" : `${cards.cards.length} claims copied`);
}

/** Answers the browser's own paste event: cards of Warrant, or each line of a text as a new claim. */
export async function readClipboard(event: ClipboardEvent, context: ActionContext): Promise<void> {
  const data = event.clipboardData;
  if (data === null || context.mapId === null) return;
  const cards = parseCards(data.getData(mediaType));
  if (cards !== null) {
    event.preventDefault();
    await pasteCards(context, cards);
    return;
  }
  const lines = data
    .getData("text/plain")
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
  if (lines.length === 0) return;
  event.preventDefault();
  const fault = faultOf(lines);
  if (fault !== null) {
    toast.error(fault);
    return;
  }
  const spots = spotsFor(lines);
  const claims = lines.map((text, index) => ({ text, ...(spots[index] ?? { x: 0, y: 0 }) }));
  const made = await perform("claims.create", { mapId: context.mapId, claims });
  if (made) select({ claimIds: made.claimIds });
}

/** Why these lines cannot be pasted as claims, in words for the person; null when they can. */
function faultOf(lines: readonly string[]): string | null {
  if (lines.length > limits.newClaims) {
    return `That text has ${lines.length.toLocaleString("en-GB")} lines. At most ${limits.newClaims} can be pasted as claims at once.`;
  }
  const longest = lines.reduce((most, line) => Math.max(most, line.length), 0);
  if (longest <= limits.claimText) return null;
  const [has, may] = [longest, limits.claimText].map((count) => count.toLocaleString("en-GB"));
  return `A line of that text has ${has} characters. A claim has at most ${may}: divide the line.`;
}

/** A free place for a card with each of these texts. */
function spotsFor(texts: readonly string[]): readonly Point[] {
  const view = useMapStore.getState().view;
  const cards = view === null ? [] : cardRects(view).values();
  const sizes = texts.map((text) => layoutCard({ ...plainCard, text }));
  return freeSlots(cards, sizes, canvasControl()?.freeSpot() ?? { x: 0, y: 0 });
}

const plainCard = {
  position: null,
  attribution: null,
  quotations: 0,
  notes: 0,
  collapsed: false,
  hiddenBelow: 0,
} as const;

/** The height of the tallest card there can be, in map pixels, for cards that do not say. */
const tallest = layoutCard({
  ...plainCard,
  text: "tall ".repeat(200),
  attribution: { name: "x", role: null, year: null },
  quotations: 1,
}).height;

function parseCards(json: string): CopiedCards | null {
  if (json === "") return null;
  try {
    const value: unknown = JSON.parse(json);
    if (typeof value !== "object" || value === null || !("cards" in value) || !Array.isArray(value.cards)) return null;
    const cards = value.cards.flatMap((card): CopiedCard[] =>
      typeof card?.claimId === "string" && Number.isFinite(card.x) && Number.isFinite(card.y)
        ? [{ claimId: card.claimId, x: card.x, y: card.y, height: heightOf(card) }]
        : [],
    );
    return cards.length > 0 ? { cards } : null;
  } catch {
    return null;
  }
}

function heightOf({ height }: { readonly height?: unknown }): number {
  return typeof height === "number" && height > 0 ? Math.min(height, tallest) : tallest;
}

/**
 * Puts copied claims on the open map with the arguments among them. Claims that
 * stand there already are duplicated: a claim stands only once on a map.
 */
async function pasteCards({ mapId }: ActionContext, copiedCards: CopiedCards): Promise<void> {
  const view = useMapStore.getState().view;
  if (mapId === null || view === null) return;
  const here = new Set(view.cards.map((card) => card.claimId));
  const spot = canvasControl()?.freeSpot() ?? { x: 0, y: 0 };
  let [left, top] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (const { x, y } of copiedCards.cards) [left, top] = [Math.min(left, x), Math.min(top, y)];
  const group = copiedCards.cards.map((card) => ({
    ...card,
    x: card.x - left + spot.x,
    y: card.y - top + spot.y,
    width: cardWidth,
  }));
  // The cards keep their places to each other; none comes to lie on one that is here.
  const aside = new FreeSlots(cardRects(view).values()).shiftFor(group);
  const moved = group.map(({ claimId, x, y }) => ({ claimId, x: x + aside.x, y: y + aside.y }));
  const present = moved.filter((card) => here.has(card.claimId));
  const absent = moved.filter((card) => !here.has(card.claimId));
  const pasted = absent.map((card) => card.claimId);
  if (absent.length > 0) {
    const placed = await perform("map.place", { mapId, claims: absent, connect: true });
    if (placed === undefined) return;
  }
  if (present.length > 0) {
    const made = await perform("map.duplicateClaims", { mapId, claims: present });
    if (made) pasted.push(...made.claimIds);
  }
  select({ claimIds: pasted });
}
