import type { DocumentSource } from "#shared/formats/document/map-document.ts";
import type { Source } from "#shared/model/records.ts";
import { attachText } from "../attach-text.ts";
import { need, patchRecord } from "../context.ts";
import type { Keeping } from "./keeping.ts";
import { keysOf } from "./known-records.ts";
import { listed } from "./listed.ts";
import type { MapPlan } from "./plan.ts";
import { type KeptText, resolutionsIn, textIn } from "./standings.ts";
import { addTags } from "./tags.ts";

/** A source of a document as it was kept. */
export type KeptSource = {
  readonly id: string;
  /** `new`: the file's own was added. `linked`: the library's was left as it is; `merged`: it was added to. */
  readonly as: "new" | "linked" | "merged";
  /** The text that it has now. */
  readonly text: KeptText | null;
  /** The hash of the text that the file speaks of; null when it brings none. */
  readonly toldHash: string | null;
};

/** Keeps a document's sources; by their ids in the document. */
export function keepSources(keeping: Keeping, plan: MapPlan): ReadonlyMap<string, KeptSource> {
  const kept = new Map<string, KeptSource>();
  const taken = new Set<string>();
  for (const source of plan.document.sources) {
    const choice = plan.choiceOf("source", source.id);
    const same =
      plan.matches.sources.get(source.id) ??
      keysOf(source)
        .flatMap((key) => keeping.added.sources.get(key) ?? [])
        .find((id) => !taken.has(id));
    if (same !== undefined) taken.add(same);
    const record = same === undefined || choice === "both" ? null : keeping.tx.get("sources", same);
    if (record === null) kept.set(source.id, addSource(keeping, source));
    else if (choice === "merge") kept.set(source.id, mergeSource(keeping, record, source));
    else kept.set(source.id, { ...facts(record, source), as: "linked" });
  }
  return kept;
}

function facts({ id, text, textHash }: Source, source: DocumentSource): Omit<KeptSource, "as"> {
  return {
    id,
    text: text === null || textHash === null ? null : { text, textHash },
    toldHash: textIn(source)?.textHash ?? null,
  };
}

function addSource({ tx, tagNamed, added, afterwards }: Keeping, source: DocumentSource): KeptSource {
  const { tags, text: brought, ...told } = source;
  const text = textIn(source);
  const id = tx.newId("sources");
  tx.insert("sources", {
    ...told,
    id,
    authors: [...told.authors],
    digest: [...told.digest],
    text: text?.text ?? null,
    textHash: text?.textHash ?? null,
    file: brought?.file ?? null,
    pages: brought ? [...brought.pages] : [],
    createdAt: tx.now,
    updatedAt: tx.now,
  });
  addTags(tx, { sourceId: id }, tags, tagNamed);
  afterwards.push(() => {
    for (const key of keysOf(source)) listed(added.sources, key).push(id);
  });
  return { id, as: "new", text, toldHash: text?.textHash ?? null };
}

/** Adds to the library's source what it does not say and the file does. */
function mergeSource(keeping: Keeping, record: Source, source: DocumentSource): KeptSource {
  const { tx, tagNamed, resolutions } = keeping;
  patchRecord(tx, "sources", record.id, newFacts(record, source));
  addTags(tx, { sourceId: record.id }, source.tags, tagNamed);
  const brought = textIn(source);
  if (record.text === null && brought !== null && source.text !== null) {
    const { file, pages } = source.text;
    attachText(tx, record.id, { ...brought, file, pages, resolutions: resolutionsIn(resolutions, brought.textHash) });
  }
  return { ...facts(need(tx, "sources", record.id), source), as: "merged" };
}

/** What a source of the library would be told by the file's: fields that it has nothing in. */
export function newFacts(record: Omit<Source, "text" | "pages">, source: DocumentSource): Partial<Source> {
  const { title, containerTitle, authors, issued, issuedBasis, url, accessed, digest } = source;
  return {
    ...(record.title === null && title !== null && { title, label: title }),
    ...(record.containerTitle === null && containerTitle !== null && { containerTitle }),
    ...(record.authors.length === 0 && authors.length > 0 && { authors: [...authors] }),
    ...(record.issued === null && issued !== null && { issued, issuedBasis }),
    ...(record.url === null && url !== null && { url }),
    ...(record.accessed === null && accessed !== null && { accessed }),
    ...(record.digest.length === 0 && digest.length > 0 && { digest: [...digest] }),
  };
}
