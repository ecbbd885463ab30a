import { carryOnly } from "../document/carry.ts";
import type { DocumentClaim, DocumentInference, MapDocument } from "../document/map-document.ts";
import type { WrittenMap } from "../document/parsed-map.ts";
import { Losses } from "../losses.ts";
import { labelOf } from "./label.ts";

/** How many edges Mermaid draws before it asks for its settings to be changed. */
const usualEdges = 500;

/** What a Mermaid flowchart shows of a map. */
export function carriedByMermaid(document: MapDocument, losses: Losses): MapDocument {
  const carried = carryOnly(
    document,
    { direction: true, positions: true, looks: true, schemes: true, implicit: true },
    losses,
  );
  const glyphs = carried.positions.filter(({ look }) => look !== null).length;
  if (glyphs > 0) losses.add("glyphs of positions", document.title, glyphs);
  const edges = carried.inferences.reduce((sum, { premises }) => sum + premises.length + 1, 0);
  if (edges > usualEdges) {
    losses.add(
      "lines beyond the 500 that Mermaid draws unless its settings say otherwise",
      document.title,
      edges - usualEdges,
    );
  }
  return carried;
}

/**
 * Writes a Mermaid flowchart: a box a claim, a small circle an argument (a rounded
 * box with its scheme's name, where it has one), so that linked premises and
 * undercuts show; a class for each position.
 */
export function writeMermaid(document: MapDocument): WrittenMap {
  const losses = new Losses();
  const { title, direction, positions, claims, inferences } = carriedByMermaid(document, losses);
  const claimNodes = new Map(claims.map(({ id }, index) => [id, `c${index + 1}`]));
  const inferenceNodes = new Map(inferences.map(({ id }, index) => [id, `i${index + 1}`]));
  const classes = new Map(positions.map(({ id }, index) => [id, `p${index + 1}`]));
  const lines = [
    "---",
    `title: ${yamlText(title)}`,
    "---",
    `flowchart ${direction === "right" ? "LR" : "TD"}`,
    ...claims.map((claim) => `  ${claimNode(claim, claimNodes, classes)}`),
    ...inferences.flatMap((inference) =>
      inferenceLines(inference, claimNodes, inferenceNodes).map((line) => `  ${line}`),
    ),
    "  classDef supports fill:#ffffff,stroke:#2e7d32,color:#1b5e20",
    "  classDef attacks fill:#ffffff,stroke:#c62828,color:#b71c1c",
    ...positions.flatMap(({ id, name, look }) => [
      `  %% ${classes.get(id)} is the position ${labelOf(name)}`,
      `  classDef ${classes.get(id)} stroke:${look?.colourLight ?? "#607d8b"},stroke-width:2px`,
    ]),
  ];
  return { text: `${lines.join("\n")}\n`, losses: losses.list() };
}

type Nodes = ReadonlyMap<string, string>;

function claimNode({ id, text, positionId }: DocumentClaim, nodes: Nodes, classes: Nodes): string {
  const own = positionId === null ? "" : `:::${classes.get(positionId)}`;
  return `${nodes.get(id)}[${labelOf(text)}]${own}`;
}

function inferenceLines(
  { id, kind, premises, target, scheme }: DocumentInference,
  claimNodes: Nodes,
  inferenceNodes: Nodes,
): string[] {
  const node = inferenceNodes.get(id);
  const sign = kind === "support" ? "+" : "−";
  const box = scheme === null ? `((${labelOf(sign)}))` : `([${labelOf(`${sign} ${scheme}`)}])`;
  const aim = "claimId" in target ? claimNodes.get(target.claimId) : inferenceNodes.get(target.inferenceId);
  const verb = kind === "support" ? "supports" : "claimId" in target ? "attacks" : "undercuts";
  return [
    `${node}${box}:::${kind}s`,
    ...premises.map(({ claimId, implicit }) => `${claimNodes.get(claimId)} ${implicit ? "-.-" : "---"} ${node}`),
    `${node} ${kind === "support" ? "-->" : "--x"}|${verb}| ${aim}`,
  ];
}

/** The title as YAML; what Mermaid would find in it before YAML is read is escaped. */
function yamlText(text: string): string {
  return JSON.stringify(text).replace(
    /[%#<>\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
