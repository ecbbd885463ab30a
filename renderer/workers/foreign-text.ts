import { setForeignFonts } from "#shared/scene/foreign.ts";
import { setFace } from "#shared/scene/paint.ts";

/** Text is measured at this size, in pixels. */
const measuredSize = 100;

/**
 * Has this page or worker measure what the bundled fonts lack as its browser draws
 * it: with the fonts that it finds on the machine by itself.
 */
export function measureForeignText(): void {
  const context = new OffscreenCanvas(1, 1).getContext("2d");
  if (context === null) return;
  setForeignFonts({
    families: () => [],
    measure: (run, face) => {
      setFace(context, face, measuredSize);
      return context.measureText(run).width / measuredSize;
    },
  });
}
