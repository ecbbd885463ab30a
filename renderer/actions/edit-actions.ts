import { toast } from "sonner";
import { FreeSlots } from "#shared/layout/free-slot.ts";
import { canvasControl } from "../state/canvas-control.ts";
import { perform } from "../state/commands.ts";
import { openDialog } from "../state/dialog-store.ts";
import { useMapStore } from "../state/map-store.ts";
import { clearSelection, select } from "../state/selection-store.ts";
import { cardRects } from "./card-rects.ts";
import { copySelection, pasteFromMemory } from "./clipboard.ts";
import { type ActionContext, type ActionTable, always } from "./context.ts";

const step = 40;
const historyMessageMs = 2_500;
let historyMessage: string | number | undefined;

/** Says what was undone or redone, in place of the message before. Not by the same id: one that is just fading would swallow it. */
function sayHistory(words: string): void {
  if (historyMessage !== undefined) toast.dismiss(historyMessage);
  historyMessage = toast(words, { duration: historyMessageMs });
}

function somethingSelected({ mapId, placedClaimIds, inferenceIds }: ActionContext): boolean {
  return mapId !== null && placedClaimIds.length + inferenceIds.length > 0;
}

/** Takes what is selected off the open map; the library keeps it. */
export async function removeSelection({ mapId, placedClaimIds, inferenceIds }: ActionContext): Promise<void> {
  if (mapId === null) return;
  await perform("map.remove", { mapId, claimIds: [...placedClaimIds], inferenceIds: [...inferenceIds] });
  clearSelection();
}

/** Undo and redo, the clipboard, and taking things away. */
export const editActions = {
  "history.undo": {
    label: ({ undo }) => (undo === null ? "Undo" : `Undo: ${undo}`),
    enabled: ({ undo }) => undo !== null,
    run: async () => {
      canvasControl()?.animateNextMove();
      const done = await perform("history.undo", {});
      if (done) sayHistory(`Undone: ${done.label}`);
    },
  },
  "history.redo": {
    label: ({ redo }) => (redo === null ? "Redo" : `Redo: ${redo}`),
    enabled: ({ redo }) => redo !== null,
    run: async () => {
      canvasControl()?.animateNextMove();
      const done = await perform("history.redo", {});
      if (done) sayHistory(`Done again: ${done.label}`);
    },
  },
  "edit.copy": {
    enabled: ({ placedClaimIds }) => placedClaimIds.length > 0,
    run: copySelection,
  },
  "edit.cut": {
    enabled: ({ placedClaimIds }) => placedClaimIds.length > 0,
    run: async (context) => {
      await copySelection(context);
      await removeSelection(context);
    },
  },
  "edit.paste": {
    enabled: ({ mapId }) => mapId !== null,
    run: pasteFromMemory,
  },
  "edit.duplicate": {
    enabled: ({ mapId, placedClaimIds }) => mapId !== null && placedClaimIds.length > 0,
    run: async ({ mapId, placedClaimIds }) => {
      const view = useMapStore.getState().view;
      if (mapId === null || view === null) return;
      const rects = cardRects(view);
      const group = placedClaimIds.flatMap((claimId) => {
        const rect = rects.get(claimId);
        return rect ? [{ claimId, ...rect, x: rect.x + step, y: rect.y + step }] : [];
      });
      const aside = new FreeSlots(rects.values()).shiftFor(group);
      const claims = group.map(({ claimId, x, y }) => ({ claimId, x: x + aside.x, y: y + aside.y }));
      const made = await perform("map.duplicateClaims", { mapId, claims });
      if (made) select({ claimIds: made.claimIds });
    },
  },
  "edit.selectAll": {
    enabled: ({ cards }) => cards > 0,
    run: () => {
      const view = useMapStore.getState().view;
      if (view) {
        select({
          claimIds: view.cards.map((card) => card.claimId),
          inferenceIds: view.links.map((link) => link.inferenceId),
        });
      }
    },
  },
  "edit.remove": { enabled: somethingSelected, run: removeSelection },
  "edit.delete": {
    enabled: ({ claimIds, inferenceIds }) => claimIds.length + inferenceIds.length > 0,
    run: ({ claimIds, inferenceIds }) => {
      if (claimIds.length > 0) openDialog({ kind: "delete-claims", claimIds });
      else openDialog({ kind: "delete-inferences", inferenceIds });
    },
  },
  "positions.edit": { enabled: always, run: () => openDialog({ kind: "positions" }) },
} satisfies ActionTable;
