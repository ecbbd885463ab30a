import type { Edit } from "#main/store/library.ts";
import type { CheckedArguments } from "#shared/contract/commands.ts";
import type { NewText } from "./attach-text.ts";
import { need, patchRecord } from "./context.ts";

type Facts = CheckedArguments<"source.create">;
type FactsEdit = Omit<CheckedArguments<"source.edit">, "sourceId">;

/** Adds a source with these facts, and this text if there is one. Answers its id. */
export function insertSource(tx: Edit, { label, ...facts }: Facts, text: NewText | null): string {
  const id = tx.newId("sources");
  tx.insert("sources", {
    id,
    ...facts,
    label: facts.title ?? label ?? untitled(facts.type),
    digest: [],
    text: text?.text ?? null,
    textHash: text?.textHash ?? null,
    file: text?.file ?? null,
    pages: text ? [...text.pages] : [],
    createdAt: tx.now,
    updatedAt: tx.now,
  });
  return id;
}

/** Changes facts of a source. A source with a title is called by it, whatever label is asked for. */
export function editSource(tx: Edit, sourceId: string, { label: wanted, ...facts }: FactsEdit): void {
  const before = need(tx, "sources", sourceId);
  const title = facts.title === undefined ? before.title : facts.title;
  // The label of a source that loses its title was that title.
  const label = before.title === null ? before.label : untitled(facts.type ?? before.type);
  patchRecord(tx, "sources", sourceId, { ...facts, label: title ?? wanted ?? label });
}

/** What a source without a title is called, by its CSL-JSON type. */
function untitled(type: string): string {
  return `Untitled ${untitledKinds.find(({ types }) => types.test(type))?.kind ?? "source"}`;
}

const untitledKinds = [
  { types: /^article|^paper/, kind: "article" },
  { types: /^webpage$|^post/, kind: "page" },
  { types: /^book$/, kind: "book" },
  { types: /^chapter$/, kind: "chapter" },
  { types: /^report$/, kind: "report" },
  { types: /^speech$/, kind: "speech" },
  { types: /^interview$/, kind: "interview" },
  { types: /^thesis$/, kind: "thesis" },
  { types: /^(legislation|bill|regulation|treaty)$/, kind: "law" },
] as const;
