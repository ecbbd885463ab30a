import { Trash2 } from "lucide-react";
import { useState } from "react";
import { glyphSchema, limits, type Position } from "#shared/model/records.ts";
import { perform } from "../../state/commands.ts";
import { positionColour, useThemeName } from "../../styles/theme.ts";
import { GlyphIcon } from "../ui/glyph.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { SelectField } from "../ui/select-field.tsx";
import { counted } from "../ui/words.ts";

/** One position's name, glyph and colours, each saved when it is left. */
export function PositionRow({ position, claims }: { readonly position: Position; readonly claims: number }) {
  const theme = useThemeName();
  const { id, name } = position;
  return (
    <li className="position-row">
      <span style={{ color: positionColour(position, theme) }}>
        <GlyphIcon glyph={position.glyph} />
      </span>
      <NameField key={name} position={position} />
      <SelectField
        label={`Glyph of ${name}`}
        hideLabel
        value={position.glyph}
        onChange={(value) => {
          const glyph = glyphSchema.safeParse(value);
          if (glyph.success) void perform("position.edit", { positionId: id, glyph: glyph.data });
        }}
      >
        {glyphSchema.options.map((glyph) => (
          <option key={glyph} value={glyph}>
            {glyph.replace(/-round|-2/, "")}
          </option>
        ))}
      </SelectField>
      <ColourField
        key={`light ${position.colourLight}`}
        label={`Colour of ${name} in the light theme`}
        value={position.colourLight}
        save={(colourLight) => void perform("position.edit", { positionId: id, colourLight })}
      />
      <ColourField
        key={`dark ${position.colourDark}`}
        label={`Colour of ${name} in the dark theme`}
        value={position.colourDark}
        save={(colourDark) => void perform("position.edit", { positionId: id, colourDark })}
      />
      <IconButton
        small
        tipSide="left"
        label={
          claims > 0 ? `${counted(claims, "claim")} hold ${name}: give them another position first` : `Delete ${name}`
        }
        disabled={claims > 0}
        onClick={() => void perform("position.delete", { positionId: id })}
      >
        <Trash2 size={14} aria-hidden />
      </IconButton>
    </li>
  );
}

function NameField({ position }: { readonly position: Position }) {
  const [name, setName] = useState(position.name);
  function save(): void {
    const trimmed = name.trim();
    if (trimmed === "") setName(position.name);
    else if (trimmed !== position.name) void perform("position.edit", { positionId: position.id, name: trimmed });
  }
  return (
    <input
      className="input"
      aria-label={`Name of ${position.name}`}
      value={name}
      maxLength={limits.name}
      onChange={(event) => setName(event.target.value)}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.key === "Enter") save();
      }}
    />
  );
}

/** A colour that is saved when the system's colour picker closes, not at every step within it. */
function ColourField({
  label,
  value,
  save,
}: {
  readonly label: string;
  readonly value: string;
  readonly save: (colour: string) => void;
}) {
  return (
    <input
      type="color"
      className="colour-field"
      aria-label={label}
      title={label}
      defaultValue={value}
      onBlur={(event) => {
        if (event.target.value !== value) save(event.target.value);
      }}
      ref={(field) => {
        const answer = () => {
          if (field && field.value !== value) save(field.value);
        };
        field?.addEventListener("change", answer);
        return () => field?.removeEventListener("change", answer);
      }}
    />
  );
}
