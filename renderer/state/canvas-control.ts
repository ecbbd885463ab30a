/** What the rest of the window may ask of the canvas. The canvas registers itself while it is on show. */
export type CanvasControl = {
  readonly fit: () => void;
  readonly actualSize: () => void;
  readonly zoomIn: () => void;
  readonly zoomOut: () => void;
  /** Brings a claim or inference into view, without changing the zoom unless it is too small to read. */
  readonly reveal: (target: { readonly claimId: string } | { readonly inferenceId: string }) => void;
  /** The part of the map that is in view, in map pixels. */
  readonly seen: () => { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  /** Where a new card's top left corner should go: free, and in view. Map pixels. */
  readonly freeSpot: () => { readonly x: number; readonly y: number };
  /** Where a new card linked to this claim or inference should go. Map pixels. */
  readonly spotNear: (
    target: { readonly claimId: string } | { readonly inferenceId: string },
    options?: { readonly above?: boolean },
  ) => { readonly x: number; readonly y: number };
  /** Gives the canvas the keyboard. */
  readonly focus: () => void;
  /** Lets cards glide to where the next view puts them, instead of jumping. */
  readonly animateNextMove: () => void;
};

let control: CanvasControl | null = null;
let focusAwaits = false;
const waiting = new Set<() => void>();
/** How long to wait for a canvas that is to come on show, in milliseconds: its map may be large, or not open at all. */
const comingMs = 3_000;

export function registerCanvas(next: CanvasControl | null): void {
  control = next;
  if (next !== null) for (const arrived of waiting) arrived();
  if (next === null || !focusAwaits) return;
  focusAwaits = false;
  // Unless the person has gone elsewhere meanwhile.
  if (document.activeElement === document.body) next.focus();
}

/** Gives the canvas the keyboard: at once, or as soon as the map that is being opened is on show. */
export function focusCanvas(): void {
  if (control === null) focusAwaits = true;
  else control.focus();
}

/** The canvas on show, or null. */
export function canvasControl(): CanvasControl | null {
  return control;
}

/** Waits until a canvas is on show; not for ever. */
export function canvasOnShow(): Promise<void> {
  if (control !== null) return Promise.resolve();
  const { promise, resolve } = Promise.withResolvers<void>();
  const arrived = () => {
    waiting.delete(arrived);
    window.clearTimeout(timer);
    resolve();
  };
  const timer = window.setTimeout(arrived, comingMs);
  waiting.add(arrived);
  return promise;
}
