import { useRef } from "react";
import { NoteField } from "./note-field.tsx";

/**
 * A note being written in its place: leaving the field or Ctrl+Enter keeps it,
 * Escape gives up. `finish` gets the trimmed text, or null when all is to stay as
 * it was.
 */
export function NoteEditor({
  value,
  label,
  finish,
}: {
  readonly value: string;
  readonly label: string;
  readonly finish: (text: string | null, byKey: boolean) => void;
}) {
  const text = useRef<string | null>(value);
  const done = useRef(false);

  function close(keep: boolean, byKey: boolean): void {
    if (done.current) return;
    const trimmed = text.current?.trim() ?? null;
    // What is too long to keep stays in the field, which says so.
    if (keep && trimmed === null) return;
    done.current = true;
    finish(keep && trimmed !== "" ? trimmed : null, byKey);
  }

  return (
    <NoteField
      initial={value}
      label={label}
      help="[[ links, # tags, Ctrl+Enter saves, Esc cancels"
      onText={(written) => {
        text.current = written;
      }}
      onBlur={() => close(true, false)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === "Escape") close(false, true);
        else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) close(true, true);
      }}
    />
  );
}
