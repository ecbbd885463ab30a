import type { InferenceKind } from "../model/records.ts";

/** A card to be placed: its id and its size in map pixels. */
export type LayoutCard = { readonly id: string; readonly width: number; readonly height: number };

/** A link as the layout sees it; premises and targets are card ids, undercuts aim at a link's id. */
export type LayoutLink = {
  readonly id: string;
  readonly kind: InferenceKind;
  readonly premises: readonly string[];
  readonly target: { readonly claimId: string } | { readonly inferenceId: string };
};

/** A link in the forest: the premises that hang on it, and the undercuts that aim at it. */
export type Branch = {
  readonly link: LayoutLink;
  /** Those premises that have their place here and nowhere else. */
  readonly premises: string[];
  readonly undercuts: Branch[];
};

export type Forest = {
  readonly roots: readonly string[];
  /** The links that aim at each claim. Cards come in here before what hangs on them: `order`. */
  readonly branches: ReadonlyMap<string, readonly Branch[]>;
  readonly order: readonly string[];
};

/**
 * Where a claim hangs that argues for several: `nearest` under the target that
 * lies highest, `deepest` under the one that lies lowest, `weightiest` where the
 * most other cards belong to the step (linked premises, undercuts).
 */
export type HangingRule = "nearest" | "deepest" | "weightiest";

/** Reduces the graph to trees: every claim hangs on one of the links it is a premise of, or is a root. */
export function forestOf(cards: readonly LayoutCard[], links: readonly LayoutLink[], rule: HangingRule): Forest {
  const graph = graphOf(cards, links);
  const roots = rootsOf(graph);
  const levels = rule === "nearest" ? nearestLevels(roots, graph.childrenOf) : deepestLevels(roots, graph.childrenOf);
  const hangsOn = hangingLinks(graph, levels, rule);

  const branches = new Map<string, readonly Branch[]>();
  const order = [...roots];
  const hung = new Set(roots);
  const branchesOf = (list: readonly LayoutLink[], seen: ReadonlySet<LayoutLink>): Branch[] =>
    list.flatMap((link) => {
      if (seen.has(link)) return [];
      const premises = link.premises.filter((id) => hangsOn.get(id) === link && !hung.has(id));
      for (const id of premises) hung.add(id);
      order.push(...premises);
      return [{ link, premises, undercuts: branchesOf(graph.onLink.get(link.id) ?? [], new Set([...seen, link])) }];
    });
  for (const id of order) branches.set(id, branchesOf(graph.onClaim.get(id) ?? [], new Set()));
  return { roots, branches, order };
}

type Graph = {
  readonly ids: ReadonlySet<string>;
  readonly links: readonly LayoutLink[];
  readonly onClaim: ReadonlyMap<string, readonly LayoutLink[]>;
  readonly onLink: ReadonlyMap<string, readonly LayoutLink[]>;
  /** The premises of all that aims at a claim, undercuts of it included. */
  readonly childrenOf: (claimId: string) => readonly string[];
};

function graphOf(cards: readonly LayoutCard[], links: readonly LayoutLink[]): Graph {
  const ids = new Set(cards.map((card) => card.id));
  const sorted = [...links].sort(bySide);
  const onClaim = Map.groupBy(
    sorted.filter((link) => "claimId" in link.target),
    (link) => ("claimId" in link.target ? link.target.claimId : ""),
  );
  const onLink = Map.groupBy(
    sorted.filter((link) => "inferenceId" in link.target),
    (link) => ("inferenceId" in link.target ? link.target.inferenceId : ""),
  );
  const children = new Map<string, readonly string[]>();
  for (const id of ids) {
    children.set(
      id,
      allPremises(onClaim.get(id) ?? [], onLink).filter((child) => ids.has(child) && child !== id),
    );
  }
  return { ids, links: sorted, onClaim, onLink, childrenOf: (claimId) => children.get(claimId) ?? [] };
}

