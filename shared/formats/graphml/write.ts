import { centreOf } from "../../layout/geometry.ts";
import { carryOnly } from "../document/carry.ts";
import type { MapDocument } from "../document/map-document.ts";
import type { WrittenMap } from "../document/parsed-map.ts";
import { drawnPlaces } from "../drawn-places.ts";
import { Losses } from "../losses.ts";
import { tellOfPositions } from "../tell-of-positions.ts";

/** What is told of nodes and edges: each is declared as a key of its name. */
const keys = {
  graph: { title: "string", description: "string", direction: "string" },
  node: {
    type: "string",
    kind: "string",
    label: "string",
    scheme: "string",
    position: "string",
    colour: "string",
    tags: "string",
    collapsed: "boolean",
    created: "string",
    changed: "string",
    x: "double",
    y: "double",
  },
  edge: { role: "string", kind: "string", implicit: "boolean" },
} as const;

type Values<E extends keyof typeof keys> = {
  readonly [K in keyof (typeof keys)[E]]?: string | number | boolean | null;
};

/** What GraphML carries of a map. Nobody reads it back here, so that this only counts what is left out. */
export function carriedByGraphml(document: MapDocument, losses: Losses): MapDocument {
  return carryOnly(
    document,
    {
      description: true,
      direction: true,
      times: true,
      positions: true,
      looks: true,
      places: true,
      junctions: true,
      collapsed: true,
      tags: true,
      schemes: true,
      implicit: true,
    },
    losses,
  );
}

/**
 * Writes a map as GraphML: a node for each claim and for each argument, edges from
 * premises to arguments and from arguments to what they aim at. `x` and `y` are the
 * middle of a card or junction in map pixels, y downwards.
 */
export function writeGraphml(document: MapDocument): WrittenMap {
  const losses = new Losses();
  const map = carriedByGraphml(document, losses);
  tellOfPositions(map, losses);
  const places = drawnPlaces(map);
  const positions = new Map(map.positions.map((position) => [position.id, position]));
  const claimIds = new Map(map.claims.map(({ id }, index) => [id, `c${index + 1}`]));
  const inferenceIds = new Map(map.inferences.map(({ id }, index) => [id, `i${index + 1}`]));
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">',
    ...declarations(),
    '  <graph id="map" edgedefault="directed">',
    ...data("graph", { title: map.title, description: map.description || null, direction: map.direction }, 4),
  ];
  for (const { id, text, positionId, tags, collapsed, createdAt, updatedAt } of map.claims) {
    const position = positions.get(positionId ?? "");
    const card = places.cards.get(id);
    const values = {
      type: "claim",
      label: text,
      position: position?.name ?? null,
      colour: position?.look?.colourLight ?? null,
      tags: tags.length === 0 ? null : tags.join(", "),
      collapsed: collapsed || null,
      created: createdAt,
      changed: updatedAt,
      ...(card === undefined ? {} : centreOf(card)),
    };
    lines.push(...element("node", { id: claimIds.get(id) ?? "" }, values));
  }
  for (const { id, kind, scheme, createdAt, updatedAt } of map.inferences) {
    const values = {
      type: "argument",
      kind,
      label: scheme ?? kind,
      scheme,
      created: createdAt,
      changed: updatedAt,
      ...places.junctions.get(id),
    };
    lines.push(...element("node", { id: inferenceIds.get(id) ?? "" }, values));
  }
  for (const { id, kind, premises, target } of map.inferences) {
    const own = inferenceIds.get(id) ?? "";
    for (const { claimId, implicit } of premises) {
      const ends = { source: claimIds.get(claimId) ?? "", target: own };
      lines.push(...element("edge", ends, { role: "premise", kind, implicit: implicit || null }));
    }
    const aim = "claimId" in target ? claimIds.get(target.claimId) : inferenceIds.get(target.inferenceId);
    lines.push(...element("edge", { source: own, target: aim ?? "" }, { role: "target", kind }));
  }
  lines.push("  </graph>", "</graphml>", "");
  return { text: lines.join("\n"), losses: losses.list() };
}

function declarations(): string[] {
  return Object.entries(keys).flatMap(([of, names]) =>
    Object.entries(names).map(
      ([name, type]) => `  <key id="${of}.${name}" for="${of}" attr.name="${name}" attr.type="${type}"/>`,
    ),
  );
}

function element<E extends "node" | "edge">(name: E, attributes: Record<string, string>, values: Values<E>): string[] {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${value}"`);
  return [`    <${name}${written.join("")}>`, ...data(name, values, 6), `    </${name}>`];
}

function data<E extends keyof typeof keys>(of: E, values: Values<E>, indent: number): string[] {
  return Object.entries(values).flatMap(([name, value]) =>
    value === null || value === undefined
      ? []
      : [`${" ".repeat(indent)}<data key="${of}.${name}">${escapeXml(String(value))}</data>`],
  );
}

/** Text within an element: what XML takes for its own is escaped, what no XML 1.0 can hold becomes U+FFFD. */
function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, "\n")
    .replace(/[^\P{Cc}\t\n]/gu, (control) => (control >= "\u0080" ? control : "\ufffd"))
    .replace(/[\ufffe\uffff]/g, "\ufffd")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}
