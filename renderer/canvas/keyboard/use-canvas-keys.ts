import type { FocusEvent, KeyboardEvent } from "react";
import { useCallback, useEffect } from "react";
import { canvasControl } from "../../state/canvas-control.ts";
import { clearSelection, editClaim, select, useSelection } from "../../state/selection-store.ts";
import { currentView } from "../current-view.ts";
import type { LiveMap } from "../live/live-map.ts";
import { gridStep } from "../moving/grid.ts";
import { commitNudges, nudge } from "../moving/nudging.ts";
import { canvasId, recordIdOf } from "../node-ids.ts";
import { followSelection, setCurrentCard, useCurrentCard } from "./current-card.ts";
import { focusCard, focusLink } from "./focus-card.ts";
import { type Direction, firstRead, lastRead, nearestInDirection } from "./reading.ts";
import { linkBeside, linkFromCard, throughLink } from "./walking.ts";

const arrows: Readonly<Record<string, Direction>> = {
  ArrowUp: "up",
  ArrowDown: "down",
  ArrowLeft: "left",
  ArrowRight: "right",
};
const steps = {
  up: { x: 0, y: -gridStep },
  down: { x: 0, y: gridStep },
  left: { x: -gridStep, y: 0 },
  right: { x: gridStep, y: 0 },
} as const;

/** Goes to a card: selects it, brings it into view, gives it the keyboard. */
export function goToCard(claimId: string, extend = false): void {
  const { claimIds, inferenceIds } = useSelection.getState();
  if (extend) select({ claimIds: [...claimIds.filter((id) => id !== claimId), claimId], inferenceIds });
  else select({ claimIds: [claimId] });
  setCurrentCard(claimId);
  canvasControl()?.reveal({ claimId });
  focusCard(claimId);
}

function goToLink(inferenceId: string): void {
  select({ inferenceIds: [inferenceId] });
  canvasControl()?.reveal({ inferenceId });
  focusLink(inferenceId);
}

/** What has the keyboard: a card, a link, or the map as a whole. */
function focused(): { readonly claimId: string | null; readonly inferenceId: string | null } {
  const id = document.activeElement?.closest(".react-flow__node, .react-flow__edge")?.getAttribute("data-id") ?? "";
  return { claimId: recordIdOf("card", id), inferenceId: recordIdOf("link", id) };
}

/** The keyboard on the map. Shortcuts of the action list come on top of these, from the window. */
export function useCanvasKeys(live: LiveMap, currentClaimId: string | null) {
  useEffect(followSelection, []);

  const onKeyDown = useCallback(
    (event: KeyboardEvent) => {
      if (!(event.target instanceof Element) || event.defaultPrevented) return;
      if (event.target.closest(".react-flow__panel, input, textarea, [role=menu]")) return;
      if (answerKey(event, live, currentClaimId)) {
        event.preventDefault();
        event.stopPropagation();
      }
    },
    [live, currentClaimId],
  );

  const onFocus = useCallback((event: FocusEvent) => {
    const id = event.target.closest(".react-flow__node")?.getAttribute("data-id") ?? "";
    const claimId = recordIdOf("card", id);
    if (claimId === null) return;
    setCurrentCard(claimId);
    const { claimIds, inferenceIds } = useSelection.getState();
    // Coming in with Tab: what has the keyboard is what shortcuts act on.
    if (event.target.matches(":focus-visible") && claimIds.length + inferenceIds.length === 0) {
      select({ claimIds: [claimId] });
      canvasControl()?.reveal({ claimId });
    }
  }, []);

  return { onKeyDown, onFocus };
}

/** Does what a key means; false when it means nothing here. */
function answerKey(event: KeyboardEvent, live: LiveMap, currentClaimId: string | null): boolean {
  const view = currentView();
  if (view === null) return false;
  const direction = arrows[event.key];
  const { claimIds } = useSelection.getState();
  const onCard = focused().claimId ?? currentClaimId;

  if (direction !== undefined && (event.ctrlKey || event.metaKey)) {
    const chosen = claimIds.length > 0 ? claimIds : onCard === null ? [] : [onCard];
    nudge(
      chosen.filter((id) => live.cardOf(id) !== undefined).map((id) => canvasId("card", id)),
      steps[direction],
    );
    return true;
  }
  if (event.key !== "Control" && event.key !== "Meta") commitNudges();
  if (direction !== undefined) return walk(event, direction, live, onCard);

  switch (event.key) {
    case "Home":
    case "End": {
      const card = event.key === "Home" ? firstRead(view.cards) : lastRead(view.cards);
      if (card) goToCard(card.claimId, event.shiftKey);
      return card !== null;
    }
    case "F2":
      if (onCard === null) return false;
      select({ claimIds: [onCard] });
      editClaim(onCard);
      return true;
    case "Enter": {
      // The action list edits what is selected: let that be the card with the keyboard.
      const { claimId } = focused();
      if (claimId !== null && !claimIds.includes(claimId)) select({ claimIds: [claimId] });
      return false;
    }
    case "Escape":
      clearSelection();
      return true;
    default:
      return false;
  }
}

function walk(event: KeyboardEvent, direction: Direction, live: LiveMap, onCard: string | null): boolean {
  const view = currentView();
  if (view === null) return false;
  const { inferenceIds, claimIds } = useSelection.getState();
  const linkId = focused().inferenceId ?? (claimIds.length === 0 ? (inferenceIds.at(-1) ?? null) : null);

  if (linkId !== null) {
    if (direction === "left" || direction === "right") {
      const beside = linkBeside(view, linkId, direction === "right" ? 1 : -1, live);
      if (beside !== null) goToLink(beside);
    } else {
      const end = throughLink(view, linkId, direction, useCurrentCard.getState().claimId);
      if (end && "claimId" in end) goToCard(end.claimId);
      else if (end) goToLink(end.inferenceId);
    }
    return true;
  }
  if (event.altKey) {
    const inferenceId =
      onCard === null || direction === "left" || direction === "right"
        ? null
        : linkFromCard(view, onCard, direction, live);
    if (inferenceId !== null) goToLink(inferenceId);
    return true;
  }
  const selectedNow = onCard !== null && claimIds.includes(onCard);
  const next = onCard === null ? null : selectedNow ? nearestInDirection(onCard, direction, live) : onCard;
  if (next !== null) goToCard(next, event.shiftKey);
  return true;
}
