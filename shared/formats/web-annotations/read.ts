import type { Loss } from "../../contract/results/notes.ts";
import { Losses } from "../losses.ts";
import { readBodies } from "./read-bodies.ts";
import { firstText, isObject, type Json, several, textIn, timeOf, typesOf } from "./read-json.ts";
import { type ReadTarget, readTargets } from "./read-targets.ts";
import { recordOfUrn } from "./terms.ts";

/** An annotation as a note could be made of it. */
export type ReadNote = {
  /** The note's id where the file is Warrant's own, else null. */
  readonly noteId: string | null;
  /** What the annotation is known by: its IRI, or all that it says; equal for the same one read twice. */
  readonly key: string;
  readonly text: string;
  readonly createdAt: string | null;
  readonly updatedAt: string | null;
  readonly resolvedAt: string | null;
  /** What it is about; there is at least one. */
  readonly targets: readonly ReadTarget[];
  /** Where in the file it stands. */
  readonly where: string;
};

export type ReadAnnotations =
  | { readonly ok: true; readonly notes: readonly ReadNote[]; readonly losses: readonly Loss[] }
  /** `message` says what is wrong with the file, and what to do. */
  | { readonly ok: false; readonly message: string };

/**
 * Reads Web Annotations: one, a list, an AnnotationPage, an AnnotationCollection
 * with its pages in it, a `@graph`, or the list that Hypothesis's interface
 * answers with. What is not carried over is counted. Never throws.
 */
export function readWebAnnotations(json: string): ReadAnnotations {
  let root: unknown;
  try {
    root = JSON.parse(json.replace(/^\uFEFF/, ""));
  } catch {
    return {
      ok: false,
      message: "This file is not JSON, or it is damaged. Choose a file of Web Annotations (.jsonld).",
    };
  }
  const losses = new Losses();
  const items = itemsOf(root, losses);
  if (items === null) {
    return { ok: false, message: "There is no annotation in this file. Choose a file of Web Annotations (.jsonld)." };
  }
  const notes = items.flatMap(({ value, where }) => readAnnotation(value, where, losses) ?? []);
  return { ok: true, notes, losses: losses.list() };
}

type Item = { readonly value: unknown; readonly where: string };

/** The annotations that a file holds; null when it is none of the shapes that hold any. */
function itemsOf(root: unknown, losses: Losses): Item[] | null {
  if (Array.isArray(root)) return several(root, "");
  if (!isObject(root)) return null;
  if (typesOf(root).includes("Annotation") || "target" in root) return [{ value: root, where: "the file" }];
  for (const key of ["@graph", "items", "rows", "first"]) {
    if (!Object.hasOwn(root, key)) continue;
    const items = key === "first" ? pageItems(root.first, "first", losses) : several(root[key], key);
    const next = root.next ?? (isObject(root.first) ? root.first.next : undefined);
    if (next !== undefined && next !== null) losses.add("further pages, which are in other files", "next");
    return items;
  }
  return null;
}

function pageItems(page: unknown, where: string, losses: Losses): Item[] {
  if (isObject(page)) return several(page.items, `${where}.items`);
  losses.add("pages that are in other files", where);
  return [];
}

/** Fields that are read, or that say nothing about the note itself. */
const readFields = new Set([
  ..."@context id @id type @type body bodyValue target created modified motivation warrant:resolvedAt".split(" "),
  // What Hypothesis answers with.
  ..."updated uri text tags document links permissions hidden flagged user_info moderation".split(" "),
]);

const inWords: { readonly [field: string]: string } = {
  creator: "names of those who wrote annotations",
  user: "names of those who wrote annotations",
  references: "places of replies in a conversation",
  group: "groups that annotations were shared with",
};

function readAnnotation(value: unknown, where: string, losses: Losses): ReadNote | null {
  if (!isObject(value)) {
    losses.add("items that are no annotations", where);
    return null;
  }
  const types = typesOf(value);
  if (types.length > 0 && !types.includes("Annotation")) {
    losses.add("items that are no annotations", where);
    return null;
  }
  const text = readBodies(value, where, losses);
  if (text === null) {
    losses.add("annotations without a text, such as bare highlights", where);
    return null;
  }
  const targets = readTargets(value, where, losses);
  if (targets.length === 0) {
    losses.add("annotations that are about nothing", where);
    return null;
  }
  reportFields(value, where, losses);
  const iri = firstText(value, "id") ?? firstText(value, "@id");
  const own = iri === null ? null : recordOfUrn(iri);
  const time = (key: string) => readTime(value, key, where, losses);
  const createdAt = time("created");
  return {
    noteId: own?.kind === "note" ? own.id : null,
    key: iri ?? JSON.stringify(value),
    text,
    createdAt,
    updatedAt: time("modified") ?? time("updated") ?? createdAt,
    resolvedAt: time("warrant:resolvedAt"),
    targets,
    where,
  };
}

function readTime(value: Json, key: string, where: string, losses: Losses): string | null {
  const text = textIn(value, key);
  if (text === null) return null;
  const time = timeOf(text);
  if (time === null) losses.add("dates that cannot be read", `${where}.${key}`);
  return time;
}

function reportFields(value: Json, where: string, losses: Losses): void {
  for (const key of Object.keys(value)) {
    if (readFields.has(key) || isEmpty(value[key])) continue;
    losses.add(inWords[key] ?? `the field "${key.slice(0, 60)}" of annotations`, `${where}.${key.slice(0, 60)}`);
  }
  for (const motivation of several(value.motivation, `${where}.motivation`)) {
    const name = String(motivation.value).replace(/^oa:/, "").slice(0, 60);
    if (name !== "commenting") losses.add(`the motivation "${name}"`, motivation.where);
  }
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0);
}
