import { DocumentBuilder } from "../document/builder.ts";
import type { ParsedMap, ReadMapOptions } from "../document/parsed-map.ts";
import { titleOfFile } from "../title-of-file.ts";
import { type Entry, readEntries } from "./entries.ts";
import { crossReference, wordsOf } from "./words.ts";

/**
 * Reads a discussion as Kialo exports it as text, in either form. Pros support
 * and cons attack what they stand under; a cross-reference is the claim it points
 * to, so that discussions come in as the graphs they are. The question above
 * several theses is no claim: it is the map's title or description. Sources that
 * a claim cites become notes on it.
 * @throws FormatFault for what is no discussion
 */
export function readKialo(text: string, { fileName }: ReadMapOptions): ParsedMap {
  const builder = new DocumentBuilder();
  const { title, entries, sources } = readEntries(text);
  const references = new Map<string, string>();
  const questions = new Map<string, string>();
  for (const { number, kind, text: raw, line } of entries) {
    const where = `line ${line}`;
    const reference = crossReference(raw);
    if (reference !== null) {
      references.set(number, reference);
      continue;
    }
    const { words, cited } = wordsOf(raw, (citation) => sources.has(citation));
    if (kind === "question") {
      questions.set(number, words);
      continue;
    }
    if (!builder.claim({ key: number, text: words, where })) continue;
    for (const citation of cited) {
      builder.note({ kind: "claim", key: number, text: `Source [${citation}]: ${sources.get(citation)}`, where });
    }
  }
  const ends = resolved(references);
  for (const entry of entries) addArgument(builder, entry, ends, questions);
  const [question = ""] = questions.values();
  const name = title || question || titleOfFile(fileName);
  const { document } = builder.finish(name, { description: question === name ? "" : question });
  return { document, losses: builder.losses.list() };
}

function addArgument(
  builder: DocumentBuilder,
  { number, kind, line }: Entry,
  ends: ReadonlyMap<string, string | null>,
  questions: ReadonlyMap<string, string>,
): void {
  if (kind !== "pro" && kind !== "con") return;
  const where = `line ${line}`;
  const above = number.slice(0, number.lastIndexOf("."));
  const claimAt = (place: string) => (ends.has(place) ? (ends.get(place) ?? null) : place);
  const [premise, target] = [claimAt(number), claimAt(above)];
  if (premise === null || !builder.hasClaim(premise)) {
    builder.losses.add("cross-references to what is not in the file", where);
    return;
  }
  if (questions.has(above)) {
    builder.losses.add("pros and cons of a question: they are claims of their own", where);
    return;
  }
  builder.inference({
    key: number,
    kind: kind === "pro" ? "support" : "attack",
    premises: [{ claimKey: premise }],
    target: { claimKey: target ?? "" },
    where,
  });
}

/** The number of the claim itself, for each number that is a reference; null where references lead in a ring. */
function resolved(references: ReadonlyMap<string, string>): Map<string, string | null> {
  const ends = new Map<string, string | null>();
  for (const first of references.keys()) {
    const chain: string[] = [];
    const onChain = new Set<string>();
    let at = first;
    for (let next = references.get(at); next !== undefined && !ends.has(at); next = references.get(at)) {
      if (onChain.has(at)) break;
      chain.push(at);
      onChain.add(at);
      at = next;
    }
    const known = ends.get(at);
    const end = known !== undefined ? known : onChain.has(at) ? null : at;
    for (const each of chain) ends.set(each, end);
  }
  return ends;
}
