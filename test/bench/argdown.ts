import { argdown } from "@argdown/node";
import type { MapView } from "#shared/model/map-view.ts";

/**
 * A map as an Argdown text: every claim a statement, every premise a relation.
 * An undercut becomes an attack on the claim that the link it cuts argues about:
 * as many nodes and lines as Warrant has.
 */
export function argdownText({ cards, links }: MapView): string {
  const byId = new Map(links.map((link) => [link.inferenceId, link]));
  const relations = new Map<string, string[]>();
  for (const link of links) {
    let aim: typeof link | undefined = link;
    while (aim && "inferenceId" in aim.target) aim = byId.get(aim.target.inferenceId);
    if (!aim || !("claimId" in aim.target)) continue;
    const lines = relations.get(aim.target.claimId) ?? [];
    for (const premiseId of link.premiseClaimIds)
      lines.push(`  ${link.kind === "support" ? "<+" : "<-"} [${premiseId}]`);
    relations.set(aim.target.claimId, lines);
  }
  return cards
    .map(({ claimId, text }) => [`[${claimId}]: ${text}`, ...(relations.get(claimId) ?? [])].join("\n"))
    .join("\n\n");
}

/** The text's map as SVG, by the steps of Argdown's own command line. */
export async function argdownSvg(input: string): Promise<string> {
  const answer = await argdown.runAsync({
    input,
    process: [
      "parse-input",
      "build-model",
      "build-map",
      "transform-closed-groups",
      "colorize",
      "export-dot",
      "export-svg",
    ],
    logLevel: "error",
    throwExceptions: true,
  });
  if (answer.svg === undefined) throw new Error("Argdown gave no picture");
  return answer.svg;
}
