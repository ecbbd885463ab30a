import { useMemo, useRef, useState } from "react";
import type { RecordTables } from "#shared/model/diffs.ts";
import { useDevicePixelRatio } from "../../../canvas/picture/use-device-pixel-ratio.ts";
import { type ExportChoices, withOptions } from "../../../state/export-choices.ts";
import { setWindow, useWindowStore } from "../../../state/window-store.ts";
import { DialogFrame } from "../dialog-frame.tsx";
import { ExportFoot } from "./export-foot.tsx";
import { ImageFields } from "./image-fields.tsx";
import { type PartChoice, partChoices } from "./image-parts.ts";
import { planImage } from "./image-plan.ts";
import { PreviewPane } from "./preview-pane.tsx";
import { sizeInWords } from "./size-words.ts";
import { useImageExport } from "./use-image-export.ts";
import { useMapTables } from "./use-map-tables.ts";
import { usePictureOptions } from "./use-picture-options.ts";
import { usePreview } from "./use-preview.ts";
import { useRoom } from "./use-room.ts";

/** Saves a map, or a part of it, as an image that is previewed while it is chosen. The choices are remembered. */
export function ExportImageDialog({
  mapId,
  frameId,
}: {
  readonly mapId: string;
  /** The frame that was asked for; null for what was chosen last. */
  readonly frameId: string | null;
}) {
  const tables = useMapTables(mapId);
  const title = tables?.maps.get(mapId)?.title ?? "";
  return (
    <DialogFrame title="Export image" lead={title} large>
      <ExportImage mapId={mapId} frameId={frameId} tables={tables} title={title} />
    </DialogFrame>
  );
}

function ExportImage({
  mapId,
  frameId,
  tables,
  title,
}: {
  readonly mapId: string;
  readonly frameId: string | null;
  readonly tables: RecordTables | null;
  readonly title: string;
}) {
  const choices = useWindowStore((state) => state.exportImage);
  const job = useImageExport();
  const setChoices = (exportImage: ExportChoices) => {
    setWindow({ exportImage });
    job.clearFault();
  };
  const { options } = choices;
  const parts = useMemo(() => (tables === null ? [wholeMap] : partChoices(tables, mapId)), [tables, mapId]);
  const [chosenKey, setChosenKey] = useState(frameId === null ? choices.partKey : `frame:${frameId}`);
  const part = parts.find(({ key }) => key === chosenKey) ?? wholeMap;

  const pane = useRef<HTMLDivElement>(null);
  const room = useRoom(pane);
  const ratio = useDevicePixelRatio();
  const pictured = usePictureOptions(options, part.part);
  const preview = usePreview(
    tables,
    mapId,
    pictured,
    room && { width: room.width * ratio, height: room.height * ratio },
  );
  const bounds = preview.picture?.bounds ?? null;
  const plan = useMemo(() => bounds && planImage(bounds, options), [bounds, options]);
  const shown = plan && "ground" in plan ? plan : bounds && { ground: bounds, sheets: [] };
  const refusal = plan && "message" in plan ? plan : null;
  const ready = tables !== null && refusal === null && preview.fault === null && job.fraction === null;

  return (
    <form
      className="export-image"
      aria-busy={job.fraction !== null}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void job.run({ mapId, ...options, part: part.part });
      }}
    >
      <div className="export-panes">
        <PreviewPane
          pane={pane}
          room={room}
          preview={preview}
          plan={shown}
          isPdf={options.format === "pdf"}
          label={`Preview of “${title}”`}
        />
        <section className="export-fields scroll" aria-label="Choices">
          <ImageFields
            choices={choices}
            onChange={setChoices}
            parts={parts}
            part={part}
            onPart={(chosen) => {
              setChosenKey(chosen.key);
              setChoices({ ...choices, partKey: chosen.key });
            }}
            bounds={bounds}
          />
        </section>
      </div>
      <ExportFoot
        words={plan && "ground" in plan ? sizeInWords(plan, options) : ""}
        refusal={refusal}
        setSize={(size) => setChoices(withOptions(choices, { size }))}
        job={job}
        ready={ready}
      />
    </form>
  );
}

const wholeMap: PartChoice = { key: "map", label: "The whole map", part: { of: "map" } };
