export const smallest = { width: 900, height: 600 } as const;
const usual = { width: 1440, height: 900 } as const;
/** A new window stands this far off the one before it, in pixels. */
const cascade = 28;
/** So much of a title bar must be on a display for the window to be within reach, in pixels. */
const grip = { width: 120, height: 40 } as const;

export type Rectangle = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
export type WindowState = { readonly bounds: Rectangle; readonly maximised: boolean };

export type WindowPlace = {
  readonly width: number;
  readonly height: number;
  /** Left out when the system shall choose. */
  readonly x?: number;
  readonly y?: number;
  readonly maximised: boolean;
};

/**
 * Where a window opens: where the last one stood if that is still within reach on
 * one of the displays, else in a usual size where the system likes.
 * @param workAreas the displays' areas without task bars, the primary one first
 * @param alreadyOpen how many windows are open; the next one is set off from them
 */
export function placeWindow(
  saved: WindowState | null,
  workAreas: readonly Rectangle[],
  alreadyOpen: number,
): WindowPlace {
  const home = saved === null ? undefined : workAreas.find((area) => isWithinReach(saved.bounds, area));
  const area = home ?? workAreas[0];
  const wanted = saved?.bounds ?? usual;
  const size = {
    width: Math.max(smallest.width, Math.min(wanted.width, area?.width ?? wanted.width)),
    height: Math.max(smallest.height, Math.min(wanted.height, area?.height ?? wanted.height)),
  };
  if (saved === null || home === undefined) return { ...size, maximised: false };
  const offset = alreadyOpen * cascade;
  return {
    ...size,
    x: saved.bounds.x + offset,
    y: saved.bounds.y + offset,
    maximised: saved.maximised && alreadyOpen === 0,
  };
}

function isWithinReach(bounds: Rectangle, area: Rectangle): boolean {
  const visibleWidth = Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x);
  const titleIsOnIt = bounds.y >= area.y && bounds.y + grip.height <= area.y + area.height;
  return visibleWidth >= grip.width && titleIsOnIt;
}

/** Reads a state back from a file that anyone may have edited; null when it is none. */
export function parseWindowState(value: unknown): WindowState | null {
  if (typeof value !== "object" || value === null || !("bounds" in value) || !("maximised" in value)) return null;
  const { bounds, maximised } = value;
  if (typeof maximised !== "boolean" || typeof bounds !== "object" || bounds === null) return null;
  if (!("x" in bounds && "y" in bounds && "width" in bounds && "height" in bounds)) return null;
  const { x, y, width, height } = bounds;
  if (!isWhole(x) || !isWhole(y) || !isWhole(width) || !isWhole(height)) return null;
  return { bounds: { x, y, width, height }, maximised };
}

function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value);
}
