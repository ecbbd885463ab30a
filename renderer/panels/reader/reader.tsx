import { type KeyboardEvent, type RefObject, useEffect, useImperativeHandle, useMemo, useRef, useState } from "react";
import { toast } from "sonner";
import type { SourceDetail, SourceText } from "#shared/contract/results/sources.ts";
import { openDialog } from "../../state/dialog-store.ts";
import { useCommand } from "../../state/queries.ts";
import { closeReader, useReader } from "../../state/reader-store.ts";
import { useWindowStore } from "../../state/window-store.ts";
import { isGone } from "../inspector/missing.tsx";
import { counted } from "../ui/words.ts";
import { DigestList } from "./digest/digest-list.tsx";
import { FindBar } from "./find/find-bar.tsx";
import { useFinding } from "./find/use-finding.ts";
import { highlightsOf, usedParagraphs } from "./marks/highlights.ts";
import { ReaderHead } from "./reader-head.tsx";
import { ParagraphIndex } from "./text/paragraph-index.ts";
import { ReaderText, type TextControl } from "./text/reader-text.tsx";
import { useSourceText } from "./use-source-text.ts";
import { WithoutText } from "./without-text.tsx";

/** The reading pane: a source's text with what is quoted from it, or its digest where it has no text. */
export function Reader() {
  const sourceId = useReader((state) => state.sourceId);
  return sourceId === null ? null : <ReaderOf key={sourceId} sourceId={sourceId} />;
}

/** Closes what Escape closes before the pane; says whether there was anything. */
type Escape = () => boolean;

function ReaderOf({ sourceId }: { readonly sourceId: string }) {
  const result = useCommand("source.get", { sourceId });
  const detail = result.data?.source.id === sourceId ? result.data : undefined;
  const { state, again } = useSourceText(sourceId, detail?.source.textHash);
  const control = useRef<TextControl | null>(null);
  const onEscape = useRef<Escape | null>(null);
  const gone = isGone(result);
  /** Escape closes the search, then the pane, where nothing in them has had the key before. */
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.preventDefault();
    event.stopPropagation();
    if (onEscape.current?.() !== true) closeReader();
  };

  return (
    <section className="reader" aria-label="Reading pane" data-region="reader" onKeyDown={onKeyDown}>
      {gone || detail === undefined ? (
        <ReaderHead title={gone ? "Not in the library" : "Opening…"} detail={null} tools={null} />
      ) : null}
      {gone && (
        <p className="reader-message">
          This source is not in the library any more. Undo brings it back if it was deleted just now.
        </p>
      )}
      {detail !== undefined &&
        !gone &&
        (state.status === "ready" && state.text !== null ? (
          <WithText detail={detail} source={state.text} control={control} onEscape={onEscape} />
        ) : (
          <>
            <ReaderHead title={detail.source.label} detail={detail} tools={null} />
            <Undecided detail={detail} />
            {state.status === "loading" && (
              <p className="reader-message mute" aria-busy="true">
                Opening the text…
              </p>
            )}
            {state.status === "failed" && (
              <div className="reader-message">
                <p>The text could not be opened. {state.message}</p>
                <button type="button" className="button" onClick={again}>
                  Try again
                </button>
              </div>
            )}
            {state.status === "ready" && <WithoutText detail={detail} />}
          </>
        ))}
    </section>
  );
}

function WithText({
  detail,
  source,
  control,
  onEscape,
}: {
  readonly detail: SourceDetail;
  readonly source: SourceText;
  readonly control: RefObject<TextControl | null>;
  readonly onEscape: RefObject<Escape | null>;
}) {
  const { text } = source;
  const paragraphs = useMemo(() => new ParagraphIndex(text), [text]);
  const positions = useCommand("library.get", {}).data?.positions;
  const highlights = useMemo(
    () => highlightsOf(detail, new Map(positions?.map((each) => [each.id, each])), text.length),
    [detail, positions, text],
  );
  const used = useMemo(() => usedParagraphs(highlights, paragraphs), [highlights, paragraphs]);
  const findAsked = useReader((state) => state.findAsked);
  const [closedAt, setClosedAt] = useState(() => useReader.getState().findAsked);
  const findOpen = findAsked > closedAt;
  const [findFrom] = useState(() => () => control.current?.place() ?? 0);
  const finding = useFinding(paragraphs, findOpen, findFrom);
  const field = useRef<HTMLInputElement>(null);
  const digestOpen = useWindowStore((state) => state.readerDigest);
  const agrees = detail.digest.length === paragraphs.count;
  const place = useReader((state) => state.place);
  useLostPlace(detail);

  const closeFind = () => {
    setClosedAt(findAsked);
    control.current?.focus();
  };
  useImperativeHandle(onEscape, () => () => {
    if (findOpen) closeFind();
    return findOpen;
  });

  return (
    <div className="reader-with-text">
      <ReaderHead
        title={detail.source.label}
        detail={detail}
        tools={{ used: used.size, paragraphs: paragraphs.count, step: (by) => control.current?.stepUnused(by) }}
      />
      <Undecided detail={detail} />
      {findOpen && <FindBar finding={finding} field={field} asked={findAsked} close={closeFind} />}
      <div className="reader-columns">
        <div className="reader-column">
          <ReaderText
            key={source.textHash}
            detail={detail}
            source={source}
            paragraphs={paragraphs}
            highlights={highlights}
            used={used}
            digestBeside={digestOpen && agrees}
            finding={finding}
            place={place}
            control={control}
          />
        </div>
        {digestOpen && !agrees && (
          <aside className="reader-side scroll" aria-label="Digest">
            <DigestList sourceId={detail.source.id} digest={detail.digest} />
          </aside>
        )}
      </div>
    </div>
  );
}

/** Quotations that the text words otherwise, for the person to decide on. */
function Undecided({ detail: { source, undecided } }: { readonly detail: SourceDetail }) {
  if (undecided === 0) return null;
  return (
    <div className="reader-banner">
      <span className="grow">{counted(undecided, "quotation")} to decide: the text says it in other words.</span>
      <button type="button" className="button" onClick={() => openDialog({ kind: "decisions", sourceId: source.id })}>
        Decide…
      </button>
    </div>
  );
}

/** Says so where a quotation that was asked for has no place in the text. */
function useLostPlace({ quotations }: SourceDetail): void {
  const place = useReader((state) => state.place);
  const told = useRef<object | null>(null);
  useEffect(() => {
    if (place === null || told.current === place || !("quotationId" in place)) return;
    const row = quotations.find(({ quotation }) => quotation.id === place.quotationId);
    if (row === undefined) return;
    told.current = place;
    if (row.quotation.start === null) toast(`“${row.quotation.exact}” has no place in this text yet.`);
  }, [place, quotations]);
}
