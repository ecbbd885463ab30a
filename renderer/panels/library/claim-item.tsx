import { MapPin } from "lucide-react";
import { ContextMenu } from "radix-ui";
import type { KeyboardEvent } from "react";
import type { ClaimRow } from "#shared/contract/results.ts";
import type { Position } from "#shared/model/records.ts";
import { draggedClaimType } from "../../canvas/pointer/use-library-drop.ts";
import { openDialog } from "../../state/dialog-store.ts";
import { useMapStore } from "../../state/map-store.ts";
import { select } from "../../state/selection-store.ts";
import { PositionGlyph } from "../ui/position-mark.tsx";
import { attributionInWords } from "../ui/words.ts";
import { placeClaim, selectAndReveal, showOrPlaceClaim } from "./show-claim.ts";

/** One claim of the list: it can be dragged onto the map. */
export function ClaimItem({
  row,
  index,
  total,
  position,
  selected,
  focusable,
  onMap,
  onKeyDown,
}: {
  readonly row: ClaimRow;
  readonly index: number;
  readonly total: number;
  readonly position: Position | null;
  readonly selected: boolean;
  /** True for the one row of the list that the Tab key reaches. */
  readonly focusable: boolean;
  readonly onMap: boolean;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
}) {
  const { claim } = row;
  const canPlace = useMapStore((state) => state.status === "ready");
  return (
    <ContextMenu.Root modal={false}>
      <ContextMenu.Trigger asChild>
        <div
          role="option"
          className="claim-item"
          aria-selected={selected}
          aria-setsize={total}
          aria-posinset={index + 1}
          tabIndex={focusable ? 0 : -1}
          draggable
          onDragStart={(event) => {
            event.dataTransfer.setData(draggedClaimType, claim.id);
            event.dataTransfer.setData("text/plain", claim.text);
            event.dataTransfer.effectAllowed = "copyMove";
          }}
          onKeyDown={onKeyDown}
          onClick={() => select({ claimIds: [claim.id] })}
          onDoubleClick={() => void showOrPlaceClaim(claim.id)}
        >
          <PositionGlyph position={position} />
          <div className="grow">
            <p className="claim-item-text">{claim.text}</p>
            <p className="small mute ellipsis">{attributionInWords(row.attribution)}</p>
          </div>
          {onMap && (
            <span className="on-map" title="On this map">
              <MapPin size={14} aria-hidden />
              <span className="visually-hidden">On this map</span>
            </span>
          )}
        </div>
      </ContextMenu.Trigger>
      <ContextMenu.Portal>
        <ContextMenu.Content className="menu">
          {onMap ? (
            <ContextMenu.Item className="menu-item" onSelect={() => selectAndReveal(claim.id)}>
              Show on map
            </ContextMenu.Item>
          ) : (
            <ContextMenu.Item className="menu-item" disabled={!canPlace} onSelect={() => void placeClaim(claim.id)}>
              Add to map
            </ContextMenu.Item>
          )}
          <ContextMenu.Item
            className="menu-item"
            onSelect={() => openDialog({ kind: "note", subject: { claimId: claim.id } })}
          >
            Write a note
          </ContextMenu.Item>
          <ContextMenu.Separator className="menu-rule" />
          <ContextMenu.Item
            className="menu-item danger"
            onSelect={() => openDialog({ kind: "delete-claims", claimIds: [claim.id] })}
          >
            Delete from library…
          </ContextMenu.Item>
        </ContextMenu.Content>
      </ContextMenu.Portal>
    </ContextMenu.Root>
  );
}
