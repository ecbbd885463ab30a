import type { Attribution } from "#shared/contract/results.ts";

/** `1 claim`, `3 claims`. */
export function counted(count: number, one: string, many: string = `${one}s`): string {
  return `${count.toLocaleString("en-GB")} ${count === 1 ? one : many}`;
}

/** `Amber Rudd, Home Secretary`, or the name alone. */
export function speakerInWords({ name, role }: { readonly name: string; readonly role: string | null }): string {
  return role === null ? name : `${name}, ${role}`;
}

/** `Amber Rudd · 2017`; with `role`, `Amber Rudd, Home Secretary · 2017`. */
export function attributionInWords(attribution: Attribution | null, withRole = false): string {
  if (attribution === null) return "No one is quoted";
  const { speaker, year } = attribution;
  const name = withRole ? speakerInWords(speaker) : speaker.name;
  return year === null ? name : `${name} · ${year}`;
}

/** `one, two and 1,998 others`: at most `most` by name. */
export function listedBriefly(items: readonly string[], most: number): string {
  if (items.length <= most + 1) return listed(items);
  return listed([...items.slice(0, most), counted(items.length - most, "other")]);
}

/** `one, two and three`. */
export function listed(items: readonly string[]): string {
  if (items.length <= 1) return items[0] ?? "";
  return `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}
