import { useMemo, useState } from "react";
import { toast } from "sonner";
import { unpackRecords } from "#shared/model/compact-records.ts";
import { tablesFrom, viewMap } from "#shared/model/map-view.ts";
import { buildScene } from "#shared/scene/scene.ts";
import { bridge } from "../../bridge/bridge.ts";
import { ask, CommandFailure } from "../../state/commands.ts";
import { useCommand } from "../../state/queries.ts";
import { setWindow, useWindowStore } from "../../state/window-store.ts";
import { Segments } from "../ui/segments.tsx";
import { DialogForm, DialogFrame } from "./dialog-frame.tsx";

const scales = ["1", "2", "3", "4"] as const;

/** Saves a map as an image. The choices are remembered. */
export function ExportDialog({ mapId }: { readonly mapId: string }) {
  const { exportFormat: format, exportTheme: theme, exportScale } = useWindowStore();
  const scale = scales.find((candidate) => candidate === String(exportScale)) ?? "2";
  const content = useCommand("map.get", { mapId }).data;
  const [state, setState] = useState<{ readonly busy: boolean; readonly fault: string | null }>({
    busy: false,
    fault: null,
  });
  const view = useMemo(() => content && viewMap(tablesFrom(unpackRecords(content.records)), content.mapId), [content]);
  const size = useMemo(() => view && buildScene(view, { theme: "light" }).bounds, [view]);

  async function save(): Promise<boolean> {
    setState({ busy: true, fault: null });
    try {
      const image = await ask("map.export", { mapId, format, theme, scale: Number(scale) });
      const saved = await bridge.saveFile(image);
      if (!saved.ok) throw new CommandFailure(saved.error);
      if (saved.value !== null) toast.success(`Saved ${saved.value}`);
      setState({ busy: false, fault: null });
      return saved.value !== null;
    } catch (error) {
      setState({ busy: false, fault: error instanceof Error ? error.message : String(error) });
      return false;
    }
  }

  const pixels = (length: number) => Math.ceil(length * Number(scale)).toLocaleString("en-GB");
  return (
    <DialogFrame title="Export image" lead={view?.title ?? ""}>
      <DialogForm submitLabel={state.busy ? "Drawing…" : "Export"} ready={!state.busy} submit={save}>
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
        <Choice name="Theme">
          <Segments
            label="Theme of the image"
            value={theme}
            options={[
              { value: "light", label: "Light" },
              { value: "dark", label: "Dark" },
            ]}
            onChange={(exportTheme) => setWindow({ exportTheme })}
          />
        </Choice>
        <Choice name="Scale">
          <Segments
            label="Scale"
            value={scale}
            options={scales.map((value) => ({ value, label: `${value}×` }))}
            onChange={(value) => setWindow({ exportScale: Number(value) })}
          />
        </Choice>
        <p className="small mute" aria-live="polite">
          {size && `${pixels(size.width)} × ${pixels(size.height)} pixels`}
          {format === "svg" && ". Text stays text and scales freely."}
        </p>
        {state.busy && <progress className="progress" aria-label="Drawing the image" />}
        {state.fault !== null && (
          <p className="fault" role="alert">
            {state.fault}
          </p>
        )}
      </DialogForm>
    </DialogFrame>
  );
}

function Choice({ name, children }: { readonly name: string; readonly children: React.ReactNode }) {
  return (
    <div className="choice">
      <span className="mute">{name}</span>
      {children}
    </div>
  );
}
