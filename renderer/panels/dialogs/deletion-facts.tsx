import type { DeletionReport } from "#shared/contract/results.ts";
import { counted, listed, listedBriefly } from "../ui/words.ts";

/** Maps that are named; more are counted. */
const mostMaps = 6;

/** What goes along when claims or arguments are deleted, from which maps, and what is left without use. */
export function DeletionFacts({
  report,
  named,
}: {
  readonly report: DeletionReport;
  /** How many were asked to go: they need no mention. */
  readonly named: { readonly claims: number } | { readonly arguments: number };
}) {
  const [asked, others] =
    "claims" in named ? [named.claims, report.inferences] : [named.arguments, report.inferences - named.arguments];
  const along = [
    others > 0 ? counted(others, "argument") : null,
    report.notes > 0 ? counted(report.notes, "note") : null,
  ].filter((part) => part !== null);
  const several = asked > 1;
  const [it, they] = several ? ["them", "They"] : ["it", "It"];
  const go = along.length === 1 && others + report.notes === 1 ? "goes" : "go";
  return (
    <>
      <p>{along.length === 0 ? `Nothing else goes with ${it}.` : `With ${it} ${go} ${listed(along)}.`}</p>
      {report.maps.length > 0 ? (
        <p>
          {they} {several ? "go" : "goes"} from {counted(report.maps.length, "map")}:{" "}
          {listedBriefly(report.maps, mostMaps)}.
        </p>
      ) : (
        <p>
          {they} {several ? "stand" : "stands"} on no map.
        </p>
      )}
      {report.quotationsLeft > 0 && (
        <p>
          {counted(report.quotationsLeft, "quotation")} will back no claim any more, and{" "}
          {report.quotationsLeft === 1 ? "stays with its source" : "stay with their sources"}.
        </p>
      )}
    </>
  );
}
