import type { ProposedFacts } from "#shared/model/read-text.ts";
import { output } from "./citations.ts";
import { cslOfFacts } from "./csl.ts";

/** A source's facts, and its id, which becomes the reference's key. */
export type Reference = ProposedFacts & { readonly id: string };

/** Sources as a CSL-JSON or BibTeX file; BibTeX holds what its entry types have fields for. */
export function writeReferences(sources: readonly Reference[], format: "csl-json" | "bibtex"): string {
  if (format === "csl-json") {
    return `${JSON.stringify(
      sources.map((source) => cslOfFacts(source.id, source)),
      null,
      2,
    )}\n`;
  }
  return String(
    output.format(
      "bibtex",
      sources.map((source) => cslOfFacts(source.id, forTex(source))),
    ),
  );
}

/** Facts whose words mean the same in TeX; letters of every script stay as they are. */
function forTex(facts: ProposedFacts): ProposedFacts {
  return {
    ...facts,
    title: facts.title === null ? null : escaped(facts.title),
    containerTitle: facts.containerTitle === null ? null : escaped(facts.containerTitle),
    authors: facts.authors.map((author) =>
      "literal" in author
        ? { literal: escaped(author.literal) }
        : { family: escaped(author.family), given: escaped(author.given) },
    ),
  };
}

function escaped(text: string): string {
  return text.replace(/[&%$#_]/g, "\\$&");
}
