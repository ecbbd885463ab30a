import type { MapDocument } from "#shared/formats/document/map-document.ts";
import { limits } from "#shared/model/records.ts";
import { keepClaims } from "./keep-claims.ts";
import { keepInferences } from "./keep-inferences.ts";
import { keepNotes } from "./keep-notes.ts";
import { keepPositions } from "./keep-positions.ts";
import { quotationKeeper } from "./keep-quotations.ts";
import { keepSources } from "./keep-sources.ts";
import type { Keeping } from "./keeping.ts";
import { claimKey } from "./keys.ts";
import type { MapPlan } from "./plan.ts";

/**
 * Keeps a map that was read from a file: a new map, with everything on it that
 * the library lacks, and of what the library has what the plan chooses. Answers its id.
 */
export function keepMap(keeping: Keeping, plan: MapPlan): string {
  const { tx } = keeping;
  const { document } = plan;
  const positions = keepPositions(keeping, document);
  const sources = keepSources(keeping, plan);
  const quotationOf = quotationKeeper(keeping, plan, sources);
  const claims = keepClaims(keeping, plan, positions, quotationOf);
  // Those that no claim rests on; those behind claims that stay as they were do so, too.
  const behindClaims = new Set(document.claims.flatMap((claim) => claim.quotations.map((each) => each.quotationId)));
  for (const { id } of document.quotations) if (!behindClaims.has(id)) quotationOf(id);
  const inferences = keepInferences(keeping, document, claims);

  const mapId = tx.newId("maps");
  const createdAt = document.createdAt ?? document.updatedAt ?? tx.now;
  tx.insert("maps", {
    id: mapId,
    title: freeTitle(keeping, plan.title),
    description: document.description,
    direction: document.direction,
    createdAt,
    updatedAt: document.updatedAt ?? createdAt,
  });
  const placement = () => ({ id: tx.newId("placements"), mapId, claimId: null, inferenceId: null });
  for (const { id, place, collapsed } of document.claims) {
    const claim = claims.get(id);
    if (claim) tx.insert("placements", { ...placement(), claimId: claim.id, ...(place ?? origin), collapsed });
  }
  const placed = new Set<string>();
  for (const { id, place } of document.inferences) {
    const inference = inferences.get(id);
    if (!inference || placed.has(inference.id)) continue;
    placed.add(inference.id);
    tx.insert("placements", { ...placement(), inferenceId: inference.id, ...(place ?? nowhere), collapsed: false });
  }
  for (const frame of document.frames) tx.insert("frames", { ...frame, id: tx.newId("frames"), mapId });
  keepNotes(keeping, document, {
    mapId,
    claims,
    inferences,
    sources,
    quotationOf: onlyKept(document, quotationOf, claims),
  });
  for (const remember of keeping.afterwards.splice(0)) remember();
  return mapId;
}

/** For a card that has no place; reading gives every card one. */
const origin = { x: 0, y: 0 };
const nowhere = { x: null, y: null };

/** Quotations that rest behind claims that stayed as they were are not kept for a note's sake. */
function onlyKept(
  document: MapDocument,
  quotationOf: ReturnType<typeof quotationKeeper>,
  claims: ReturnType<typeof keepClaims>,
): ReturnType<typeof quotationKeeper> {
  const leftBehind = new Set(
    document.claims.flatMap(({ quotations }) => quotations.map(({ quotationId }) => quotationId)),
  );
  for (const { id, quotations } of document.claims) {
    if (claims.get(id)?.as === "linked") continue;
    for (const { quotationId } of quotations) leftBehind.delete(quotationId);
  }
  return (quotationId) => (leftBehind.has(quotationId) ? null : quotationOf(quotationId));
}

/** The title, with a number after it when a map of that title exists. */
function freeTitle({ titles }: Keeping, wanted: string): string {
  for (let number = 1; ; number += 1) {
    const end = number === 1 ? "" : ` (${number})`;
    const title = `${wanted
      .slice(0, limits.title - end.length)
      .replace(/[\ud800-\udbff]$/, "")
      .trimEnd()}${end}`;
    const key = claimKey(title).toLowerCase();
    if (titles.has(key)) continue;
    titles.add(key);
    return title;
  }
}
