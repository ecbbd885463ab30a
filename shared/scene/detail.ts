/**
 * How much of cards and links is drawn: everything; text as bars; or patches of
 * colour and lines alone.
 */
export type Detail = "text" | "bars" | "plain";

/** From this zoom on text is drawn as text: below, its letters are too small to be read. */
export const textZoom = 0.33;
/** From this zoom on every line of text is a bar: below, bars would run into each other. */
export const barsZoom = 0.1;

/** The detail that a map is drawn in at a zoom (screen pixels for each map pixel). */
export function detailAt(zoom: number): Detail {
  if (zoom >= textZoom) return "text";
  return zoom >= barsZoom ? "bars" : "plain";
}
