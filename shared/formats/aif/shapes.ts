import { documentLimit, FormatFault, tooManyOf } from "../document/fault.ts";
import {
  fieldOf,
  idOf,
  isObject,
  itemsOf,
  type JsonItem,
  type JsonObject,
  listOf,
  numberOf,
  objectOf,
  textOf,
} from "../json.ts";
import type { Losses } from "../losses.ts";
import { plainText } from "../plain-text.ts";

/** A node of any of AIF's shapes. */
export type AifNode = {
  /** `I`, `RA`, `CA`, `MA`, `L`, `YA`, `TA` or another, in capitals. */
  readonly type: string;
  readonly text: string;
  /** The scheme's name as the node itself tells it. */
  readonly scheme: string | null;
  readonly schemeId: string | null;
  readonly place: { readonly x: number; readonly y: number } | null;
  readonly where: string;
};

/** Who said something, and where. */
export type AifLocution = {
  readonly nodeId: string;
  readonly personId: string | null;
  readonly source: string | null;
  readonly where: string;
};

/** What a file holds, whichever of the four shapes it has. */
export type Aif = {
  readonly nodes: ReadonlyMap<string, AifNode>;
  readonly edges: readonly { readonly from: string; readonly to: string; readonly where: string }[];
  readonly locutions: readonly AifLocution[];
  /** Names of participants by their ids. */
  readonly participants: ReadonlyMap<string, string>;
};

/**
 * Brings AIF's shapes to one: as AIFdb serves and takes it, xAIF as OVA3 writes it
 * (arrays may be null, places stand apart), and OVA2's, whose edges hold whole nodes.
 * @throws FormatFault for what has no nodes, and for ids that stand there twice
 */
export function aifOf(json: unknown, losses: Losses): Aif {
  if (!isObject(json)) throw new FormatFault("this is no AIF: an object with nodes and edges should be here.");
  const within = objectOf(json, "AIF", "");
  const [body, where] = within === null ? [json, ""] : [within, "AIF"];
  if (!Object.hasOwn(body, "nodes")) {
    throw new FormatFault("this is no AIF: it has no list of nodes.", where === "" ? null : where);
  }
  const places = placesOf(json, losses);
  const schemeIds = new Map<string, string>();
  for (const { item } of itemsOf(body, "schemefulfillments", where, losses)) {
    const [nodeId, schemeId] = [idOf(fieldOf(item, "nodeID")), idOf(fieldOf(item, "schemeID"))];
    if (nodeId !== null && schemeId !== null) schemeIds.set(nodeId, schemeId);
  }
  const nodes = new Map<string, AifNode>();
  let claims = 0;
  for (const { item, where: at } of itemsOf(body, "nodes", where, losses)) {
    const id = idOfNode(item);
    if (id === null) {
      losses.add("nodes without an id", at);
      continue;
    }
    if (nodes.has(id)) throw new FormatFault(`the node “${id.slice(0, 40)}” stands there twice.`, at);
    const node = nodeOf(item, at, schemeIds.get(id) ?? null, places.get(id) ?? null);
    if (node.type === "I") claims += 1;
    // Before the rest of the file is looked at: it may be very long.
    if (claims > documentLimit) throw tooManyOf("claims", documentLimit, at);
    nodes.set(id, node);
    if (hasText(item, "timestamp")) losses.add("times of nodes and locutions", at);
  }
  tellOfTheRest(json, body, where, losses);
  return {
    nodes,
    edges: edgesOf(body, where, nodes, losses),
    locutions: locutionsOf(body, where, losses),
    participants: participantsOf(body, where, losses),
  };
}

function nodeOf(item: JsonObject, where: string, schemeId: string | null, place: AifNode["place"]): AifNode {
  // OVA2 has the scheme's number under `scheme`, where the served form has its name.
  const scheme = textOf(item, "scheme");
  const isNumber = scheme === null || /^\d*$/.test(scheme.trim());
  return {
    type: (textOf(item, "type") ?? "").trim().toUpperCase(),
    text: plainText(textOf(item, "text") ?? ""),
    scheme: isNumber ? null : plainText(scheme),
    schemeId: schemeId ?? idOf(fieldOf(item, "schemeID")) ?? idOf(isNumber ? fieldOf(item, "scheme") : undefined),
    place: placeOf(item) ?? place,
    where,
  };
}

function idOfNode(item: JsonObject): string | null {
  return idOf(fieldOf(item, "nodeID")) ?? idOf(fieldOf(item, "id"));
}

