/** The context that every Web Annotation names (https://www.w3.org/TR/annotation-model/). */
export const annotationContext = "http://www.w3.org/ns/anno.jsonld";

/**
 * What the model has no word for is said under this prefix, which other readers
 * pass over: `warrant:text` (a note's text with its links), `warrant:resolvedAt`,
 * `warrant:textHash` (SHA-256 of the text that positions count in, in hexadecimal),
 * `warrant:standing` (how a passage stands against that text) and the Warrant
 * names of a source and a quotation that a target lies in.
 */
export const ownContext = { warrant: "urn:warrant:terms#" } as const;

export const namedKinds = ["note", "claim", "inference", "quotation", "map", "source"] as const;
export type NamedKind = (typeof namedKinds)[number];

/** The IRI of a record: `urn:warrant:claim:ID`. */
export function urnOf(kind: NamedKind, id: string): string {
  return `urn:warrant:${kind}:${id}`;
}

/** The record that an IRI of Warrant's names; null for every other text. */
export function recordOfUrn(iri: string): { readonly kind: NamedKind; readonly id: string } | null {
  const match = /^urn:warrant:([a-z]+):([A-Za-z0-9][A-Za-z0-9_-]{0,63})$/.exec(iri);
  const kind = namedKinds.find((name) => name === match?.[1]);
  const id = match?.[2];
  return kind === undefined || id === undefined ? null : { kind, id };
}
