import { Ban } from "lucide-react";
import type { Saying } from "#shared/contract/results/who-says-what.ts";
import type { Position } from "#shared/model/records.ts";
import { openReader } from "../../state/reader-store.ts";
import { positionColour, useThemeName } from "../../styles/theme.ts";
import { selectAndReveal } from "../library/show-claim.ts";
import { PositionGlyph } from "../ui/position-mark.tsx";
import { sourceAndDate } from "./source-and-date.ts";

/** One time that a speaker asserted or denied a claim: the claim, the role at the time, the words, and where. */
export function SayingItem({ saying, position }: { readonly saying: Saying; readonly position: Position | undefined }) {
  const theme = useThemeName();
  const { claim, stance, quotation, source, date } = saying;
  return (
    <div className="quotation saying" style={{ borderColor: positionColour(position, theme) }}>
      <div className="grow">
        <button type="button" className="row-link with-icon top" onClick={() => selectAndReveal(claim.id)}>
          <PositionGlyph position={position} />
          <span className="grow wrap-anywhere">
            {stance === "denies" && (
              <span className="attack row-inline">
                <Ban size={12} aria-hidden /> Denies:{" "}
              </span>
            )}
            {claim.text}
          </span>
        </button>
        {quotation.role !== null && <p className="small mute">As {quotation.role}</p>}
        <button type="button" className="row-link" onClick={() => openReader(source.id, { quotationId: quotation.id })}>
          <span className="quotation-words">“{quotation.exact}”</span>
          <span className="small mute">{sourceAndDate(source, date)}</span>
        </button>
      </div>
    </div>
  );
}
