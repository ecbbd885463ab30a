import { ChevronDown, ChevronUp, Info, Rows3, Search, X } from "lucide-react";
import type { SourceDetail } from "#shared/contract/results/sources.ts";
import { shortcutLabel } from "../../actions/shortcuts.ts";
import { closeReader, findInReader } from "../../state/reader-store.ts";
import { selectSource } from "../../state/selection-store.ts";
import { setWindow, useWindowStore } from "../../state/window-store.ts";
import { dateInWords } from "../ui/dates.ts";
import { IconButton } from "../ui/icon-button.tsx";

/** What is read, and the tools for it: search, digest, what no claim uses yet. */
export function ReaderHead({
  title,
  detail,
  tools,
}: {
  readonly title: string;
  /** Null while the source is not there. */
  readonly detail: SourceDetail | null;
  /** Null where there is no text. */
  readonly tools: {
    /** Paragraphs that a claim uses, of how many. */
    readonly used: number;
    readonly paragraphs: number;
    readonly step: (by: 1 | -1) => void;
  } | null;
}) {
  const digest = useWindowStore((state) => state.readerDigest);
  const source = detail?.source;
  const facts = source && [source.containerTitle, source.issued === null ? null : dateInWords(source.issued)];
  return (
    <header className="reader-head">
      <div className="row">
        <div className="grow">
          <h2 className="reader-title ellipsis" title={title}>
            {title}
          </h2>
          {facts && <p className="small mute ellipsis">{facts.filter(Boolean).join(" · ") || "\u00a0"}</p>}
        </div>
        {tools !== null && (
          <>
            <IconButton label="Find in the text" shortcut={shortcutLabel("reader.find")} onClick={findInReader}>
              <Search size={16} aria-hidden />
            </IconButton>
            <IconButton
              label="Digest beside the text"
              aria-pressed={digest}
              onClick={() => setWindow({ readerDigest: !digest })}
            >
              <Rows3 size={16} aria-hidden />
            </IconButton>
          </>
        )}
        {source && (
          <IconButton
            label="Facts, quotations and notes"
            onClick={() => {
              selectSource(source.id);
              setWindow({ rightOpen: true });
            }}
          >
            <Info size={16} aria-hidden />
          </IconButton>
        )}
        <IconButton label="Close the reading pane" shortcut="Esc" onClick={closeReader}>
          <X size={16} aria-hidden />
        </IconButton>
      </div>
      {tools !== null && (
        <div className="row reader-coverage-row small mute">
          <span className="grow ellipsis" role="status">
            {tools.used.toLocaleString("en-GB")} of {tools.paragraphs.toLocaleString("en-GB")} paragraphs used
          </span>
          <IconButton
            small
            label="Previous unused paragraph"
            shortcut="Shift+U"
            disabled={tools.used >= tools.paragraphs}
            onClick={() => tools.step(-1)}
          >
            <ChevronUp size={14} aria-hidden />
          </IconButton>
          <IconButton
            small
            label="Next unused paragraph"
            shortcut="U"
            disabled={tools.used >= tools.paragraphs}
            onClick={() => tools.step(1)}
          >
            <ChevronDown size={14} aria-hidden />
          </IconButton>
        </div>
      )}
    </header>
  );
}
