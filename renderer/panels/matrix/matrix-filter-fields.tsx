import { X } from "lucide-react";
import { Popover } from "radix-ui";
import { useMemo } from "react";
import type { Position } from "#shared/model/records.ts";
import { type MatrixFilter, matrixStep, noMatrixFilter, useMatrixFilter } from "../../state/matrix-filter.ts";
import { useCommand } from "../../state/queries.ts";
import { useWindowStore } from "../../state/window-store.ts";
import { positionColour, useThemeName } from "../../styles/theme.ts";
import { GlyphIcon } from "../ui/glyph.tsx";
import { type Pick, PickField } from "../ui/pick-field.tsx";
import { Segments } from "../ui/segments.tsx";
import { speakerInWords } from "../ui/words.ts";

const { compare } = new Intl.Collator("en-GB");
const nobody: readonly Pick[] = [];

/** Narrows "Who says what" to the open map, to positions, to speakers. */
export function MatrixFilterFields({
  withoutPosition,
  change,
}: {
  /** True where claims without a position can be chosen. */
  readonly withoutPosition: boolean;
  readonly change: (patch: Partial<MatrixFilter>) => void;
}) {
  const filter = useMatrixFilter();
  const theme = useThemeName();
  const mapId = useWindowStore((state) => state.mapId);
  const library = useCommand("library.get", {}).data;
  const speakers = useMemo(
    () =>
      (library?.speakers ?? [])
        .map((speaker) => ({ id: speaker.id, name: speakerInWords(speaker) }))
        .toSorted((a, b) => compare(a.name, b.name)),
    [library?.speakers],
  );
  const { positionIds, speakerIds } = filter;
  const ranked = (library?.positions ?? []).toSorted((a, b) => a.rank - b.rank);
  const positions: readonly (Position | null)[] =
    withoutPosition || positionIds.includes("") ? [...ranked, null] : ranked;
  return (
    <div className="stack filter-fields">
      <div className="field">
        <span>Claims</span>
        <Segments
          label="Claims"
          value={mapId === null ? "library" : filter.scope}
          options={[
            { value: "library", label: "Whole library" },
            ...(mapId === null ? [] : [{ value: "map" as const, label: "This map" }]),
          ]}
          onChange={(scope) => change({ scope, limit: matrixStep })}
        />
      </div>
      <fieldset className="chips">
        <legend className="field-label">Positions</legend>
        {positions.map((position) => {
          const id = position?.id ?? "";
          const pressed = positionIds.includes(id);
          return (
            <button
              key={id}
              type="button"
              className="chip"
              aria-pressed={pressed}
              style={{ color: positionColour(position, theme) }}
              onClick={() =>
                change({
                  positionIds: pressed ? positionIds.filter((other) => other !== id) : [...positionIds, id],
                  limit: matrixStep,
                })
              }
            >
              <GlyphIcon glyph={position?.glyph ?? null} size={14} />
              <span className="ellipsis">{position?.name ?? "No position"}</span>
            </button>
          );
        })}
      </fieldset>
      <PickField
        label="Speakers"
        hint={speakerIds.length === 0 ? "Everyone who speaks to them" : "One more speaker"}
        value=""
        first={nobody}
        picks={speakers}
        onChange={(id) => change({ speakerIds: [...new Set([...speakerIds, id])] })}
      />
      {speakerIds.length > 0 && (
        <ul className="chips matrix-chosen scroll" aria-label="Speakers chosen">
          {speakerIds.map((id) => {
            const name = library?.speakers.find((speaker) => speaker.id === id)?.name ?? "A deleted speaker";
            return (
              <li key={id}>
                <button
                  type="button"
                  className="chip"
                  aria-label={`Take off ${name}`}
                  onClick={() => change({ speakerIds: speakerIds.filter((other) => other !== id) })}
                >
                  <span className="ellipsis">{name}</span>
                  <X size={12} aria-hidden />
                </button>
              </li>
            );
          })}
        </ul>
      )}
      <div className="row">
        <button type="button" className="button" onClick={() => change(noMatrixFilter)}>
          Clear
        </button>
        <Popover.Close className="button primary">Done</Popover.Close>
      </div>
    </div>
  );
}
