import { useStore } from "@xyflow/react";
import { dotGap } from "#shared/scene/theme.ts";

/** Dots are drawn no closer than this, in pixels: zoomed out, every second, fourth … remains. */
const leastGapPx = 12;

/** The dotted ground: a background image that moves along with the view. */
export function DotGround() {
  const [x, y, zoom] = useStore((state) => state.transform);
  let gap = dotGap * zoom;
  while (gap < leastGapPx) gap *= 2;
  const radius = Math.max(0.75, Math.min(1.5, zoom));
  return (
    <div
      className="dot-ground"
      style={{
        backgroundImage: `radial-gradient(circle, var(--dots) ${radius}px, transparent ${radius + 0.5}px)`,
        backgroundSize: `${gap}px ${gap}px`,
        backgroundPosition: `${x - gap / 2}px ${y - gap / 2}px`,
      }}
    />
  );
}
