import { toast } from "sonner";
import { bridge } from "../bridge/bridge.ts";
import { CommandFailure, perform, showFailure } from "../state/commands.ts";
import { openDialog } from "../state/dialog-store.ts";
import { type ActionContext, type ActionTable, always } from "./context.ts";

/** What is done to sources: bringing them in, writing their facts, handing them on. */
export const sourceActions = {
  "sources.add": { enabled: always, run: () => openDialog({ kind: "add-sources", files: [] }) },
  "source.new": { enabled: always, run: () => openDialog({ kind: "source-facts", sourceId: null }) },
  "source.edit": {
    enabled: onSource,
    run: ({ sourceId }) => {
      if (sourceId !== null) openDialog({ kind: "source-facts", sourceId });
    },
  },
  "source.addText": {
    enabled: onSource,
    run: ({ sourceId }) => {
      if (sourceId !== null) openDialog({ kind: "add-sources", files: [], sourceId });
    },
  },
  "source.decide": {
    enabled: onSource,
    run: ({ sourceId }) => {
      if (sourceId !== null) openDialog({ kind: "decisions", sourceId });
    },
  },
  "source.delete": {
    enabled: onSource,
    run: ({ sourceId }) => {
      if (sourceId !== null) openDialog({ kind: "delete-source", sourceId });
    },
  },
  "sources.exportCslJson": { enabled: always, run: () => exportSources(null, "csl-json") },
  "sources.exportBibtex": { enabled: always, run: () => exportSources(null, "bibtex") },
} satisfies ActionTable;

function onSource({ sourceId }: ActionContext): boolean {
  return sourceId !== null;
}

/** Saves the facts of these sources, or of all, where the person chooses. */
export async function exportSources(sourceIds: readonly string[] | null, format: "csl-json" | "bibtex"): Promise<void> {
  const file = await perform("sources.export", { sourceIds: sourceIds === null ? null : [...sourceIds], format });
  if (file === undefined) return;
  const saved = await bridge.saveFile(file);
  if (!saved.ok) showFailure(new CommandFailure(saved.error));
  else if (saved.value !== null) toast.success(`Saved ${saved.value}`);
}
