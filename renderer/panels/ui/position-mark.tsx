import type { Position } from "#shared/model/records.ts";
import { positionColour, useThemeName } from "../../styles/theme.ts";
import { GlyphIcon } from "./glyph.tsx";

/** A position as everywhere it has room: its colour, its glyph and its name. */
export function PositionMark({ position }: { readonly position: Position | null | undefined }) {
  const theme = useThemeName();
  return (
    <span className="position-mark" style={{ color: positionColour(position, theme) }}>
      <GlyphIcon glyph={position?.glyph ?? null} />
      <span className="ellipsis">{position?.name ?? "No position"}</span>
    </span>
  );
}

/** A position's coloured glyph alone, for rows that are too narrow for the name; the name is read out. */
export function PositionGlyph({ position }: { readonly position: Position | null | undefined }) {
  const theme = useThemeName();
  const name = position?.name ?? "No position";
  return (
    <span className="position-glyph" style={{ color: positionColour(position, theme) }} title={name}>
      <GlyphIcon glyph={position?.glyph ?? null} />
      <span className="visually-hidden">{name}: </span>
    </span>
  );
}
