import type { CSSProperties } from "react";
import type { ThemeName } from "#shared/scene/theme.ts";
import { positionColour } from "../../../styles/theme.ts";
import { speakerInWords } from "../../ui/words.ts";
import type { Highlight } from "./highlights.ts";

/** Lines under one another that have room between two lines of text; what has a higher lane shares the lowest. */
const mostLanes = 3;
/** Thickness of a line and from one to the next, in pixels. */
const thickness = 2;
const step = 3;
/** How long a stripe of each colour is where one line has several, in pixels. */
const stripe = 9;

/** The lines under a piece of text, one for each highlight, and a tint of the innermost one's colour. */
export function underlineStyle(highlights: readonly Highlight[], theme: ThemeName): CSSProperties {
  const lines = highlights.map((highlight) => {
    const lane = Math.min(highlight.lane, mostLanes - 1);
    return `${lineOf(highlight, theme)} left calc(100% - ${(mostLanes - 1 - lane) * step}px) / 100% ${thickness}px no-repeat`;
  });
  const innermost = highlights.reduce((a, b) => (b.end - b.start < a.end - a.start ? b : a));
  const [colour = "var(--mute)"] = coloursOf(innermost, theme);
  return { background: [...lines, `color-mix(in srgb, ${colour} 13%, transparent)`].join(", ") };
}

function lineOf(highlight: Highlight, theme: ThemeName): string {
  const colours = coloursOf(highlight, theme);
  if (highlight.about.kind === "note") {
    return "repeating-linear-gradient(90deg, var(--mute) 0 3px, transparent 3px 6px)";
  }
  const stops = colours.map((colour, index) => `${colour} ${index * stripe}px ${(index + 1) * stripe}px`);
  return `repeating-linear-gradient(90deg, ${stops.join(", ")})`;
}

/** The colours of the positions that it backs; the neutral one where there are none. */
export function coloursOf({ positions }: Highlight, theme: ThemeName): readonly string[] {
  return positions.length === 0 ? ["var(--mute)"] : positions.map((position) => positionColour(position, theme));
}

/** What a highlight is, as it is read out. */
export function highlightName({ about }: Highlight): string {
  if (about.kind === "note") return `note: ${about.note.text}`;
  const { speaker, claims } = about.row;
  const who = `quotation of ${speakerInWords(speaker)}`;
  if (claims.length === 0) return `${who}, behind no claim`;
  return `${who}, behind ${claims.map(({ claim }) => claim.text).join(" and ")}`;
}
