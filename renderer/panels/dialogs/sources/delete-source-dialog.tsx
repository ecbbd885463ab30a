import { toast } from "sonner";
import type { SourceDeletionReport } from "#shared/contract/results/sources.ts";
import { perform } from "../../../state/commands.ts";
import { useCommand } from "../../../state/queries.ts";
import { closeReader, useReader } from "../../../state/reader-store.ts";
import { counted, listed } from "../../ui/words.ts";
import { ConfirmFrame } from "../confirm-frame.tsx";

/** Deletes a source, and says what goes with it. */
export function DeleteSourceDialog({ sourceId }: { readonly sourceId: string }) {
  const row = useCommand("sources.list", {}).data?.find(({ source }) => source.id === sourceId);
  const report = useCommand("source.deletionReport", { sourceId }).data;
  async function remove(): Promise<void> {
    if ((await perform("source.delete", { sourceId })) === undefined) return;
    if (useReader.getState().sourceId === sourceId) closeReader();
    toast(`“${row?.source.label ?? "The source"}” deleted. Undo brings it back.`);
  }
  return (
    <ConfirmFrame
      title={`Delete the source “${row?.source.label ?? ""}”?`}
      confirmLabel="Delete source"
      ready={row !== undefined && report !== undefined}
      confirm={remove}
    >
      {row !== undefined && report !== undefined && (
        <>
          <p>{whatGoes(report, row.source.hasText)}</p>
          {report.claimsLeft > 0 && (
            <p>
              {report.claimsLeft === 1
                ? "1 claim stays in the library, but nobody is quoted for it any more."
                : `${counted(report.claimsLeft, "claim")} stay in the library, but nobody is quoted for them any more.`}
            </p>
          )}
        </>
      )}
      <p>Undo brings it all back.</p>
    </ConfirmFrame>
  );
}

function whatGoes({ quotations, notes }: SourceDeletionReport, hasText: boolean): string {
  const parts = [
    ...(hasText ? ["its text"] : []),
    ...(quotations > 0 ? [counted(quotations, "quotation")] : []),
    ...(notes > 0 ? [counted(notes, "note")] : []),
  ];
  if (parts.length === 0) return "Nothing is quoted from it.";
  return `With it ${parts.length === 1 && (hasText || quotations + notes === 1) ? "goes" : "go"} ${listed(parts)}.`;
}
