import { useStore, useStoreApi } from "@xyflow/react";
import { type KeyboardEvent, useLayoutEffect, useMemo, useRef } from "react";
import type { Point } from "#shared/layout/geometry.ts";
import type { CardView } from "#shared/model/map-view.ts";
import { limits } from "#shared/model/records.ts";
import { type CardContent, cardTextWidth, layoutCard } from "#shared/scene/card.ts";
import { fonts } from "#shared/scene/fonts.ts";
import { cardItems } from "#shared/scene/scene.ts";
import { wrapText } from "#shared/scene/text.ts";
import { useCanvasTheme } from "../canvas-theme.ts";
import { Drawing, fontStyles } from "../elements/drawing.tsx";

/** Text is written no smaller than at this zoom: a card further away is drawn larger meanwhile. */
const leastZoom = 0.9;
const rimPx = 16;
/** A longer text scrolls. */
const mostLines = 20;

/** A card whose text is being written: it grows with the text, and shows all of it. */
export function CardEditor({
  content,
  text,
  label,
  placeholder,
  busy = false,
  onWrite,
  onKeep,
  onGiveUp,
}: {
  /** What the card shows besides the text. */
  readonly content: Omit<CardContent, "text">;
  readonly text: string;
  readonly label: string;
  readonly placeholder: string;
  /** True while what was written waits for its answer. */
  readonly busy?: boolean;
  readonly onWrite: (text: string) => void;
  readonly onKeep: () => void;
  readonly onGiveUp: () => void;
}) {
  const theme = useCanvasTheme();
  const field = useRef<HTMLTextAreaElement>(null);
  const { items, width, height, top, textHeight } = useMemo(
    () => editedLayout(content, text, theme),
    [content, text, theme],
  );

  const { panBy, domNode } = useStoreApi().getState();
  const enlarged = useStore(({ transform }) => Math.max(1, leastZoom / transform[2]));

  useLayoutEffect(() => {
    const element = field.current;
    if (element === null) return;
    element.focus({ preventScroll: true });
    element.setSelectionRange(element.value.length, element.value.length);
    const step = stepIntoView(element.closest(".card"), domNode);
    if (step.x !== 0 || step.y !== 0) void panBy(step);
  }, [panBy, domNode]);

  const answerKey = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      onKeep();
    } else if (event.key === "Escape") {
      event.preventDefault();
      onGiveUp();
    }
  };

  return (
    <div className="card edited nodrag nopan nowheel" style={{ width, height, scale: enlarged }}>
      <svg className="card-drawing" width={width} height={height} aria-hidden="true">
        <Drawing items={items} />
      </svg>
      <textarea
        ref={field}
        className="card-text"
        dir="auto"
        style={{
          ...fontStyles.claim,
          lineHeight: `${fonts.claim.lineHeight}px`,
          top,
          height: textHeight,
          width: cardTextWidth + 2,
        }}
        aria-label={label}
        placeholder={placeholder}
        value={text}
        maxLength={limits.claimText}
        readOnly={busy}
        spellCheck
        rows={1}
        onChange={(event) => onWrite(event.target.value)}
        onKeyDown={answerKey}
        onBlur={() => {
          // Leaving the window is not leaving the text.
          if (document.activeElement !== field.current) onKeep();
        }}
      />
    </div>
  );
}

/** How far the view must move for an element to lie within the canvas, in pixels. */
function stepIntoView(element: Element | null, canvas: Element | null): Point {
  if (element === null || canvas === null) return { x: 0, y: 0 };
  const inner = element.getBoundingClientRect();
  const outer = canvas.getBoundingClientRect();
  const step = (from: number, to: number, least: number, most: number) =>
    from < least + rimPx ? least + rimPx - from : Math.min(0, Math.max(most - rimPx - to, least + rimPx - from));
  return {
    x: step(inner.left, inner.right, outer.left, outer.right),
    y: step(inner.top, inner.bottom, outer.top, outer.bottom),
  };
}

/** The card around its text field: laid out as it will stand, but with every line of the text. */
function editedLayout(content: Omit<CardContent, "text">, text: string, theme: "light" | "dark") {
  const layout = layoutCard({ ...content, text, collapsed: false });
  const lineCount = Math.min(mostLines, Math.max(1, wrapText(text, "claim", cardTextWidth).lines.length));
  const more = (lineCount - Math.max(1, layout.lines.length)) * fonts.claim.lineHeight;
  const height = layout.height + more;
  const card: CardView = { ...content, text, placementId: "", claimId: "", x: 0, y: 0 };
  const items = cardItems(
    {
      ...layout,
      height,
      lines: [],
      footer: layout.footer && { ...layout.footer, baseline: layout.footer.baseline + more },
      x: 0,
      y: 0,
      card,
    },
    theme,
  );
  const { size, lineHeight } = fonts.claim;
  const firstBaseline = layout.lines[0]?.baseline ?? 0;
  return {
    items,
    width: layout.width,
    height,
    top: firstBaseline - Math.round((lineHeight + 0.7 * size) / 2),
    textHeight: lineCount * lineHeight,
  };
}
