/** The kinds of file that can be read, with the words for them and the endings that names of theirs have. */
export const kinds = {
  pdf: { words: "a PDF", endings: ["pdf"] },
  docx: { words: "a Word document", endings: ["docx", "docm"] },
  epub: { words: "an e-book (EPUB)", endings: ["epub"] },
  html: { words: "a web page", endings: ["html", "htm", "xhtml", "xht"] },
  mhtml: { words: "a saved web page (MHTML)", endings: ["mht", "mhtml"] },
  markdown: { words: "Markdown", endings: ["md", "markdown", "mdown"] },
  text: { words: "plain text", endings: ["txt", "text"] },
  "csl-json": { words: "a list of references (CSL-JSON)", endings: ["json", "csljson"] },
  bibtex: { words: "a list of references (BibTeX)", endings: ["bib", "bibtex"] },
} as const satisfies Record<string, { words: string; endings: readonly string[] }>;

export type Kind = keyof typeof kinds;
export const kindNames = Object.keys(kinds).filter((name): name is Kind => name in kinds);

/** What a file calls itself by the ending of its name, in lower case; "" without one. */
export function endingOf(name: string): string {
  return /\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase() ?? "";
}

/** The kind that a name promises; null for a name that promises none of ours. */
export function kindOfName(name: string): Kind | null {
  const ending = endingOf(name);
  return kindNames.find((kind) => kinds[kind].endings.some((candidate) => candidate === ending)) ?? null;
}
