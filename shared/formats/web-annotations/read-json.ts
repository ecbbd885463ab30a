/** Something that a JSON file holds, looked at without trusting it. */
export type Json = { readonly [key: string]: unknown };

/** True for a JSON object, not an array. */
export function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The values of a property that JSON-LD lets be one, several or none, each with its place in the file. */
export function several(value: unknown, where: string): { readonly value: unknown; readonly where: string }[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) return [{ value, where }];
  return value.map((one: unknown, index) => ({ value: one, where: `${where}[${index}]` }));
}

/** An own property's text that is not blank, else null. */
export function textIn(object: Json, key: string): string | null {
  const value = Object.hasOwn(object, key) ? object[key] : undefined;
  return typeof value === "string" && value.trim() !== "" ? value.toWellFormed() : null;
}

/** The first text among a property's values, or among their `@value`s; null when there is none. */
export function firstText(object: Json, key: string): string | null {
  for (const { value } of several(object[key], key)) {
    if (typeof value === "string" && value.trim() !== "") return value.toWellFormed();
    if (isObject(value) && textIn(value, "@value") !== null) return textIn(value, "@value");
  }
  return null;
}

/** An offset: a whole number from 0, else null. */
export function offsetIn(object: Json, key: string): number | null {
  const value = object[key];
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0 ? value : null;
}

/** The types that an object says it has, without the prefix of the vocabulary. */
export function typesOf(object: Json): string[] {
  return [...several(object.type, ""), ...several(object["@type"], "")].flatMap(({ value }) =>
    typeof value === "string" ? [value.replace(/^(?:oa:|as:|dctypes:|http:\/\/www\.w3\.org\/ns\/oa#)/, "")] : [],
  );
}

/** The time that a text says, in ISO 8601 with milliseconds in UTC; null for a text that says none of the years 0 to 9999. */
export function timeOf(text: string): string | null {
  const time = new Date(text);
  if (!/^\d{4}-/.test(text) || Number.isNaN(time.getTime())) return null;
  const written = time.toISOString();
  return /^\d{4}-/.test(written) ? written : null;
}
