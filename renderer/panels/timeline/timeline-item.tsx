import { memo } from "react";
import { dateInWords } from "#shared/model/dates.ts";
import { cardWidth } from "#shared/scene/card.ts";
import type { ThemeName } from "#shared/scene/theme.ts";
import { claimItems, gridItems, sayingsItems } from "#shared/scene/timeline.ts";
import { rowPadding, type SayingBox, type TimelineLayout, type TimelineRow } from "#shared/scene/timeline-layout.ts";
import { Drawing } from "../../canvas/elements/drawing.tsx";
import { select } from "../../state/selection-store.ts";
import { openPassage } from "../open-passage.ts";

/** One claim on the timeline: its card, and what was said of it, each a button over its drawing. */
export const TimelineItem = memo(function TimelineItem({
  layout,
  row,
  theme,
  tabIndex,
}: {
  readonly layout: TimelineLayout;
  readonly row: TimelineRow;
  readonly theme: ThemeName;
  readonly tabIndex: 0 | -1;
}) {
  const { claim } = row.entry;
  const origin = { x: 0, y: 0 };
  const place = (box: SayingBox, left: number) => ({ box, left: left + box.x, top: rowPadding + box.y });
  const sayings = [
    ...row.dated.map((box) => place(box, layout.timeX)),
    ...row.undated.map((box) => place(box, layout.undatedX ?? 0)),
  ];
  return (
    <>
      <svg className="timeline-drawing" width={layout.width} height={row.height} aria-hidden>
        <Drawing
          items={[...gridItems(layout, origin, row.height, theme), ...sayingsItems(layout, row, origin, theme)]}
        />
      </svg>
      <div className="timeline-claim">
        <svg width={cardWidth} height={row.card.height} aria-hidden>
          <Drawing items={claimItems(row, origin, theme)} />
        </svg>
        <button
          type="button"
          tabIndex={tabIndex}
          aria-label={`${row.position?.name ?? "No position"}: ${claim.text}`}
          style={{ width: cardWidth, height: row.card.height, marginTop: -row.card.height }}
          onClick={() => select({ claimIds: [claim.id] })}
        />
      </div>
      {sayings.map(({ box, left, top }) => (
        <button
          key={`${box.saying.quotationId} ${box.saying.stance}`}
          type="button"
          tabIndex={tabIndex}
          className="timeline-saying"
          aria-label={inWords(box.saying)}
          title={`“${box.saying.exact}”`}
          style={{ left, top, width: box.width, height: box.height }}
          onClick={() => openPassage({ claimId: claim.id, ...box.saying })}
        />
      ))}
    </>
  );
});

/** `Amber Rudd, Home Secretary, asserts it, 26 March 2017, in BBC News: “…”`. */
function inWords({ speaker, role, stance, date, sourceLabel, exact }: SayingBox["saying"]): string {
  const who = role === null ? speaker.name : `${speaker.name}, ${role},`;
  const when = date === null ? "no date" : dateInWords(date);
  return `${who} ${stance} it, ${when}, in ${sourceLabel}: “${exact}”`;
}
