import type { Edit, Reader } from "#main/store/library.ts";
import type { CheckedArguments } from "#shared/contract/commands.ts";
import type { InferenceKind } from "#shared/model/records.ts";
import { statementKey } from "#shared/model/rules.ts";
import type { CommandContext } from "./context.ts";
import { counted, edit, need, needAll, refuse } from "./context.ts";
import { kindWord } from "./linking.ts";
import { type Ends, endsOf } from "./placing.ts";

/**
 * Makes attacks of supports and supports of attacks, all in one change. Throws
 * `rule`, and switches none, when one of them would then say what an inference
 * that is not switched says already.
 */
export function switchInferences(
  context: CommandContext,
  { inferenceIds }: CheckedArguments<"inferences.switch">,
): null {
  edit(context, `Switch ${counted(new Set(inferenceIds).size, "argument")}`, (tx) => {
    const chosen = endsOf(tx, needAll(tx, "inferences", inferenceIds));
    const [inTheWay, ...more] = equalAfterwards(tx, chosen);
    if (inTheWay) throw refuse(refusal(tx, inTheWay, more.length));
    for (const { inference } of chosen) {
      tx.update("inferences", inference.id, { kind: opposite(inference.kind), updatedAt: tx.now });
    }
  });
  return null;
}

/**
 * The inferences that one of the chosen would equal. Two that are both switched
 * differ afterwards as they did before: they may even change places.
 */
function equalAfterwards(tx: Edit, chosen: readonly Ends[]): Ends[] {
  const own = new Set<string>();
  const said = new Set<string>();
  const [claimIds, inferenceIds] = [new Set<string>(), new Set<string>()];
  for (const { inference, premiseClaimIds, target } of chosen) {
    own.add(inference.id);
    said.add(statementKey({ kind: opposite(inference.kind), premiseClaimIds, target }));
    if ("claimId" in target) claimIds.add(target.claimId);
    else inferenceIds.add(target.inferenceId);
  }
  const rivals = [
    ...tx.whereIn("inferences", "targetClaimId", [...claimIds]),
    ...tx.whereIn("inferences", "targetInferenceId", [...inferenceIds]),
  ].filter(({ id }) => !own.has(id));
  return endsOf(tx, rivals).filter(({ inference, premiseClaimIds, target }) =>
    said.has(statementKey({ kind: inference.kind, premiseClaimIds, target })),
  );
}

function opposite(kind: InferenceKind): InferenceKind {
  return kind === "support" ? "attack" : "support";
}

function refusal(reader: Reader, inTheWay: Ends, more: number): string {
  const [others, them] = more === 0 ? ["", "it"] : [` and ${more} more that would be doubled`, "them"];
  return `Nothing was switched: the library has the ${inWords(reader, inTheWay)}${others} already. Delete ${them} first, or leave out what would say the same.`;
}

/** `objection “…” to “…”`. */
function inWords(reader: Reader, { inference, premiseClaimIds, target }: Ends): string {
  const word = kindWord(inference.kind, target);
  const aim =
    "claimId" in target
      ? quoted(reader, [target.claimId])
      : `the argument from ${argumentPremises(reader, target.inferenceId)}`;
  return `${word} ${quoted(reader, premiseClaimIds)} ${prepositions[word]} ${aim}`;
}

const prepositions = { reason: "for", objection: "to", undercut: "of" } as const;

function argumentPremises(reader: Reader, inferenceId: string): string {
  const [ends] = endsOf(reader, [need(reader, "inferences", inferenceId)]);
  return quoted(reader, ends?.premiseClaimIds ?? []);
}

/** `“…”`, `“…” and “…”`, or `“…” and 2 more claims`: short enough for a message. */
function quoted(reader: Reader, [first, second, ...more]: readonly string[]): string {
  const text = (id: string | undefined) => `“${cut(id === undefined ? "" : need(reader, "claims", id).text)}”`;
  if (second === undefined) return text(first);
  return `${text(first)} and ${more.length === 0 ? text(second) : `${more.length + 1} more claims`}`;
}

/** Characters of a claim that a message repeats. */
const mostQuoted = 80;

function cut(text: string): string {
  const characters = [...text];
  return characters.length <= mostQuoted ? text : `${characters.slice(0, mostQuoted).join("").trimEnd()}…`;
}