/** The claims that argue for nothing; for rings, which have no top, the claim that most arguments of the ring aim at. */
function rootsOf({ ids, childrenOf }: Graph): string[] {
  const isPremise = new Set([...ids].flatMap(childrenOf));
  const roots = [...ids].filter((id) => !isPremise.has(id));
  const reached = reach(roots, childrenOf);
  const rest = [...ids].filter((id) => !reached.has(id)).sort((a, b) => childrenOf(b).length - childrenOf(a).length);
  for (const id of rest) {
    if (reached.has(id)) continue;
    roots.push(id);
    for (const each of reach([id], childrenOf)) reached.add(each);
  }
  return roots;
}

/** Which of its links each claim hangs on: always one about a claim on a higher level. */
function hangingLinks(graph: Graph, levels: ReadonlyMap<string, number>, rule: HangingRule): Map<string, LayoutLink> {
  const byId = new Map(graph.links.map((link) => [link.id, link]));
  const subjectOf = (link: LayoutLink): string | null => {
    let current: LayoutLink | undefined = link;
    for (let steps = 0; current && steps <= graph.links.length; steps += 1) {
      if ("claimId" in current.target) return current.target.claimId;
      current = byId.get(current.target.inferenceId);
    }
    return null;
  };
  const chosen = new Map<string, { readonly link: LayoutLink; readonly key: readonly [number, number] }>();
  for (const link of graph.links) {
    const subject = subjectOf(link);
    const level = subject === null ? undefined : levels.get(subject);
    if (level === undefined) continue;
    const weight = link.premises.length - 1 + 2 * (graph.onLink.get(link.id)?.length ?? 0);
    const depth = rule === "nearest" ? -level : level;
    const key = rule === "weightiest" ? ([weight, depth] as const) : ([depth, weight] as const);
    for (const id of link.premises) {
      if ((levels.get(id) ?? 0) <= level) continue;
      const other = chosen.get(id);
      if (!other || key[0] > other.key[0] || (key[0] === other.key[0] && key[1] > other.key[1]))
        chosen.set(id, { link, key });
    }
  }
  return new Map(Array.from(chosen, ([id, { link }]) => [id, link]));
}

function nearestLevels(
  roots: readonly string[],
  childrenOf: (id: string) => readonly string[],
): ReadonlyMap<string, number> {
  const levels = new Map(roots.map((id) => [id, 0]));
  for (const [id, level] of levels)
    for (const child of childrenOf(id)) if (!levels.has(child)) levels.set(child, level + 1);
  return levels;
}

/** Supports before attacks, else as given. */
function bySide(a: LayoutLink, b: LayoutLink): number {
  return Number(a.kind === "attack") - Number(b.kind === "attack");
}

function allPremises(links: readonly LayoutLink[], onLink: ReadonlyMap<string, readonly LayoutLink[]>): string[] {
  const seen = new Set(links);
  for (const link of seen) for (const undercut of onLink.get(link.id) ?? []) seen.add(undercut);
  return [...seen].flatMap((link) => link.premises);
}

function reach(start: Iterable<string>, next: (id: string) => Iterable<string>): Set<string> {
  const reached = new Set(start);
  for (const id of reached) for (const follower of next(id)) reached.add(follower);
  return reached;
}

/** The longest way down to each claim, counted in links; steps that would close a ring do not count. */
function deepestLevels(
  roots: readonly string[],
  childrenOf: (id: string) => readonly string[],
): ReadonlyMap<string, number> {
  const finished: string[] = [];
  const state = new Map<string, "open" | "done">();
  const ringSteps = new Set<string>();
  for (const root of roots) {
    const stack = [{ id: root, children: childrenOf(root), at: 0 }];
    state.set(root, "open");
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const child = top.children[top.at];
      top.at += 1;
      if (child === undefined) {
        state.set(top.id, "done");
        finished.push(top.id);
        stack.pop();
      } else if (state.get(child) === "open") ringSteps.add(`${top.id} ${child}`);
      else if (state.get(child) === undefined) {
        state.set(child, "open");
        stack.push({ id: child, children: childrenOf(child), at: 0 });
      }
    }
  }
  const levels = new Map(roots.map((id) => [id, 0]));
  for (const id of finished.reverse()) {
    const level = levels.get(id) ?? 0;
    for (const child of childrenOf(id)) {
      if (ringSteps.size === 0 || !ringSteps.has(`${id} ${child}`))
        levels.set(child, Math.max(levels.get(child) ?? 0, level + 1));
    }
  }
  return levels;
}
