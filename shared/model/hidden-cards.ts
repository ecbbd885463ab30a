import type { LinkView } from "./map-view.ts";

/**
 * What each collapsed claim hides: the claims whose every way up, along the
 * arguments of this map, leads through it. A claim that argues for nothing is
 * never hidden; one that several collapsed claims hide together is counted with
 * the first of them that reaches it.
 */
export function hiddenCards(
  placements: readonly { readonly claimId: string | null; readonly collapsed: boolean }[],
  links: readonly LinkView[],
): Map<string, Set<string>> {
  const claims: string[] = [];
  const collapsed: string[] = [];
  for (const placement of placements) {
    if (placement.claimId === null) continue;
    claims.push(placement.claimId);
    if (placement.collapsed) collapsed.push(placement.claimId);
  }
  const hides = new Map<string, Set<string>>(collapsed.map((claimId) => [claimId, new Set<string>()]));
  if (collapsed.length === 0) return hides;

  const byId = new Map(links.map((link) => [link.inferenceId, link]));
  /** The claim that a link argues about in the end: an undercut belongs to the claim its target argues about. */
  const subjectOf = (link: LinkView): string | null => {
    let current: LinkView | undefined = link;
    while (current && !("claimId" in current.target)) current = byId.get(current.target.inferenceId);
    return current && "claimId" in current.target ? current.target.claimId : null;
  };
  /** Claims that argue for or against another, and what argues for or against each. */
  const arguing = new Set<string>();
  const children = new Map<string, string[]>();
  for (const link of links) {
    const subject = subjectOf(link);
    if (subject === null) continue;
    for (const premise of link.premiseClaimIds) {
      if (premise === subject) continue;
      arguing.add(premise);
      const known = children.get(subject);
      if (known) known.push(premise);
      else children.set(subject, [premise]);
    }
  }
  const isCollapsed = new Set(collapsed);
  const all = (claimId: string) => children.get(claimId) ?? [];
  const shown = new Set<string>();
  const covered = new Set<string>();
  const show = (claimId: string) => {
    for (const id of reach(shown, [claimId], (each) => (isCollapsed.has(each) ? [] : all(each)))) {
      if (isCollapsed.has(id)) reach(covered, all(id), all);
    }
  };
  for (const claimId of claims) if (!arguing.has(claimId)) show(claimId);
  // Claims that argue in a ring have no top: a collapsed one stands for the ring, else all of it stays.
  for (const claimId of [...collapsed, ...claims]) if (!shown.has(claimId) && !covered.has(claimId)) show(claimId);

  // What an earlier one has reached it has counted, with all that is below it.
  const counted = new Set<string>();
  for (const claimId of collapsed) {
    if (!shown.has(claimId)) continue;
    for (const id of reach(counted, all(claimId), all)) if (!shown.has(id)) hides.get(claimId)?.add(id);
  }
  return hides;
}

/** Adds to `reached` what can be reached from `start`; answers what was new. */
function reach(reached: Set<string>, start: readonly string[], next: (id: string) => readonly string[]): string[] {
  const added: string[] = [];
  const add = (id: string) => {
    if (reached.has(id)) return;
    reached.add(id);
    added.push(id);
  };
  for (const id of start) add(id);
  // What is added on the way is walked too.
  for (const id of added) for (const follower of next(id)) add(follower);
  return added;
}
