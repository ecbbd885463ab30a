import type { CheckedArguments } from "#shared/contract/commands.ts";
import type { MapDocument } from "#shared/formats/document/map-document.ts";
import { counted, refuse } from "../context.ts";
import type { KnownRecords } from "./known-records.ts";
import { type Matches, matchesIn } from "./matches.ts";

/** What a call of `import.keep` says of one map. */
export type WantedMap = Extract<CheckedArguments<"import.keep">["items"][number], { map: unknown }>["map"];

export type Choice = NonNullable<WantedMap["duplicates"]>;

/** A map that is to be kept, and what becomes of what the library has of it. */
export type MapPlan = {
  readonly document: MapDocument;
  readonly title: string;
  /** Of what the library holds already. */
  readonly matches: Matches;
  /** Of a claim or source that is a duplicate, by its id in the document. */
  readonly choiceOf: (of: "claim" | "source", id: string) => Choice;
};

/**
 * @throws WarrantError `rule` when the map holds what the library has and it was
 *   not said what becomes of that
 */
export function planMap(
  document: MapDocument,
  wanted: WantedMap,
  known: Pick<KnownRecords, "claimsLike" | "sourcesLike">,
): MapPlan {
  const matches = matchesIn(document, known);
  const choices = new Map(wanted.choices.map(({ of, id, choice }) => [`${of} ${id}`, choice]));
  const undecided = (of: "claim" | "source") =>
    wanted.duplicates === null
      ? [...matches[of === "claim" ? "claims" : "sources"].keys()].filter((id) => !choices.has(`${of} ${id}`)).length
      : 0;
  const [claims, sources] = [undecided("claim"), undecided("source")];
  if (claims + sources > 0) throw refuse(undecidedMessage(document.title, claims, sources));
  return {
    document,
    title: wanted.title ?? document.title,
    matches,
    // What only other maps of the same import bring is theirs and this one's together.
    choiceOf: (of, id) => choices.get(`${of} ${id}`) ?? wanted.duplicates ?? "link",
  };
}

function undecidedMessage(title: string, claims: number, sources: number): string {
  const what = [
    ...(claims > 0 ? [claims === 1 ? "a claim" : counted(claims, "claim")] : []),
    ...(sources > 0 ? [sources === 1 ? "a source" : counted(sources, "source")] : []),
  ].join(" and ");
  return `“${title}” holds ${what} that the library has already. Choose what becomes of them: “link” uses the library's as they are, “merge” adds to the library's what only the file knows, “both” adds the file's beside them.`;
}
