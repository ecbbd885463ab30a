import { colourSchema, glyphSchema, type InferenceKind, type MapDirection } from "../../model/records.ts";
import { DocumentBuilder } from "../document/builder.ts";
import { FormatFault } from "../document/fault.ts";
import type { DocumentPosition } from "../document/map-document.ts";
import type { ParsedMap, ReadMapOptions } from "../document/parsed-map.ts";
import {
  fieldOf,
  idOf,
  isObject,
  itemsOf,
  type JsonObject,
  listOf,
  numberOf,
  objectOf,
  parseJson,
  textOf,
} from "../json.ts";
import { addSchemes, type SchemeNode } from "../scheme-graph.ts";
import { titleOfFile } from "../title-of-file.ts";
import { kindOfScheme, namesNoScheme, namespace } from "./names.ts";

/**
 * Reads SADFace 0.2, and 0.1 with its flat metadata. Atoms are claims, schemes are
 * arguments; what Warrant wrote into metadata of its own is read back.
 * @throws FormatFault for what is no SADFace
 */
export function readSadface(text: string, { fileName }: ReadMapOptions): ParsedMap {
  const json = parseJson(text);
  if (!isObject(json) || !Object.hasOwn(json, "nodes")) {
    throw new FormatFault("this is no SADFace: an object with nodes and edges should be here.");
  }
  const builder = new DocumentBuilder();
  const metadata = objectOf(json, "metadata", "") ?? {};
  const own = ownOf(metadata);
  // Positions first, so that they keep their order and those that no claim has stay.
  const looks = looksOf(own);
  const types = readNodes(json, builder);
  addSchemes(builder, types.schemes, edgesOf(json, types, builder));
  readFrames(own, builder);
  for (const note of textsOf(own, "notes")) builder.note({ kind: "map", key: null, text: note, where: "metadata" });
  const core = coreOf(json, metadata);
  const analysis = core("notes");
  if (analysis !== null) builder.note({ kind: "map", key: null, text: analysis, where: "metadata.core.notes" });
  tellOfTheRest(json, metadata, core, builder);
  const { document } = builder.finish(core("title") ?? titleOfFile(fileName), {
    description: core("description") ?? "",
    direction: directionOf(own),
  });
  return { document: { ...document, positions: withLooks(document.positions, looks) }, losses: builder.losses.list() };
}

type NodeTypes = { readonly atoms: ReadonlySet<string>; readonly schemes: ReadonlyMap<string, SchemeNode> };

function readNodes(json: JsonObject, builder: DocumentBuilder): NodeTypes {
  const atoms = new Set<string>();
  const schemes = new Map<string, SchemeNode>();
  for (const { item, where } of itemsOf(json, "nodes", "", builder.losses)) {
    const id = idOf(fieldOf(item, "id"));
    const type = textOf(item, "type") ?? (textOf(item, "text") === null ? "scheme" : "atom");
    if (id === null) builder.losses.add("nodes without an id", where);
    else if (atoms.has(id) || schemes.has(id)) {
      throw new FormatFault(`the node “${id.slice(0, 40)}” stands there twice.`, where);
    } else if (type === "atom") {
      atoms.add(id);
      readAtom(item, id, where, builder);
    } else if (type === "scheme" || type === "conflict") {
      schemes.set(id, schemeOf(item, type, where));
      for (const text of textsOf(ownOf(metadataOf(item)), "notes")) {
        builder.note({ kind: "inference", key: id, text, where });
      }
    } else builder.losses.add("nodes that are neither atom nor scheme", where);
    tellOfMetadata(metadataOf(item), where, builder);
  }
  return { atoms, schemes };
}

function readAtom(item: JsonObject, key: string, where: string, builder: DocumentBuilder): void {
  const own = ownOf(metadataOf(item));
  const stands = builder.claim({
    key,
    text: textOf(item, "text") ?? "",
    where,
    positionName: textOf(own, "position"),
    tags: textsOf(own, "tags"),
    place: placeOf(own),
    collapsed: fieldOf(own, "collapsed") === true,
  });
  if (!stands) return;
  for (const text of textsOf(own, "notes")) builder.note({ kind: "claim", key, text, where });
  for (const { item: source, where: at } of itemsOf(item, "sources", where, builder.losses)) {
    builder.losses.add("passages that atoms were taken from: kept as notes", at);
    const passage = textOf(source, "text");
    if (passage !== null) builder.note({ kind: "claim", key, text: `From the source: ${passage}`, where: at });
  }
}

function schemeOf(item: JsonObject, type: "scheme" | "conflict", where: string): SchemeNode {
  const own = ownOf(metadataOf(item));
  const name = textOf(item, "name") ?? "";
  const told = fieldOf(own, "kind");
  const place = placeOf(own);
  if (told === "support" || told === "attack") {
    return { kind: told, scheme: textOf(own, "scheme"), where, place, implicit: new Set(textsOf(own, "implicit")) };
  }
  const kind: InferenceKind = type === "conflict" ? "attack" : kindOfScheme(name);
  return { kind, scheme: namesNoScheme(name) ? null : name, where, place };
}

