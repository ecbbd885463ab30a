import { compareDates, dateInWords, saidAt } from "../../model/dates.ts";
import type { RecordTables } from "../../model/diffs.ts";
import type { MapDirection, Quotation, Source, Speaker, Stance } from "../../model/records.ts";
import type { CardGeometry } from "../map-geometry.ts";

/** What is said at the foot of a picture about one quotation of a claim. */
export type Footnote = {
  readonly number: number;
  readonly claimId: string;
  readonly quotationId: string;
  /** The exact words in quotation marks; null where they stand in an earlier footnote. */
  readonly words: string | null;
  /** Who said it, where and when, and when they deny the claim, that they do. */
  readonly credit: string;
};

export type Footnotes = {
  readonly notes: readonly Footnote[];
  /** The mark of each card that has footnotes, by claim id: `[3]` or `[3–5]`. */
  readonly marks: ReadonlyMap<string, string>;
};

/** One claim's quotation with all that is told of it. */
type Said = {
  readonly linkId: string;
  readonly stance: Stance;
  readonly quotation: Quotation;
  readonly speaker: Speaker;
  readonly source: Source;
};

/**
 * Numbers the quotations of the claims on cards from 1: card by card in reading
 * order, those that assert the claim before those that deny it, the earlier ones
 * first. A quotation of several claims has a footnote for each, because its speaker
 * may assert one of them and deny another; all but the first refer to the first.
 */
export function footnotesOf(tables: RecordTables, cards: readonly CardGeometry[], direction: MapDirection): Footnotes {
  const said = saidOf(tables, new Set(cards.map(({ card }) => card.claimId)));
  const notes: Footnote[] = [];
  const marks = new Map<string, string>();
  const firstOf = new Map<string, { readonly number: number; readonly stance: Stance }>();
  for (const { card } of inReadingOrder(cards, direction)) {
    const own = said.get(card.claimId)?.sort(compareSaid) ?? [];
    if (own.length === 0) continue;
    const first = notes.length + 1;
    for (const each of own) {
      const number = notes.length + 1;
      const earlier = firstOf.get(each.quotation.id);
      if (!earlier) firstOf.set(each.quotation.id, { number, stance: each.stance });
      notes.push({
        number,
        claimId: card.claimId,
        quotationId: each.quotation.id,
        words: earlier ? null : quoted(each.quotation.exact),
        credit: earlier ? referenceTo(earlier, each.stance) : creditOf(each),
      });
    }
    marks.set(card.claimId, first === notes.length ? `[${first}]` : `[${first}–${notes.length}]`);
  }
  return { notes, marks };
}

function saidOf(tables: RecordTables, claimIds: ReadonlySet<string>): Map<string, Said[]> {
  const said = new Map<string, Said[]>();
  for (const { id, claimId, quotationId, stance } of tables.claimQuotations.values()) {
    if (!claimIds.has(claimId)) continue;
    const quotation = tables.quotations.get(quotationId);
    const speaker = quotation && tables.speakers.get(quotation.speakerId);
    const source = quotation && tables.sources.get(quotation.sourceId);
    if (!speaker || !source) continue;
    const one: Said = { linkId: id, stance, quotation, speaker, source };
    const known = said.get(claimId);
    if (known) known.push(one);
    else said.set(claimId, [one]);
  }
  return said;
}

function compareSaid(a: Said, b: Said): number {
  if (a.stance !== b.stance) return a.stance === "asserts" ? -1 : 1;
  const byDate = compareDates(saidAt(a.quotation, a.source), saidAt(b.quotation, b.source));
  return byDate || (a.linkId < b.linkId ? -1 : 1);
}

/** Words in quotation marks; in single ones where they hold double ones themselves, so that not a letter of them is changed. */
function quoted(words: string): string {
  return /["“”„]/.test(words) ? `‘${words}’` : `“${words}”`;
}

function creditOf({ quotation, speaker, source, stance }: Said): string {
  const role = quotation.role ?? speaker.role;
  const who = role === null ? speaker.name : `${speaker.name} (${role})`;
  const date = saidAt(quotation, source);
  const where = [source.label, source.containerTitle, date === null ? "undated" : dateInWords(date)];
  const denial = stance === "denies" ? ", denying the claim" : "";
  return `${who}${denial}. ${where.filter((part) => part !== null).join(", ")}.`;
}

/** Refers to the footnote with the same words, and tells when they stand otherwise to this claim than to that one. */
function referenceTo(first: { readonly number: number; readonly stance: Stance }, stance: Stance): string {
  if (stance === first.stance) return `See ${first.number}.`;
  return `See ${first.number}, here ${stance === "denies" ? "denying" : "asserting"} the claim.`;
}

/**
 * Cards in the order in which they are read: row by row from the top, each from the
 * left; on a map that reads to the right, column by column. Cards that begin above
 * the middle of a row's first card stand in its row.
 */
function inReadingOrder(cards: readonly CardGeometry[], direction: MapDirection): CardGeometry[] {
  const across = direction === "right";
  const start = ({ x, y }: CardGeometry) => (across ? x : y);
  const along = ({ x, y }: CardGeometry) => (across ? y : x);
  const sorted = [...cards].sort((a, b) => start(a) - start(b) || along(a) - along(b) || compareIds(a, b));
  const order: CardGeometry[] = [];
  let row: CardGeometry[] = [];
  let rowEnd = Number.NEGATIVE_INFINITY;
  const endRow = () =>
    order.push(...row.sort((a, b) => along(a) - along(b) || start(a) - start(b) || compareIds(a, b)));
  for (const card of sorted) {
    if (start(card) >= rowEnd) {
      endRow();
      row = [];
      rowEnd = start(card) + (across ? card.width : card.height) / 2;
    }
    row.push(card);
  }
  endRow();
  return order;
}

function compareIds(a: CardGeometry, b: CardGeometry): number {
  return a.card.claimId < b.card.claimId ? -1 : 1;
}
