import { CircleDashed, Icon, type LucideIconNode } from "lucide-react";
import type { Glyph } from "#shared/model/records.ts";
import { iconShapes } from "#shared/scene/icons.ts";

/** A position's glyph, of the same shapes as on the map; a dashed ring where there is no position. */
export function GlyphIcon({ glyph, size = 16 }: { readonly glyph: Glyph | null; readonly size?: number }) {
  if (glyph === null) return <CircleDashed size={size} aria-hidden />;
  const shapes = iconShapes(glyph).map(
    ([tag, attributes], index): LucideIconNode => [tag, { ...attributes, key: index }],
  );
  return <Icon iconNode={shapes} size={size} aria-hidden />;
}
