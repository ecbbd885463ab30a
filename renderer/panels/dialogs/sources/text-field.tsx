import { useId } from "react";

/** A labelled line of text, with what is wrong with it below. */
export function TextField({
  label,
  value,
  limit,
  hint = "",
  fault,
  found = false,
  change,
}: {
  readonly label: string;
  readonly value: string;
  /** Characters, at most. */
  readonly limit: number;
  /** What an empty field says. */
  readonly hint?: string;
  readonly fault?: string | undefined;
  /** True while it holds what was found in a file. */
  readonly found?: boolean;
  readonly change: (value: string) => void;
}) {
  const id = useId();
  const notes = [fault !== undefined && `${id}-fault`, found && `${id}-found`].filter((note) => note !== false);
  return (
    <div className="field">
      <span className="field-line">
        <label className="field-label" htmlFor={id}>
          {label}
        </label>
        {found && (
          <span className="field-found" id={`${id}-found`}>
            found in the file
          </span>
        )}
      </span>
      <input
        id={id}
        className="input"
        value={value}
        maxLength={limit}
        placeholder={hint}
        aria-invalid={fault !== undefined}
        aria-describedby={notes.length === 0 ? undefined : notes.join(" ")}
        onChange={(event) => change(event.target.value)}
      />
      {fault !== undefined && (
        <span className="fault" id={`${id}-fault`}>
          {fault}
        </span>
      )}
    </div>
  );
}
