import type { IRelation, RelationMember } from "@argdown/core";
import type { DocumentBuilder, ReadInference } from "../document/builder.ts";
import { argumentKeyOf, statementKeyOf } from "./keys.ts";
import type { ArgdownModel } from "./parse.ts";
import type { Structures } from "./structures.ts";

/** Adds what statements and described arguments say of each other, one argument with one premise each. */
export function addRelations(builder: DocumentBuilder, model: ArgdownModel, structures: Structures): void {
  const undercuts: (() => void)[] = [];
  /** The keys of what each described argument says, for what undercuts it. */
  const saidBy = new Map<string, string[]>();
  for (const [number, relation] of model.relations.entries()) {
    if (structures.done.has(relation)) continue;
    const { from, to } = relation;
    const where = whereOf(relation);
    const premise = from === undefined ? null : premiseOf(from, structures);
    if (premise === null || to === undefined) {
      builder.losses.add("relations that begin or end nowhere", where);
      continue;
    }
    const add = (key: string, inference: Pick<ReadInference, "kind" | "target"> & { readonly by?: string }) => {
      const by = inference.by ?? premise;
      builder.inference({ key, kind: inference.kind, premises: [{ claimKey: by }], target: inference.target, where });
      saidBy.set(by, [...(saidBy.get(by) ?? []), key]);
    };
    const key = `r:${number}`;
    if (relation.relationType === "undercut") {
      undercuts.push(() => addUndercut(builder, add, key, to, structures, saidBy, where));
      continue;
    }
    const kind = relation.relationType === "support" || relation.relationType === "entails" ? "support" : "attack";
    const claimKey = claimOf(to, structures);
    // A structure that concludes what it supports says so already by its conclusion.
    if (claimKey === premise && kind === "support") continue;
    if (claimKey !== null) {
      add(key, { kind, target: { claimKey } });
      if (relation.relationType === "contrary" || relation.relationType === "contradictory") {
        add(`${key}:back`, { kind, target: { claimKey: premise }, by: claimKey });
      }
      continue;
    }
    const title = to.title ?? "";
    const step = structures.lastOf(title);
    if (kind === "attack" && step !== null) {
      builder.losses.add("attacks on whole arguments: they are undercuts", where);
      add(key, { kind, target: { inferenceKey: step } });
      continue;
    }
    const [onlyPremise, ...others] = structures.premisesOf(title);
    if (onlyPremise !== undefined && others.length === 0) add(key, { kind, target: { claimKey: onlyPremise } });
    else builder.losses.add("supports of whole arguments with several premises", where);
  }
  for (const addUndercutNow of undercuts) addUndercutNow();
}

function addUndercut(
  builder: DocumentBuilder,
  add: (key: string, inference: Pick<ReadInference, "kind" | "target">) => void,
  key: string,
  to: RelationMember,
  structures: Structures,
  saidBy: ReadonlyMap<string, readonly string[]>,
  where: string,
): void {
  const title = to.title ?? "";
  const step =
    to.type === "inference"
      ? structures.stepOf(to.argumentTitle ?? "", to.conclusionIndex ?? -1)
      : to.type === "argument"
        ? structures.lastOf(title)
        : null;
  if (step !== null) {
    add(key, { kind: "attack", target: { inferenceKey: step } });
    return;
  }
  if (to.type === "inference") {
    builder.losses.add("relations that begin or end nowhere", where);
    return;
  }
  const described = to.type === "argument" ? argumentKeyOf(title) : statementKeyOf(title);
  const said = saidBy.get(described) ?? [];
  const [only] = said;
  if (only !== undefined && said.length === 1) {
    add(key, { kind: "attack", target: { inferenceKey: only } });
    return;
  }
  builder.losses.add("undercuts of what is no single step: they are attacks", where);
  add(key, { kind: "attack", target: { claimKey: described } });
}

/** The claim that argues in a relation: for an argument with a structure Argdown names its conclusion already. */
function premiseOf(from: RelationMember, structures: Structures): string | null {
  return from.type === "inference" ? null : claimOf(from, structures);
}

function claimOf(member: RelationMember, structures: Structures): string | null {
  const title = member.title ?? "";
  if (member.type === "equivalence-class") return statementKeyOf(title);
  return member.type === "argument" && structures.lastOf(title) === null ? argumentKeyOf(title) : null;
}

function whereOf({ occurrences }: IRelation): string {
  return `line ${occurrences[0]?.startLine ?? 1}`;
}
