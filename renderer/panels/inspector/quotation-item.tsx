import { Ban, X } from "lucide-react";
import type { ReactNode } from "react";
import type { QuotationRow } from "#shared/contract/results.ts";
import { selectSource } from "../../state/selection-store.ts";
import { dateInWords } from "../ui/dates.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { speakerInWords } from "../ui/words.ts";

/** About the height of a quotation, in pixels. */
export const likelyQuotationHeight = 78;

/** A quotation: the words, who said them, and where. */
export function QuotationItem({
  row,
  colour,
  denies = false,
  showSource = true,
  remove,
  removeWord = "Remove",
  children,
}: {
  readonly row: QuotationRow;
  /** Of the rule beside it. */
  readonly colour: string;
  /** True where the speaker denies the claim in it. */
  readonly denies?: boolean;
  readonly showSource?: boolean;
  readonly remove?: (() => void) | undefined;
  /** `Remove` from what it backs, or `Delete` for good. */
  readonly removeWord?: "Remove" | "Delete";
  readonly children?: ReactNode;
}) {
  const { quotation, speaker, source } = row;
  const date = quotation.date ?? source.issued;
  return (
    <div className="quotation" style={{ borderColor: colour }}>
      <div className="grow">
        {denies && (
          <p className="small attack quotation-denies">
            <Ban size={12} aria-hidden /> Denies it
          </p>
        )}
        <blockquote className="quotation-words">“{quotation.exact}”</blockquote>
        <p className="small mute">
          {speakerInWords(speaker)}
          {!showSource && quotation.date !== null && ` · ${dateInWords(quotation.date)}`}
        </p>
        {showSource && (
          <button type="button" className="text-link small mute" onClick={() => selectSource(source.id)}>
            {source.containerTitle ?? source.label}
            {date !== null && `, ${dateInWords(date)}`}
          </button>
        )}
        {children}
      </div>
      {remove && (
        <IconButton small label={`${removeWord} the quotation “${quotation.exact}”`} tipSide="left" onClick={remove}>
          <X size={14} aria-hidden />
        </IconButton>
      )}
    </div>
  );
}
