import type { Frame, MapDirection } from "#shared/model/records.ts";
import type { PackedCards } from "#shared/scene/packed-cards.ts";
import type { PackedLinks } from "#shared/scene/packed-links.ts";
import type { ThemeName } from "#shared/scene/theme.ts";

/**
 * What the window and its workers say to each other. Cards and links go by slots:
 * small whole numbers that the window gives out, so that everything about them
 * fits typed arrays.
 */

/** What is left out of a picture because the window draws it itself: it is being moved. */
export type Lifted = {
  readonly cards: Uint32Array;
  readonly links: Uint32Array;
  readonly frameIds: readonly string[];
};

/** Which part of the map a picture shows: image pixel = map pixel × `scale` + `left` or `top`. */
export type PictureArea = {
  readonly scale: number;
  readonly left: number;
  readonly top: number;
  /** Size of the picture in image pixels. */
  readonly width: number;
  readonly height: number;
};

export type PaintRequest = {
  readonly kind: "paint";
  /** Given back with the picture. */
  readonly id: number;
  readonly area: PictureArea;
  /** The view's zoom, which decides how much detail is drawn: `scale` without the device's pixel ratio. */
  readonly zoom: number;
  readonly theme: ThemeName;
  readonly lifted: Lifted;
  /** Slots of what has the selection's ring. */
  readonly selectedCards: Uint32Array;
  readonly selectedLinks: Uint32Array;
};

export type ToPainter =
  /** Forget everything: another map comes. */
  | { readonly kind: "clear" }
  /** New cards, and cards that are not any more what they were; slots of those that are gone. */
  | { readonly kind: "cards"; readonly changed: PackedCards; readonly gone: Uint32Array }
  | { readonly kind: "links"; readonly changed: PackedLinks; readonly gone: Uint32Array }
  /** All frames of the map. */
  | { readonly kind: "frames"; readonly frames: readonly Frame[] }
  | PaintRequest
  /** Every card as a patch of its position's colour, for the minimap; nothing else. */
  | {
      readonly kind: "paint-minimap";
      readonly id: number;
      readonly area: PictureArea;
      readonly theme: ThemeName;
    };

export type FromPainter =
  /** The fonts are there; pictures asked for before come after this. */
  | { readonly kind: "ready" }
  | { readonly kind: "picture"; readonly id: number; readonly bitmap: ImageBitmap }
  | { readonly kind: "failed"; readonly id: number; readonly message: string };

/** A link as the router needs it: its ends by slots. */
export type RoutedLink = {
  readonly slot: number;
  readonly kind: "support" | "attack";
  /** Card slots, in the order of the premises' ranks. */
  readonly premises: readonly number[];
  readonly implicitPremises: readonly number[];
  readonly target: { readonly card: number } | { readonly link: number };
  readonly junction: { readonly x: number; readonly y: number } | null;
};

export type ToRouter = {
  readonly kind: "route";
  /** Given back with the answers. */
  readonly id: number;
  /** True: forget the map before. */
  readonly anew: boolean;
  /** The map's; in another one than before every line is led anew. */
  readonly direction: MapDirection;
  /** Cards that are new or stand elsewhere, and where: x, y, width, height for each. */
  readonly cards: Uint32Array;
  readonly rects: Float64Array;
  readonly goneCards: Uint32Array;
  readonly links: readonly RoutedLink[];
  readonly goneLinks: Uint32Array;
};

export type FromRouter = {
  readonly kind: "routes";
  readonly id: number;
  /** Those that are drawn otherwise than the router last said. */
  readonly changed: PackedLinks;
  /** Links that are not drawn any more: gone, or an end is missing. */
  readonly gone: Uint32Array;
  /** False for first, plain lines, sent when leading them well takes long; better ones follow under the same id. */
  readonly final: boolean;
};
