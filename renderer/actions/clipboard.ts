import { toast } from "sonner";
import { freeSlot, freeSlots } from "#shared/layout/free-slot.ts";
import { boundsOf, type Point } from "#shared/layout/geometry.ts";
import type { MapView } from "#shared/model/map-view.ts";
import { cardWidth, layoutCard } from "#shared/scene/card.ts";
import { geometryOfMap } from "#shared/scene/map-geometry.ts";
import { canvasControl } from "../state/canvas-control.ts";
import { perform } from "../state/commands.ts";
import { useMapStore } from "../state/map-store.ts";
import { select } from "../state/selection-store.ts";
import type { ActionContext } from "./context.ts";

/** Cards as they stood when they were copied: claims of the library with their places. */
type CopiedCards = { readonly cards: readonly { readonly claimId: string; readonly x: number; readonly y: number }[] };

const mediaType = "application/x-warrant-cards+json";
let memory: CopiedCards | null = null;

function copied({ placedClaimIds }: ActionContext): { readonly cards: CopiedCards; readonly text: string } {
  const chosen = new Set(placedClaimIds);
  const cards = (useMapStore.getState().view?.cards ?? []).filter((card) => chosen.has(card.claimId));
  return {
    cards: { cards: cards.map(({ claimId, x, y }) => ({ claimId, x, y })) },
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
  if (lines.length > maximumLines) {
    toast.error(`That text has ${lines.length} lines. At most ${maximumLines} can be pasted as claims at once.`);
    return;
  }
  const made: string[] = [];
  const spots = spotsFor(lines);
  for (const [index, text] of lines.entries()) {
    const spot = spots[index] ?? { x: 0, y: 0 };
    const claim = await perform("claim.create", { text, place: { mapId: context.mapId, ...spot } });
    if (!claim) break;
    made.push(claim.claimId);
  }
  select({ claimIds: made });
}

const maximumLines = 50;

/** A free place for a card with each of these texts, all reckoned at once: the map hears of the cards one by one. */
function spotsFor(texts: readonly string[]): readonly Point[] {
  const view = useMapStore.getState().view;
  const cards = view === null ? [] : [...geometryOfMap(view).cards.values()];
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

/** Where the top left corner of copied cards goes, so that none of them comes to lie on another card. */
function groupSpot(view: MapView, cards: CopiedCards["cards"]): Point {
  const known = geometryOfMap(view).cards;
  const rects = cards.map(({ claimId, x, y }) => ({
    x,
    y,
    width: cardWidth,
    height: known.get(claimId)?.height ?? usualHeight,
  }));
  const size = boundsOf(rects) ?? { width: cardWidth, height: usualHeight };
  return freeSlot(known.values(), size, canvasControl()?.freeSpot() ?? { x: 0, y: 0 });
}

/** About the height of a card that has a position, three lines and a speaker, in map pixels. */
const usualHeight = 122;

function parseCards(json: string): CopiedCards | null {
  if (json === "") return null;
  try {
    const value: unknown = JSON.parse(json);
    if (typeof value !== "object" || value === null || !("cards" in value) || !Array.isArray(value.cards)) return null;
    const cards = value.cards.filter(
      (card): card is CopiedCards["cards"][number] =>
        typeof card?.claimId === "string" && Number.isFinite(card.x) && Number.isFinite(card.y),
    );
    return cards.length > 0 ? { cards } : null;
  } catch {
    return null;
  }
}

/**
 * Puts copied claims on the open map with the arguments among them. Claims that
 * stand there already are duplicated: a claim stands only once on a map.
 */
async function pasteCards({ mapId }: ActionContext, copiedCards: CopiedCards): Promise<void> {
  const view = useMapStore.getState().view;
  if (mapId === null || view === null) return;
  const here = new Set(view.cards.map((card) => card.claimId));
  const left = Math.min(...copiedCards.cards.map((card) => card.x));
  const top = Math.min(...copiedCards.cards.map((card) => card.y));
  const spot = groupSpot(view, copiedCards.cards);
  const moved = copiedCards.cards.map((card) => ({
    claimId: card.claimId,
    x: card.x - left + spot.x,
    y: card.y - top + spot.y,
  }));
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
