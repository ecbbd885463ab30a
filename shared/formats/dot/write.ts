import { centreOf, type Point } from "../../layout/geometry.ts";
import { carryOnly } from "../document/carry.ts";
import type { MapDocument } from "../document/map-document.ts";
import type { WrittenMap } from "../document/parsed-map.ts";
import { drawnPlaces } from "../drawn-places.ts";
import { Losses } from "../losses.ts";
import { tellOfPositions } from "../tell-of-positions.ts";

/** Characters on a line of a card, about as many as a card of Warrant has. */
const lineLength = 34;
/** Characters on a line beside an arrow. */
const schemeLineLength = 20;
const linkColours = { support: "#2e7d32", attack: "#c62828" } as const;
const signs = { support: "+", attack: "−" } as const;

/** What DOT carries of a map. Nobody reads it back here, so that this only counts what is left out. */
export function carriedByDot(document: MapDocument, losses: Losses): MapDocument {
  return carryOnly(
    document,
    {
      description: true,
      direction: true,
      positions: true,
      looks: true,
      places: true,
      junctions: true,
      tags: true,
      schemes: true,
      implicit: true,
    },
    losses,
  );
}

/**
 * Writes a map as a digraph in Graphviz' DOT: a box for each claim, a small circle
 * for each argument. `dot` lays it out by itself; `neato -n` keeps the map's places.
 * Attributes that Graphviz does not know (kind, scheme, position) are for programs.
 */
export function writeDot(document: MapDocument): WrittenMap {
  const losses = new Losses();
  const map = carriedByDot(document, losses);
  tellOfPositions(map, losses);
  const places = drawnPlaces(map);
  const positions = new Map(map.positions.map((position) => [position.id, position]));
  const claimIds = new Map(map.claims.map(({ id }, index) => [id, `c${index + 1}`]));
  const inferenceIds = new Map(map.inferences.map(({ id }, index) => [id, `i${index + 1}`]));
  const lines = [
    "digraph map {",
    `  graph [${attributes({
      label: map.title,
      labelloc: "t",
      comment: map.description || null,
      // Premises stand below what they argue for, or right of it.
      rankdir: map.direction === "down" ? "BT" : "RL",
      fontname: "Helvetica",
    })}];`,
    '  node [shape=box, style="rounded", fontname="Helvetica", fontsize=11, margin="0.14,0.09"];',
    '  edge [fontname="Helvetica", fontsize=9];',
  ];
  for (const { id, text, positionId, tags } of map.claims) {
    const [position, card] = [positions.get(positionId ?? ""), places.cards.get(id)];
    const values = {
      label: wrapped(text),
      tooltip: text,
      kind: "claim",
      position: position?.name ?? null,
      color: position?.look?.colourLight ?? null,
      penwidth: position?.look ? 2 : null,
      tags: tags.length === 0 ? null : tags.join(", "),
      pos: card === undefined ? null : pointOf(centreOf(card)),
    };
    lines.push(`  ${claimIds.get(id)} [${attributes(values)}];`);
  }
  for (const { id, kind, scheme } of map.inferences) {
    const junction = places.junctions.get(id);
    const values = {
      label: signs[kind],
      tooltip: scheme ?? kind,
      kind,
      scheme,
      shape: "circle",
      style: "solid",
      color: linkColours[kind],
      fixedsize: "true",
      width: 0.25,
      margin: 0,
      pos: junction === undefined ? null : pointOf(junction),
    };
    lines.push(`  ${inferenceIds.get(id)} [${attributes(values)}];`);
  }
  for (const { id, kind, premises, target, scheme } of map.inferences) {
    const own = inferenceIds.get(id);
    for (const { claimId, implicit } of premises) {
      const values = {
        role: "premise",
        kind,
        implicit: implicit ? "true" : null,
        arrowhead: "none",
        color: linkColours[kind],
        style: implicit ? "dashed" : null,
      };
      lines.push(`  ${claimIds.get(claimId)} -> ${own} [${attributes(values)}];`);
    }
    const aim = "claimId" in target ? claimIds.get(target.claimId) : inferenceIds.get(target.inferenceId);
    lines.push(
      `  ${own} -> ${aim} [${attributes({
        role: "target",
        kind,
        color: linkColours[kind],
        label: scheme === null ? null : wrapped(scheme, schemeLineLength),
      })}];`,
    );
  }
  lines.push("}", "");
  return { text: lines.join("\n"), losses: losses.list() };
}

/** Attributes whose values Graphviz shows, in which it also reads entities such as `&amp;`. */
const shown = new Set(["label", "tooltip"]);

function attributes(values: Readonly<Record<string, string | number | null>>): string {
  return Object.entries(values)
    .flatMap(([name, value]) => {
      if (value === null) return [];
      if (typeof value === "number") return [`${name}=${value}`];
      return [`${name}=${quoted(shown.has(name) ? value.replaceAll("&", "&amp;") : value)}`];
    })
    .join(", ");
}

/** A text in DOT: no backslash or quotation mark means anything, line feeds are `\n`. */
function quoted(value: string): string {
  const text = value
    .toWellFormed()
    .replace(/\r\n?/g, "\n")
    .replace(/[^\P{Cc}\n\t]/gu, "\ufffd")
    .replaceAll("\\", "\\\\")
    .replaceAll('"', '\\"')
    .replaceAll("\n", "\\n");
  return `"${text}"`;
}

/** A place as Graphviz has it: a map pixel is a point, y goes up, and `!` nails it down. */
function pointOf({ x, y }: Point): string {
  // Without −0, which some readers of DOT stumble on.
  return `${x},${-y || 0}!`;
}

/** A text broken into lines, as Graphviz does not by itself: at blanks, and within what is longer than a line. */
function wrapped(text: string, length = lineLength): string {
  const lines: string[] = [];
  for (const paragraph of text.split("\n")) {
    let line = "";
    for (const word of paragraph.split(" ").flatMap((each) => each.match(new RegExp(`.{1,${length}}`, "gu")) ?? [""])) {
      if (line !== "" && line.length + 1 + word.length > length) {
        lines.push(line);
        line = word;
      } else line = line === "" ? word : `${line} ${word}`;
    }
    lines.push(line);
  }
  return lines.join("\n");
}
