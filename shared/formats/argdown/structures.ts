import type { IPCSStatement, IRelation } from "@argdown/core";
import type { DocumentBuilder, ReadInference } from "../document/builder.ts";
import { Data } from "./data.ts";
import { argumentKeyOf, statementKeyOf } from "./keys.ts";
import type { ArgdownModel } from "./parse.ts";

/** The premise-conclusion structures of a text, as the arguments that were made of them. */
export type Structures = {
  /** Statements that stand for nothing but that an argument speaks against something. */
  readonly standIns: ReadonlySet<string>;
  /** The relations that these have: they are in the arguments already. */
  readonly done: ReadonlySet<IRelation>;
  /** The key of the argument that a structure's last step makes; null for an argument that is only described. */
  readonly lastOf: (argumentTitle: string) => string | null;
  /** The key of the argument that the step to a conclusion makes. */
  readonly stepOf: (argumentTitle: string, conclusionIndex: number) => string | null;
  /** The premises of a structure's last step, as keys of claims. */
  readonly premisesOf: (argumentTitle: string) => readonly string[];
};

/** One step of a structure. */
type Step = {
  readonly key: string;
  readonly argumentTitle: string;
  readonly conclusion: IPCSStatement;
  readonly premises: readonly IPCSStatement[];
};

/** Makes every step of every premise-conclusion structure an argument with linked premises. */
export function addStructures(builder: DocumentBuilder, model: ArgdownModel): Structures {
  const steps = new Map<string, Step[]>();
  for (const { title = "", pcs } of model.arguments) {
    const own = stepsOf(title, pcs, builder);
    if (own.length > 0) steps.set(title, own);
  }
  const byKey = new Map([...steps.values()].flat().map((step) => [step.key, step]));
  const lastOf = (title: string) => steps.get(title)?.at(-1)?.key ?? null;
  const stepOf = (title: string, index: number) => (byKey.has(stepKey(title, index)) ? stepKey(title, index) : null);
  const againsts = standInRelations(model, [...byKey.values()]);
  for (const step of byKey.values()) {
    const relation = againsts.get(step.conclusion.title ?? "");
    builder.inference(inferenceOf(step, relation ?? null, { lastOf, stepOf }, builder));
  }
  return {
    standIns: new Set(againsts.keys()),
    done: new Set(againsts.values()),
    lastOf,
    stepOf,
    premisesOf: (title) =>
      (steps.get(title)?.at(-1)?.premises ?? []).map((premise) => statementKeyOf(premise.title ?? "")),
  };
}

function stepKey(argumentTitle: string, conclusionIndex: number): string {
  return `i:${conclusionIndex}:${argumentTitle}`;
}

/**
 * A step argues from the premises since the step before, and from that one's
 * conclusion; or from those that its data names: `{uses: [1, 3]}`.
 */
function stepsOf(argumentTitle: string, pcs: readonly IPCSStatement[], builder: DocumentBuilder): Step[] {
  const steps: Step[] = [];
  let premises: IPCSStatement[] = [];
  for (const [index, statement] of pcs.entries()) {
    if (statement.role === "premise") {
      premises.push(statement);
      continue;
    }
    const inference = "inference" in statement ? inferenceIn(statement) : null;
    const used = new Data(inference?.data).list("uses");
    const named = used.flatMap((number) =>
      typeof number === "number" && number <= index ? (pcs[number - 1] ?? []) : [],
    );
    if (named.length < used.length)
      builder.losses.add("premises that a step uses and that are not above it", lineOf(statement));
    steps.push({
      key: stepKey(argumentTitle, index),
      argumentTitle,
      conclusion: statement,
      premises: named.length > 0 ? named : premises,
    });
    premises = [statement];
  }
  return steps;
}

type Inference = { readonly data?: unknown; readonly inferenceRules?: readonly string[] };

function inferenceIn(statement: IPCSStatement): Inference | null {
  const inference: unknown = "inference" in statement ? statement.inference : null;
  return typeof inference === "object" && inference !== null ? inference : null;
}

/** By the titles of conclusions that say of themselves that they only speak against something: what. */
function standInRelations(model: ArgdownModel, steps: readonly Step[]): Map<string, IRelation> {
  const marked = new Set(
    steps
      .filter(({ conclusion }) => new Data(conclusion.data).isTrue("against"))
      .map(({ conclusion }) => conclusion.title ?? ""),
  );
  const found = new Map<string, IRelation>();
  const several = new Set<string>();
  for (const relation of model.relations) {
    const from = relation.from?.title ?? "";
    if (relation.from?.type !== "equivalence-class" || !marked.has(from)) continue;
    if (found.has(from)) several.add(from);
    found.set(from, relation);
  }
  for (const { title = "", members } of model.statements) {
    // Only what nothing else is said with can go.
    if (members.length !== 1 || several.has(title)) found.delete(title);
  }
  return found;
}

function inferenceOf(
  step: Step,
  against: IRelation | null,
  { lastOf, stepOf }: Pick<Structures, "lastOf" | "stepOf">,
  builder: DocumentBuilder,
): ReadInference {
  const { key, conclusion, premises } = step;
  const inference = inferenceIn(conclusion);
  const data = new Data(inference?.data);
  data.list("uses");
  const where = lineOf(conclusion);
  const rules = (inference?.inferenceRules ?? []).filter((rule) => rule !== "");
  const place = data.place("at");
  if (data.unknown() > 0) builder.losses.add("data of elements", where, data.unknown());
  return {
    key,
    kind: against === null ? "support" : "attack",
    premises: premises.map(({ title = "", data: own }) => ({
      claimKey: statementKeyOf(title),
      implicit: new Data(own).isTrue("implicit"),
    })),
    target: against === null ? { claimKey: statementKeyOf(conclusion.title ?? "") } : targetOf(against, lastOf, stepOf),
    where,
    scheme: rules.length === 0 ? null : rules.join(", "),
    place,
  };
}

function targetOf(
  { to }: IRelation,
  lastOf: Structures["lastOf"],
  stepOf: Structures["stepOf"],
): ReadInference["target"] {
  if (to?.type === "inference") {
    return { inferenceKey: stepOf(to.argumentTitle ?? "", to.conclusionIndex ?? -1) ?? "" };
  }
  const title = to?.title ?? "";
  if (to?.type === "argument") {
    const last = lastOf(title);
    return last === null ? { claimKey: argumentKeyOf(title) } : { inferenceKey: last };
  }
  return { claimKey: statementKeyOf(title) };
}

function lineOf({ startLine = 1 }: IPCSStatement): string {
  return `line ${startLine}`;
}