function* edgesOf(
  json: JsonObject,
  { atoms, schemes }: NodeTypes,
  builder: DocumentBuilder,
): Generator<{ readonly from: string; readonly to: string }> {
  for (const { item, where } of itemsOf(json, "edges", "", builder.losses)) {
    const [from, to] = [idOf(fieldOf(item, "source_id")), idOf(fieldOf(item, "target_id"))];
    const stands = (id: string | null): id is string => id !== null && (atoms.has(id) || schemes.has(id));
    if (!stands(from) || !stands(to)) builder.losses.add("edges from or to a node that is not in the file", where);
    else if (atoms.has(from) && atoms.has(to)) builder.losses.add("edges from atom to atom, without a scheme", where);
    else yield { from, to };
  }
}

function readFrames(own: JsonObject, builder: DocumentBuilder): void {
  for (const { item, where } of itemsOf(own, "frames", `metadata.${namespace}`, builder.losses)) {
    const number = (key: string) => numberOf(item, key) ?? Number.NaN;
    builder.frame({
      title: textOf(item, "title") ?? "",
      x: number("x"),
      y: number("y"),
      width: number("width"),
      height: number("height"),
      where,
    });
  }
}

/** What the file says of itself: 0.2 has it in `metadata.core`, 0.1 in `metadata` or at the top. */
function coreOf(json: JsonObject, metadata: JsonObject): (key: string) => string | null {
  const core = objectIn(metadata, "core");
  return (key) => {
    const text = textOf(core, key) ?? textOf(metadata, key) ?? textOf(json, key);
    return text === null || text.trim() === "" ? null : text;
  };
}

function tellOfTheRest(
  json: JsonObject,
  metadata: JsonObject,
  core: (key: string) => string | null,
  builder: DocumentBuilder,
): void {
  const resources = listOf(json, "resources", "");
  if (resources.length > 0)
    builder.losses.add("resources: the texts that were analysed", "resources", resources.length);
  if (core("analyst_name") !== null || core("analyst_email") !== null) {
    builder.losses.add("the analyst's name and address", "metadata.core");
  }
  if (core("claim") !== null) builder.losses.add("the mark of the main claim", "metadata.core.claim");
  const ours = Object.hasOwn(metadata, namespace);
  // Warrant itself told of times when it wrote the file.
  if (!ours && (core("created") !== null || core("edited") !== null)) {
    builder.losses.add("times of making and changing", "metadata.core");
  }
  tellOfMetadata(metadata, "", builder);
}

function tellOfMetadata(metadata: JsonObject, where: string, builder: DocumentBuilder): void {
  const foreign = Object.keys(metadata).filter((key) => {
    const value = fieldOf(metadata, key);
    return key !== "core" && key !== namespace && isObject(value) && Object.keys(value).length > 0;
  });
  if (foreign.length > 0) builder.losses.add("metadata of other programs", where || "metadata", foreign.length);
}

function looksOf(own: JsonObject): Map<string, DocumentPosition> {
  const looks = new Map<string, DocumentPosition>();
  const list = fieldOf(own, "positions");
  for (const item of Array.isArray(list) ? list.slice(0, 1_000).filter(isObject) : []) {
    const name = (textOf(item, "name") ?? "").replace(/\s+/g, " ").trim();
    if (name === "" || name.length > 200 || !/^\P{Cc}*$/u.test(name) || !name.isWellFormed()) continue;
    const [light, dark, glyph] = [
      colourSchema.safeParse(fieldOf(item, "colourLight")),
      colourSchema.safeParse(fieldOf(item, "colourDark")),
      glyphSchema.safeParse(fieldOf(item, "glyph")),
    ];
    const look =
      light.success && dark.success && glyph.success
        ? { colourLight: light.data, colourDark: dark.data, glyph: glyph.data }
        : null;
    if (!looks.has(name.toLowerCase())) {
      looks.set(name.toLowerCase(), { id: `listed${looks.size + 1}`, name, look });
    }
  }
  return looks;
}

/** The positions of the list in its order, under the ids that claims know, and then those that it lacks. */
function withLooks(
  positions: readonly DocumentPosition[],
  looks: ReadonlyMap<string, DocumentPosition>,
): DocumentPosition[] {
  const byName = new Map(positions.map((position) => [position.name.toLowerCase(), position]));
  return [
    ...Array.from(looks, ([key, listed]) => ({ ...listed, id: byName.get(key)?.id ?? listed.id })),
    ...positions.filter(({ name }) => !looks.has(name.toLowerCase())),
  ];
}

function directionOf(own: JsonObject): MapDirection {
  return fieldOf(own, "direction") === "right" ? "right" : "down";
}

function metadataOf(item: JsonObject): JsonObject {
  return objectIn(item, "metadata");
}

function ownOf(metadata: JsonObject): JsonObject {
  return objectIn(metadata, namespace);
}

/** An object that may as well be missing: metadata is anybody's. */
function objectIn(object: JsonObject, key: string): JsonObject {
  const value = fieldOf(object, key);
  return isObject(value) ? value : {};
}

function placeOf(own: JsonObject): { readonly x: number; readonly y: number } | null {
  const place = objectIn(own, "place");
  const [x, y] = [numberOf(place, "x"), numberOf(place, "y")];
  return x === null || y === null ? null : { x, y };
}

function textsOf(own: JsonObject, key: string): string[] {
  const list = fieldOf(own, key);
  return Array.isArray(list) ? list.filter((text) => typeof text === "string") : [];
}
