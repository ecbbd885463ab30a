import { useStore, ViewportPortal } from "@xyflow/react";
import type { Point } from "#shared/layout/geometry.ts";
import { linkEnd } from "#shared/scene/link-ends.ts";
import { linkDashes, linkWidth } from "#shared/scene/links.ts";
import { svgPath } from "#shared/scene/path.ts";
import type { LiveMap } from "../live/live-map.ts";
import { canSwitchKind, linkingWords, useLinking, useLinkingPointer } from "./linking-store.ts";

/** The link that is being drawn, from its card to the pointer. */
export function LinkingLine({ live }: { readonly live: LiveMap }) {
  const linking = useLinking((state) => state.linking);
  const pointer = useLinkingPointer();
  const card = linking && live.rectOf(linking.claimId);
  if (!linking || !card) return null;
  const kind = linking.over.on === "link" ? "attack" : linking.kind;
  const words = linkingWords(linking);
  const dot = { x: card.x + card.width / 2, y: linking.end === "above" ? card.y : card.y + card.height };
  const upwards = linking.end === "above";
  const premiseEnd = upwards || linking.over.on === "link" || linking.over.on === "junction" ? dot : pointer;
  const targetEnd = premiseEnd === dot ? pointer : dot;
  const end = linkEnd(kind, targetEnd, directionTo(premiseEnd, targetEnd));
  return (
    <ViewportPortal>
      <svg className={`linking-line ${words === null ? "nowhere" : kind}`} aria-hidden="true">
        <path
          d={curve(dot, pointer, upwards)}
          fill="none"
          stroke="currentcolor"
          strokeWidth={linkWidth}
          strokeDasharray={kind === "attack" ? linkDashes.dashed.join(" ") : undefined}
        />
        {end.head && <path d={svgPath(end.head)} fill="currentcolor" />}
        {end.bars && <path d={svgPath(end.bars)} fill="none" stroke="currentcolor" strokeWidth={linkWidth} />}
      </svg>
    </ViewportPortal>
  );
}

/** Nearer than this to the canvas's right edge, in pixels, the words go to the left of the pointer. */
const wordsWidth = 320;

/** At the pointer, in the window's own size: what letting go would do. */
export function LinkingWords() {
  const linking = useLinking((state) => state.linking);
  const pointer = useLinkingPointer();
  const [x, y, zoom] = useStore((state) => state.transform);
  const canvasWidth = useStore((state) => state.width);
  const words = linking && linkingWords(linking);
  if (!linking || words === null) return null;
  const kind = linking.over.on === "link" ? "attack" : linking.kind;
  const left = pointer.x * zoom + x;
  const side = left > canvasWidth - wordsWidth ? "leftwards" : "";
  return (
    <div
      className={`linking-words ${linking.over.on === "junction" ? "" : kind} ${side}`}
      style={{ transform: `translate(${left}px, ${pointer.y * zoom + y}px)` }}
    >
      <span role="status">
        {words}
        {canSwitchKind(linking.over) && <kbd>A to switch</kbd>}
      </span>
    </div>
  );
}

function directionTo(from: Point, to: Point): Point {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  // Ends stand upright on cards unless the line runs mostly sideways.
  if (Math.abs(dy) * 3 >= Math.abs(dx)) return { x: 0, y: dy < 0 ? -1 : 1 };
  return { x: dx < 0 ? -1 : 1, y: 0 };
}

function curve(dot: Point, pointer: Point, upwards: boolean): string {
  const reach = Math.max(24, Math.abs(pointer.y - dot.y) / 2);
  const leave = dot.y + (upwards ? -reach : reach);
  const arrive = pointer.y + (upwards ? reach : -reach);
  return `M${dot.x} ${dot.y}C${dot.x} ${leave} ${pointer.x} ${arrive} ${pointer.x} ${pointer.y}`;
}
