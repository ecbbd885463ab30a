import fc from "fast-check";
import { expect, test } from "vitest";
import { areaAround, areaOfAll, partsAround, placeOnScreen } from "../../renderer/canvas/picture/area.ts";

const view = fc.record({
  x: fc.double({ min: -100_000, max: 100_000, noNaN: true }),
  y: fc.double({ min: -100_000, max: 100_000, noNaN: true }),
  zoom: fc.double({ min: 0.002, max: 2, noNaN: true }),
  width: fc.integer({ min: 1, max: 6_000 }),
  height: fc.integer({ min: 1, max: 4_000 }),
});
const ratio = fc.constantFrom(1, 1.25, 1.5, 2, 3);

test("[W154] a picture reaches beyond the view it was painted for on all sides, lies sharp on it, and keeps within its limit of pixels where the screen does", () => {
  fc.assert(
    fc.property(view, ratio, (seen, pixels) => {
      const area = areaAround(seen, pixels);
      const place = placeOnScreen(area, seen, pixels);
      expect(place.scale).toBeCloseTo(1, 9);
      expect(place.x).toBeLessThanOrEqual(1e-6);
      expect(place.y).toBeLessThanOrEqual(1e-6);
      expect(place.x + place.width).toBeGreaterThanOrEqual(seen.width * pixels - 1e-6);
      expect(place.y + place.height).toBeGreaterThanOrEqual(seen.height * pixels - 1e-6);
      const screen = Math.ceil(seen.width * pixels) * Math.ceil(seen.height * pixels);
      expect(area.width * area.height).toBeLessThanOrEqual(Math.max(screen, 16_100_000));
    }),
  );
});

test("[W154] when the view moves, a picture moves and grows with the map", () => {
  fc.assert(
    fc.property(view, view, ratio, fc.integer(), fc.integer(), (painted, seen, pixels, mapX, mapY) => {
      const area = areaAround(painted, pixels);
      const place = placeOnScreen(area, { ...seen, width: painted.width, height: painted.height }, pixels);
      const [imageX, imageY] = [mapX * area.scale + area.left, mapY * area.scale + area.top];
      const tolerance = 1e-6 * (Math.abs(imageX) + Math.abs(imageY) + 1) * Math.max(1, place.scale) + 1e-3;
      expect(Math.abs(place.x + imageX * place.scale - (mapX * seen.zoom + seen.x) * pixels)).toBeLessThan(tolerance);
      expect(Math.abs(place.y + imageY * place.scale - (mapY * seen.zoom + seen.y) * pixels)).toBeLessThan(tolerance);
    }),
  );
});

test("[W154] the parts around a place and the place itself make up the screen, without overlap", () => {
  const rect = fc.record({
    x: fc.integer({ min: -300, max: 300 }),
    y: fc.integer({ min: -300, max: 300 }),
    width: fc.integer({ min: 0, max: 400 }),
    height: fc.integer({ min: 0, max: 400 }),
  });
  fc.assert(
    fc.property(rect, (place) => {
      const screen = { width: 200, height: 150 };
      const parts = partsAround(place, screen);
      const inPlace = (x: number, y: number) =>
        x >= place.x && x < place.x + place.width && y >= place.y && y < place.y + place.height;
      for (let x = 0; x < screen.width; x += 7) {
        for (let y = 0; y < screen.height; y += 5) {
          const covering = parts.filter(
            (part) => x >= part.x && x < part.x + part.width && y >= part.y && y < part.y + part.height,
          ).length;
          expect(covering + Number(inPlace(x, y)), `${x}, ${y}`).toBe(1);
        }
      }
    }),
  );
});

test("[W154] the picture of a whole map holds all of it and is no larger than its limit", () => {
  fc.assert(
    fc.property(
      fc.record({
        x: fc.integer({ min: -1_000_000, max: 1_000_000 }),
        y: fc.integer({ min: -1_000_000, max: 1_000_000 }),
        width: fc.integer({ min: 1, max: 400_000 }),
        height: fc.integer({ min: 1, max: 400_000 }),
      }),
      ratio,
      (bounds, pixels) => {
        const area = areaOfAll(bounds, pixels);
        expect(area.width).toBeLessThanOrEqual(1_601);
        expect(area.height).toBeLessThanOrEqual(1_601);
        expect((bounds.x + bounds.width) * area.scale + area.left).toBeLessThanOrEqual(area.width + 1e-3);
        expect(bounds.x * area.scale + area.left).toBeCloseTo(0, 3);
      },
    ),
  );
});
