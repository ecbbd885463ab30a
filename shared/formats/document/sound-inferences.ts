import { limits } from "../../model/records.ts";
import { statementKey, type Target } from "../../model/rules.ts";
import type { Losses } from "../losses.ts";
import type { ReadInference } from "./builder.ts";
import type { DocumentInference, DocumentPlace } from "./map-document.ts";
import { readingLosses } from "./reading-losses.ts";

/** What of a document the arguments need. */
export type InferenceContext = {
  /** The claim that the file calls by this key; null when there is none. */
  readonly claimId: (key: string) => string | null;
  /** As the model keeps them. */
  readonly scheme: (read: ReadInference) => string;
  readonly place: (read: ReadInference) => DocumentPlace | null;
  readonly losses: Losses;
};

/**
 * The arguments that can stand by the rules of the argument model, by their keys
 * and in the file's order. The others are told as lost; so are those that aim at
 * them, and at each other in a ring.
 */
export function soundInferences(
  read: ReadonlyMap<string, ReadInference>,
  context: InferenceContext,
): Map<string, DocumentInference> {
  const done = new Map<string, DocumentInference>();
  const settled = new Set<string>();
  const said = new Set<string>();
  for (const first of read.keys()) {
    const { chain, ring } = chainFrom(first, read, settled);
    for (const { where } of ring) context.losses.add(readingLosses.ringArguments, where);
    for (const inference of chain.reverse()) {
      const built = build(inference, done, said, `i${done.size + 1}`, context);
      if (built) done.set(inference.key, built);
    }
  }
  return new Map(
    [...read.keys()].flatMap((key) => {
      const inference = done.get(key);
      return inference ? [[key, inference] as const] : [];
    }),
  );
}

/**
 * An argument, what it aims at, and so on, as far as none of them is settled; and
 * those of them that lie on a ring, which no order can settle. All are settled then.
 */
function chainFrom(
  first: string,
  read: ReadonlyMap<string, ReadInference>,
  settled: Set<string>,
): { readonly chain: ReadInference[]; readonly ring: readonly ReadInference[] } {
  const chain = new Map<string, ReadInference>();
  let key: string | null = first;
  while (key !== null && !settled.has(key) && !chain.has(key)) {
    const inference = read.get(key);
    if (!inference) break;
    chain.set(key, inference);
    key = "inferenceKey" in inference.target ? inference.target.inferenceKey : null;
  }
  for (const each of chain.keys()) settled.add(each);
  const list = [...chain.values()];
  // What merely leads to a ring has lost its target; what lies on it goes as such.
  const begins = key === null ? -1 : list.findIndex((inference) => inference.key === key);
  return begins < 0 ? { chain: list, ring: [] } : { chain: list.slice(0, begins), ring: list.slice(begins) };
}

function build(
  read: ReadInference,
  done: ReadonlyMap<string, DocumentInference>,
  said: Set<string>,
  id: string,
  context: InferenceContext,
): DocumentInference | null {
  const lost = (what: string): null => {
    context.losses.add(what, read.where);
    return null;
  };
  const premises = premisesOf(read, context);
  if (premises === null) return lost(readingLosses.danglingArguments);
  if (premises.length === 0) return lost(readingLosses.noPremise);
  const target = targetOf(read, done, context);
  if (target === null) return lost(readingLosses.danglingArguments);
  if ("claimId" in target && premises.some(({ claimId }) => claimId === target.claimId)) {
    return lost(readingLosses.selfArguments);
  }
  const key = statementKey({ kind: read.kind, premiseClaimIds: premises.map(({ claimId }) => claimId), target });
  if (said.has(key)) return lost(readingLosses.sameArguments);
  said.add(key);
  return {
    id,
    kind: read.kind,
    premises,
    target,
    scheme: context.scheme(read) || null,
    createdAt: null,
    updatedAt: null,
    place: context.place(read),
  };
}

type Premises = DocumentInference["premises"];

function premisesOf(read: ReadInference, { claimId: idOf, losses }: InferenceContext): Premises | null {
  const premises = new Map<string, Premises[number]>();
  for (const { claimKey, implicit = false } of read.premises) {
    const claimId = idOf(claimKey);
    if (claimId === null) return null;
    if (premises.has(claimId)) losses.add(readingLosses.sameClaimTwice, read.where);
    else if (premises.size >= limits.premises) losses.add(readingLosses.manyPremises, read.where);
    else premises.set(claimId, { claimId, implicit });
  }
  return [...premises.values()];
}

function targetOf(
  { target }: ReadInference,
  done: ReadonlyMap<string, DocumentInference>,
  { claimId: idOf }: InferenceContext,
): Target | null {
  if ("claimKey" in target) {
    const claimId = idOf(target.claimKey);
    return claimId === null ? null : { claimId };
  }
  const inference = done.get(target.inferenceKey);
  return inference ? { inferenceId: inference.id } : null;
}
