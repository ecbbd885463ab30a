import type { DocumentSource } from "../document/map-document.ts";

/** The source of which AIF tells a name or an address only. */
export function sourceNamed(id: string, label: string): DocumentSource {
  return {
    id,
    type: "document",
    title: label,
    label,
    containerTitle: null,
    authors: [],
    issued: null,
    issuedBasis: null,
    url: /^https?:\/\/\S+$/.test(label) ? label : null,
    accessed: null,
    digest: [],
    tags: [],
    text: null,
  };
}
