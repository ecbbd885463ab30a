import { Failure } from "./failure.ts";

export type Named = { readonly id: string; readonly name: string };

/**
 * The one item that `wanted` means: by id, else by name (letter case aside),
 * else by the beginning of a name that only one item has.
 *
 * @param kind what the items are, in one word, for the message
 * @param place where they were looked for, for the message
 * @throws Failure `not-found`, or `ambiguous` with the candidates
 */
export function pick<T extends Named>(kind: string, items: readonly T[], wanted: string, place = "in the library"): T {
  const byId = items.find((item) => item.id === wanted);
  if (byId !== undefined) return byId;
  const folded = fold(wanted);
  const named = items.filter((item) => fold(item.name) === folded);
  const found = named.length > 0 || folded === "" ? named : items.filter((item) => fold(item.name).startsWith(folded));
  const [first, second] = found;
  if (first === undefined) {
    throw new Failure({ code: "not-found", message: `There is no ${kind} ${JSON.stringify(wanted)} ${place}.` });
  }
  if (second === undefined) return first;
  const candidates = found.map(({ id, name }) => ({ id, name }));
  throw new Failure({
    code: "ambiguous",
    message: [
      `More than one ${kind} fits ${JSON.stringify(wanted)}. Name one by its id:`,
      ...candidates.map(({ id, name }) => `  ${id}  ${name}`),
    ].join("\n"),
    details: { candidates },
  });
}

function fold(text: string): string {
  return text.trim().normalize("NFC").toLocaleLowerCase("en");
}
