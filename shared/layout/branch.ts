import type { LinkView } from "../model/map-view.ts";

/** A claim and every claim that argues for or against it, at any depth, undercuts included. */
export function branchOf(links: readonly LinkView[], claimId: string): ReadonlySet<string> {
  const onClaim = Map.groupBy(links, ({ target }) => ("claimId" in target ? target.claimId : null));
  const onLink = Map.groupBy(links, ({ target }) => ("inferenceId" in target ? target.inferenceId : null));
  const branch = new Set([claimId]);
  for (const id of branch) {
    // A set's loop comes to what is added to it on the way.
    const about = new Set(onClaim.get(id));
    for (const link of about) {
      for (const undercut of onLink.get(link.inferenceId) ?? []) about.add(undercut);
      for (const premiseId of link.premiseClaimIds) branch.add(premiseId);
    }
  }
  return branch;
}
