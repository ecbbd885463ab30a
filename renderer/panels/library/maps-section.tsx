import { Network, Plus } from "lucide-react";
import { ContextMenu } from "radix-ui";
import type { KeyboardEvent } from "react";
import type { MapSummary } from "#shared/contract/results.ts";
import { runAction } from "../../actions/actions.ts";
import { openDialog } from "../../state/dialog-store.ts";
import { useCommand } from "../../state/queries.ts";
import { chooseMap, useWindowStore } from "../../state/window-store.ts";
import { moveWithArrows } from "../ui/arrow-keys.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { counted } from "../ui/words.ts";
import { LibrarySection } from "./library-section.tsx";
import { MapMenuItems } from "./map-menu-items.tsx";

/** The maps of the library, with how many claims stand on each. */
export function MapsSection() {
  const maps = useCommand("maps.list", {}).data;
  const current = useWindowStore((state) => state.mapId);
  const newMap = (
    <IconButton small label="New map" onClick={() => runAction("map.new")}>
      <Plus size={14} aria-hidden />
    </IconButton>
  );
  return (
    <LibrarySection name="maps" title="Maps" count={undefined} tools={newMap}>
      {maps?.length === 0 ? (
        <div className="library-empty">
          <p>There is no map yet.</p>
          <button type="button" className="button" onClick={() => runAction("map.new")}>
            New map
          </button>
        </div>
      ) : (
        <ul className="library-rows scroll" onKeyDown={moveWithArrows}>
          {maps?.map((map) => (
            <MapRow key={map.id} map={map} current={map.id === current} />
          ))}
        </ul>
      )}
    </LibrarySection>
  );
}

function MapRow({ map, current }: { readonly map: MapSummary; readonly current: boolean }) {
  const answerKey = (event: KeyboardEvent) => {
    if (event.key === "F2") openDialog({ kind: "rename-map", mapId: map.id });
    else if (event.key === "Delete") openDialog({ kind: "delete-map", mapId: map.id });
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <li>
      <ContextMenu.Root modal={false}>
        <ContextMenu.Trigger asChild>
          <button
            type="button"
            data-row
            className="library-row"
            title={map.title}
            aria-current={current ? "true" : undefined}
            onClick={() => chooseMap(map.id)}
            onKeyDown={answerKey}
          >
            <Network aria-hidden />
            <span className="ellipsis grow">{map.title}</span>
            <span className="library-row-count">
              {map.claims}
              <span className="visually-hidden"> {counted(map.claims, "claim").replace(/^\S+ /, "")}</span>
            </span>
          </button>
        </ContextMenu.Trigger>
        <ContextMenu.Portal>
          <ContextMenu.Content className="menu">
            <ContextMenu.Item className="menu-item" onSelect={() => chooseMap(map.id)}>
              Open
            </ContextMenu.Item>
            <MapMenuItems mapId={map.id} title={map.title} />
          </ContextMenu.Content>
        </ContextMenu.Portal>
      </ContextMenu.Root>
    </li>
  );
}
