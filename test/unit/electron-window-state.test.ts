import { expect, test } from "vitest";
import { parseWindowState, placeWindow } from "#main/electron/window-state.ts";

const laptop = { x: 0, y: 25, width: 1440, height: 875 };
const left = { x: -1920, y: 0, width: 1920, height: 1040 };
const saved = (x: number, y: number, width = 1000, height = 700, maximised = false) => ({
  bounds: { x, y, width, height },
  maximised,
});

test("[E8] the first window of all takes the usual size, or the display's when that is smaller", () => {
  expect(placeWindow(null, [{ x: 0, y: 0, width: 2560, height: 1400 }], 0)).toEqual({
    width: 1440,
    height: 900,
    maximised: false,
  });
  expect(placeWindow(null, [laptop], 0)).toEqual({ width: 1440, height: 875, maximised: false });
});

test("[E8] a window returns to where it stood, on whichever display, also with negative coordinates", () => {
  expect(placeWindow(saved(-1800, 40), [laptop, left], 0)).toEqual({
    x: -1800,
    y: 40,
    width: 1000,
    height: 700,
    maximised: false,
  });
  expect(placeWindow(saved(100, 50, 1000, 700, true), [laptop], 0)).toMatchObject({ x: 100, y: 50, maximised: true });
});

test("[E8] a window out of reach is not put back: display gone, off an edge, or its title above the top", () => {
  for (const [x, y] of [
    [-1800, 40],
    [1400, 100],
    [-950, 100],
    [100, 890],
    [100, -300],
  ] as const) {
    expect(placeWindow(saved(x, y, 1000, 700, true), [laptop], 0)).toEqual({
      width: 1000,
      height: 700,
      maximised: false,
    });
  }
});

test("[E8] a window is never larger than its display nor smaller than the smallest", () => {
  expect(placeWindow(saved(10, 30, 5000, 4000), [laptop], 0)).toMatchObject({ width: 1440, height: 875 });
  expect(placeWindow(saved(10, 30, 10, 10), [laptop], 0)).toEqual({ width: 900, height: 600, maximised: false });
});

test("[E8] further windows are set off from the first and not maximised over it", () => {
  expect(placeWindow(saved(100, 50, 1000, 700, true), [laptop], 2)).toMatchObject({ x: 156, y: 106, maximised: false });
});

test("[E8] without any display known, a place is still found", () => {
  expect(placeWindow(saved(100, 50), [], 0)).toEqual({ width: 1000, height: 700, maximised: false });
});

test("[E8] only a whole state is read back", () => {
  expect(parseWindowState(saved(1, 2))).toEqual(saved(1, 2));
  for (const value of [
    null,
    1,
    [],
    {},
    { bounds: null, maximised: true },
    { ...saved(1, 2), maximised: "yes" },
    saved(0.5, 2),
    saved(Number.NaN, 1),
  ]) {
    expect(parseWindowState(value)).toBeNull();
  }
});
