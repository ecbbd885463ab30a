import type { Position } from "#shared/model/records.ts";
import { positionColour, useThemeName } from "../../styles/theme.ts";
import { GlyphIcon } from "../ui/glyph.tsx";
import { Tip } from "../ui/tip.tsx";
import { counted } from "../ui/words.ts";
import { setClaimFilter, useClaimFilter } from "./claim-filter.ts";

/** Narrows the claims to those of the positions pressed. */
export function PositionChips({
  positions,
  counts,
}: {
  readonly positions: readonly Position[];
  readonly counts: Readonly<Record<string, number>>;
}) {
  const theme = useThemeName();
  const chosen = useClaimFilter((state) => state.positionIds);
  const ranked = [...positions].sort((a, b) => a.rank - b.rank);
  const withoutPosition = (counts[""] ?? 0) > 0 || chosen.includes("");
  const chips: readonly (Position | null)[] = withoutPosition ? [...ranked, null] : ranked;
  return (
    <fieldset className="chips">
      <legend className="visually-hidden">Position</legend>
      {chips.map((position) => {
        const id = position?.id ?? "";
        const name = position?.name ?? "No position";
        const pressed = chosen.includes(id);
        const count = counts[id] ?? 0;
        return (
          <Tip key={id} label={name}>
            <button
              type="button"
              className="chip"
              aria-pressed={pressed}
              aria-label={`${name}, ${counted(count, "claim")}`}
              style={{ color: positionColour(position, theme) }}
              onClick={() =>
                setClaimFilter({ positionIds: pressed ? chosen.filter((other) => other !== id) : [...chosen, id] })
              }
            >
              <GlyphIcon glyph={position?.glyph ?? null} size={14} />
              {count.toLocaleString("en-GB")}
            </button>
          </Tip>
        );
      })}
    </fieldset>
  );
}
