import { mapImageOptions } from "#shared/contract/commands/images.ts";
import type { CheckedArguments, CommandArguments } from "#shared/contract/commands.ts";
import { type ImagePresetName, imagePresetNames, imagePresets } from "#shared/contract/image-presets.ts";

/** How an image of a map looks and how large it is: all that is chosen but the part of the map. */
export type ImageOptions = Omit<CheckedArguments<"map.export">, "mapId" | "jobId" | "part">;
/** Which part of the map, as `map.export` takes it. */
export type ImagePart = NonNullable<CommandArguments<"map.export">["part"]>;

/** What is remembered of how images of maps are exported. */
export type ExportChoices = {
  readonly options: ImageOptions;
  /** What was chosen last that is no preset: choosing "own" brings it back. */
  readonly own: ImageOptions;
  /** What of a map, by the key of a part: `map`, `selection`, `branch`, `view` or `frame:ID`. Of what is selected or in view is a matter of the moment. */
  readonly partKey: string;
};

const optionsSchema = mapImageOptions.omit({ part: true });
const plainOptions: ImageOptions = optionsSchema.parse({ format: "png" });

export const defaultExportChoices: ExportChoices = { options: plainOptions, own: plainOptions, partKey: "map" };

/** The choices as they were stored; what of them cannot be understood (any more) is as on first start. */
export function readExportChoices(stored: unknown): ExportChoices {
  const { options, own, partKey } = typeof stored === "object" && stored !== null ? { ...blank, ...stored } : blank;
  return {
    options: readOptions(options),
    own: readOptions(own),
    partKey: typeof partKey === "string" ? partKey : defaultExportChoices.partKey,
  };
}

const blank: { readonly [K in keyof ExportChoices]: unknown } = { options: null, own: null, partKey: null };

function readOptions(stored: unknown): ImageOptions {
  const read = optionsSchema.safeParse(stored);
  return read.success ? read.data : plainOptions;
}

/** The preset that has exactly these options; null when they are the person's own. */
export function presetOf(options: ImageOptions): ImagePresetName | null {
  const { carry, ...looks } = optionsSchema.parse(options);
  const sought = JSON.stringify(looks);
  // Parsed, so that both have their keys in the order of the schema.
  const found = imagePresetNames.find((name) => {
    const { carry: _, ...preset } = optionsSchema.parse({ ...imagePresets[name].options, carry });
    return JSON.stringify(preset) === sought;
  });
  return found ?? null;
}

/** The choices once a preset, or (null) the person's own, was chosen. */
export function withPreset(choices: ExportChoices, preset: ImagePresetName | null): ExportChoices {
  const { carry } = choices.options;
  const options = preset === null ? choices.own : imagePresets[preset].options;
  return { ...choices, options: { ...options, carry } };
}

/** The choices once some of the options were changed. */
export function withOptions(choices: ExportChoices, changed: Partial<ImageOptions>): ExportChoices {
  const options = { ...choices.options, ...changed };
  return { ...choices, options, own: presetOf(options) === null ? options : choices.own };
}
