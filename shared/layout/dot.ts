import { Graphviz } from "@hpcc-js/wasm-graphviz";
import type { AtomGraph } from "./atoms.ts";
import type { Point } from "./geometry.ts";

/** Graphviz's layered layout, loaded: a graph in its language in, its plain format out. */
export type Dot = (graph: string) => string;

let loaded: Promise<Dot> | null = null;

/** Graphviz, compiled at the first call; from then on at hand at once. */
export function loadDot(): Promise<Dot> {
  loaded ??= Graphviz.load().then((graphviz) => (graph: string) => graphviz.dot(graph, "plain"));
  return loaded;
}

/** Graphviz reckons in inches of 72 points; a point is a map pixel here. */
const inch = 72;

/** The room that Graphviz keeps between neighbours on a level, and between levels. */
const neighbourGap = 40;
const levelGap = 80;
/** Rounds in which Graphviz shifts cards sideways, as a share of their number: more costs much and moves little. */
const shiftRounds = 2;

/** The centre of every atom as Graphviz lays them out in levels, in the order of the atoms. */
export function dotCentres(graph: AtomGraph, dot: Dot): Point[] {
  const centres: Point[] = graph.atoms.map(() => ({ x: 0, y: 0 }));
  const text = dot(dotText(graph));
  let height = 0;
  for (const line of text.split("\n")) {
    const [word, name = "", a = "", b = ""] = line.split(" ", 4);
    if (word === "graph") height = Number(b) * inch;
    if (word === "node") centres[Number(name.slice(1))] = { x: Number(a) * inch, y: height - Number(b) * inch };
    if (word === "edge" || word === "stop") break;
  }
  return centres;
}

function dotText({ atoms, lines }: AtomGraph): string {
  const text = [
    `digraph{graph[rankdir=TB,nodesep=${inches(neighbourGap)},ranksep=${inches(levelGap)},splines=none,nslimit=${shiftRounds}]`,
    'node[shape=box,fixedsize=true,label=""]edge[arrowhead=none]',
  ];
  const hasPorts = atoms.map(({ cells }) => cells.length > 1);
  for (const [index, { cells, width, height }] of atoms.entries()) {
    if (cells.length > 1) {
      const table = cells.map(
        (cell, place) =>
          `<TD PORT="p${place}" FIXEDSIZE="TRUE" WIDTH="${cell.width}" HEIGHT="${Math.ceil(height)}"></TD>`,
      );
      text.push(
        `n${index}[shape=plain,fixedsize=false,label=<<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0"><TR>${table.join("")}</TR></TABLE>>]`,
      );
    } else text.push(`n${index}[width=${inches(width)},height=${inches(height)}]`);
  }
  const end = (atom: number, key: string | null, side: "n" | "s") => {
    const place =
      key === null || !hasPorts[atom] ? -1 : (atoms[atom]?.cells.findIndex((cell) => cell.key === key) ?? -1);
    return place < 0 ? `n${atom}` : `n${atom}:p${place}:${side}`;
  };
  for (const line of lines) {
    const ends = `${end(line.above, line.aboveKey, "s")}->${end(line.below, line.belowKey, "n")}`;
    text.push(line.inTree ? `${ends}[weight=2]` : ends);
  }
  text.push("}");
  return text.join("\n");
}

function inches(pixels: number): string {
  return (pixels / inch).toFixed(3);
}
