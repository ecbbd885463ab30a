import { type Handlers, needAll } from "./context.ts";

const kinds = {
  "csl-json": { mediaType: "application/vnd.citationstyles.csl+json", fileName: "Sources.json" },
  bibtex: { mediaType: "application/x-bibtex", fileName: "Sources.bib" },
} as const;

/** Sources as lists of references that other programs read. */
export const sourceExportHandlers: Handlers<"sources.export"> = {
  "sources.export": async ({ library }, { sourceIds, format }) => {
    if (sourceIds !== null) needAll(library.read, "sources", sourceIds);
    const sources = library.queries.sourceFacts(sourceIds ?? undefined);
    const references = sources.map(({ id, type, title, containerTitle, authors, issued, url, accessed }) => ({
      id,
      type,
      title,
      containerTitle,
      authors,
      issued,
      url,
      accessed,
    }));
    // Loaded when first asked for: what knows the formats takes as long to load as all the rest.
    const { writeReferences } = await import("#main/reading/write-references.ts");
    const base64 = Buffer.from(writeReferences(references, format), "utf8").toString("base64");
    return { ...kinds[format], base64 };
  },
};
