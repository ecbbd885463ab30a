import { DocumentBuilder } from "../document/builder.ts";
import { FormatFault } from "../document/fault.ts";
import type { ParsedMap, ReadMapOptions } from "../document/parsed-map.ts";
import { inThisOrder } from "../document/position-order.ts";
import { isObject, parseJson } from "../json.ts";
import { addSchemes, type SchemeEdge, type SchemeNode } from "../scheme-graph.ts";
import { titleOfFile } from "../title-of-file.ts";
import { argumentOfLabel, colourNames, implicitLabel, junctionTexts, linkColours } from "./conventions.ts";
import { type CanvasEdge, type CanvasNode, edgesOf, legendOf, looksLikeJunction, nodesOf } from "./nodes.ts";

/**
 * Reads JSON Canvas 1.0, Warrant's own by its conventions and others as far as they
 * go: texts are claims (Markdown in them stays as it is), groups frames, edges
 * arguments in the direction of their arrows. An edge without a label is a support,
 * and the report says so.
 * @throws FormatFault for what is no JSON Canvas
 */
export function readJsonCanvas(text: string, { fileName }: ReadMapOptions): ParsedMap {
  const json = parseJson(text);
  if (!isObject(json)) throw new FormatFault("this is no JSON Canvas: an object with nodes and edges should be here.");
  const builder = new DocumentBuilder();
  const nodes = nodesOf(json, builder.losses);
  const edges = edgesOf(json, nodes, builder.losses);
  const legend = legendOf(nodes, edges);
  const junctions = junctionsOf(nodes, edges);
  for (const node of nodes.values()) {
    if (legend.nodeIds.has(node.id) || junctions.has(node.id)) continue;
    if (node.type === "group") readFrame(node, builder);
    else readClaim(node, legend.names, builder);
  }
  new ArgumentReader(nodes, junctions, builder).read(edges);
  for (const key of Object.keys(json)) {
    if (key !== "nodes" && key !== "edges")
      builder.losses.add("entries that JSON Canvas does not know", key.slice(0, 80));
  }
  const { document } = builder.finish(titleOfFile(fileName));
  return {
    document: { ...document, positions: inThisOrder(document.positions, [...legend.names.values()]) },
    losses: builder.losses.list(),
  };
}

function readFrame({ text, rect, colour, where }: CanvasNode, builder: DocumentBuilder): void {
  if (colour !== null) builder.losses.add("colours of groups and edges", where);
  builder.frame({ title: text, ...rect, where });
}

function readClaim(node: CanvasNode, names: ReadonlyMap<string, string>, builder: DocumentBuilder): void {
  const { id, text, rect, colour, where } = node;
  const named = colour === null ? null : (names.get(colour) ?? null);
  if (colour !== null && named === null) {
    builder.losses.add("colours that no legend explains: positions of the colours' names", where);
  }
  const positionName = colour === null ? null : (named ?? colourNames[colour] ?? colour);
  builder.claim({ key: id, text, where, positionName, place: { x: rect.x, y: rect.y } });
}

/** Nodes that stand for an argument: they look so, premises lead to them, and they lead somewhere. */
function junctionsOf(nodes: ReadonlyMap<string, CanvasNode>, edges: readonly CanvasEdge[]): Set<string> {
  const [reached, leading] = [new Set<string>(), new Set<string>()];
  for (const { from, to, label } of edges) {
    if (isPremise(label)) reached.add(to);
    leading.add(from);
  }
  const junctions = [...nodes.values()].filter(
    (node) => looksLikeJunction(node) && reached.has(node.id) && leading.has(node.id),
  );
  return new Set(junctions.map(({ id }) => id));
}

function isPremise(label: string): boolean {
  return label.trim() === "" || label.trim().toLowerCase() === implicitLabel;
}

