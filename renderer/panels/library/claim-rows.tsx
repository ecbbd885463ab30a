import { type KeyboardEvent, useEffect, useLayoutEffect, useMemo, useRef } from "react";
import type { ClaimRow } from "#shared/contract/results.ts";
import type { Position } from "#shared/model/records.ts";
import { openDialog } from "../../state/dialog-store.ts";
import { usePlaced } from "../../state/placed.ts";
import { select, useSelection } from "../../state/selection-store.ts";
import { useRowKeys } from "../ui/use-row-keys.ts";
import { useVirtualRows } from "../ui/use-virtual-rows.ts";
import { ClaimItem } from "./claim-item.tsx";
import { showOrPlaceClaim } from "./show-claim.ts";

const likelyRowHeight = 76;

/** The list of claims; only the rows in view are mounted. Arrows move, Enter shows or places. */
export function ClaimRows({
  total,
  rowAt,
  positions,
  listKey,
  onMount,
}: {
  readonly total: number;
  readonly rowAt: (index: number) => ClaimRow | undefined;
  readonly positions: readonly Position[];
  /** Changes when the list is another one: it is then shown from its top. */
  readonly listKey: string;
  /** Called with the rows that are mounted, which need their claims. */
  readonly onMount: (indexes: readonly number[]) => void;
}) {
  const list = useRef<HTMLDivElement>(null);
  const selected = useSelection((state) => state.claimIds);
  const chosen = useMemo(() => new Set(selected), [selected]);
  const positionOf = useMemo(() => new Map(positions.map((position) => [position.id, position])), [positions]);
  const placed = usePlaced();
  const { active, setActive, wanted, keep, onFocus, onKeyDown } = useRowKeys({
    list,
    count: total,
    arrive: (index) => {
      const row = rowAt(index);
      if (row) select({ claimIds: [row.claim.id] });
    },
  });
  const { rows, after, measure, show } = useVirtualRows({
    list,
    count: total,
    likelySize: likelyRowHeight,
    keep,
  });
  useEffect(() => onMount(rows.map(({ index }) => index)));
  useLayoutEffect(() => {
    if (wanted !== null) show(wanted);
  }, [wanted, show]);
  useEffect(() => {
    if (listKey === "") return;
    setActive(0);
    list.current?.parentElement?.scrollTo({ top: 0 });
  }, [listKey, setActive]);

  function answerKey(event: KeyboardEvent<HTMLElement>): void {
    onKeyDown(event);
    const row = rowAt(active);
    if (event.isPropagationStopped() || event.ctrlKey || event.metaKey || event.altKey || row === undefined) return;
    if (event.key === "Enter") void showOrPlaceClaim(row.claim.id);
    else if (event.key === " ") select({ claimIds: [row.claim.id] });
    else if (event.key === "Delete") openDialog({ kind: "delete-claims", claimIds: [row.claim.id] });
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div className="claim-rows scroll">
      <div
        role="listbox"
        aria-label="Claims"
        className="virtual-rows"
        ref={list}
        style={{ paddingBottom: after }}
        onFocus={onFocus}
      >
        {rows.map(({ index, before }) => {
          const row = rowAt(index);
          return (
            <div
              key={row?.claim.id ?? index}
              role="presentation"
              className="claim-slot"
              ref={measure}
              data-index={index}
              style={{ marginTop: before }}
            >
              {row && (
                <ClaimItem
                  row={row}
                  index={index}
                  total={total}
                  position={positionOf.get(row.claim.positionId ?? "") ?? null}
                  selected={chosen.has(row.claim.id)}
                  focusable={index === active}
                  onMap={placed.claims.has(row.claim.id)}
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
