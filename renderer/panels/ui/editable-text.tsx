import { type ReactNode, useRef, useState } from "react";

/**
 * Text that a click or Enter opens for editing in place. Leaving the field or
 * Ctrl+Enter saves, Escape gives up. `save` gets the trimmed text when it differs.
 */
export function EditableText({
  value,
  label,
  limit,
  className,
  placeholder,
  mayBeEmpty = false,
  save,
  children,
}: {
  readonly value: string;
  /** What the text is, for the field and the button: `Text of the claim`. */
  readonly label: string;
  /** Characters at most. */
  readonly limit: number;
  readonly className: string;
  /** Stands in for an empty text. */
  readonly placeholder?: string;
  readonly mayBeEmpty?: boolean;
  readonly save: (text: string) => Promise<unknown>;
  /** What is shown instead of the plain text. */
  readonly children?: ReactNode;
}) {
  const [editing, setEditing] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  if (editing) {
    return (
      <TextEditor
        value={value}
        label={label}
        limit={limit}
        className={className}
        mayBeEmpty={mayBeEmpty}
        finish={(text, byKey) => {
          setEditing(false);
          if (text !== null && text !== value) void save(text);
          if (byKey) requestAnimationFrame(() => opener.current?.focus());
        }}
      />
    );
  }
  return (
    <button
      type="button"
      ref={opener}
      className={`editable ${className} ${value === "" ? "mute" : ""}`}
      title="Click to edit"
      onClick={() => setEditing(true)}
    >
      <span className="visually-hidden">Edit {label.toLowerCase()}: </span>
      {children ?? (value === "" ? placeholder : value)}
    </button>
  );
}

/** A text field that saves when it is left. `finish` gets the text, or null when it is to stay as it was. */
export function TextEditor({
  value,
  label,
  limit,
  className,
  mayBeEmpty,
  finish,
}: {
  readonly value: string;
  readonly label: string;
  readonly limit: number;
  readonly className: string;
  readonly mayBeEmpty: boolean;
  readonly finish: (text: string | null, byKey: boolean) => void;
}) {
  const [text, setText] = useState(value);
  const done = useRef(false);
  const remaining = limit - text.length;

  function close(keep: boolean, byKey: boolean): void {
    if (done.current) return;
    done.current = true;
    const trimmed = text.trim();
    finish(keep && (trimmed !== "" || mayBeEmpty) ? trimmed : null, byKey);
  }

  return (
    <div className="text-editor">
      <textarea
        // The field appears because the person asked to edit: the keyboard belongs in it.
        ref={focusAtEnd}
        className={`textarea ${className}`}
        aria-label={label}
        value={text}
        maxLength={limit}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => close(true, false)}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === "Escape") close(false, true);
          else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) close(true, true);
        }}
      />
      <p className="small mute text-editor-help">
        <span>Ctrl+Enter saves, Esc cancels</span>
        {remaining < limit / 10 && <span aria-live="polite">{remaining.toLocaleString("en-GB")} left</span>}
      </p>
    </div>
  );
}

function focusAtEnd(field: HTMLTextAreaElement | null): void {
  if (field === null || document.activeElement === field) return;
  field.focus();
  field.setSelectionRange(field.value.length, field.value.length);
}
