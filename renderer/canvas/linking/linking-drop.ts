import type { Point } from "#shared/layout/geometry.ts";
import { assertNever } from "#shared/model/assert-never.ts";
import { cardWidth } from "#shared/scene/card.ts";
import { perform } from "../../state/commands.ts";
import { useMapStore } from "../../state/map-store.ts";
import { select } from "../../state/selection-store.ts";
import { snappedPoint } from "../moving/grid.ts";
import { startDraft } from "../writing/draft-store.ts";
import type { Linking } from "./linking-store.ts";

/** Does what letting go of a link means where it was let go: one command, or a draft that will be one. */
export async function dropLink({ claimId, end, kind, over }: Linking, at: Point): Promise<void> {
  const { mapId, status } = useMapStore.getState();
  if (mapId === null || status !== "ready") return;
  switch (over.on) {
    case "outside":
      return;
    case "card": {
      if (over.claimId === claimId) return;
      const [premise, target] = end === "above" ? [claimId, over.claimId] : [over.claimId, claimId];
      const made = await perform("inference.create", {
        kind,
        premiseClaimIds: [premise],
        target: { claimId: target },
        mapId,
      });
      if (made) select({ inferenceIds: [made.inferenceId] });
      return;
    }
    case "link": {
      const { inferenceId } = over;
      const made = await perform("inference.create", {
        kind: "attack",
        premiseClaimIds: [claimId],
        target: { inferenceId },
        mapId,
      });
      if (made) select({ inferenceIds: [made.inferenceId] });
      return;
    }
    case "junction": {
      const made = await perform("premise.add", { inferenceId: over.inferenceId, claimId });
      if (made) select({ inferenceIds: [over.inferenceId] });
      return;
    }
    case "empty": {
      // The card's edge that faces the other card comes to the pointer.
      const corner = { x: at.x - cardWidth / 2, y: end === "below" ? at.y : at.y - emptyCardHeight };
      startDraft({
        mapId,
        ...snappedPoint(corner),
        link: end === "below" ? { kind, target: { claimId } } : { kind, asTarget: { premiseClaimId: claimId } },
      });
      return;
    }
    default:
      assertNever(over);
  }
}

/** About the height of a card with one line, in map pixels. */
const emptyCardHeight = 40;
