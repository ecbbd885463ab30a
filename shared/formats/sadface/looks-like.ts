import { isObject } from "../json.ts";

/** True for parsed JSON that is SADFace: nodes that are atoms and schemes, or edges with its names of ends. */
export function looksLikeSadface(json: unknown): boolean {
  if (!isObject(json) || !Array.isArray(json.nodes) || !Array.isArray(json.edges)) return false;
  const firstNode: unknown = json.nodes.find(isObject);
  const firstEdge: unknown = json.edges.find(isObject);
  if (isObject(firstNode)) return firstNode.type === "atom" || firstNode.type === "scheme";
  if (isObject(firstEdge)) return "source_id" in firstEdge;
  return Array.isArray(json.resources);
}
