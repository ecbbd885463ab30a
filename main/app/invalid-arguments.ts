import type { core } from "zod";

/** A place in the arguments and what is wrong there. */
export type InvalidPlace = { readonly path: string; readonly message: string };

const placesListed = 20;
const messageLength = 200;

/**
 * Where arguments failed their schema, the first 20 places at most. Messages are
 * cut to 200 characters: an unknown key may be megabytes long, and what came in
 * is not sent back.
 */
export function describeIssues(issues: readonly core.$ZodIssue[]): InvalidPlace[] {
  return issues.slice(0, placesListed).map((issue) => ({
    path: cut(issue.path.map(String).join(".")),
    message: cut(issue.message),
  }));
}

function cut(text: string): string {
  return text.length <= messageLength ? text : `${text.slice(0, messageLength)}…`;
}

/** Levels of objects and arrays within each other that arguments may have; zod's own recursion ends with the stack. */
const deepest = 64;

/**
 * Says what no command takes, whatever its schema: anything but a plain object at
 * the top, a property called `__proto__` anywhere (zod passes over those), and
 * nesting without end, circles included. Null when there is nothing of the kind.
 */
export function foreignShape(args: unknown): string | null {
  if (Object.prototype.toString.call(args) !== "[object Object]") return "Expected an object of arguments.";
  // A value met again is looked at again only when it lies deeper than before.
  const depths = new Map<object, number>();
  const waiting: { readonly value: unknown; readonly depth: number }[] = [{ value: args, depth: 1 }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, depth } = next;
    if (typeof value !== "object" || value === null || (depths.get(value) ?? 0) >= depth) continue;
    if (depth > deepest) return "The arguments are nested too deep.";
    if (Object.hasOwn(value, "__proto__")) return "A property may not be called __proto__.";
    depths.set(value, depth);
    for (const inner of Object.values(value)) waiting.push({ value: inner, depth: depth + 1 });
  }
  return null;
}
