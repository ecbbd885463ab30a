import { useStore, ViewportPortal } from "@xyflow/react";
import type { LiveMap } from "../live/live-map.ts";
import { useQuotationDrop } from "./quotation-drop.ts";

/** What letting go of a dragged quotation would do: the card that it is over is ringed, and it is said in words. */
export function QuotationDropHint({ live }: { readonly live: LiveMap }) {
  const over = useQuotationDrop((state) => state.over);
  const [x, y, zoom] = useStore((state) => state.transform);
  if (over === null) return null;
  const rect = over.claimId === null ? undefined : live.rectOf(over.claimId);
  return (
    <>
      {rect && (
        <ViewportPortal>
          <div
            className="quotation-target"
            style={{ transform: `translate(${rect.x}px, ${rect.y}px)`, width: rect.width, height: rect.height }}
          />
        </ViewportPortal>
      )}
      <div
        className="linking-words"
        style={{ transform: `translate(${over.at.x * zoom + x}px, ${over.at.y * zoom + y}px)` }}
      >
        <span role="status">{rect ? "Quote it for this claim" : "Put its claim here"}</span>
      </div>
    </>
  );
}
