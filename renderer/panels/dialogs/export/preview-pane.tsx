import { type CSSProperties, type RefObject, useLayoutEffect, useRef } from "react";
import type { Rect, Size } from "#shared/layout/geometry.ts";
import type { ImagePlan } from "./image-plan.ts";
import type { Preview } from "./use-preview.ts";

type Placed = Pick<ImagePlan, "ground" | "sheets">;

/** The picture as it will be, and the pages on which it comes. */
export function PreviewPane({
  pane,
  room,
  preview,
  plan,
  isPdf,
  label,
}: {
  readonly pane: RefObject<HTMLDivElement | null>;
  /** Pixels that the picture may take; null while they are not known. */
  readonly room: Size | null;
  readonly preview: Preview;
  readonly plan: Placed | null;
  /** A page is white where a picture is transparent. */
  readonly isPdf: boolean;
  /** What the picture is called to those who cannot see it. */
  readonly label: string;
}) {
  const { picture, fault, isCurrent } = preview;
  return (
    <div ref={pane} className="preview-pane" aria-busy={!isCurrent}>
      {picture && plan && room && (
        <Stage plan={plan} isPdf={isPdf} room={room} picture={picture} label={label} isCurrent={isCurrent} />
      )}
      {fault !== null && <p className="preview-note">{fault}</p>}
      {picture === null && fault === null && <p className="preview-note">Drawing the preview…</p>}
    </div>
  );
}

function Stage({
  plan: { ground, sheets },
  isPdf,
  room,
  picture: { bitmap, bounds, background },
  label,
  isCurrent,
}: {
  readonly plan: Placed;
  readonly isPdf: boolean;
  readonly room: Size;
  readonly picture: NonNullable<Preview["picture"]>;
  readonly label: string;
  readonly isCurrent: boolean;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    const shown = canvas.current;
    if (shown === null) return;
    shown.width = bitmap.width;
    shown.height = bitmap.height;
    shown.getContext("2d")?.drawImage(bitmap, 0, 0);
  }, [bitmap]);

  const whole = unionOf([ground, ...sheets.map(({ sheet }) => sheet)]);
  const zoom = Math.min(room.width / whole.width, room.height / whole.height);
  const place = ({ x, y, width, height }: Rect): CSSProperties => ({
    left: (x - whole.x) * zoom,
    top: (y - whole.y) * zoom,
    width: width * zoom,
    height: height * zoom,
  });
  return (
    <div
      className="preview-stage"
      role="img"
      aria-label={label}
      data-stale={!isCurrent || undefined}
      style={{ width: whole.width * zoom, height: whole.height * zoom }}
    >
      {sheets.map(({ sheet }) => (
        <div key={`${sheet.x} ${sheet.y}`} className="preview-sheet" style={place(sheet)} />
      ))}
      <div
        className={background === null && !isPdf ? "preview-ground transparent" : "preview-ground"}
        style={{ ...place(ground), ...(background === null ? {} : { background }) }}
      />
      <canvas ref={canvas} style={place(bounds)} />
      {sheets.length > 1 &&
        sheets.map(({ content }) => (
          <div key={`${content.x} ${content.y}`} className="preview-page" style={place(content)} />
        ))}
    </div>
  );
}

function unionOf(rects: readonly Rect[]): Rect {
  const x = Math.min(...rects.map((rect) => rect.x));
  const y = Math.min(...rects.map((rect) => rect.y));
  return {
    x,
    y,
    width: Math.max(...rects.map((rect) => rect.x + rect.width)) - x,
    height: Math.max(...rects.map((rect) => rect.y + rect.height)) - y,
  };
}
