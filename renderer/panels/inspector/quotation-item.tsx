import { Ban, MessageSquarePlus, X } from "lucide-react";
import type { ReactNode } from "react";
import type { QuotationRow } from "#shared/contract/results.ts";
import { openDialog } from "../../state/dialog-store.ts";
import { openReader } from "../../state/reader-store.ts";
import { selectSource, selectSpeaker } from "../../state/selection-store.ts";
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
        <blockquote className="quotation-words">
          <button
            type="button"
            className="quotation-open"
            title="Read it where it stands"
            onClick={() => openReader(source.id, { quotationId: quotation.id })}
          >
            “{quotation.exact}”
          </button>
        </blockquote>
        <p className="small mute">
          <button type="button" className="text-link" onClick={() => selectSpeaker(speaker.id)}>
            {speakerInWords({ name: speaker.name, role: quotation.role ?? speaker.role })}
          </button>
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
      <div className="row-tools">
        <IconButton
          small
          label={`Note on the quotation “${quotation.exact}”`}
          tipSide="left"
          onClick={() => openDialog({ kind: "note", subject: { quotationId: quotation.id } })}
        >
          <MessageSquarePlus size={14} aria-hidden />
        </IconButton>
        {remove && (
          <IconButton small label={`${removeWord} the quotation “${quotation.exact}”`} tipSide="left" onClick={remove}>
            <X size={14} aria-hidden />
          </IconButton>
        )}
      </div>
    </div>
  );
}
