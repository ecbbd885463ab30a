import { Network, Plus } from "lucide-react";
import { ContextMenu } from "radix-ui";
import { type KeyboardEvent, useMemo } from "react";
import type { MapSummary } from "#shared/contract/results.ts";
import { runAction } from "../../actions/actions.ts";
import { openDialog } from "../../state/dialog-store.ts";
import { useCommand } from "../../state/queries.ts";
import { chooseMap, useWindowStore } from "../../state/window-store.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { VirtualList } from "../ui/virtual-list.tsx";
import { counted } from "../ui/words.ts";
import { LibrarySection } from "./library-section.tsx";
import { MapMenuItems } from "./map-menu-items.tsx";

const noMaps: readonly MapSummary[] = [];

function idOf({ id }: { readonly id: string }): string {
  return id;
}

/** The maps of the library, with how many claims stand on each. */
export function MapsSection() {
  const maps = useCommand("maps.list", {}).data;
  const current = useWindowStore((state) => state.mapId);
  const place = useMemo(() => maps?.findIndex(({ id }) => id === current) ?? -1, [maps, current]);
  const newMap = (
    <IconButton small label="New map" onClick={() => runAction("map.new")}>
      <Plus size={14} aria-hidden />
    </IconButton>
  );
  return (
    <LibrarySection name="maps" title="Maps" count={undefined} tools={newMap}>
      {maps?.length === 0 ? (
        <div className="library-empty">
          <p>There is no map yet. Begin one, or drop a file of one anywhere in the window.</p>
          <div className="row">
            <button type="button" className="button" onClick={() => runAction("map.new")}>
              New map
            </button>
            <button type="button" className="button" onClick={() => runAction("map.import")}>
              Import map…
            </button>
          </div>
        </div>
      ) : (
        <div className="library-rows scroll">
          <VirtualList
            items={maps ?? noMaps}
            keyOf={idOf}
            likelySize={30}
            begin={place}
            shown={place}
            row={(map, tabIndex) => <MapRow map={map} current={map.id === current} tabIndex={tabIndex} />}
          />
        </div>
      )}
    </LibrarySection>
  );
}

function MapRow({
  map,
  current,
  tabIndex,
}: {
  readonly map: MapSummary;
  readonly current: boolean;
  readonly tabIndex: 0 | -1;
}) {
  const answerKey = (event: KeyboardEvent) => {
    if (event.key === "F2") openDialog({ kind: "rename-map", mapId: map.id });
    else if (event.key === "Delete") openDialog({ kind: "delete-map", mapId: map.id });
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <ContextMenu.Root modal={false}>
      <ContextMenu.Trigger asChild>
        <button
          type="button"
          tabIndex={tabIndex}
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
  );
}
