import { limits } from "../../model/records.ts";
import { DocumentBuilder } from "../document/builder.ts";
import type { ParsedMap, ReadMapOptions } from "../document/parsed-map.ts";
import { parseJson } from "../json.ts";
import { addSchemes, type SchemeNode } from "../scheme-graph.ts";
import { titleOfFile } from "../title-of-file.ts";
import { isDefaultScheme, namesNoScheme } from "./scheme-names.ts";
import { type Aif, type AifNode, aifOf } from "./shapes.ts";
import { speechOf } from "./speech.ts";

/**
 * Reads AIF in any of its four shapes. Information nodes are claims, inference and
 * conflict nodes arguments, with their schemes; locutions are quotations with
 * speakers; rephrases become notes. HTML in texts becomes plain text.
 * @throws FormatFault for what is no AIF
 */
export function readAif(text: string, { fileName }: ReadMapOptions): ParsedMap {
  const builder = new DocumentBuilder();
  const aif = aifOf(parseJson(text), builder.losses);
  const title = titleOfFile(fileName);
  const shown = isLaidOut(aif);
  for (const [key, node] of aif.nodes) {
    if (node.type === "I") {
      builder.claim({ key, text: node.text, where: node.where, place: shown ? node.place : null });
    }
  }
  addSchemes(builder, schemesOf(aif, builder), joining(aif, builder));
  keepRephrases(aif, builder);
  const speech = speechOf(aif, builder, title);
  tellOfDialogue(aif, builder);
  const { document, claimIds } = builder.finish(title);
  const ofClaims = new Map(Array.from(speech.ofClaims, ([key, quotations]) => [claimIds.get(key), quotations]));
  return {
    document: {
      ...document,
      speakers: speech.speakers,
      sources: speech.sources,
      quotations: speech.quotations,
      claims: document.claims.map((claim) => ({ ...claim, quotations: ofClaims.get(claim.id) ?? [] })),
    },
    losses: builder.losses.list(),
  };
}

/** False where every claim is said to stand at 0, 0, as programs write that have no layout. */
function isLaidOut(aif: Aif): boolean {
  let claims = 0;
  for (const { type, place } of aif.nodes.values()) {
    if (type !== "I") continue;
    claims += 1;
    if (place !== null && (place.x !== 0 || place.y !== 0)) return true;
  }
  return claims === 1;
}

function schemesOf(aif: Aif, builder: DocumentBuilder): Map<string, SchemeNode> {
  const schemes = new Map<string, SchemeNode>();
  for (const [id, node] of aif.nodes) {
    if (node.type !== "RA" && node.type !== "CA") continue;
    schemes.set(id, {
      kind: node.type === "RA" ? "support" : "attack",
      scheme: schemeOf(node, builder),
      where: node.where,
    });
  }
  return schemes;
}

/** The scheme's name: the node's text, which is written for people, else `scheme`; null where it has none. */
function schemeOf(node: AifNode, builder: DocumentBuilder): string | null {
  for (const name of [node.text, node.scheme]) {
    if (name !== null && !namesNoScheme(name)) return name;
  }
  if (node.schemeId !== null && !isDefaultScheme(node.schemeId)) {
    builder.losses.add("schemes told by their number only", node.where);
  }
  return null;
}

/** The edges that make arguments; of those that AIF does not know it is told. */
function* joining(aif: Aif, builder: DocumentBuilder): Generator<{ readonly from: string; readonly to: string }> {
  for (const { from, to, where } of aif.edges) {
    const join = `${familyOf(aif.nodes.get(from))}>${familyOf(aif.nodes.get(to))}`;
    if (join === "claim>scheme" || join === "scheme>claim" || join === "scheme>scheme") yield { from, to };
    else if (!known.has(join)) builder.losses.add("edges between nodes that AIF does not join so", where);
  }
}

/** What edges may join besides; `act` is an illocution, `other` counts by its node. */
const known = new Set([
  "claim>rephrase",
  "rephrase>claim",
  "speech>act",
  "act>claim",
  "act>scheme",
  "act>rephrase",
  "act>speech",
  "act>act",
  "speech>claim",
  "speech>transition",
  "transition>speech",
  "transition>act",
]);

function familyOf(node: AifNode | undefined): string {
  switch (node?.type) {
    case "I":
      return "claim";
    case "RA":
    case "CA":
      return "scheme";
    case "MA":
      return "rephrase";
    case "L":
      return "speech";
    case "YA":
      return "act";
    case "TA":
      return "transition";
    default:
      return "other";
  }
}

/** Claim → rephrase → claim: a note at the first, with the words of the other. */
function keepRephrases(aif: Aif, builder: DocumentBuilder): void {
  const said = new Map<string, AifNode>();
  for (const { from, to } of aif.edges) {
    const other = aif.nodes.get(to);
    if (aif.nodes.get(from)?.type === "MA" && other?.type === "I" && !said.has(from)) said.set(from, other);
  }
  for (const { from, to } of aif.edges) {
    const other = said.get(to);
    if (other === undefined || !builder.hasClaim(from)) continue;
    builder.note({
      kind: "claim",
      key: from,
      text: `In other words: ${other.text.slice(0, limits.claimText)}`,
      where: other.where,
    });
  }
}

/** What a dialogue holds besides who says which claim. */
function tellOfDialogue(aif: Aif, builder: DocumentBuilder): void {
  const anchorsElse = new Map<string, string>();
  for (const { from, to, where } of aif.edges) {
    // One that anchors a locution goes with the report that it comes from.
    const aim = familyOf(aif.nodes.get(to));
    if (aif.nodes.get(from)?.type === "YA" && aim !== "claim" && aim !== "speech") anchorsElse.set(from, where);
  }
  for (const where of anchorsElse.values()) {
    builder.losses.add("illocutions that anchor an argument or another act (YA)", where);
  }
  for (const { type, where } of aif.nodes.values()) {
    if (type === "TA") builder.losses.add("transitions between locutions (TA)", where);
    else if (type === "MA") builder.losses.add("rephrases (MA): kept as notes", where);
    else if (familyOf({ type, text: "", scheme: null, schemeId: null, place: null, where }) === "other") {
      builder.losses.add("nodes that are no claim, argument or locution", where);
    }
  }
}
