import { Check, X } from "lucide-react";
import type { Matrix } from "#shared/contract/results/who-says-what.ts";
import type { Position, Speaker } from "#shared/model/records.ts";
import { signsOf } from "#shared/scene/matrix.ts";
import { objectionsInWords } from "#shared/scene/matrix-layout.ts";
import { positionColour, useThemeName } from "../../styles/theme.ts";
import { GlyphIcon } from "../ui/glyph.tsx";
import { counted } from "../ui/words.ts";

type TabIndex = { readonly tabIndex: 0 | -1 };

/** The corner above the speakers and left of the claims. */
export function Corner({ width, tabIndex }: TabIndex & { readonly width: number }) {
  return (
    <th
      scope="col"
      aria-colindex={1}
      className="matrix-corner small mute"
      tabIndex={tabIndex}
      data-row={-1}
      data-column={-1}
      style={{ width }}
    >
      Speaker
    </th>
  );
}

/** A contested claim over its column. */
export function ClaimHead({
  claim,
  position,
  column,
  left,
  width,
  selected,
  tabIndex,
}: TabIndex & {
  readonly claim: Matrix["claims"][number];
  readonly position: Position | undefined;
  readonly column: number;
  readonly left: number;
  readonly width: number;
  readonly selected: boolean;
}) {
  const theme = useThemeName();
  return (
    <th
      scope="col"
      aria-colindex={column + 2}
      className="matrix-claim"
      data-selected={selected}
      tabIndex={tabIndex}
      data-row={-1}
      data-column={column}
      title={claim.text}
      style={{ left, width, borderBottomColor: positionColour(position, theme) }}
    >
      <span className="matrix-glyph" style={{ color: positionColour(position, theme) }}>
        <GlyphIcon glyph={position?.glyph ?? null} size={14} />
        <span className="visually-hidden">{position?.name ?? "No position"}: </span>
      </span>
      <span className="matrix-claim-text">{claim.text}</span>
      {claim.objections > 0 && <span className="small mute">{objectionsInWords(claim.objections)}</span>}
    </th>
  );
}

/** A speaker before a row. */
export function SpeakerHead({
  speaker,
  row,
  width,
  tabIndex,
}: TabIndex & { readonly speaker: Speaker; readonly row: number; readonly width: number }) {
  const about = [speaker.role, speaker.organisation].filter((part) => part !== null).join(", ");
  return (
    <th
      scope="row"
      aria-colindex={1}
      className="matrix-speaker"
      tabIndex={tabIndex}
      data-row={row}
      data-column={-1}
      title={about === "" ? speaker.name : `${speaker.name}, ${about}`}
      style={{ width }}
    >
      <span className="ellipsis">{speaker.name}</span>
      {about !== "" && <span className="ellipsis small mute">{about}</span>}
    </th>
  );
}

const words = { asserts: "asserts", denies: "denies", both: "asserts and denies" } as const;

/** What one speaker says of one claim: a sign in its colour, or nothing. */
export function StanceCell({
  cell,
  speaker,
  claim,
  row,
  column,
  left,
  width,
  selected,
  tabIndex,
}: TabIndex & {
  readonly cell: Matrix["cells"][number] | undefined;
  readonly speaker: Speaker;
  readonly claim: Matrix["claims"][number];
  readonly row: number;
  readonly column: number;
  readonly left: number;
  readonly width: number;
  readonly selected: boolean;
}) {
  const passages = cell?.sayings.length ?? 0;
  const said = cell
    ? `${speaker.name} ${words[cell.stance]}: ${claim.text} ${counted(passages, "passage")}`
    : `${speaker.name} is silent on: ${claim.text}`;
  return (
    <td
      aria-colindex={column + 2}
      aria-label={said}
      className="matrix-cell"
      data-stance={cell?.stance ?? "silent"}
      data-selected={selected}
      tabIndex={tabIndex}
      data-row={row}
      data-column={column}
      title={passages === 1 ? `“${cell?.sayings[0]?.exact ?? ""}”` : undefined}
      style={{ left, width }}
    >
      {cell &&
        signsOf(cell.stance).map((stance) =>
          stance === "denies" ? (
            <X key={stance} size={18} className="attack" aria-hidden />
          ) : (
            <Check key={stance} size={18} className="support" aria-hidden />
          ),
        )}
      {passages > 1 && <span className="small mute">{passages}</span>}
    </td>
  );
}
