import { defaultRangeExtractor, type Range, useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useCallback, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { ThemeName } from "#shared/scene/theme.ts";
import { axisItems } from "#shared/scene/timeline.ts";
import { axisHeight, type TimelineLayout } from "#shared/scene/timeline-layout.ts";
import { Drawing } from "../../canvas/elements/drawing.tsx";
import { useSelection } from "../../state/selection-store.ts";
import { useRowKeys } from "../ui/use-row-keys.ts";
import { TimelineItem } from "./timeline-item.tsx";

/** Room that is left above and below a row brought into view, in pixels. */
const edge = 6;

/** The axis, which stays at the top, and a line for each claim; only lines near the view are mounted. */
export function TimelineRows({ layout, theme }: { readonly layout: TimelineLayout; readonly theme: ThemeName }) {
  const list = useRef<HTMLUListElement>(null);
  const { rows: lines } = layout;
  const selected = useSelection((state) => (state.claimIds.length === 1 ? state.claimIds[0] : undefined));
  const places = useMemo(() => new Map(lines.map(({ entry }, index) => [entry.claim.id, index])), [lines]);
  const chosen = selected === undefined ? undefined : places.get(selected);
  const keys = useRowKeys({ list, count: lines.length, begin: chosen ?? 0 });
  const kept = keys.keep.join(" ");
  const [listTop, setListTop] = useState(0);
  const virtualizer = useVirtualizer<HTMLElement, HTMLElement>({
    count: lines.length,
    // The layout knows every height: nothing is measured.
    estimateSize: (index) => lines[index]?.height ?? 0,
    getScrollElement: () => list.current?.closest<HTMLElement>(".timeline") ?? null,
    scrollMargin: listTop,
    scrollPaddingStart: axisHeight + edge,
    scrollPaddingEnd: edge,
    overscan: 3,
    rangeExtractor: useCallback(
      (range: Range) => {
        const mounted = new Set([...defaultRangeExtractor(range), ...kept.split(" ").map(Number)]);
        return [...mounted].filter((index) => index >= 0 && index < range.count).sort((a, b) => a - b);
      },
      [kept],
    ),
  });
  useLayoutEffect(() => setListTop(list.current?.offsetTop ?? 0));
  useLayoutEffect(() => {
    // Another width of the axis makes other rows.
    if (lines.length > 0) virtualizer.measure();
  }, [virtualizer, lines]);
  const { wanted } = keys;
  useLayoutEffect(() => {
    if (wanted !== null) virtualizer.scrollToIndex(wanted, { align: "auto" });
  }, [wanted, virtualizer]);
  useLayoutEffect(() => {
    if (chosen !== undefined) virtualizer.scrollToIndex(chosen, { align: "auto" });
  }, [chosen, virtualizer]);

  return (
    <>
      <div className="timeline-axis" style={{ width: layout.width, height: axisHeight }} aria-hidden>
        <svg width={layout.width} height={axisHeight} aria-hidden>
          <Drawing items={axisItems(layout, { x: 0, y: 0 }, theme)} />
        </svg>
        <div className="timeline-corner" />
      </div>
      <ul
        ref={list}
        aria-label="Claims in order of time"
        className="timeline-rows"
        style={{ width: layout.width, height: virtualizer.getTotalSize() }}
        onFocus={(event) => {
          keys.onFocus(event);
          // What stays in place at the top and the left covers no button that has the keyboard.
          event.target.scrollIntoView({ block: "nearest", inline: "nearest" });
        }}
        onKeyDown={(event) => {
          keys.onKeyDown(event);
          if (!event.isPropagationStopped()) walkAcross(event);
        }}
      >
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const row = lines[index];
          return (
            row && (
              <li
                key={row.entry.claim.id}
                data-index={index}
                className="timeline-row"
                data-selected={row.entry.claim.id === selected}
                aria-setsize={lines.length}
                aria-posinset={index + 1}
                style={{ top: start - listTop, width: layout.width, height: row.height }}
              >
                <TimelineItem layout={layout} row={row} theme={theme} tabIndex={index === keys.active ? 0 : -1} />
              </li>
            )
          );
        })}
      </ul>
    </>
  );
}

/** The arrows to the left and right go through what one claim's line holds. */
function walkAcross(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
  if (step === 0 || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  if (!(event.target instanceof HTMLButtonElement)) return;
  const buttons = [...(event.target.closest("[data-index]")?.querySelectorAll("button") ?? [])];
  const next = buttons[buttons.indexOf(event.target) + step];
  if (next === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  next.focus();
}
