/**
 * What React Flow knows by an id: cards, junctions, frames, links, and for each
 * link an unseen node as large as its line, which tells whether the line is in
 * view.
 */
export type CanvasKind = "card" | "junction" | "frame" | "extent" | "link";

/** The id that React Flow has for a record: ids of different tables may be the same. */
export function canvasId(kind: CanvasKind, recordId: string): string {
  return `${kind}:${recordId}`;
}

/** The record's id, when `id` is of that kind. */
export function recordIdOf(kind: CanvasKind, id: string): string | null {
  const prefix = `${kind}:`;
  return id.startsWith(prefix) ? id.slice(prefix.length) : null;
}
