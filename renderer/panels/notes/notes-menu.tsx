import { Ellipsis } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import { runAction } from "../../actions/actions.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { exportNotes } from "./note-files.ts";
import { isOpen, useNoteFilter } from "./note-filter.ts";

/** Notes in and out of the library, as Web Annotations. */
export function NotesMenu({ total }: { readonly total: number }) {
  const filter = useNoteFilter();
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>
        <IconButton small label="More for notes">
          <Ellipsis size={14} aria-hidden />
        </IconButton>
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu" align="start" sideOffset={4} collisionPadding={8}>
          <DropdownMenu.Item className="menu-item" onSelect={() => runAction("notes.import")}>
            Import notes…
          </DropdownMenu.Item>
          <DropdownMenu.Item className="menu-item" onSelect={() => runAction("notes.export")}>
            Export all notes…
          </DropdownMenu.Item>
          <DropdownMenu.Item
            className="menu-item"
            disabled={isOpen(filter) || total === 0}
            onSelect={() => void exportNotes({ ...filter, kinds: [...filter.kinds] })}
          >
            Export the notes shown…
          </DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
