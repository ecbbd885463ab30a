import type { InferenceKind } from "../../model/records.ts";

/** The namespace of Warrant's own metadata; SADFace keeps `core` for itself and leaves all others to programs. */
export const namespace = "warrant";

/** Which side a scheme of this name argues for, where the file does not tell more. */
export function kindOfScheme(name: string): InferenceKind {
  return /attack|conflict|disagree|defeat|rebut|undercut|undermin|contradict|object|oppos/i.test(name)
    ? "attack"
    : "support";
}

/** True for names that say no more than which side. */
export function namesNoScheme(name: string): boolean {
  // Trimmed first: blanks at both ends of a pattern take time that grows with their square.
  const words = name.trim();
  return /^(?:|(?:default[\s_-]?)?(?:support|inference|attack|conflict|disagree|disagreement|defeat))$/i.test(words);
}
