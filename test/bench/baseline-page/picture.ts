import { toPng, toSvg } from "html-to-image";
import type { Rect } from "#shared/layout/geometry.ts";
import type { BaselinePicture } from "./map.ts";

/**
 * The whole map as a picture, as React Flow's own example makes one: html-to-image
 * over the viewport's element, moved and sized to show every node at full size.
 * @param bounds of all nodes, in map pixels
 * @param scale image pixels for each map pixel, of a PNG
 */
export async function pictureOf(bounds: Rect, format: "svg" | "png", scale: number): Promise<BaselinePicture> {
  const viewport = document.querySelector<HTMLElement>(".react-flow__viewport");
  if (viewport === null) throw new Error("there is no map to draw");
  const { width, height } = bounds;
  const options = {
    backgroundColor: "#f4f2ee",
    width,
    height,
    pixelRatio: scale,
    style: { width: `${width}px`, height: `${height}px`, transform: `translate(${-bounds.x}px, ${-bounds.y}px)` },
  };
  const begun = performance.now();
  const address = format === "svg" ? await toSvg(viewport, options) : await toPng(viewport, options);
  const milliseconds = performance.now() - begun;
  const size = format === "svg" ? { width, height } : await sizeOf(address);
  const cards = format === "svg" ? address.split("react-flow__node-card").length - 1 : Number.NaN;
  return { milliseconds, bytes: bytesOf(address), cards, ...size };
}

/** Bytes of what a data address holds: html-to-image escapes SVG and writes PNG as base64. */
function bytesOf(address: string): number {
  const comma = address.indexOf(",");
  return address.slice(0, comma).endsWith("base64")
    ? Math.floor(((address.length - comma - 1) * 3) / 4)
    : address.length - comma - 1;
}

/** A PNG's own size stands in its first bytes. */
async function sizeOf(address: string): Promise<{ width: number; height: number }> {
  const header = Uint8Array.from(atob(address.slice(address.indexOf(",") + 1).slice(0, 44)), (each) =>
    each.charCodeAt(0),
  );
  const view = new DataView(header.buffer);
  return { width: view.getUint32(16), height: view.getUint32(20) };
}
