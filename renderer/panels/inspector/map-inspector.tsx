import { Pencil } from "lucide-react";
import type { ActionId } from "#shared/contract/actions.ts";
import { limits, type MapDirection } from "#shared/model/records.ts";
import { actionLabel, runAction } from "../../actions/actions.ts";
import { shortcutLabel } from "../../actions/shortcuts.ts";
import { turnMap } from "../../actions/tidy/tidy.ts";
import { perform, showFailure } from "../../state/commands.ts";
import { openDialog } from "../../state/dialog-store.ts";
import { useCommand } from "../../state/queries.ts";
import { useMapCounts } from "../status-line.tsx";
import { dayInWords } from "../ui/dates.ts";
import { EditableText } from "../ui/editable-text.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { Segments } from "../ui/segments.tsx";
import { counted } from "../ui/words.ts";
import { InspectorSection } from "./inspector-section.tsx";
import { isGone, Missing } from "./missing.tsx";
import { NoteList } from "./note-list.tsx";

const exports = ["map.export", "map.write", "map.copyPng", "map.copySvg"] as const satisfies readonly ActionId[];

const directions: readonly { readonly value: MapDirection; readonly label: string }[] = [
  { value: "down", label: "On top" },
  { value: "right", label: "At the left" },
];

/** The open map itself, while nothing on it is selected. */
export function MapInspector({ mapId }: { readonly mapId: string }) {
  const result = useCommand("map.detail", { mapId });
  const counts = useMapCounts();
  const detail = result.data;
  if (isGone(result) || detail?.map.id !== mapId) return <Missing what="map" result={result} />;
  const { map, notes } = detail;
  return (
    <>
      <div className="inspector-top">
        <p className="label">Map</p>
        <IconButton small label="Rename map…" tipSide="left" onClick={() => openDialog({ kind: "rename-map", mapId })}>
          <Pencil size={14} aria-hidden />
        </IconButton>
      </div>
      <h2 className="inspector-title">{map.title}</h2>
      <EditableText
        value={map.description}
        label="Description of the map"
        limit={limits.description}
        className="plain-text"
        placeholder="Add a description"
        mayBeEmpty
        save={(description) => perform("map.edit", { mapId, description })}
      />
      <p className="small mute">
        {counts && `${counted(counts.claims, "claim")} · ${counted(counts.inferences, "argument")} · `}
        changed {dayInWords(map.updatedAt)}
      </p>
      <InspectorSection title="Conclusions">
        <Segments
          label="Where conclusions stand"
          value={map.direction}
          options={directions}
          onChange={(direction) => {
            turnMap(mapId, direction).catch(showFailure);
          }}
        />
      </InspectorSection>
      <InspectorSection title="Export">
        <ul>
          {exports.map((id) => (
            <li key={id}>
              <button type="button" className="row-link with-icon" onClick={() => runAction(id)}>
                <span className="grow">{actionLabel(id)}</span>
                <kbd>{shortcutLabel(id)}</kbd>
              </button>
            </li>
          ))}
        </ul>
      </InspectorSection>
      <NoteList notes={notes} subject={{ mapId }} />
      <ul className="inspector-hint">
        <li>Double-click the map to write a claim.</li>
        <li>Drag from a card’s edge to another card to link them.</li>
        <li>Drag claims from the library onto the map.</li>
        <li>
          <kbd>Ctrl+K</kbd> finds any claim or action; <kbd>?</kbd> lists the shortcuts.
        </li>
      </ul>
    </>
  );
}
