import { type Command, InvalidArgumentError, Option } from "commander";
import { mapImageOptions, paperSizes } from "#shared/contract/commands/images.ts";
import { type ImagePresetName, imagePresetNames, imagePresets } from "#shared/contract/image-presets.ts";
import type { ImageChoices } from "./export-image.ts";

export const imageFormats = mapImageOptions.shape.format.options;
export type ImageFormat = (typeof imageFormats)[number];

/** What `warrant export` takes on how an image looks; all of it may be left out. */
export type ImageFlags = {
  readonly preset?: ImagePresetName;
  readonly theme?: ImageChoices["theme"];
  readonly scale?: number;
  readonly size?: NonNullable<ImageChoices["size"]>;
  readonly dpi?: number;
  readonly margin?: number;
  readonly transparent?: boolean;
  readonly title?: boolean;
  readonly legend?: boolean;
  readonly footnotes?: boolean;
  readonly footer?: boolean;
  readonly carry?: boolean;
  readonly branch?: string;
  readonly frame?: string;
  readonly page?: Page["paper"];
  readonly orientation?: Page["orientation"];
  readonly tiled?: boolean;
  readonly overlap?: number;
  readonly pageMargin?: number;
};

type Page = NonNullable<ImageChoices["page"]>;

/** Tells a command of all that {@link ImageFlags} has. */
export function addImageFlags(command: Command): Command {
  const pages = mapImageOptions.shape.page.unwrap().shape;
  return command
    .addOption(
      new Option("--preset <name>", "choices that go together; the other options change them").choices(
        imagePresetNames,
      ),
    )
    .addOption(new Option("--theme <theme>", "its colours (default: light)").choices(["light", "dark", "print"]))
    .addOption(
      new Option("--scale <number>", "image pixels for each map pixel, from 0.05 to 16 (default: 2)")
        .argParser(numberOf((scale) => sizes.safeParse({ by: "scale", scale }).success, "from 0.05 to 16"))
        .conflicts("size"),
    )
    .option("--size <size>", "how large: 1920x1080, 1920x, x1080 (pixels), 180mm, 180x120mm", parseSize)
    .option(
      "--dpi <number>",
      "pixels to the inch of a PNG, from 36 to 2400 (default: 192)",
      numberOf((dpi) => mapImageOptions.shape.dpi.safeParse(dpi).success, "from 36 to 2400, and whole"),
    )
    .option(
      "--margin <number>",
      "empty ground around it, in map pixels (default: 40)",
      numberOf((margin) => mapImageOptions.shape.margin.safeParse(margin).success, "from 0 to 1000"),
    )
    .option("--transparent", "no ground under the map")
    .option("--no-transparent")
    .option("--title", "with the map's title")
    .option("--no-title")
    .option("--legend", "with a legend")
    .option("--no-legend")
    .option("--footnotes", "with the quotations as numbered footnotes")
    .option("--no-footnotes")
    .option("--footer", "with the map's name and the date at its foot")
    .option("--no-footer")
    .option("--carry", "SVG and PNG: the map's own data go along, so that Warrant can open the image as a map")
    .addOption(
      new Option(
        "--branch <claim>",
        "only this claim and what stands for or against it: its id or the beginning of its text",
      ).conflicts("frame"),
    )
    .option("--frame <name>", "only what is in this frame: its title, the beginning of it, or its id")
    .addOption(new Option("--page <size>", "PDF: the paper (default: fit)").choices(["fit", ...paperSizes]))
    .addOption(
      new Option("--orientation <which>", "PDF: how the paper lies (default: auto)").choices(
        pages.orientation.unwrap().options,
      ),
    )
    .option("--tiled", "PDF: in its own size over as many pages as that takes")
    .option(
      "--overlap <mm>",
      "PDF: what neighbouring pages share (default: 10)",
      numberOf((overlap) => pages.overlap.safeParse(overlap).success, "from 0 to 50"),
    )
    .option(
      "--page-margin <mm>",
      "PDF: white around each page (default: 10)",
      numberOf((margin) => pages.margin.safeParse(margin).success, "from 0 to 50"),
    );
}

const sizes = mapImageOptions.shape.size.unwrap();

/** What the flags come to: the preset's choices, changed by the others. The part is named, not found yet. */
export function choicesOf(format: ImageFormat, flags: ImageFlags): ImageChoices {
  const preset = flags.preset === undefined ? undefined : imagePresets[flags.preset].options;
  const { theme, dpi, margin, transparent, title, legend, footnotes, footer, carry } = flags;
  const size = flags.size ?? (flags.scale === undefined ? undefined : ({ by: "scale", scale: flags.scale } as const));
  const { page: paper, orientation, tiled, overlap, pageMargin } = flags;
  return {
    ...preset,
    format,
    ...told({ theme, size, dpi, margin, transparent, title, legend, footnotes, footer, carry }),
    page: { ...preset?.page, ...told({ paper, orientation, tiled, overlap, margin: pageMargin }) },
    branch: flags.branch ?? null,
    frame: flags.frame ?? null,
  };
}

/** The format that a preset is for; null where none was named. */
export function presetFormat({ preset }: ImageFlags): ImageFormat | null {
  return preset === undefined ? null : imagePresets[preset].options.format;
}

type Told<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** Without what was not told: defaults are the contract's. */
function told<T extends object>(values: T): Told<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Told<T>;
}

function numberOf(isFit: (value: number) => boolean, words: string): (text: string) => number {
  return (text) => {
    const value = text.trim() === "" ? Number.NaN : Number(text);
    if (!isFit(value)) throw new InvalidArgumentError(`It must be a number ${words}.`);
    return value;
  };
}

/** `180mm` is a width; `180mm x 120mm` and `180x120mm` both sides; without a unit it is pixels. */
function parseSize(text: string): NonNullable<ImageFlags["size"]> {
  const sides = /^\s*([\d.]*)\s*(mm|px)?\s*(?:[x×]\s*([\d.]*)\s*(mm|px)?)?\s*$/i.exec(text);
  const [, across = "", unit, down = "", secondUnit] = sides ?? [];
  const units = [unit, secondUnit].flatMap((each) => each?.toLowerCase() ?? []);
  const by = units.includes("mm") ? "millimetres" : "pixels";
  const side = (value: string) => (value === "" ? null : Number(value));
  const size = sizes.safeParse({ by, width: side(across), height: side(down) });
  if (!size.success || new Set(units).size > 1 || (across === "" && down === "")) {
    throw new InvalidArgumentError(
      "It must be like 1920x1080, 1920x, x1080, 180mm or 180x120mm; pixels from 16 to 1000000, millimetres from 5 to 20000.",
    );
  }
  return size.data;
}
