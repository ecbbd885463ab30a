import { type InferenceKind, limits } from "../model/records.ts";
import type { DocumentBuilder, ReadInference } from "./document/builder.ts";
import { readingLosses } from "./document/reading-losses.ts";

/** A node that stands for an argument, as AIF and SADFace have them: edges lead from its premises to it, and from it to what it aims at. */
export type SchemeNode = {
  readonly kind: InferenceKind;
  readonly scheme: string | null;
  readonly where: string;
  readonly place?: { readonly x: number; readonly y: number } | null;
  /** Claims of which the file says that the arguer left them unsaid. */
  readonly implicit?: ReadonlySet<string>;
};

/** More than any name may have, so that it is still told that it was cut. */
const longestName = 10 * limits.name;

export type SchemeEdge = { readonly from: string; readonly to: string };

/**
 * Adds the arguments that nodes and edges tell: claim → scheme makes a premise,
 * scheme → claim or scheme the target. One that aims at several things becomes an
 * argument for each. Edges of other kinds of nodes are the caller's to tell of.
 */
export function addSchemes(
  builder: DocumentBuilder,
  schemes: ReadonlyMap<string, SchemeNode>,
  edges: Iterable<SchemeEdge>,
): void {
  const premises = new Map<string, string[]>();
  const targets = new Map<string, Map<string, ReadInference["target"]>>();
  for (const { from, to } of edges) {
    if (schemes.has(from)) {
      const aims = targets.get(from) ?? new Map<string, ReadInference["target"]>();
      aims.set(to, schemes.has(to) ? { inferenceKey: to } : { claimKey: to });
      targets.set(from, aims);
    } else if (schemes.has(to)) {
      const before = premises.get(to);
      if (before) before.push(from);
      else premises.set(to, [from]);
    }
  }
  for (const [id, { kind, scheme, where, place = null, implicit }] of schemes) {
    const aims = [...(targets.get(id)?.values() ?? [])];
    if (aims.length === 0) builder.losses.add("arguments without a conclusion", where);
    if (aims.length > 1) builder.losses.add("arguments with several conclusions: one was made for each", where);
    const argued = premisesOf(premises.get(id) ?? [], implicit, builder, where);
    for (const [index, target] of aims.entries()) {
      builder.inference({
        // What aims at this argument aims at the first one made of it.
        key: index === 0 ? id : `${id}\n${index}`,
        kind,
        premises: argued,
        target,
        where,
        // The builder cuts names; one for very many targets is not to be cut anew each time.
        scheme: scheme?.slice(0, longestName) ?? null,
        place,
      });
    }
  }
}

/** Each premise once and no more than an argument can have, so that one with many premises and many targets stays small. */
function premisesOf(
  claimKeys: readonly string[],
  implicit: ReadonlySet<string> | undefined,
  builder: DocumentBuilder,
  where: string,
): ReadInference["premises"] {
  const once = [...new Set(claimKeys)];
  const kept = once.slice(0, limits.premises);
  if (once.length < claimKeys.length) {
    builder.losses.add(readingLosses.sameClaimTwice, where, claimKeys.length - once.length);
  }
  if (kept.length < once.length) builder.losses.add(readingLosses.manyPremises, where, once.length - kept.length);
  return kept.map((claimKey) => ({ claimKey, implicit: implicit?.has(claimKey) ?? false }));
}
