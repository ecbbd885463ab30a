import { ChevronDown, X } from "lucide-react";
import { Popover } from "radix-ui";
import { type ReactNode, useRef } from "react";
import { closePicksFirst } from "../ui/pick-field.tsx";

/** One thing that a search can be narrowed by: a button that opens the choice, and one that takes it off where it is set. */
export function FilterChip({
  name,
  value,
  clear,
  children,
}: {
  readonly name: string;
  /** What is chosen, in words; null while nothing is. */
  readonly value: string | null;
  readonly clear: () => void;
  /** The choice. */
  readonly children: ReactNode;
}) {
  const opener = useRef<HTMLButtonElement>(null);
  return (
    <li className={value === null ? "find-chip" : "find-chip set"}>
      <Popover.Root>
        <Popover.Trigger
          ref={opener}
          className="find-chip-open"
          aria-label={value === null ? name : `${name}: ${value}`}
        >
          <span className="ellipsis">{value ?? name}</span>
          {value === null && <ChevronDown size={12} aria-hidden />}
        </Popover.Trigger>
        <Popover.Portal>
          <Popover.Content
            className="popover"
            align="start"
            sideOffset={4}
            collisionPadding={8}
            aria-label={name}
            onEscapeKeyDown={closePicksFirst}
          >
            {children}
          </Popover.Content>
        </Popover.Portal>
      </Popover.Root>
      {value !== null && (
        <button
          type="button"
          className="find-chip-clear"
          aria-label={`Take off ${name}: ${value}`}
          onClick={() => {
            // This button goes: the keyboard stays on the chip.
            opener.current?.focus();
            clear();
          }}
        >
          <X size={12} aria-hidden />
        </button>
      )}
    </li>
  );
}
