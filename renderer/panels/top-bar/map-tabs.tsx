import { Plus, X } from "lucide-react";
import { ContextMenu } from "radix-ui";
import { type KeyboardEvent, useMemo } from "react";
import { runAction } from "../../actions/actions.ts";
import { shortcutLabel } from "../../actions/shortcuts.ts";
import { openDialog } from "../../state/dialog-store.ts";
import { useCommand } from "../../state/queries.ts";
import { chooseMap, closeTab, setWindow, useWindowStore } from "../../state/window-store.ts";
import { MapMenuItems } from "../library/map-menu-items.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { VirtualList } from "../ui/virtual-list.tsx";

/** The maps that have a tab. Each tab is a button with a button beside it that closes it. */
export function MapTabs() {
  const tabs = useWindowStore((state) => state.tabs);
  const mapId = useWindowStore((state) => state.mapId);
  const maps = useCommand("maps.list", {}).data;
  const open = useMemo(() => {
    const titles = new Map(maps?.map((map) => [map.id, map.title]));
    return tabs.flatMap((id) => {
      const title = titles.get(id);
      return title === undefined ? [] : [{ id, title }];
    });
  }, [tabs, maps]);
  const current = open.findIndex(({ id }) => id === mapId);

  return (
    <>
      <nav
        aria-label="Open maps"
        className="map-tabs"
        onWheel={({ currentTarget, deltaX, deltaY }) => {
          // A wheel that turns one way only goes through the tabs all the same.
          if (deltaX === 0) currentTarget.scrollLeft += deltaY;
        }}
      >
        <VirtualList
          items={open}
          keyOf={({ id }) => id}
          likelySize={150}
          gap={2}
          across
          scroller=".map-tabs"
          begin={current}
          shown={current}
          row={({ id, title }, tabIndex) => (
            <MapTab mapId={id} title={title} current={id === mapId} tabIndex={tabIndex} />
          )}
        />
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
  tabIndex,
}: {
  readonly mapId: string;
  readonly title: string;
  readonly current: boolean;
  readonly tabIndex: 0 | -1;
}) {
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
        <div className={current ? "map-tab current" : "map-tab"}>
          <button
            type="button"
            tabIndex={tabIndex}
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
          <IconButton small label={`Close ${title}`} tabIndex={tabIndex} onClick={() => closeTab(mapId)}>
            <X size={14} aria-hidden />
          </IconButton>
        </div>
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
