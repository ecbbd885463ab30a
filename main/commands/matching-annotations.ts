import type { Reader } from "#main/store/library.ts";
import type { SourceFacts } from "#shared/contract/results/sources.ts";
import type { Losses } from "#shared/formats/losses.ts";
import type { ReadNote } from "#shared/formats/web-annotations/read.ts";
import type { ReadPassage, ReadTarget } from "#shared/formats/web-annotations/read-targets.ts";
import type { NamedKind } from "#shared/formats/web-annotations/terms.ts";

/** What in this library an annotation is about. */
export type MatchedSubject =
  | { readonly kind: "claim" | "inference" | "quotation" | "map" | "source"; readonly id: string }
  | { readonly kind: "passage"; readonly sourceId: string; readonly passage: ReadPassage };

/**
 * Finds what annotations are about: a record by its id, else by its words; a page
 * by its address, else by its title. The returned function answers null, and
 * counts the loss, when there is nothing of the kind. What it reads of the library
 * it reads when it is first asked for.
 */
export function createMatcher(
  reader: Reader,
  sourceFacts: () => readonly SourceFacts[],
): (read: ReadNote, losses: Losses) => MatchedSubject | null {
  const claims = lazily(() => new Map(reader.all("claims").map(({ id, text }) => [folded(text), id])));
  const maps = lazily(() => new Map(reader.all("maps").map(({ id, title }) => [folded(title), id])));
  const sources = lazily(() => sourcesByName(sourceFacts()));

  function sourceOf({ names, urls, words }: ReadTarget): string | null {
    const { ids, byUrl, byTitle } = sources();
    for (const { kind, id } of names) if (kind === "source" && ids.has(id)) return id;
    for (const url of urls) {
      const found = byUrl.get(plainUrl(url));
      if (found !== undefined) return found;
    }
    return words.map((title) => byTitle.get(folded(title))).find((id) => id !== undefined) ?? null;
  }

  function named(kind: NamedKind, id: string, words: readonly string[]): MatchedSubject | null {
    if (kind === "claim") {
      const found = reader.get("claims", id)?.id ?? byWords(claims(), words);
      return found === undefined ? null : { kind, id: found };
    }
    if (kind === "map") {
      const found = reader.get("maps", id)?.id ?? byWords(maps(), words);
      return found === undefined ? null : { kind, id: found };
    }
    if (kind === "inference") return reader.get("inferences", id) && { kind, id };
    return kind === "quotation" ? reader.get("quotations", id) && { kind, id } : null;
  }

  function match(target: ReadTarget, losses: Losses): MatchedSubject | null {
    for (const { kind, id } of target.names) {
      const found = named(kind, id, target.words);
      if (found) return found;
    }
    const sourceId = sourceOf(target);
    if (sourceId === null) return null;
    if (target.names.some(({ kind }) => kind === "quotation")) {
      losses.add("quotations that are not in this library: their notes are on the passages", target.where);
    }
    return target.passage === null
      ? { kind: "source", id: sourceId }
      : { kind: "passage", sourceId, passage: target.passage };
  }

  return ({ targets }, losses) => {
    for (const [index, target] of targets.entries()) {
      const found = match(target, losses);
      if (found === null) continue;
      const others = targets.length - 1;
      if (others > 0)
        losses.add("further things that one annotation is about", targets[index === 0 ? 1 : 0]?.where ?? "", others);
      return found;
    }
    const first = targets[0];
    if (first) losses.add(missing(first), first.where);
    return null;
  };
}

function missing({ names }: ReadTarget): string {
  const kind = names.find(({ kind }) => kind !== "note")?.kind;
  switch (kind) {
    case "claim":
    case "map":
      return `notes on ${kind}s that are not in this library`;
    case "inference":
      return "notes on arguments that are not in this library";
    case "note":
    case "quotation":
    case "source":
    case undefined:
      return "annotations of pages that are no source of this library: add the source, then import again";
  }
}

function sourcesByName(facts: readonly SourceFacts[]): {
  readonly ids: ReadonlySet<string>;
  readonly byUrl: ReadonlyMap<string, string>;
  readonly byTitle: ReadonlyMap<string, string>;
} {
  const byUrl = new Map<string, string>();
  const byTitle = new Map<string, string>();
  for (const { id, url, title, label } of facts.toReversed()) {
    if (url !== null) byUrl.set(plainUrl(url), id);
    byTitle.set(folded(label), id);
    if (title !== null) byTitle.set(folded(title), id);
  }
  return { ids: new Set(facts.map(({ id }) => id)), byUrl, byTitle };
}

/** An address without what says the same page otherwise: scheme, `www.`, fragment, a slash at the end. */
function plainUrl(url: string): string {
  return url
    .trim()
    .replace(/^https?:\/\/(?:www\.)?/i, "")
    .replace(/#.*$/s, "")
    .replace(/\/$/, "");
}

function folded(words: string): string {
  return words.normalize("NFC").toLowerCase().replace(/\s+/g, " ").trim();
}

function byWords(known: ReadonlyMap<string, string>, words: readonly string[]): string | undefined {
  return words.map((each) => known.get(folded(each))).find((id) => id !== undefined);
}

function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
