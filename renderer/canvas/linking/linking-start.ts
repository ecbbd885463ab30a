import type { PointerEvent } from "react";
import type { CardEnd } from "./linking-store.ts";

export type LinkingStart = {
  readonly claimId: string;
  readonly end: CardEnd;
  readonly clientX: number;
  readonly clientY: number;
};

type Starter = (start: LinkingStart) => void;
let starter: Starter | null = null;

/** The canvas on show says what drawing a link means; cards only say where it began. */
export function onLinkingStart(next: Starter | null): void {
  starter = next;
}

/** Answers a press on a card's dot. */
export function startLinking(event: PointerEvent, claimId: string, end: CardEnd): void {
  if (event.button !== 0 || !event.isPrimary) return;
  event.preventDefault();
  event.stopPropagation();
  starter?.({ claimId, end, clientX: event.clientX, clientY: event.clientY });
}
