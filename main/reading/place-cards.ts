import type { DocumentClaim, DocumentSource, MapDocument } from "#shared/formats/document/map-document.ts";
import { boundsOf, type Point, type Rect, type Size } from "#shared/layout/geometry.ts";
import { type LayoutCard, type LayoutLink, layoutGrid, tidyLayout } from "#shared/layout/tidy.ts";
import type { Position } from "#shared/model/records.ts";
import { cardSize } from "#shared/scene/card.ts";

/** What cards that are laid out keep from those that have their places, in map pixels. */
const gapBeside = 120;

/**
 * The document with a place for every card. Cards that have one keep it; the
 * others are laid out as Tidy does it, at the origin where no card and no frame
 * has a place, else beside all that has.
 *
 * @param onProgress told how much is done, from 0 to 1
 */
export async function placeCards(document: MapDocument, onProgress: (share: number) => void): Promise<MapDocument> {
  const homeless = document.claims.filter(({ place }) => place === null);
  if (homeless.length === 0) return document;
  const sizeOf = sizesIn(document);
  const places = await tidyLayout(
    homeless.map((claim): LayoutCard => ({ id: claim.id, ...sizeOf(claim) })),
    linksAmong(document, new Set(homeless.map(({ id }) => id))),
    { direction: document.direction, onProgress },
  );
  const taken: Rect[] = [
    ...document.frames,
    ...document.claims.flatMap((claim) => (claim.place === null ? [] : [{ ...claim.place, ...sizeOf(claim) }])),
  ];
  const by = besideOf(taken);
  return {
    ...document,
    claims: document.claims.map((claim): DocumentClaim => {
      const at = claim.place === null ? places.get(claim.id) : undefined;
      return at === undefined ? claim : { ...claim, place: { x: at.x + by.x, y: at.y + by.y } };
    }),
  };
}

/** Where what begins at the origin is moved to, so that it stands right of these. */
function besideOf(taken: readonly Rect[]): Point {
  const bounds = boundsOf(taken);
  if (bounds === null) return { x: 0, y: 0 };
  const onGrid = (value: number) => Math.ceil(value / layoutGrid) * layoutGrid;
  return { x: onGrid(bounds.x + bounds.width + gapBeside), y: onGrid(bounds.y) };
}

/** The links that hold these claims together, each with those of its premises that are among them. */
function linksAmong({ inferences }: MapDocument, claimIds: ReadonlySet<string>): LayoutLink[] {
  return inferences.flatMap(({ id, kind, premises, target }): LayoutLink[] => {
    const among = premises.flatMap(({ claimId }) => (claimIds.has(claimId) ? [claimId] : []));
    return among.length === 0 ? [] : [{ id, kind, premises: among, target }];
  });
}

/** The sizes that cards will have on the map. */
function sizesIn(document: MapDocument): (claim: DocumentClaim) => Size {
  const positions = new Map(
    document.positions.map(({ id, name, look }, rank): [string, Position] => [
      id,
      { id, name, rank, ...(look ?? { colourLight: "#000000", colourDark: "#ffffff", glyph: "circle" }) },
    ]),
  );
  const attributionOf = attributionsIn(document);
  const notes = new Map<string, number>();
  for (const { subject } of document.notes) {
    if (subject.kind === "claim") notes.set(subject.id, (notes.get(subject.id) ?? 0) + 1);
  }
  return (claim) =>
    cardSize({
      text: claim.text,
      position: (claim.positionId !== null && positions.get(claim.positionId)) || null,
      attribution: attributionOf(claim),
      quotations: claim.quotations.length,
      notes: notes.get(claim.id) ?? 0,
      collapsed: claim.collapsed,
      hiddenBelow: 0,
    });
}

type Attribution = { readonly name: string; readonly role: string | null; readonly year: string | null };

/** Who is named on a claim's card: the speaker of the earliest quotation that asserts it, as `shared/model/attribution.ts` has it. */
function attributionsIn({ quotations, speakers, sources }: MapDocument): (claim: DocumentClaim) => Attribution | null {
  const quotationOf = new Map(quotations.map((quotation) => [quotation.id, quotation]));
  const speakerOf = new Map(speakers.map((speaker) => [speaker.id, speaker]));
  const sourceOf = new Map(sources.map((source): [string, DocumentSource] => [source.id, source]));
  return (claim) => {
    const said = claim.quotations.flatMap(({ quotationId, stance }) => {
      const quotation = stance === "asserts" ? quotationOf.get(quotationId) : undefined;
      const speaker = quotation && speakerOf.get(quotation.speakerId);
      return speaker ? [{ speaker, date: quotation.date ?? sourceOf.get(quotation.sourceId)?.issued ?? null }] : [];
    });
    const [first] = said.sort((a, b) => (a.date ?? "9").localeCompare(b.date ?? "9"));
    return first ? { name: first.speaker.name, role: first.speaker.role, year: first.date?.slice(0, 4) ?? null } : null;
  };
}