function placeOf(item: JsonObject): AifNode["place"] {
  const [x, y] = [coordinateOf(item, "x"), coordinateOf(item, "y")];
  return x === null || y === null ? null : { x, y };
}

/** A number; OVA3 writes those of nodes that were dragged as texts. */
function coordinateOf(item: JsonObject, key: string): number | null {
  const text = textOf(item, key);
  if (text === null) return numberOf(item, key);
  return /^\s*-?\d{1,20}(?:\.\d{1,20})?\s*$/.test(text) ? Number(text) : null;
}

/** Where OVA3 shows the nodes; `OVA` is an empty list where it never did. */
function placesOf(json: JsonObject, losses: Losses): Map<string, NonNullable<AifNode["place"]>> {
  const places = new Map<string, NonNullable<AifNode["place"]>>();
  const shown = fieldOf(json, "OVA");
  if (!isObject(shown)) return places;
  for (const { item } of itemsOf(shown, "nodes", "OVA", losses)) {
    const [id, place] = [idOfNode(item), placeOf(item)];
    if (id !== null && place !== null) places.set(id, place);
  }
  return places;
}

function edgesOf(body: JsonObject, where: string, nodes: ReadonlyMap<string, AifNode>, losses: Losses): Aif["edges"] {
  const edges: Aif["edges"][number][] = [];
  for (const { item, where: at } of itemsOf(body, "edges", where, losses)) {
    const [from, to] = [endOf(item, "fromID", "from"), endOf(item, "toID", "to")];
    if (from === null || to === null || !nodes.has(from) || !nodes.has(to)) {
      losses.add("edges from or to a node that is not in the file", at);
    } else edges.push({ from, to, where: at });
  }
  return edges;
}

/** An end of an edge: an id, or in OVA2 the whole node. */
function endOf(edge: JsonObject, key: string, otherKey: string): string | null {
  const end = fieldOf(edge, key) ?? fieldOf(edge, otherKey);
  return isObject(end) ? idOfNode(end) : idOf(end);
}

function locutionsOf(body: JsonObject, where: string, losses: Losses): AifLocution[] {
  const locutions: AifLocution[] = [];
  for (const { item, where: at } of itemsOf(body, "locutions", where, losses)) {
    const nodeId = idOf(fieldOf(item, "nodeID"));
    if (nodeId === null) {
      losses.add("locutions of no node", at);
      continue;
    }
    if (["timestamp", "start", "end"].some((key) => hasText(item, key))) losses.add("times of nodes and locutions", at);
    locutions.push({ nodeId, personId: idOf(fieldOf(item, "personID")), source: sourceOf(item), where: at });
  }
  return locutions;
}

function sourceOf(item: JsonObject): string | null {
  const source = plainText(textOf(item, "source") ?? "").trim();
  return source === "" ? null : source;
}

function participantsOf(body: JsonObject, where: string, losses: Losses): Map<string, string> {
  const participants = new Map<string, string>();
  for (const { item, where: at } of itemsOf(body, "participants", where, losses)) {
    const id = idOf(fieldOf(item, "participantID"));
    const name = [textOf(item, "firstname") ?? "", textOf(item, "surname") ?? ""].join(" ").replace(/\s+/g, " ").trim();
    if (id === null || name === "") losses.add("participants without an id or a name", at);
    else if (participants.has(id))
      throw new FormatFault(`the participant “${id.slice(0, 40)}” stands there twice.`, at);
    else participants.set(id, name);
  }
  return participants;
}

/** What else the shapes can hold and a map cannot. */
function tellOfTheRest(json: JsonObject, body: JsonObject, where: string, losses: Losses): void {
  for (const [key, what] of [
    ["descriptorfulfillments", "parts that nodes play in schemes (descriptors)"],
    ["cqdescriptorfulfillments", "answers to critical questions"],
  ] as const) {
    const items = listOf(body, key, where);
    if (items.length > 0) losses.add(what, where === "" ? key : `${where}.${key}`, items.length);
  }
  const text = fieldOf(json, "text");
  const whole = isObject(text) ? textOf(text, "txt") : text;
  if (typeof whole === "string" && plainText(whole).trim() !== "") losses.add("the text that was analysed", "text");
}

function hasText(item: JsonItem["item"], key: string): boolean {
  const value = fieldOf(item, key);
  return typeof value === "string" && value.trim() !== "";
}
