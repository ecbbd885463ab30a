import dagre from "@dagrejs/dagre";
import elk from "elkjs/lib/elk.bundled.js";
import type { Dot } from "#shared/layout/dot.ts";
import type { Point } from "#shared/layout/geometry.ts";
import type { LayoutCard, LayoutLink } from "#shared/layout/tidy.ts";

/**
 * Other engines on the whole graph, as one would use them: every card a node of
 * its size, every premise a line to the claim that it argues about in the end.
 * Gaps are those of Warrant's own layout.
 */
const gap = 40;
const levelGap = 80;

export type Places = Map<string, Point>;

type Line = readonly [premiseId: string, claimId: string];

function linesOf(links: readonly LayoutLink[]): Line[] {
  const byId = new Map(links.map((link) => [link.id, link]));
  return links.flatMap((link) => {
    let aim: LayoutLink | undefined = link;
    for (let depth = 0; aim && "inferenceId" in aim.target && depth < 50; depth += 1) {
      aim = byId.get(aim.target.inferenceId);
    }
    const claimId = aim && "claimId" in aim.target ? aim.target.claimId : undefined;
    return claimId === undefined ? [] : link.premises.filter((id) => id !== claimId).map((id): Line => [id, claimId]);
  });
}

/** Graphviz's dot, through the same WebAssembly as Warrant's own layout. */
export function dotWhole(cards: readonly LayoutCard[], links: readonly LayoutLink[], dot: Dot): Places {
  const inch = 72;
  const names = new Map(cards.map(({ id }, index) => [id, `n${index}`]));
  const text = dot(
    [
      `digraph{graph[rankdir=BT,nodesep=${gap / inch},ranksep=${levelGap / inch},splines=false]`,
      'node[shape=box,fixedsize=true,label=""]',
      ...cards.map(({ id, width, height }) => `${names.get(id)}[width=${width / inch},height=${height / inch}]`),
      ...linesOf(links).map(([from, to]) => `${names.get(from)}->${names.get(to)}`),
      "}",
    ].join("\n"),
  );
  const places: Places = new Map();
  let bottom = 0;
  for (const line of text.split("\n")) {
    const [word, name = "", a = "", b = ""] = line.split(" ", 4);
    if (word === "graph") bottom = Number(b) * inch;
    const card = word === "node" ? cards[Number(name.slice(1))] : undefined;
    if (card) {
      const [x, y] = [Number(a) * inch - card.width / 2, bottom - Number(b) * inch - card.height / 2];
      places.set(card.id, { x, y });
    }
  }
  return places;
}

/** dagre, with the quicker of its ways to level cards. */
export function dagreWhole(cards: readonly LayoutCard[], links: readonly LayoutLink[]): Places {
  const graph = new dagre.graphlib.Graph({ multigraph: true });
  graph.setGraph({ rankdir: "BT", nodesep: gap, ranksep: levelGap, ranker: "tight-tree" });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id, width, height } of cards) graph.setNode(id, { width, height });
  for (const [index, [from, to]] of linesOf(links).entries()) graph.setEdge(from, to, {}, String(index));
  dagre.layout(graph);
  return new Map(
    cards.map(({ id, width, height }) => {
      const { x, y } = graph.node(id);
      return [id, { x: x - width / 2, y: y - height / 2 }];
    }),
  );
}

/** elkjs, layered. */
export async function elkWhole(cards: readonly LayoutCard[], links: readonly LayoutLink[]): Promise<Places> {
  const answer = await new elk.default().layout({
    id: "map",
    layoutOptions: {
      "elk.algorithm": "layered",
      "elk.direction": "UP",
      "elk.spacing.nodeNode": String(gap),
      "elk.layered.spacing.nodeNodeBetweenLayers": String(levelGap),
    },
    children: cards.map(({ id, width, height }) => ({ id, width, height })),
    edges: linesOf(links).map(([from, to], index) => ({ id: String(index), sources: [from], targets: [to] })),
  });
  return new Map((answer.children ?? []).map(({ id, x = 0, y = 0 }) => [id, { x, y }]));
}
