import type { z } from "zod";
import type { mapImageOptions } from "./commands/images.ts";

/** What a preset settles: how the picture looks and how large it is; not what it shows, nor whether it carries its map. */
export type ImagePreset = {
  readonly name: string;
  /** What it is for, in a few words. */
  readonly about: string;
  readonly options: Readonly<Omit<z.output<typeof mapImageOptions>, "part" | "carry">>;
};

const onePage = { paper: "fit", orientation: "auto", tiled: false, overlap: 10, margin: 10 } as const;
const bare = { transparent: false, title: false, legend: false, footnotes: false, footer: false } as const;

/** Choices that go together, by what the picture is for; the window and the command line offer the same. */
export const imagePresets = {
  slide: {
    name: "Slide",
    about: "1920 × 1080 pixels, with its title",
    options: {
      ...bare,
      format: "png",
      theme: "light",
      size: { by: "pixels", width: 1920, height: 1080 },
      dpi: 96,
      margin: 40,
      title: true,
      page: onePage,
    },
  },
  "paper-column": {
    name: "Paper column",
    about: "85 mm wide, black on white, with its legend",
    options: {
      ...bare,
      format: "pdf",
      theme: "print",
      size: { by: "millimetres", width: 85, height: null },
      dpi: 600,
      margin: 12,
      legend: true,
      page: onePage,
    },
  },
  poster: {
    name: "Poster",
    about: "one A1 sheet with title, legend and date",
    options: {
      ...bare,
      format: "pdf",
      theme: "light",
      size: { by: "scale", scale: 1 },
      dpi: 300,
      margin: 40,
      title: true,
      legend: true,
      footer: true,
      page: { ...onePage, paper: "A1", margin: 15 },
    },
  },
  web: {
    name: "Web",
    about: "twice as sharp as the screen, on no ground of its own",
    options: {
      ...bare,
      format: "png",
      theme: "light",
      size: { by: "scale", scale: 2 },
      dpi: 192,
      margin: 16,
      transparent: true,
      page: onePage,
    },
  },
} as const satisfies Record<string, ImagePreset>;

export type ImagePresetName = keyof typeof imagePresets;

export const imagePresetNames = Object.keys(imagePresets) as [ImagePresetName, ...ImagePresetName[]];
