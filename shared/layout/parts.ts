import type { Branch, Forest } from "./forest.ts";

/**
 * A piece of the forest that is laid out by itself: cards that hang together, from
 * its tops down to where the next pieces were cut off.
 */
export type Part = {
  /** A root of the forest; null for a piece cut off a larger tree, which begins with `branches`. */
  readonly rootId: string | null;
  readonly branches: readonly Branch[];
  /** Every card of the part, those above before those below. */
  readonly cardIds: readonly string[];
};

export type Parts = {
  readonly parts: readonly Part[];
  /** What hangs on a claim within its own part. */
  readonly branchesOf: (claimId: string) => readonly Branch[];
};

/** A leaf takes little room beside what has something under it. */
const leafWeight = 0.3;
/** Of a claim's branches those that weigh at least this share of the limit are cut off one by one, others in bundles. */
const largeShare = 0.25;

/**
 * Cuts the trees of a forest into parts of about `limit` cards: large branches
 * become parts of their own, many small ones under one claim go together.
 */
export function partsOf(forest: Forest, limit: number): Parts {
  const weights = new Map<string, number>();
  const kept = new Map<string, readonly Branch[]>();
  const tops: (readonly Branch[])[] = [];
  const weigh = (branch: Branch): number =>
    branch.premises.reduce((sum, id) => sum + (weights.get(id) ?? 0), 0) +
    branch.undercuts.reduce((sum, undercut) => sum + weigh(undercut), 0);

  for (let index = forest.order.length - 1; index >= 0; index -= 1) {
    const claimId = forest.order[index] ?? "";
    const branches = (forest.branches.get(claimId) ?? []).filter(
      (branch) => branch.premises.length > 0 || branch.undercuts.length > 0,
    );
    const own = branches.map((branch) => ({ branch, weight: weigh(branch) }));
    let total = 1 + own.reduce((sum, { weight }) => sum + weight, 0);
    const gone = new Set<Branch>();
    for (const { branch, weight } of own.toSorted((a, b) => b.weight - a.weight)) {
      if (total <= limit || weight < limit * largeShare) break;
      tops.push([branch]);
      gone.add(branch);
      total -= weight;
    }
    // Bundles keep neighbours together, so they are taken in order, from the end.
    const left = own.filter(({ branch }) => !gone.has(branch));
    while (total > limit && left.length > 1) {
      const bundle: Branch[] = [];
      let weight = 0;
      for (let last = left.at(-1); last && left.length > 1; last = left.at(-1)) {
        if (bundle.length > 0 && (weight + last.weight > limit * 0.75 || total - weight <= limit)) break;
        bundle.unshift(last.branch);
        weight += last.weight;
        left.pop();
      }
      for (const branch of bundle) gone.add(branch);
      tops.push(bundle);
      total -= weight;
    }
    const rest = branches.filter((branch) => !gone.has(branch));
    kept.set(claimId, rest);
    weights.set(claimId, rest.length === 0 && branches.length === 0 ? leafWeight : total);
  }

  const branchesOf = (claimId: string) => kept.get(claimId) ?? [];
  const parts = [
    ...forest.roots.map((rootId) => ({ rootId, branches: branchesOf(rootId) })),
    // Those cut off last hang highest.
    ...tops.reverse().map((branches) => ({ rootId: null, branches })),
  ].map((part) => ({ ...part, cardIds: cardsIn(part, branchesOf) }));
  return { parts, branchesOf };
}

function cardsIn(part: Omit<Part, "cardIds">, branchesOf: Parts["branchesOf"]): string[] {
  const ids = part.rootId === null ? [] : [part.rootId];
  const add = (branch: Branch) => {
    ids.push(...branch.premises);
    branch.undercuts.forEach(add);
  };
  if (part.rootId === null) part.branches.forEach(add);
  for (const id of ids) branchesOf(id).forEach(add);
  return ids;
}
