import { ListFilter } from "lucide-react";
import { Popover } from "radix-ui";
import type { ReactNode } from "react";
import { IconButton } from "./icon-button.tsx";
import { closePicksFirst } from "./pick-field.tsx";

/** A button, marked while filters are set, that opens the fields of a list's filters. */
export function FilterPopover({
  label,
  set,
  children,
}: {
  /** What it does: `Filter claims`. */
  readonly label: string;
  /** How many filters are set. */
  readonly set: number;
  readonly children: ReactNode;
}) {
  return (
    <Popover.Root>
      <Popover.Trigger asChild>
        <IconButton small label={set === 0 ? label : `${label} (${set} set)`} className={set > 0 ? "active" : ""}>
          <ListFilter size={14} aria-hidden />
        </IconButton>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className="popover"
          align="start"
          sideOffset={4}
          collisionPadding={8}
          aria-label={label}
          onEscapeKeyDown={closePicksFirst}
        >
          {children}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
