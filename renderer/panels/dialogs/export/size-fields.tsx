import type { Rect } from "#shared/layout/geometry.ts";
import type { ImageOptions } from "../../../state/export-choices.ts";
import { NumberField } from "../../ui/number-field.tsx";
import { Segments } from "../../ui/segments.tsx";
import { Choice } from "../image-choices.tsx";
import { fillsPage, millimetresOf, sizeOf } from "./image-plan.ts";

type ImageSize = ImageOptions["size"];

const ways = [
  { value: "scale", label: "Scale" },
  { value: "pixels", label: "Pixels" },
  { value: "millimetres", label: "Millimetres" },
] as const;

/** How large the picture becomes. Another way to say it keeps the size. */
export function SizeFields({
  options,
  bounds,
  onChange,
}: {
  readonly options: ImageOptions;
  readonly bounds: Rect | null;
  readonly onChange: (changed: Partial<ImageOptions>) => void;
}) {
  const { size, dpi, format } = options;
  const setSize = (changed: ImageSize) => onChange({ size: changed });
  const density = (
    <NumberField
      label="Density"
      unit="dpi"
      value={dpi}
      min={36}
      max={2400}
      whole
      onChange={(value) => value !== null && onChange({ dpi: value })}
    />
  );
  if (fillsPage(options)) {
    return <p className="small mute">The picture is made as large as the page lets it.</p>;
  }
  return (
    <fieldset className="export-group">
      <legend className="label">Size</legend>
      <Choice name="Given as">
        <Segments
          label="How the size is given"
          value={size.by}
          options={ways}
          onChange={(by) => setSize(inUnits(by, options, bounds))}
        />
      </Choice>
      <div className="field-pair">
        {size.by === "scale" ? (
          <NumberField
            label="Scale"
            unit="×"
            value={size.scale}
            min={0.05}
            max={16}
            onChange={(scale) => scale !== null && setSize({ by: "scale", scale })}
          />
        ) : (
          <SideFields size={size} options={options} bounds={bounds} onChange={setSize} />
        )}
        {format === "png" && density}
      </div>
    </fieldset>
  );
}

/** Width and height; of the two one may be left to follow from the other. */
function SideFields({
  size,
  options,
  bounds,
  onChange,
}: {
  readonly size: Exclude<ImageSize, { readonly by: "scale" }>;
  readonly options: ImageOptions;
  readonly bounds: Rect | null;
  readonly onChange: (size: ImageSize) => void;
}) {
  const inPixels = size.by === "pixels";
  const range = inPixels ? { min: 16, max: 1_000_000, whole: true } : { min: 5, max: 20_000 };
  const unit = inPixels ? "px" : "mm";
  const made = bounds && sizeOf(bounds, options);
  const side = (name: "width" | "height") => {
    const other = name === "width" ? "height" : "width";
    const length = made && Math.round(inPixels ? made[name] : millimetresOf(made[name], options));
    return (
      <NumberField
        label={name === "width" ? "Width" : "Height"}
        unit={unit}
        value={size[name]}
        {...range}
        // One of the two must be told.
        follows={size[other] === null ? undefined : (length?.toLocaleString("en-GB") ?? "")}
        onChange={(value) => onChange({ ...size, [name]: value })}
      />
    );
  };
  return (
    <>
      {side("width")}
      {side("height")}
    </>
  );
}

/** The same size told another way. */
function inUnits(by: ImageSize["by"], options: ImageOptions, bounds: Rect | null): ImageSize {
  if (by === options.size.by) return options.size;
  const made = sizeOf(bounds ?? unknownBounds, options);
  switch (by) {
    case "scale":
      return { by, scale: clamped(made.scale, 0.05, 16) };
    case "pixels":
      return { by, width: Math.round(clamped(made.width, 16, 1_000_000)), height: null };
    case "millimetres":
      return { by, width: Math.round(clamped(millimetresOf(made.width, options), 5, 20_000)), height: null };
  }
}

/** About what a map has, while it is not known. */
const unknownBounds: Rect = { x: 0, y: 0, width: 1_600, height: 1_200 };

/** To two decimals, within what may be asked for. */
function clamped(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, Math.round(value * 100) / 100));
}
