import { ContextMenu } from "radix-ui";
import { perform } from "../../state/commands.ts";
import { openDialog } from "../../state/dialog-store.ts";
import { chooseMap } from "../../state/window-store.ts";

/** What can be done to a map from its row or tab. */
export function MapMenuItems({ mapId, title }: { readonly mapId: string; readonly title: string }) {
  return (
    <>
      <ContextMenu.Item className="menu-item" onSelect={() => openDialog({ kind: "rename-map", mapId })}>
        Rename…
      </ContextMenu.Item>
      <ContextMenu.Item className="menu-item" onSelect={() => void duplicateMap(mapId, title)}>
        Duplicate
      </ContextMenu.Item>
      <ContextMenu.Item className="menu-item" onSelect={() => openDialog({ kind: "export", mapId })}>
        Export image…
      </ContextMenu.Item>
      <ContextMenu.Item className="menu-item" onSelect={() => openDialog({ kind: "export-format", mapId })}>
        Export to another format…
      </ContextMenu.Item>
      <ContextMenu.Separator className="menu-rule" />
      <ContextMenu.Item className="menu-item danger" onSelect={() => openDialog({ kind: "delete-map", mapId })}>
        Delete…
      </ContextMenu.Item>
    </>
  );
}

async function duplicateMap(mapId: string, title: string): Promise<void> {
  const made = await perform("map.duplicate", { mapId, title: `${title} (copy)` });
  if (made) chooseMap(made.mapId);
}
