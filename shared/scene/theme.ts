/**
 * Every colour that is not a position's. The window's style sheet is made from
 * the same table.
 */
export type ThemeTokens = {
  /** Panels. */
  readonly paper: string;
  /** The map's ground, and the dots on it every `dotGap` pixels. */
  readonly canvas: string;
  readonly dots: string;
  /** Cards and menus. */
  readonly card: string;
  /** Borders. */
  readonly line: string;
  readonly ink: string;
  readonly mute: string;
  /** Pointed-at and chosen rows. */
  readonly hover: string;
  /** Focus and selection ring. */
  readonly focus: string;
  readonly support: string;
  readonly attack: string;
};

export type ThemeName = "light" | "dark";

export const dotGap = 20;

export const themes = {
  light: {
    paper: "#fbfaf8",
    canvas: "#f4f2ee",
    dots: "#e2ded6",
    card: "#ffffff",
    line: "#e2ded6",
    ink: "#1d1b18",
    mute: "#6f6a61",
    hover: "#ece8df",
    focus: "#2f6fed",
    support: "#1b7f4d",
    attack: "#b3263f",
  },
  dark: {
    paper: "#1b1a18",
    canvas: "#141312",
    dots: "#34312d",
    card: "#232220",
    line: "#34312d",
    ink: "#ece8e1",
    mute: "#a09a8f",
    hover: "#2b2926",
    focus: "#7aa5ff",
    support: "#5cc48d",
    attack: "#f07a8c",
  },
} as const satisfies Record<ThemeName, ThemeTokens>;

/** What a picture can be drawn in; `print` is black on white, with patterns in place of colour. */
export type PictureTheme = ThemeName | "print";

const [white, black] = ["#ffffff", "#000000"] as const;

/** The colours of pictures: nothing in print is grey, because printers break grey up into dots. */
export const pictureThemes = {
  ...themes,
  print: {
    paper: white,
    canvas: white,
    dots: white,
    card: white,
    line: black,
    ink: black,
    mute: black,
    hover: white,
    focus: black,
    support: black,
    attack: black,
  },
} as const satisfies Record<PictureTheme, ThemeTokens>;
