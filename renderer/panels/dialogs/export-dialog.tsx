import { useMemo } from "react";
import { unpackRecords } from "#shared/model/compact-records.ts";
import { tablesFrom, viewMap } from "#shared/model/map-view.ts";
import { buildScene } from "#shared/scene/scene.ts";
import { ask } from "../../state/commands.ts";
import { useCommand } from "../../state/queries.ts";
import { setWindow, useWindowStore } from "../../state/window-store.ts";
import { Segments } from "../ui/segments.tsx";
import { DialogForm, DialogFrame } from "./dialog-frame.tsx";
import { Choice, ImageChoices, pixelsInWords, SavingState, useSaving, useScale } from "./image-choices.tsx";

/** Saves a map as an image. The choices are remembered. */
export function ExportDialog({ mapId }: { readonly mapId: string }) {
  const { exportFormat: format, exportTheme: theme } = useWindowStore();
  const scale = useScale();
  const content = useCommand("map.get", { mapId }).data;
  const view = useMemo(() => content && viewMap(tablesFrom(unpackRecords(content.records)), content.mapId), [content]);
  const size = useMemo(() => view && buildScene(view, { theme: "light" }).bounds, [view]);
  const { busy, fault, save } = useSaving(() => ask("map.export", { mapId, format, theme, scale }));

  return (
    <DialogFrame title="Export image" lead={view?.title ?? ""}>
      <DialogForm submitLabel={busy ? "Drawing…" : "Export"} ready={!busy} submit={save}>
        <Choice name="Format">
          <Segments
            label="Format"
            value={format}
            options={[
              { value: "png", label: "PNG" },
              { value: "svg", label: "SVG" },
            ]}
            onChange={(exportFormat) => setWindow({ exportFormat })}
          />
        </Choice>
        <ImageChoices />
        <p className="small mute" aria-live="polite">
          {size && pixelsInWords(size, scale)}
          {format === "svg" && ". Text stays text and scales freely."}
        </p>
        <SavingState busy={busy} fault={fault} label="Drawing the image" />
      </DialogForm>
    </DialogFrame>
  );
}
