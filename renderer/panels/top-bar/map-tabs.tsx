import { Plus, X } from "lucide-react";
import { ContextMenu } from "radix-ui";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { runAction } from "../../actions/actions.ts";
import { shortcutLabel } from "../../actions/shortcuts.ts";
import { openDialog } from "../../state/dialog-store.ts";
import { useCommand } from "../../state/queries.ts";
import { chooseMap, closeTab, setWindow, useWindowStore } from "../../state/window-store.ts";
import { MapMenuItems } from "../library/map-menu-items.tsx";
import { moveWithArrows } from "../ui/arrow-keys.ts";
import { IconButton } from "../ui/icon-button.tsx";

/** The maps that have a tab. Each tab is a button with a button beside it that closes it. */
export function MapTabs() {
  const tabs = useWindowStore((state) => state.tabs);
  const mapId = useWindowStore((state) => state.mapId);
  const maps = useCommand("maps.list", {}).data;

  return (
    <>
      <nav aria-label="Open maps" style={{ display: "contents" }}>
        <ul className="map-tabs" onKeyDown={moveWithArrows}>
          {tabs.map((id) => {
            const map = maps?.find((candidate) => candidate.id === id);
            return map && <MapTab key={id} mapId={id} title={map.title} current={id === mapId} />;
          })}
        </ul>
      </nav>
      <IconButton label="New map" shortcut={shortcutLabel("map.new")} onClick={() => runAction("map.new")}>
        <Plus aria-hidden />
      </IconButton>
    </>
  );
}

function MapTab({
  mapId,
  title,
  current,
}: {
  readonly mapId: string;
  readonly title: string;
  readonly current: boolean;
}) {
  const tab = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (current) tab.current?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [current]);
  const rename = () => openDialog({ kind: "rename-map", mapId });
  const answerKey = (event: KeyboardEvent) => {
    if (event.key === "F2") rename();
    else if (event.key === "Delete") closeTab(mapId);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <ContextMenu.Root modal={false}>
      <ContextMenu.Trigger asChild>
        <li ref={tab} className={current ? "map-tab current" : "map-tab"}>
          <button
            type="button"
            data-row
            className="ellipsis"
            title={title}
            aria-current={current ? "page" : undefined}
            onClick={() => chooseMap(mapId)}
            onDoubleClick={rename}
            onKeyDown={answerKey}
            onAuxClick={(event) => {
              if (event.button === 1) closeTab(mapId);
            }}
          >
            {title}
          </button>
          <IconButton small label={`Close ${title}`} onClick={() => closeTab(mapId)}>
            <X size={14} aria-hidden />
          </IconButton>
        </li>
      </ContextMenu.Trigger>
      <ContextMenu.Portal>
        <ContextMenu.Content className="menu">
          <ContextMenu.Item className="menu-item" onSelect={() => closeTab(mapId)}>
            Close tab
          </ContextMenu.Item>
          <ContextMenu.Item className="menu-item" onSelect={() => setWindow({ tabs: [mapId], mapId })}>
            Close other tabs
          </ContextMenu.Item>
          <ContextMenu.Separator className="menu-rule" />
          <MapMenuItems mapId={mapId} title={title} />
        </ContextMenu.Content>
      </ContextMenu.Portal>
    </ContextMenu.Root>
  );
}
