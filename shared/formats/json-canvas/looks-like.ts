import { isObject } from "../json.ts";

/** True for parsed JSON that is a JSON Canvas: nodes with sizes and its types, or edges with its names of ends. */
export function looksLikeJsonCanvas(json: unknown): boolean {
  if (!isObject(json)) return false;
  const firstOf = (list: unknown): unknown => (Array.isArray(list) ? list.find(isObject) : undefined);
  const [node, edge] = [firstOf(json.nodes), firstOf(json.edges)];
  if (isObject(node)) return ["text", "file", "link", "group"].includes(String(node.type)) && "width" in node;
  return isObject(edge) && "fromNode" in edge;
}
