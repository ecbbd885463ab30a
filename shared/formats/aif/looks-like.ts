import { isObject } from "../json.ts";

/** True for parsed JSON that is AIF in any of its shapes: nodes with edges that AIF's own names or types mark. */
export function looksLikeAif(json: unknown): boolean {
  if (!isObject(json)) return false;
  if (isObject(json.AIF)) return true;
  const { nodes, edges } = json;
  if (!Array.isArray(nodes) || !(Array.isArray(edges) || edges === undefined || edges === null)) return false;
  const first: unknown = nodes.find(isObject);
  if (first === undefined) return Array.isArray(json.locutions) || Array.isArray(json.schemefulfillments);
  if (!isObject(first)) return false;
  const type: unknown = first.type;
  return (
    ("nodeID" in first || "id" in first) &&
    typeof type === "string" &&
    /^(?:I|L|RA|CA|MA|TA|YA|PA|EN)$/.test(type.trim())
  );
}
