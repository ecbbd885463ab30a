import { closeDialog } from "../../../state/dialog-store.ts";
import type { ImageOptions } from "../../../state/export-choices.ts";
import type { Refusal } from "./image-plan.ts";
import type { ImageExport } from "./use-image-export.ts";

/** How large the image becomes or why it cannot be made, how far it is, and the buttons. */
export function ExportFoot({
  words,
  refusal,
  setSize,
  job,
  ready,
}: {
  /** How large it becomes. */
  readonly words: string;
  readonly refusal: Refusal | null;
  readonly setSize: (size: ImageOptions["size"]) => void;
  readonly job: ImageExport;
  readonly ready: boolean;
}) {
  const isDrawing = job.fraction !== null;
  const largest = refusal?.largest ?? null;
  return (
    <div className="dialog-foot import-foot">
      <div className="grow export-state">
        {job.fraction !== null ? (
          <progress className="progress" aria-label="Drawing the image" value={job.fraction} max={1} />
        ) : (
          refusal === null && (
            <p className="small mute" role="status">
              {words}
            </p>
          )
        )}
        {refusal !== null && !isDrawing && (
          <p className="fault" role="alert">
            {refusal.message}{" "}
            {largest !== null && (
              <button
                type="button"
                className="text-link"
                onClick={({ currentTarget: { form } }) => {
                  // This button goes with what it mends.
                  form?.querySelector<HTMLElement>("[type=submit]")?.focus();
                  setSize(largest);
                }}
              >
                Use the largest that fits
              </button>
            )}
          </p>
        )}
        {job.fault !== null && !isDrawing && (
          <p className="fault" role="alert">
            {job.fault}
          </p>
        )}
      </div>
      <button type="button" className="button" onClick={isDrawing ? job.cancel : closeDialog}>
        {isDrawing ? "Stop" : "Cancel"}
      </button>
      <button type="submit" className="button primary" aria-disabled={!ready || undefined}>
        {isDrawing ? "Drawing…" : "Export"}
      </button>
    </div>
  );
}
