import { type ImagePresetName, imagePresetNames, imagePresets } from "#shared/contract/image-presets.ts";
import type { Rect } from "#shared/layout/geometry.ts";
import {
  type ExportChoices,
  type ImageOptions,
  presetOf,
  withOptions,
  withPreset,
} from "../../../state/export-choices.ts";
import { NumberField } from "../../ui/number-field.tsx";
import { Segments } from "../../ui/segments.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import { Choice } from "../image-choices.tsx";
import { Check } from "./check.tsx";
import type { PartChoice } from "./image-parts.ts";
import { PageFields } from "./page-fields.tsx";
import { SizeFields } from "./size-fields.tsx";

const formats = [
  { value: "png", label: "PNG" },
  { value: "svg", label: "SVG" },
  { value: "pdf", label: "PDF" },
] as const;

const themes = [
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
  { value: "print", label: "Print" },
] as const;

/** Everything that can be chosen of an image. */
export function ImageFields({
  choices,
  onChange,
  parts,
  part,
  onPart,
  bounds,
}: {
  readonly choices: ExportChoices;
  readonly onChange: (choices: ExportChoices) => void;
  readonly parts: readonly PartChoice[];
  /** The one that is chosen. */
  readonly part: PartChoice;
  readonly onPart: (part: PartChoice) => void;
  /** What the picture shows of the map's plane; null while it is not known. */
  readonly bounds: Rect | null;
}) {
  const { options } = choices;
  const change = (changed: Partial<ImageOptions>) => onChange(withOptions(choices, changed));
  const preset = presetOf(options);
  return (
    <>
      <SelectField
        label="Preset"
        value={preset ?? ""}
        onChange={(value) => onChange(withPreset(choices, presetNamed(value)))}
      >
        <option value="">Own choices</option>
        {imagePresetNames.map((name) => (
          <option key={name} value={name}>
            {imagePresets[name].name}
          </option>
        ))}
      </SelectField>
      <p className="small mute preset-about">
        {preset === null
          ? "Whatever is chosen below"
          : `${imagePresets[preset].about.charAt(0).toUpperCase()}${imagePresets[preset].about.slice(1)}`}
      </p>
      <Choice name="Format">
        <Segments label="Format" value={options.format} options={formats} onChange={(format) => change({ format })} />
      </Choice>
      <Choice name="Theme">
        <Segments
          label="Theme of the image"
          value={options.theme}
          options={themes}
          onChange={(theme) => change({ theme })}
        />
      </Choice>
      <SelectField
        label="Part of the map"
        value={part.key}
        onChange={(key) => {
          const chosen = parts.find((each) => each.key === key);
          if (chosen) onPart(chosen);
        }}
      >
        {parts.map(({ key, label }) => (
          <option key={key} value={key}>
            {label}
          </option>
        ))}
      </SelectField>
      {options.format === "pdf" && <PageFields page={options.page} onChange={(page) => change({ page })} />}
      <SizeFields options={options} bounds={bounds} onChange={change} />
      <fieldset className="export-group">
        <legend className="label">In the picture</legend>
        <Check label="Title" checked={options.title} onChange={(title) => change({ title })} />
        <Check
          label="Legend"
          about="Positions and kinds of links that the picture shows"
          checked={options.legend}
          onChange={(legend) => change({ legend })}
        />
        <Check
          label="Footnotes"
          about="Each claim’s quotations, numbered on the cards"
          checked={options.footnotes}
          onChange={(footnotes) => change({ footnotes })}
        />
        <Check
          label="Footer"
          about="The map’s name and today’s date"
          checked={options.footer}
          onChange={(footer) => change({ footer })}
        />
      </fieldset>
      <fieldset className="export-group">
        <legend className="label">Ground</legend>
        <Check label="Transparent" checked={options.transparent} onChange={(transparent) => change({ transparent })} />
        <NumberField
          label="Margin around the map"
          unit="px"
          value={options.margin}
          min={0}
          max={1000}
          onChange={(margin) => margin !== null && change({ margin })}
        />
      </fieldset>
      {options.format !== "pdf" && (
        <Check
          label="Carry the map in the picture"
          about="Dropped on Warrant, the picture opens as a map again. Whoever gets it can read all that the map holds: claims, quotations, notes."
          checked={options.carry}
          onChange={(carry) => change({ carry })}
        />
      )}
    </>
  );
}

function presetNamed(value: string): ImagePresetName | null {
  return imagePresetNames.find((name) => name === value) ?? null;
}
