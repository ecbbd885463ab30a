import type { InferenceKind } from "../../model/records.ts";

/**
 * How a map is told in JSON Canvas, which knows nodes and edges only and has no
 * place for anything else:
 * - an edge between two claims is an argument; its label says what it does, and its
 *   scheme in brackets: `supports (Argument from Sign)`;
 * - an argument with several premises, or one that another aims at, is a small node
 *   of its own, `⊕` or `⊖`: unlabelled edges lead to it from its premises, a labelled
 *   one from it to what it aims at; a labelled edge to it is an argument about it;
 * - the edge of an implicit premise is labelled `implicit`;
 * - a claim's colour is its position's, and a group `Positions` shows which is which.
 */
export const junctionTexts: Readonly<Record<InferenceKind, string>> = { support: "⊕", attack: "⊖" };
export const junctionSize = 50;
/** A junction that somebody pulled larger is one still; a card is larger than this. */
export const largestJunction = 80;

export const implicitLabel = "implicit";

export const legendLabel = "Positions";
export const legendEntry = { width: 200, height: 44 } as const;

/** What edges of each kind are coloured: JSON Canvas's green and red. */
export const linkColours: Readonly<Record<InferenceKind, string>> = { support: "4", attack: "1" };

/** Names of JSON Canvas's own colours, for cards that no legend explains. */
export const colourNames: Readonly<Record<string, string>> = {
  "1": "Red",
  "2": "Orange",
  "3": "Yellow",
  "4": "Green",
  "5": "Cyan",
  "6": "Purple",
};

/** A colour as JSON Canvas has it, in one form; null for what is none. */
export function colourOf(value: string): string | null {
  const colour = value.trim().toLowerCase();
  return /^(?:[1-6]|#[0-9a-f]{3}|#[0-9a-f]{6}|#[0-9a-f]{8})$/.test(colour) ? colour : null;
}

/** The label of an argument's edge. */
export function labelOf(kind: InferenceKind, aimsAtArgument: boolean, scheme: string | null): string {
  const word = kind === "support" ? "supports" : aimsAtArgument ? "undercuts" : "attacks";
  return scheme === null ? word : `${word} (${scheme})`;
}

const supportWords =
  /^(?:supports?|supported|pro|for|because|reasons?|backs?|in favou?r(?: of)?|therefore|so|hence|implies|proves|confirms|evidence(?: for)?|\+)$/;
const attackWords =
  /^(?:attacks?|con|against|objects?(?: to)?|objection|rebuts?|refutes?|undercuts?|undermines?|contradicts?|opposes|denies|conflicts?(?: with)?|weakens|challenges|but|[-−–])$/;

/** What an edge's label says: the argument's kind and scheme; null where it says neither support nor attack. */
export function argumentOfLabel(
  label: string,
): { readonly kind: InferenceKind; readonly scheme: string | null } | null {
  const open = label.indexOf("(");
  const bracketed = open > 0 && label.trimEnd().endsWith(")");
  const word = (bracketed ? label.slice(0, open) : label).trim().toLowerCase();
  const scheme = bracketed ? label.slice(open + 1, label.trimEnd().length - 1).trim() : "";
  const kind = supportWords.test(word) ? "support" : attackWords.test(word) ? "attack" : null;
  return kind === null ? null : { kind, scheme: scheme === "" ? null : scheme };
}
