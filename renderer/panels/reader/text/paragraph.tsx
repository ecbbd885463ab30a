import type { CSSProperties, ReactNode } from "react";
import type { ThemeName } from "#shared/scene/theme.ts";
import { positionColour } from "../../../styles/theme.ts";
import { highlightName, underlineStyle } from "../marks/highlight-look.ts";
import type { Highlight } from "../marks/highlights.ts";
import { type Layers, type Segment, segmentsOf } from "../marks/segments.ts";

/** One paragraph of a text: its number and whether a claim uses it in the margin, its words with what lies over them. */
export function Paragraph({
  index,
  count,
  start,
  text,
  top,
  used,
  active,
  pages,
  highlights,
  found,
  currentFound,
  flash,
  theme,
  digest,
}: Layers & {
  readonly index: number;
  readonly count: number;
  /** UTF-16 code units into the whole text. */
  readonly start: number;
  readonly text: string;
  /** Pixels from the top of the text. */
  readonly top: number;
  readonly used: boolean;
  /** True for the one paragraph that Tab reaches. */
  readonly active: boolean;
  /** The pages that begin in it: `12`, `3–5`. */
  readonly pages: string | null;
  readonly theme: ThemeName;
  /** What it says in a sentence, where that stands beside it. */
  readonly digest: ReactNode;
}) {
  const segments = segmentsOf({ start, end: start + text.length }, { highlights, found, currentFound, flash });
  return (
    <li
      className={`reader-row ${digest === null ? "" : "with-digest"}`}
      style={{ top }}
      data-row={index}
      aria-posinset={index + 1}
      aria-setsize={count}
      tabIndex={active ? 0 : -1}
    >
      <span className="reader-margin" title={used ? "A claim uses this paragraph" : "No claim uses this paragraph yet"}>
        <span className="reader-number" data-label={index + 1} aria-hidden />
        {pages !== null && <span className="reader-page" data-label={`p. ${pages}`} aria-hidden />}
        <span className="visually-hidden">
          {pages !== null && `Page ${pages}. `}
          {used ? "Used by a claim." : "Not used yet."}
        </span>
      </span>
      <span className="reader-coverage" data-used={used} style={coverageStyle(highlights, theme)} aria-hidden />
      <p className="reader-words">
        {segments.map((segment) => (
          <Piece
            key={segment.start}
            segment={segment}
            words={text.slice(segment.start - start, segment.end - start)}
            reachable={active}
            theme={theme}
          />
        ))}
      </p>
      {digest !== null && <div className="reader-digest-cell">{digest}</div>}
    </li>
  );
}

function Piece({
  segment,
  words,
  reachable,
  theme,
}: {
  readonly segment: Segment;
  readonly words: string;
  readonly reachable: boolean;
  readonly theme: ThemeName;
}) {
  const { start, highlights, beginning, found, flash } = segment;
  const classes = [found && `found ${found}`, flash && "flash"].filter(Boolean).join(" ") || undefined;
  if (highlights.length === 0) {
    return (
      <span data-start={start} className={classes}>
        {words}
      </span>
    );
  }
  const isButton = beginning.length > 0;
  return (
    <mark
      data-start={start}
      data-highlights={highlights.map(({ id }) => id).join(" ")}
      className={["highlight", classes].filter(Boolean).join(" ")}
      style={underlineStyle(highlights, theme)}
      // Words within it are selected by a double click, or by a drag that begins beside it.
      draggable={highlights.some(({ about }) => about.kind === "quotation") || undefined}
      {...(isButton
        ? {
            role: "button",
            tabIndex: reachable ? 0 : -1,
            "aria-haspopup": "dialog" as const,
            "aria-label": `“${words}”: ${highlights.map(highlightName).join("; ")}`,
            "data-begins": beginning.map(({ id }) => id).join(" "),
          }
        : {})}
    >
      {words}
    </mark>
  );
}

/** The bar in the margin, in the colours of the claims that use the paragraph. */
function coverageStyle(highlights: readonly Highlight[], theme: ThemeName): CSSProperties | undefined {
  const colours = new Set(
    highlights.flatMap(({ about, positions }) =>
      about.kind === "quotation" ? positions.map((position) => positionColour(position, theme)) : [],
    ),
  );
  if (colours.size === 0) return undefined;
  const step = 100 / colours.size;
  const stops = [...colours].map((colour, index) => `${colour} ${index * step}% ${(index + 1) * step}%`);
  return { background: `linear-gradient(${stops.join(", ")})` };
}
