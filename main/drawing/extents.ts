import { assertNever } from "#shared/model/assert-never.ts";
import type { DrawItem } from "#shared/scene/draw-list.ts";
import { type FontName, fonts } from "#shared/scene/fonts.ts";
import { boundsOfPath } from "#shared/scene/path.ts";
import { measureText } from "#shared/scene/text.ts";

/** Sides of what an item may touch, in map pixels. */
export type Extent = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };

/** For what smoothing adds at the edges. */
const around = 1;

/**
 * What an item may touch: never less than it does, often a little more, since
 * letters reach out of their line.
 */
export function extentOf(item: DrawItem): Extent {
  switch (item.kind) {
    case "rect": {
      const out = item.strokeWidth / 2 + around;
      return {
        left: item.x - out,
        top: item.y - out,
        right: item.x + item.width + out,
        bottom: item.y + item.height + out,
      };
    }
    case "path": {
      const out = item.strokeWidth + around;
      const { x, y, width, height } = boundsOfPath(item.path);
      return { left: x - out, top: y - out, right: x + width + out, bottom: y + height + out };
    }
    case "text": {
      const { size } = fonts[item.font];
      const isMeasured = measured.test(item.text);
      // Other scripts stack marks on letters, and letters on each other.
      const [above, below, aside] = isMeasured ? [1.3, 0.6, 0.5] : [2, 1.5, 1.5];
      const long = (isMeasured ? measureText(item.text, item.font) : widthAtMost(item.text, item.font)) + aside * size;
      const [before, after] = item.direction === "rtl" ? [long, aside * size] : [aside * size, long];
      return {
        left: item.x - before,
        top: item.y - above * size,
        right: item.x + after,
        bottom: item.y + below * size,
      };
    }
    case "icon":
      return {
        left: item.x - around,
        top: item.y - around,
        right: item.x + item.size + around,
        bottom: item.y + item.size + around,
      };
    default:
      return assertNever(item);
  }
}

/** Letters whose widths are known, and which stay close to their line. */
const measured = /^[\u0020-\u024f\u2010-\u2030]*$/;

/** No letter of any script is wider than this many times its size. */
const widestLetter = 1.5;

/** Of other scripts the machine's fonts decide, so the widest is taken. */
function widthAtMost(text: string, font: FontName): number {
  return Math.max(measureText(text, font), text.length * fonts[font].size * widestLetter);
}
