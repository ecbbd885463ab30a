import type { FileToSave } from "#shared/contract/bridge.ts";
import type { Size } from "#shared/layout/geometry.ts";
import type { ThemeName } from "#shared/scene/theme.ts";
import { setWindow, useWindowStore } from "../../state/window-store.ts";
import { Segments } from "../ui/segments.tsx";
import { DialogForm, DialogFrame } from "./dialog-frame.tsx";
import { Choice, ImageChoices, pixelsInWords, SavingState, useSaving, useScale } from "./image-choices.tsx";

/** Saves what can be had as an image and as CSV. The choices are remembered. */
export function ExportTableDialog({
  title,
  lead,
  size,
  rows,
  image,
  csv,
}: {
  readonly title: string;
  readonly lead: string;
  /** Of the image at its own scale, null while it is not known. */
  readonly size: Size | null;
  /** What the CSV holds: `a row for each quotation`. */
  readonly rows: string;
  readonly image: (options: {
    readonly format: "svg" | "png";
    readonly theme: ThemeName;
    readonly scale: number;
  }) => Promise<FileToSave>;
  readonly csv: () => Promise<FileToSave>;
}) {
  const { exportTableFormat: format, exportTheme: theme } = useWindowStore();
  const scale = useScale();
  const { busy, fault, save } = useSaving(() => (format === "csv" ? csv() : image({ format, theme, scale })));

  return (
    <DialogFrame title={title} lead={lead}>
      <DialogForm submitLabel={busy ? "Exporting…" : "Export"} ready={!busy} submit={save}>
        <Choice name="Format">
          <Segments
            label="Format"
            value={format}
            options={[
              { value: "png", label: "PNG" },
              { value: "svg", label: "SVG" },
              { value: "csv", label: "CSV" },
            ]}
            onChange={(exportTableFormat) => setWindow({ exportTableFormat })}
          />
        </Choice>
        {format !== "csv" && <ImageChoices />}
        <p className="small mute" aria-live="polite">
          {format === "csv" ? `For spreadsheets: ${rows}.` : size && pixelsInWords(size, scale)}
          {format === "svg" && ". Text stays text and scales freely."}
        </p>
        <SavingState busy={busy} fault={fault} label="Making the file" />
      </DialogForm>
    </DialogFrame>
  );
}
