import { useState } from "react";
import { toast } from "sonner";
import type { SourceFacts } from "#shared/contract/results/sources.ts";
import { perform } from "../../../state/commands.ts";
import { draftOf, emptyDraft, type FactsDraft, factsOf } from "../../../state/importing/facts-draft.ts";
import { useCommand } from "../../../state/queries.ts";
import { selectSource } from "../../../state/selection-store.ts";
import { setWindow } from "../../../state/window-store.ts";
import { isGone } from "../../inspector/missing.tsx";
import { DialogForm, DialogFrame } from "../dialog-frame.tsx";
import { FactsFields } from "./facts-fields.tsx";

/** Writes a new source by its facts, or changes those of one that is there. */
export function SourceFactsDialog({ sourceId }: { readonly sourceId: string | null }) {
  return sourceId === null ? <NewSource /> : <KnownSource sourceId={sourceId} />;
}

function NewSource() {
  const [draft, setDraft] = useState<FactsDraft>({ ...emptyDraft, type: "article-newspaper" });
  const facts = factsOf(draft);
  async function create(): Promise<boolean> {
    if (facts === null) return false;
    const made = await perform("source.create", facts);
    if (made === undefined) return false;
    showSource(made.sourceId);
    toast(`“${facts.label}” added. Its text can be added at any time.`);
    return true;
  }
  return (
    <DialogFrame title="New source" lead="A title is enough. Leave empty what is not known." wide keepsWork>
      <DialogForm submitLabel="Add source" ready={facts !== null} submit={create}>
        <FactsFields draft={draft} change={setDraft} />
      </DialogForm>
    </DialogFrame>
  );
}

function KnownSource({ sourceId }: { readonly sourceId: string }) {
  const result = useCommand("source.get", { sourceId });
  const source = result.data?.source;
  if (source?.id === sourceId && !isGone(result)) return <EditedSource source={source} />;
  return (
    <DialogFrame title="Facts of the source">
      {isGone(result) && (
        <p>This source is no longer in the library. Undo brings it back, if it was deleted just now.</p>
      )}
    </DialogFrame>
  );
}

function EditedSource({ source }: { readonly source: SourceFacts }) {
  // What others change meanwhile stays as they have it, where it is not written over here.
  const [before] = useState(() => draftOf(source));
  const [draft, setDraft] = useState(before);
  const facts = factsOf(draft);
  async function save(): Promise<boolean> {
    if (facts === null) return false;
    const known = factsOf(before);
    const changed = Object.entries(facts).filter(
      ([field, value]) => JSON.stringify(value) !== JSON.stringify(known?.[field as keyof typeof facts]),
    );
    if (changed.length === 0) return true;
    return (await perform("source.edit", { sourceId: source.id, ...Object.fromEntries(changed) })) !== undefined;
  }
  return (
    <DialogFrame title="Facts of the source" wide keepsWork>
      <DialogForm submitLabel="Save" ready={facts !== null} submit={save}>
        <FactsFields draft={draft} change={setDraft} />
      </DialogForm>
    </DialogFrame>
  );
}

/** Shows a source in the inspector, and its place in the library. */
export function showSource(sourceId: string): void {
  selectSource(sourceId);
  setWindow({ rightOpen: true });
}
