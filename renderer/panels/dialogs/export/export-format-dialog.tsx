import { useMemo } from "react";
import { toast } from "sonner";
import { mapFormats, type WrittenFormat, writtenFormats } from "#shared/formats/format-list.ts";
import { closeDialog } from "../../../state/dialog-store.ts";
import { useCommand } from "../../../state/queries.ts";
import { setWindow, useWindowStore } from "../../../state/window-store.ts";
import { LossReport } from "../../ui/loss-report.tsx";
import { useDebounced } from "../../ui/use-debounced.ts";
import { counted } from "../../ui/words.ts";
import { DialogFrame } from "../dialog-frame.tsx";
import { SavingState, useSaving } from "../image-choices.tsx";
import { Check } from "./check.tsx";
import { beginningOf, bytesOf, textOf } from "./text-file.ts";

/** While formats are stepped through by the arrow keys, none is written that is not rested on for this long, in milliseconds. */
const restMs = 150;

/** Saves a map as a file of another format, and says beforehand what that cannot carry. The choices are remembered. */
export function ExportFormatDialog({ mapId }: { readonly mapId: string }) {
  const { exportMapFormat: chosen, exportTexts: texts } = useWindowStore();
  const format = useDebounced(chosen, restMs);
  const title = useCommand("maps.list", {}).data?.find(({ id }) => id === mapId)?.title ?? "";
  const written = useCommand("map.write", { mapId, format, texts });
  const file = written.isPlaceholderData || chosen !== format ? undefined : written.data;
  const { busy, fault, save } = useSaving(async () => {
    if (file === undefined) throw new Error("The file is not written yet.");
    const { losses: _, ...saved } = file;
    return saved;
  });
  const ready = file !== undefined && !busy;

  return (
    <DialogFrame title="Export to another format" lead={title} large>
      <form
        className="export-format"
        aria-busy={busy}
        onSubmit={(event) => {
          event.preventDefault();
          if (!ready) return;
          void save().then((saved) => {
            if (saved) closeDialog();
          });
        }}
      >
        <div className="export-panes formats">
          <FormatList chosen={chosen} />
          <section className="export-told scroll" aria-label={mapFormats[chosen].name} aria-busy={file === undefined}>
            {chosen === "warrant" && (
              <Check
                label="Include the texts of sources"
                about="Those that are attached in this library; quotations find their places in them again."
                checked={texts}
                onChange={(exportTexts) => setWindow({ exportTexts })}
              />
            )}
            {written.isError ? (
              <p className="fault" role="alert">
                {written.error.message}
              </p>
            ) : file === undefined ? (
              <p className="mute">Writing the map…</p>
            ) : (
              <Told format={chosen} file={file} />
            )}
          </section>
        </div>
        <div className="dialog-foot import-foot">
          <div className="grow export-state">
            <p className="small mute" role="status">
              {file && `${file.fileName}, ${bytesInWords(bytesOf(file.base64))}`}
            </p>
            <SavingState busy={busy} fault={fault} label="Saving the file" />
          </div>
          <button type="button" className="button" onClick={closeDialog}>
            Cancel
          </button>
          <button type="submit" className="button primary" disabled={!ready}>
            Save
          </button>
        </div>
      </form>
    </DialogFrame>
  );
}

function FormatList({ chosen }: { readonly chosen: WrittenFormat }) {
  return (
    <fieldset className="format-list scroll">
      <legend className="visually-hidden">Format</legend>
      {writtenFormats.map((format) => (
        <label key={format} className="format-row" data-chosen={format === chosen || undefined}>
          <input
            type="radio"
            name="format"
            value={format}
            checked={format === chosen}
            onChange={() => setWindow({ exportMapFormat: format })}
          />
          <span className="grow">
            {mapFormats[format].name}
            <span className="small mute format-about">{mapFormats[format].about}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

type Written = NonNullable<ReturnType<typeof useCommand<"map.write">>["data"]>;

/** What the file will not carry, and how it begins. */
function Told({ format, file }: { readonly format: WrittenFormat; readonly file: Written }) {
  const { losses, base64 } = file;
  const beginning = useMemo(() => beginningOf(base64), [base64]);
  const { name } = mapFormats[format];
  return (
    <>
      <section aria-label="Not carried">
        <h3 className="label">Not carried</h3>
        {losses.length === 0 ? (
          <p className="export-whole">{name} carries everything that this map holds.</p>
        ) : (
          <>
            <p className="small mute">
              {name} has no place for {counted(losses.length, "kind")} of what this map holds.
            </p>
            <LossReport label="Not carried" losses={losses} />
          </>
        )}
      </section>
      <section aria-label="How the file begins">
        <div className="row">
          <h3 className="label grow">How the file begins</h3>
          <button type="button" className="button" onClick={() => void copyText(base64)}>
            Copy all of it
          </button>
        </div>
        <pre className="file-beginning" dir="auto">
          {beginning}
        </pre>
      </section>
    </>
  );
}

async function copyText(base64: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(textOf(base64));
    toast.success("Copied");
  } catch (error) {
    console.warn(error);
    toast.error("The clipboard could not be written. Save the file instead.");
  }
}

function bytesInWords(bytes: number): string {
  if (bytes < 1_000) return counted(bytes, "byte");
  const [value, unit] = bytes < 1_000_000 ? [bytes / 1_000, "kB"] : [bytes / 1_000_000, "MB"];
  return `${value.toLocaleString("en-GB", { maximumFractionDigits: value < 10 ? 1 : 0 })} ${unit}`;
}
