const query = window.matchMedia("(prefers-reduced-motion: reduce)");

/** A motion's length in milliseconds: none when the system asks for reduced motion. */
export function motionMs(durationMs: number): number {
  return query.matches ? 0 : durationMs;
}
