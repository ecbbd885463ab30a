import { foreignFamilies } from "./foreign.ts";
import type { HanLanguage } from "./setting.ts";

/**
 * The faces that Warrant bundles and the sizes it draws them in. A face's
 * `file` is a package path: hosts resolve it, this module never reads it.
 */
export const faces = {
  serif: {
    family: "Source Serif 4",
    fallback: "Georgia, 'Times New Roman', serif",
    weight: 400,
    style: "normal",
    file: "@expo-google-fonts/source-serif-4/400Regular/SourceSerif4_400Regular.ttf",
  },
  "serif-italic": {
    family: "Source Serif 4",
    fallback: "Georgia, 'Times New Roman', serif",
    weight: 400,
    style: "italic",
    file: "@expo-google-fonts/source-serif-4/400Regular_Italic/SourceSerif4_400Regular_Italic.ttf",
  },
  sans: {
    family: "Inter",
    fallback: "system-ui, 'Segoe UI', Roboto, sans-serif",
    weight: 400,
    style: "normal",
    file: "@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf",
  },
  "sans-medium": {
    family: "Inter",
    fallback: "system-ui, 'Segoe UI', Roboto, sans-serif",
    weight: 500,
    style: "normal",
    file: "@expo-google-fonts/inter/500Medium/Inter_500Medium.ttf",
  },
  "sans-semibold": {
    family: "Inter",
    fallback: "system-ui, 'Segoe UI', Roboto, sans-serif",
    weight: 600,
    style: "normal",
    file: "@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf",
  },
} as const;

export type FaceName = keyof typeof faces;

/**
 * Advance widths of one face in font units, without kerning and ligatures.
 * Each run is a first code point and the widths of it and its successors.
 */
export type FaceMetrics = {
  readonly unitsPerEm: number;
  readonly ascent: number;
  readonly descent: number;
  readonly capHeight: number;
  readonly runs: readonly (readonly number[])[];
};

/** What a map's text is set in: face, size and line height in map pixels. */
export const fonts = {
  /** A claim on its card. */
  claim: { face: "serif", size: 15, lineHeight: 20 },
  /** A quotation, and the sentence on an empty map. */
  quotation: { face: "serif-italic", size: 15, lineHeight: 20 },
  /** A position's name on a card. */
  label: { face: "sans-medium", size: 11, lineHeight: 16 },
  /** Counts and the mark of hidden cards. */
  count: { face: "sans", size: 11, lineHeight: 16 },
  /** Speaker, role and year. */
  small: { face: "sans", size: 12, lineHeight: 16 },
  /** A frame's title, and an empty map's. */
  title: { face: "sans-semibold", size: 13, lineHeight: 18 },
  /** A picture's title. */
  heading: { face: "sans-semibold", size: 22, lineHeight: 28 },
  /** The title of a wide picture, which is looked at from further away. */
  banner: { face: "sans-semibold", size: 40, lineHeight: 50 },
  /** The words of a quotation at a picture's foot. */
  footnote: { face: "serif", size: 13, lineHeight: 18 },
} as const satisfies Record<string, { readonly face: FaceName; readonly size: number; readonly lineHeight: number }>;

export type FontName = keyof typeof fonts;

/** The CSS `font` shorthand of a face at a size in pixels, for a canvas or a style. */
export function cssFace(face: FaceName, size: number, language?: HanLanguage): string {
  const { style, weight } = faces[face];
  return `${style === "italic" ? "italic " : ""}${weight} ${size}px ${faceStack(face, language)}`;
}

/** The font's family, the families that draw what it lacks, and what stands in for it where it is not installed. */
export function fontStack(font: FontName, language?: HanLanguage): string {
  return faceStack(fonts[font].face, language);
}

function faceStack(face: FaceName, language: HanLanguage | undefined): string {
  const { family, fallback } = faces[face];
  return `${[family, ...foreignFamilies(language)].map(quoteFamily).join(", ")}, ${fallback}`;
}

/** A family's name as CSS takes it. */
export function quoteFamily(family: string): string {
  return `'${family.replace(/['\\]/g, "\\$&")}'`;
}
