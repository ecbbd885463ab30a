import type { LinkView, MapView } from "#shared/model/map-view.ts";
import type { LiveMap } from "../live/live-map.ts";

/** Going along arguments with the keyboard: from a card onto a link, from link to link, and off it again. */

function sortedByPlace(links: readonly LinkView[], live: LiveMap): readonly LinkView[] {
  const x = (link: LinkView) => live.geometryOf(link.inferenceId)?.anchor.x ?? 0;
  return [...links].sort((a, b) => x(a) - x(b));
}

/** The first link that leads up from a card, or down from it to its reasons; null when there is none. */
export function linkFromCard(view: MapView, claimId: string, direction: "up" | "down", live: LiveMap): string | null {
  const links = view.links.filter((link) =>
    direction === "up"
      ? link.premiseClaimIds.includes(claimId)
      : "claimId" in link.target && link.target.claimId === claimId,
  );
  return sortedByPlace(links, live)[0]?.inferenceId ?? null;
}

/** The next link to the side among those that aim at the same thing, round and round; null when it is the only one. */
export function linkBeside(view: MapView, inferenceId: string, step: 1 | -1, live: LiveMap): string | null {
  const link = view.links.find((candidate) => candidate.inferenceId === inferenceId);
  if (!link) return null;
  const target = targetId(link);
  const links = sortedByPlace(
    view.links.filter((candidate) => targetId(candidate) === target),
    live,
  );
  const index = links.findIndex((candidate) => candidate.inferenceId === inferenceId);
  const next = links.at((index + step) % links.length);
  return next && next.inferenceId !== inferenceId ? next.inferenceId : null;
}

function targetId(link: LinkView): string {
  return "claimId" in link.target ? `claim ${link.target.claimId}` : `inference ${link.target.inferenceId}`;
}

/** Where a link leads: up to what it aims at, down to the premise one came from or the first one. */
export function throughLink(
  view: MapView,
  inferenceId: string,
  direction: "up" | "down",
  cameFromClaimId: string | null,
): { readonly claimId: string } | { readonly inferenceId: string } | null {
  const link = view.links.find((candidate) => candidate.inferenceId === inferenceId);
  if (!link) return null;
  if (direction === "up") return link.target;
  const premise = link.premiseClaimIds.find((claimId) => claimId === cameFromClaimId) ?? link.premiseClaimIds[0];
  return premise === undefined ? null : { claimId: premise };
}
