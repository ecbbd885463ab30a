import { defaultRangeExtractor, useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import type { ClaimRow } from "#shared/contract/results.ts";
import type { Position } from "#shared/model/records.ts";
import { openDialog } from "../../state/dialog-store.ts";
import { useMapStore } from "../../state/map-store.ts";
import { select, useSelection } from "../../state/selection-store.ts";
import { ClaimItem } from "./claim-item.tsx";
import { showOrPlaceClaim } from "./show-claim.ts";

const likelyRowHeight = 76;

/** The list of claims; only the rows in view are mounted. Arrows move, Enter shows or places. */
export function ClaimRows({
  total,
  rowAt,
  positions,
  listKey,
  onRange,
}: {
  readonly total: number;
  readonly rowAt: (index: number) => ClaimRow | undefined;
  readonly positions: readonly Position[];
  /** Changes when the list is another one: it is then shown from its top. */
  readonly listKey: string;
  readonly onRange: (from: number, to: number) => void;
}) {
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const wanted = useRef<number | null>(null);
  const selected = useSelection((state) => state.claimIds);
  const mapId = useMapStore((state) => state.mapId);
  const tables = useMapStore((state) => state.tables);
  const placed = new Set<string>();
  for (const placement of tables.placements.values()) {
    if (placement.mapId === mapId && placement.claimId !== null) placed.add(placement.claimId);
  }
  const virtualizer = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => likelyRowHeight,
    getItemKey: (index) => rowAt(index)?.claim.id ?? index,
    overscan: 6,
    // The row with the keyboard stays mounted, wherever the list is scrolled.
    rangeExtractor: (range) => {
      const shown = new Set([Math.min(active, total - 1), ...defaultRangeExtractor(range)]);
      return [...shown].sort((a, b) => a - b);
    },
  });
  const items = virtualizer.getVirtualItems();
  const from = virtualizer.range?.startIndex ?? 0;
  const to = virtualizer.range?.endIndex ?? 0;
  useEffect(() => onRange(from, to));
  // A row that the keyboard moves to may have to be fetched and mounted first.
  useEffect(() => {
    if (wanted.current === null) return;
    const row = rowAt(wanted.current);
    const element = scroller.current?.querySelector<HTMLElement>(`[data-row-index="${wanted.current}"]`);
    if (!row || !element) return;
    wanted.current = null;
    element.focus();
    select({ claimIds: [row.claim.id] });
  });
  useEffect(() => {
    if (listKey === "") return;
    setActive(0);
    scroller.current?.scrollTo({ top: 0 });
  }, [listKey]);

  function moveTo(index: number): void {
    const next = Math.min(total - 1, Math.max(0, index));
    setActive(next);
    virtualizer.scrollToIndex(next);
    wanted.current = next;
  }

  function answerKey(event: KeyboardEvent): void {
    const row = rowAt(active);
    const page = Math.max(1, to - from - 1);
    const moves: Record<string, number> = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + page,
      PageUp: active - page,
      Home: 0,
      End: total - 1,
    };
    const move = moves[event.key];
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (move !== undefined) moveTo(move);
    else if (row && event.key === "Enter") void showOrPlaceClaim(row.claim.id);
    else if (row && event.key === " ") select({ claimIds: [row.claim.id] });
    else if (row && event.key === "Delete") openDialog({ kind: "delete-claims", claimIds: [row.claim.id] });
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div className="claim-rows scroll" ref={scroller}>
      <div role="listbox" aria-label="Claims" style={{ height: virtualizer.getTotalSize(), position: "relative" }}>
        {items.map((item) => {
          const row = rowAt(item.index);
          return (
            <div
              key={item.key}
              role="presentation"
              className="claim-slot"
              ref={virtualizer.measureElement}
              data-index={item.index}
              style={{ transform: `translateY(${item.start}px)` }}
            >
              {row && (
                <ClaimItem
                  row={row}
                  index={item.index}
                  total={total}
                  position={positions.find(({ id }) => id === row.claim.positionId) ?? null}
                  selected={selected.includes(row.claim.id)}
                  focusable={item.index === active}
                  onMap={placed.has(row.claim.id)}
                  onFocus={() => setActive(item.index)}
                  onKeyDown={answerKey}
                />
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}
