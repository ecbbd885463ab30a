import type { CardView, LinkView, MapView } from "#shared/model/map-view.ts";

/**
 * The next view with every card and link that has not changed taken over from
 * the one before, so that what is drawn from them need not be drawn anew.
 */
export function stableView(before: MapView | null, next: MapView): MapView {
  if (before === null || before.mapId !== next.mapId) return next;
  const cards = new Map(before.cards.map((card) => [card.placementId, card]));
  const links = new Map(before.links.map((link) => [link.placementId, link]));
  return {
    ...next,
    cards: next.cards.map((card) => {
      const known = cards.get(card.placementId);
      return known && sameCard(known, card) ? known : card;
    }),
    links: next.links.map((link) => {
      const known = links.get(link.placementId);
      return known && sameLink(known, link) ? known : link;
    }),
  };
}

function sameCard(a: CardView, b: CardView): boolean {
  return (
    a.claimId === b.claimId &&
    a.x === b.x &&
    a.y === b.y &&
    a.text === b.text &&
    a.quotations === b.quotations &&
    a.notes === b.notes &&
    a.collapsed === b.collapsed &&
    a.hiddenBelow === b.hiddenBelow &&
    sameFields(a.position, b.position) &&
    sameFields(a.attribution, b.attribution)
  );
}

function sameLink(a: LinkView, b: LinkView): boolean {
  return (
    a.inferenceId === b.inferenceId &&
    a.kind === b.kind &&
    a.notes === b.notes &&
    sameIds(a.premiseClaimIds, b.premiseClaimIds) &&
    sameIds(a.implicitPremiseClaimIds, b.implicitPremiseClaimIds) &&
    sameFields(a.target, b.target) &&
    sameFields(a.junction, b.junction)
  );
}

function sameIds(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id, index) => id === b[index]);
}

/** True when two flat records hold the same values; of the same type, so that one's fields are all. */
function sameFields(a: object | null, b: object | null): boolean {
  if (a === b) return true;
  if (a === null || b === null) return false;
  const others = new Map(Object.entries(b));
  const fields = Object.entries(a);
  return fields.length === others.size && fields.every(([name, value]) => others.get(name) === value);
}
