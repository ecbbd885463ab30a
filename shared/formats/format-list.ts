/**
 * The formats in which a map can be written and read. `reads`: files of it can be
 * imported; `writes`: maps can be exported to it. `extension` is without the dot
 * and names exported files; `alsoNamed` are other endings that files of it have.
 */
export type MapFormatFacts = {
  readonly name: string;
  readonly extension: string;
  readonly alsoNamed: readonly string[];
  readonly mediaType: string;
  readonly reads: boolean;
  readonly writes: boolean;
  /** For whom or what it is, in a few words. */
  readonly about: string;
};

export const mapFormats = {
  warrant: {
    name: "Warrant map",
    extension: "warrant.json",
    alsoNamed: [],
    mediaType: "application/json",
    reads: true,
    writes: true,
    about: "everything the map holds, for another Warrant",
  },
  aif: {
    name: "AIF",
    extension: "aif.json",
    alsoNamed: ["json"],
    mediaType: "application/json",
    reads: true,
    writes: true,
    about: "AIFdb and its tools",
  },
  xaif: {
    name: "xAIF",
    extension: "xaif.json",
    alsoNamed: ["json"],
    mediaType: "application/json",
    reads: true,
    writes: true,
    about: "OVA3 and the tools around xAIF",
  },
  argdown: {
    name: "Argdown",
    extension: "argdown",
    alsoNamed: ["ad"],
    mediaType: "text/plain",
    reads: true,
    writes: true,
    about: "Argdown 2",
  },
  kialo: {
    name: "Kialo text",
    extension: "kialo.txt",
    alsoNamed: ["txt"],
    mediaType: "text/plain",
    reads: true,
    writes: true,
    about: "Kialo's text export",
  },
  "json-canvas": {
    name: "JSON Canvas",
    extension: "canvas",
    alsoNamed: [],
    mediaType: "application/json",
    reads: true,
    writes: true,
    about: "Obsidian and other canvases",
  },
  sadface: {
    name: "SADFace",
    extension: "sadface.json",
    alsoNamed: ["json"],
    mediaType: "application/json",
    reads: true,
    writes: true,
    about: "SADFace 0.2",
  },
  markdown: {
    name: "Markdown outline",
    extension: "md",
    alsoNamed: ["markdown"],
    mediaType: "text/markdown",
    reads: true,
    writes: true,
    about: "nested lists, for any text editor",
  },
  "markdown-report": {
    name: "Markdown report",
    extension: "report.md",
    alsoNamed: [],
    mediaType: "text/markdown",
    reads: false,
    writes: true,
    about: "to be read: quotations as footnotes, bibliography",
  },
  "csv-claims": {
    name: "CSV of claims",
    extension: "claims.csv",
    alsoNamed: ["csv"],
    mediaType: "text/csv",
    reads: true,
    writes: true,
    about: "one row a claim, for spreadsheets",
  },
  "csv-links": {
    name: "CSV of links",
    extension: "links.csv",
    alsoNamed: ["csv"],
    mediaType: "text/csv",
    reads: true,
    writes: true,
    about: "one row a premise, for spreadsheets",
  },
  graphml: {
    name: "GraphML",
    extension: "graphml",
    alsoNamed: [],
    mediaType: "application/graphml+xml",
    reads: false,
    writes: true,
    about: "yEd, Gephi and other graph tools",
  },
  dot: {
    name: "Graphviz DOT",
    extension: "dot",
    alsoNamed: ["gv"],
    mediaType: "text/vnd.graphviz",
    reads: false,
    writes: true,
    about: "Graphviz",
  },
  mermaid: {
    name: "Mermaid",
    extension: "mmd",
    alsoNamed: ["mermaid"],
    mediaType: "text/plain",
    reads: false,
    writes: true,
    about: "diagrams in Markdown",
  },
} as const satisfies Record<string, MapFormatFacts>;

export type MapFormat = keyof typeof mapFormats;
export type ReadFormat = { [F in MapFormat]: (typeof mapFormats)[F]["reads"] extends true ? F : never }[MapFormat];
export type WrittenFormat = { [F in MapFormat]: (typeof mapFormats)[F]["writes"] extends true ? F : never }[MapFormat];

export const mapFormatNames = Object.keys(mapFormats) as [MapFormat, ...MapFormat[]];
/** Formats that can be imported. */
export const readFormats = mapFormatNames.filter((format): format is ReadFormat => mapFormats[format].reads);
/** Formats that can be exported to. */
export const writtenFormats = mapFormatNames.filter((format): format is WrittenFormat => mapFormats[format].writes);
