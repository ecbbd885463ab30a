import type { Point } from "#shared/layout/geometry.ts";
import { perform } from "../../state/commands.ts";
import { openDialog } from "../../state/dialog-store.ts";
import { currentView } from "../current-view.ts";
import { renameFrame } from "../elements/frame-store.ts";
import { snappedPoint } from "../moving/grid.ts";
import { announceMove } from "../moving/use-gliding.ts";
import { startDraft } from "../writing/draft-store.ts";
import type { MenuExtra, MenuSubject } from "./canvas-menu.tsx";

/** After the menu has handed back the keyboard, so that a field may take it. */
function afterMenu(run: () => void): () => void {
  return () => void window.setTimeout(run);
}

/** Opens an empty card whose text begins about at this place of the map. */
export function writeAt(at: Point): void {
  const view = currentView();
  if (view !== null) startDraft({ mapId: view.mapId, ...snappedPoint({ x: at.x - 20, y: at.y - 20 }), link: null });
}

async function frameAt(at: Point): Promise<void> {
  const view = currentView();
  if (view === null) return;
  const frame = { mapId: view.mapId, title: "New frame", ...snappedPoint(at), width: 560, height: 320 };
  const made = await perform("frame.create", frame);
  if (made) renameFrame(made.frameId);
}

function exportFrame(frameId: string): void {
  const view = currentView();
  if (view !== null) openDialog({ kind: "export", mapId: view.mapId, frameId });
}

/** What the menu offers that is no action of the list; `at` is where it was opened, in map pixels. */
export function menuExtras(subject: MenuSubject, at: Point): readonly MenuExtra[] {
  switch (subject.of) {
    case "card":
      return [];
    case "empty":
      return [
        { label: "Write a claim here", run: afterMenu(() => writeAt(at)) },
        { label: "New frame here", run: () => void frameAt(at) },
      ];
    case "frame": {
      const { frameId } = subject;
      return [
        { label: "Rename frame", run: afterMenu(() => renameFrame(frameId)) },
        { label: "Export frame as image…", run: afterMenu(() => exportFrame(frameId)) },
        { label: "Delete frame", danger: true, run: () => void perform("frame.delete", { frameId }) },
      ];
    }
    case "link": {
      const view = currentView();
      const link = view?.links.find(({ inferenceId }) => inferenceId === subject.inferenceId);
      if (!view || !link?.junction || link.premiseClaimIds.length < 2) return [];
      const moves = [{ placementId: link.placementId, x: null, y: null }];
      const run = () => {
        announceMove();
        void perform("map.move", { mapId: view.mapId, moves });
      };
      return [{ label: "Put the junction back", run }];
    }
  }
}
