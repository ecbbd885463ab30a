import { Popover } from "radix-ui";
import { useMemo, useRef, useState } from "react";
import type { Matrix } from "#shared/contract/results/who-says-what.ts";
import type { Position } from "#shared/model/records.ts";
import { select, selectSpeaker, useSelection } from "../../state/selection-store.ts";
import { setWindow } from "../../state/window-store.ts";
import { openPassage } from "../open-passage.ts";
import { ClaimHead, Corner, SpeakerHead, StanceCell } from "./matrix-cells.tsx";
import { MatrixPassages } from "./matrix-passages.tsx";
import { type GridPlace, useGrid } from "./use-grid.ts";

type Cell = Matrix["cells"][number];

const rowHeight = 46;
const columnWidth = 128;
const headHeight = 136;
/** A table whose cells the keyboard walks is a grid, after the ARIA practices. */
const gridRole = { role: "grid" } as const;

/**
 * The grid itself: claims at the top and speakers at the left stay in place, and of
 * the rest what is near the view is mounted. The arrows, Page Up and Down, Home and
 * End go from cell to cell; Enter opens a cell's passage, or lists its passages.
 */
export function MatrixGrid({
  matrix,
  positions,
  narrow,
}: {
  readonly matrix: Matrix;
  readonly positions: readonly Position[];
  readonly narrow: boolean;
}) {
  const { speakers, claims } = matrix;
  const headWidth = narrow ? 124 : 208;
  const [open, setOpen] = useState<{ readonly cell: Cell; readonly element: HTMLElement } | null>(null);
  const anchor = useRef<HTMLElement | null>(null);
  const positionOf = useMemo(() => new Map(positions.map((position) => [position.id, position])), [positions]);
  const cellOf = useMemo(
    () => new Map(matrix.cells.map((cell) => [`${cell.speakerId} ${cell.claimId}`, cell])),
    [matrix.cells],
  );
  const selectedClaim = useSelection((state) => (state.claimIds.length === 1 ? state.claimIds[0] : undefined));
  const selectedSpeaker = useSelection((state) => state.speakerId);

  function cellAt({ row, column }: GridPlace): Cell | undefined {
    return cellOf.get(`${speakers[row]?.id} ${claims[column]?.id}`);
  }

  function choose(place: GridPlace, element: HTMLElement): void {
    const speaker = speakers[place.row];
    const claim = claims[place.column];
    if (speaker === undefined && claim !== undefined) select({ claimIds: [claim.id] });
    else if (speaker !== undefined && claim === undefined) {
      selectSpeaker(speaker.id);
      setWindow({ rightOpen: true });
    }
    const cell = cellAt(place);
    const [passage, another] = cell?.sayings ?? [];
    if (cell === undefined || passage === undefined) return;
    if (another === undefined) openPassage({ claimId: cell.claimId, ...passage });
    else {
      anchor.current = element;
      setOpen({ cell, element });
    }
  }

  const grid = useGrid({
    rows: speakers.length,
    columns: claims.length,
    rowHeight,
    columnWidth,
    headHeight,
    headWidth,
    choose,
  });
  const { active } = grid;
  const tabIndexOf = (row: number, column: number) => (active.row === row && active.column === column ? 0 : -1);

  return (
    <>
      <div ref={grid.scroller} className="matrix-grid">
        <table
          {...gridRole}
          aria-label="Who says what"
          aria-rowcount={speakers.length + 1}
          aria-colcount={claims.length + 1}
          className="matrix-space"
          onFocus={grid.onFocus}
          onKeyDown={grid.onKeyDown}
          onClick={grid.onClick}
          style={{ width: headWidth + claims.length * columnWidth, height: headHeight + speakers.length * rowHeight }}
        >
          <thead className="matrix-head" style={{ height: headHeight }}>
            <tr aria-rowindex={1}>
              <Corner width={headWidth} tabIndex={tabIndexOf(-1, -1)} />
              {grid.columns.map(({ index, start }) => {
                const claim = claims[index];
                return (
                  claim && (
                    <ClaimHead
                      key={claim.id}
                      claim={claim}
                      position={positionOf.get(claim.positionId ?? "")}
                      column={index}
                      left={start}
                      width={columnWidth}
                      selected={claim.id === selectedClaim}
                      tabIndex={tabIndexOf(-1, index)}
                    />
                  )
                );
              })}
            </tr>
          </thead>
          <tbody>
            {grid.rows.map(({ index: row, start }) => {
              const speaker = speakers[row];
              return (
                speaker && (
                  <tr
                    key={speaker.id}
                    aria-rowindex={row + 2}
                    className="matrix-row"
                    data-selected={speaker.id === selectedSpeaker}
                    style={{ top: start, height: rowHeight }}
                  >
                    <SpeakerHead speaker={speaker} row={row} width={headWidth} tabIndex={tabIndexOf(row, -1)} />
                    {grid.columns.map(({ index: column, start: left }) => {
                      const claim = claims[column];
                      return (
                        claim && (
                          <StanceCell
                            key={claim.id}
                            cell={cellAt({ row, column })}
                            speaker={speaker}
                            claim={claim}
                            row={row}
                            column={column}
                            left={left}
                            width={columnWidth}
                            selected={claim.id === selectedClaim}
                            tabIndex={tabIndexOf(row, column)}
                          />
                        )
                      );
                    })}
                  </tr>
                )
              );
            })}
          </tbody>
        </table>
      </div>
      <Popover.Root
        open={open !== null}
        onOpenChange={(stays) => {
          if (!stays) setOpen(null);
        }}
      >
        <Popover.Anchor virtualRef={anchor} />
        <Popover.Portal>
          <Popover.Content
            className="popover matrix-popover"
            sideOffset={2}
            collisionPadding={8}
            aria-label="Passages"
            onCloseAutoFocus={(event) => {
              event.preventDefault();
              anchor.current?.focus();
            }}
          >
            {open && <MatrixPassages cell={open.cell} close={() => setOpen(null)} />}
          </Popover.Content>
        </Popover.Portal>
      </Popover.Root>
    </>
  );
}
