import type { Rect } from "#shared/layout/geometry.ts";
import { perform } from "../../state/commands.ts";
import { currentView } from "../current-view.ts";

/** The mark on a collapsed card, which says how many it hides: a press shows them. */
export function HiddenMark({
  claimId,
  count,
  rect,
}: {
  readonly claimId: string;
  readonly count: number;
  readonly rect: Rect;
}) {
  return (
    <button
      type="button"
      className="hidden-mark nodrag nopan"
      // From the keyboard the card itself is expanded.
      tabIndex={-1}
      aria-label={count === 1 ? "Show the claim hidden below" : `Show the ${count} claims hidden below`}
      style={{ left: rect.x, top: rect.y, width: rect.width, height: rect.height }}
      onClick={(event) => {
        event.stopPropagation();
        const mapId = currentView()?.mapId;
        if (mapId !== undefined) void perform("map.collapse", { mapId, claimId, collapsed: false });
      }}
      onDoubleClick={(event) => event.stopPropagation()}
    />
  );
}
