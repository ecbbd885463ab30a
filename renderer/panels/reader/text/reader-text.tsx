import {
  type HTMLAttributes,
  type RefObject,
  useCallback,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import type { SourceDetail, SourceText } from "#shared/contract/results/sources.ts";
import { type ReaderPlace, useReader } from "../../../state/reader-store.ts";
import { useThemeName } from "../../../styles/theme.ts";
import { DigestSentence } from "../digest/digest-list.tsx";
import { stretchesWithin } from "../find/find.ts";
import type { Finding } from "../find/use-finding.ts";
import { dragHighlight } from "../marks/drag-quotation.ts";
import { HighlightCard } from "../marks/highlight-card.tsx";
import { type Highlights, highlightsWithin } from "../marks/highlights.ts";
import type { Stretch } from "../marks/segments.ts";
import { SelectionBar } from "../marks/selection-bar.tsx";
import { useShownHighlights } from "../marks/use-shown-highlights.ts";
import { pageLabels } from "./page-labels.ts";
import { Paragraph } from "./paragraph.tsx";
import type { ParagraphIndex } from "./paragraph-index.ts";
import { ReadingHelp } from "./reading-help.tsx";
import { useGoing } from "./use-going.ts";
import { placeLeft, useKeptPlace } from "./use-kept-place.ts";
import { useParagraphRows } from "./use-paragraph-rows.ts";
import { useReadingKeys } from "./use-reading-keys.ts";
import { useSelectedWords } from "./use-selected-words.ts";
import { useTextWidth } from "./use-text-width.ts";

/** What the head of the pane may ask of the text. */
export type TextControl = {
  readonly stepUnused: (by: 1 | -1) => void;
  /** Gives the text the keyboard. */
  readonly focus: () => void;
  /** The place at the top of the view, in UTF-16 code units. */
  readonly place: () => number;
};

/** A line of text and the room after a paragraph, in pixels; how wide a character is on average. */
const lineHeight = 27;
const paragraphGap = 14;
const characterWidth = 7.6;
/** The widest that a line of text becomes, in pixels: some 66 characters. */
const mostWidth = 560;
/** How long something that was gone to is marked, in milliseconds. */
const flashMs = 1_600;
const noStretches: readonly Stretch[] = [];
/** The last time that a text was asked for and got the keyboard: it keeps it once, however often it is drawn anew. */
let answered = 0;

/** A source's text with all that stands on it. Only the paragraphs near the view are mounted. */
export function ReaderText({
  detail,
  source: { sourceId, text, pages },
  paragraphs,
  highlights,
  used,
  digestBeside,
  finding,
  place,
  control,
}: {
  readonly detail: SourceDetail;
  readonly source: SourceText;
  readonly paragraphs: ParagraphIndex;
  readonly highlights: Highlights;
  readonly used: ReadonlySet<number>;
  /** Whether each paragraph has its sentence of the digest beside it. */
  readonly digestBeside: boolean;
  readonly finding: Finding;
  readonly place: ReaderPlace | null;
  readonly control: RefObject<TextControl | null>;
}) {
  const theme = useThemeName();
  const scroller = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLOListElement>(null);
  const [width, setWidth] = useState(mostWidth);
  const selected = useSelectedWords(list, text);
  const [flash, setFlash] = useState<Stretch | null>(null);
  const begin = () => placeLeft(sourceId, paragraphs);
  const [active, setActive] = useState(() => begin().index);
  // The row that is to get the keyboard once it is mounted.
  const [wanted, setWanted] = useState<number | null>(null);

  const estimate = useCallback(
    (index: number) => {
      const length = paragraphs.endOf(index) - paragraphs.startOf(index);
      return Math.ceil((length * characterWidth) / width + 0.2) * lineHeight + paragraphGap;
    },
    [paragraphs, width],
  );
  const keep = [active, wanted ?? active];
  if (selected !== null) keep.push(paragraphs.at(selected.start), paragraphs.at(selected.end));
  const { rows, height, goTo, anchor } = useParagraphRows({
    scroller,
    list,
    count: paragraphs.count,
    estimate,
    keep,
    begin,
  });

  const labels = useMemo(() => pageLabels(pages, paragraphs), [pages, paragraphs]);
  const agrees = digestBeside && detail.digest.length === paragraphs.count;
  useTextWidth(list, setWidth);
  useKeptPlace(scroller, sourceId, paragraphs, anchor);

  const { reveal, goToParagraph, stepUnused, goToHighlight, stepHighlight } = useGoing({
    scroller,
    list,
    paragraphs,
    highlights,
    used,
    goTo,
    active,
    setActive,
    wanted,
    setWanted,
    setFlash,
  });

  const shown = useShownHighlights(list);
  const keys = useReadingKeys({
    sourceId,
    paragraphs,
    list,
    scroller,
    active,
    selected,
    goToParagraph,
    reveal,
    stepUnused,
    stepHighlight,
    stepMatch: (by) => finding.goTo((finding.current ?? -1) + by),
  });

  const handlers: HTMLAttributes<HTMLOListElement> = {
    onMouseOver: shown.onMouseOver,
    onMouseLeave: shown.onMouseLeave,
    onClick: shown.onClick,
    onBlur: shown.onMouseLeave,
    onPointerDown: keys.endChoosing,
    onDragStart: (event) => dragHighlight(event, highlights.all),
    onKeyDown: (event) => {
      shown.onKeyDown(event);
      keys.onKeyDown(event);
    },
    onFocus: (event) => {
      shown.onFocus(event);
      const row = event.target.closest<HTMLElement>("[data-row]");
      if (row) setActive(Number(row.dataset.row));
    },
  };

  useImperativeHandle(control, () => ({
    stepUnused,
    focus: () => setWanted(active),
    place: () => paragraphs.startOf(anchor().index),
  }));

  // The match that the search is at.
  const match = finding.current === null ? undefined : finding.matches[finding.current];
  useEffect(() => {
    if (match !== undefined) reveal(match);
  }, [match, reveal]);

  // A text that was asked for without a place gets the keyboard where it was left.
  const asked = useReader((state) => state.asked);
  useLayoutEffect(() => {
    if (asked === answered) return;
    answered = asked;
    if (place === null) setWanted(active);
  }, [asked, place, active]);

  // Where it was asked to begin: once what stands there is known.
  const arrived = useRef<ReaderPlace | null>(null);
  useEffect(() => {
    if (place === null || arrived.current === place) return;
    if (!("quotationId" in place)) {
      arrived.current = place;
      reveal(place, true);
      setFlash({ start: place.start, end: place.end });
      setWanted(paragraphs.at(place.start));
      return;
    }
    const highlight = highlights.all.find(({ id }) => id === place.quotationId);
    if (highlight === undefined) return;
    arrived.current = place;
    goToHighlight(highlight.id, highlight);
  });

  useEffect(() => {
    if (flash === null) return;
    const timer = window.setTimeout(() => setFlash(null), flashMs);
    return () => window.clearTimeout(timer);
  }, [flash]);

  return (
    <>
      <div ref={scroller} className="reader-scroll scroll">
        <ol
          ref={list}
          className={`reader-list ${agrees ? "with-digest" : ""}`}
          aria-label={`Text of ${detail.source.label}`}
          style={{ height }}
          {...handlers}
        >
          {rows.map(({ index, top }) => {
            const [start, end] = [paragraphs.startOf(index), paragraphs.endOf(index)];
            return (
              <Paragraph
                key={index}
                index={index}
                count={paragraphs.count}
                start={start}
                text={paragraphs.textOf(index)}
                top={top}
                used={used.has(index)}
                active={index === active}
                pages={labels.get(index) ?? null}
                highlights={highlightsWithin(highlights, start, end)}
                found={finding.matches.length === 0 ? noStretches : stretchesWithin(finding.matches, start, end)}
                currentFound={match !== undefined && match.start < end && match.end > start ? match : null}
                flash={flash !== null && flash.start < end && flash.end > start ? flash : null}
                theme={theme}
                digest={
                  agrees ? (
                    <DigestSentence sourceId={sourceId} digest={detail.digest} index={index} mayBeEmpty={false} />
                  ) : null
                }
              />
            );
          })}
        </ol>
        {selected !== null && <SelectionBar sourceId={sourceId} text={text} stretch={selected} within={scroller} />}
      </div>
      <ReadingHelp choosing={keys.choosing} selected={selected !== null} />
      {shown.now !== null && (
        <HighlightCard
          shown={shown.now}
          highlights={highlights.all.filter(({ id }) => shown.now?.ids.includes(id))}
          close={shown.close}
          hold={shown.hold}
        />
      )}
    </>
  );
}
