/** Numbers of AIFdb's schemes that say no more than a node's type does, or what an illocution is. */
export const schemeIds = {
  "Default Conflict": "71",
  "Default Inference": "72",
  Asserting: "74",
  Disagreeing: "78",
} as const;

const noScheme = new Set([
  "",
  "ra",
  "ca",
  "default inference",
  "default conflict",
  "default",
  "inference",
  "conflict",
  "support",
  "attack",
]);

/** True for names and texts of arguments that name no scheme. */
export function namesNoScheme(name: string): boolean {
  return noScheme.has(name.trim().toLowerCase());
}

/** True for numbers of schemes that name none. */
export function isDefaultScheme(schemeId: string): boolean {
  return schemeId === "0" || schemeId === schemeIds["Default Conflict"] || schemeId === schemeIds["Default Inference"];
}

/** What an illocution does to the claim that it leads to; null for questions and what else says neither. */
export function stanceOf(illocution: string): "asserts" | "denies" | null {
  const act = illocution.trim().toLowerCase();
  if (/disagree|den(?:y|ies)|reject/.test(act)) return "denies";
  return /^(?:|ya|default illocuting|restating|stating|arguing|agreeing|conceding|.*assert.*)$/.test(act) &&
    !/ironic|question/.test(act)
    ? "asserts"
    : null;
}