/** Makes arguments of edges. */
class ArgumentReader {
  readonly #nodes: ReadonlyMap<string, CanvasNode>;
  readonly #junctions: ReadonlySet<string>;
  readonly #builder: DocumentBuilder;
  readonly #schemes = new Map<string, SchemeNode & { readonly implicit: Set<string> }>();
  readonly #edges: SchemeEdge[] = [];

  constructor(nodes: ReadonlyMap<string, CanvasNode>, junctions: ReadonlySet<string>, builder: DocumentBuilder) {
    this.#nodes = nodes;
    this.#junctions = junctions;
    this.#builder = builder;
  }

  read(edges: readonly CanvasEdge[]): void {
    // Junctions first, so that edges to them find them.
    for (const edge of edges) if (this.#junctions.has(edge.from)) this.#readConclusion(edge);
    for (const edge of edges) if (!this.#junctions.has(edge.from)) this.#readEdge(edge);
    addSchemes(this.#builder, this.#schemes, this.#edges);
  }

  /** From a junction to what it aims at: here stands what it does. */
  #readConclusion(edge: CanvasEdge): void {
    const { from, to, label, where } = edge;
    if (this.#isGroup(to)) {
      this.#builder.losses.add("edges from or to a group", where);
      return;
    }
    if (!this.#schemes.has(from)) {
      const isAttack = this.#nodes.get(from)?.text.trim() === junctionTexts.attack;
      const said = argumentOfLabel(label) ?? {
        kind: isAttack ? ("attack" as const) : ("support" as const),
        scheme: null,
      };
      this.#schemes.set(from, { ...said, where, implicit: new Set() });
      this.#tellOfLabel(edge, from);
    }
    this.#tellOfColour(edge, this.#schemes.get(from)?.kind);
    this.#edges.push({ from, to });
  }

  #readEdge(edge: CanvasEdge): void {
    const { from, to, label, arrows, where } = edge;
    if (this.#isGroup(from) || this.#isGroup(to)) {
      this.#builder.losses.add("edges from or to a group", where);
      return;
    }
    const junction = this.#schemes.get(to);
    if (junction !== undefined && isPremise(label)) {
      if (label.trim() !== "") junction.implicit.add(from);
      this.#edges.push({ from, to });
      this.#tellOfColour(edge, undefined);
      return;
    }
    if (!arrows.atStart && !arrows.atEnd) {
      this.#builder.losses.add("edges without arrows: read from where they start to where they end", where);
    }
    if (arrows.atEnd || !arrows.atStart) this.#argue(edge, from, to, "");
    // Only a claim can be a premise, so that an arrow back from a junction says nothing.
    if (arrows.atStart && !this.#junctions.has(to)) this.#argue(edge, to, from, " back");
  }

  /** An edge that is an argument by itself. */
  #argue(edge: CanvasEdge, from: string, to: string, way: string): void {
    const key = `the argument of ${edge.where}${way}`;
    const said = argumentOfLabel(edge.label);
    if (said === null && edge.label.trim() === "") {
      this.#builder.losses.add("edges without a label: read as supports", edge.where);
    }
    this.#tellOfLabel(edge, key);
    this.#tellOfColour(edge, said?.kind);
    this.#schemes.set(key, { ...(said ?? { kind: "support", scheme: null }), where: edge.where, implicit: new Set() });
    this.#edges.push({ from, to: key }, { from: key, to });
  }

  #tellOfLabel({ label, where }: CanvasEdge, key: string): void {
    if (label.trim() === "" || argumentOfLabel(label) !== null) return;
    this.#builder.losses.add("labels that say neither support nor attack: read as supports, kept as notes", where);
    this.#builder.note({ kind: "inference", key, text: label, where });
  }

  #tellOfColour({ colour, where }: CanvasEdge, kind: SchemeNode["kind"] | undefined): void {
    if (colour === null || (kind !== undefined && colour === linkColours[kind])) return;
    this.#builder.losses.add("colours of groups and edges", where);
  }

  #isGroup(id: string): boolean {
    return this.#nodes.get(id)?.type === "group";
  }
}
