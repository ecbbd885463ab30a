import { setImmediate } from "node:timers/promises";
import { type Resolution, resolveAll, type Selector } from "#shared/quoting/resolve.ts";

/** How long work goes on before others get their turn, in milliseconds. */
const sliceMs = 8;

/** A wait to put between steps of long work: it lets others in when the work has had its time. Throws `signal`'s reason. */
export function createPauses(signal?: AbortSignal): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < sliceMs) return;
    await setImmediate();
    signal?.throwIfAborted();
    since = performance.now();
  };
}

/** A selector's own fields as a key: what has the same key resolves the same in a text. */
export function selectorKey({ exact, prefix, suffix, start, end }: Selector): string {
  return JSON.stringify([exact, prefix, suffix, start, end]);
}

/** Resolutions in one text by {@link selectorKey}. */
export type Resolutions = Map<string, Resolution>;

/** Adds to `known` the resolutions of those selectors that it lacks; others get their turn meanwhile. */
export async function resolveAside(
  text: string,
  selectors: readonly Selector[],
  known: Resolutions,
  signal?: AbortSignal,
): Promise<void> {
  const missing = unresolved(selectors, known);
  const pause = createPauses(signal);
  let at = 0;
  for (const resolution of resolveAll(text, missing)) {
    keep(known, missing[at++], resolution);
    await pause();
  }
}

/** The same at once. */
export function resolveNow(text: string, selectors: readonly Selector[], known: Resolutions): void {
  const missing = unresolved(selectors, known);
  let at = 0;
  for (const resolution of resolveAll(text, missing)) keep(known, missing[at++], resolution);
}

function unresolved(selectors: readonly Selector[], known: Resolutions): Selector[] {
  return [...new Map(selectors.map((selector) => [selectorKey(selector), selector]))].flatMap(([key, selector]) =>
    known.has(key) ? [] : [selector],
  );
}

function keep(known: Resolutions, selector: Selector | undefined, resolution: Resolution): void {
  if (selector !== undefined) known.set(selectorKey(selector), resolution);
}
