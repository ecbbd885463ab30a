import type { LinkingOver } from "./linking-store.ts";
import { recordIdOf } from "./node-ids.ts";

/** What of the map lies at a place in the window. */
export function overAt(clientX: number, clientY: number, canvas: Element | null): LinkingOver {
  const element = document.elementFromPoint(clientX, clientY);
  if (element === null || canvas === null || !canvas.contains(element)) return { on: "outside" };
  return overElement(element);
}

/** What of the map an element of the canvas belongs to. */
export function overElement(element: Element): LinkingOver {
  const linkId = element.closest("[data-link-id]")?.getAttribute("data-link-id");
  if (linkId !== null && linkId !== undefined) return { on: "link", inferenceId: linkId };
  const edgeId = element.closest(".react-flow__edge")?.getAttribute("data-id");
  const inferenceId = edgeId && recordIdOf("link", edgeId);
  if (inferenceId) return { on: "link", inferenceId };
  const nodeId = element.closest(".react-flow__node")?.getAttribute("data-id") ?? "";
  const claimId = recordIdOf("card", nodeId);
  if (claimId !== null) return { on: "card", claimId };
  const junctionId = recordIdOf("junction", nodeId);
  if (junctionId !== null) return { on: "junction", inferenceId: junctionId };
  if (recordIdOf("frame", nodeId) !== null || element.closest(".react-flow__pane") !== null) return { on: "empty" };
  return { on: "outside" };
}
