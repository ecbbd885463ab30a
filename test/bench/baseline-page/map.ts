import type { Point, Size } from "#shared/layout/geometry.ts";

/** A map as the page reads it. */
export type BaselineMap = {
  readonly title: string;
  readonly cards: readonly (Point & { readonly id: string; readonly text: string; readonly position: string })[];
  readonly edges: readonly { readonly id: string; readonly source: string; readonly target: string }[];
};

export type Viewport = Point & { readonly zoom: number };

/** What the page is told in its address, so that it shows the same as the window that is measured beside it. */
export type BaselineOptions = {
  /** `all` mounts every card and measures it; `visible` has the sizes of cards declared, and mounts those in view. */
  readonly variant: "all" | "visible";
  /** Of the canvas, in pixels. */
  readonly size: Size;
  /** Where the map is opened. */
  readonly first: Viewport;
  /** Where Ctrl+0 goes. */
  readonly fit: Viewport;
};

/** What became of a picture: how long it took, how large it is, and what it shows. */
export type BaselinePicture = Size & {
  readonly milliseconds: number;
  readonly bytes: number;
  /** Cards that are in it. */
  readonly cards: number;
};

declare global {
  interface Window {
    /** For the driver: id, x and y of every card. */
    placesOfCards?: () => readonly (readonly [string, number, number])[];
    /** For the driver: the whole map as a picture. */
    pictureOfMap?: (format: "svg" | "png", scale: number) => Promise<BaselinePicture>;
  }
}

/** The size of every card, in map pixels. */
export const cardSize: Size = { width: 250, height: 120 };
