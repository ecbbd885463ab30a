import { useId, useState } from "react";

type Range = { readonly min: number; readonly max: number; readonly whole: boolean; readonly mayBeEmpty: boolean };
type Typed = { readonly text: string; readonly number: number | null | undefined };

/** A labelled number with its unit. What is typed counts as soon as it is one that may be chosen. */
export function NumberField({
  label,
  unit = "",
  value,
  min,
  max,
  whole = false,
  follows,
  onChange,
}: {
  readonly label: string;
  /** What follows the field: `mm`. */
  readonly unit?: string;
  /** Null where it follows from something else. */
  readonly value: number | null;
  readonly min: number;
  readonly max: number;
  readonly whole?: boolean;
  /** What the number is while the field is empty; one without it may not be empty. */
  readonly follows?: string | undefined;
  readonly onChange: (value: number | null) => void;
}) {
  const id = useId();
  const [typed, setTyped] = useState<Typed | null>(null);
  const wrong = typed !== null && typed.number === undefined;
  return (
    <div className="field number-field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <span className="number-box">
        <input
          id={id}
          className="input"
          type="number"
          min={min}
          max={max}
          step={whole ? 1 : "any"}
          value={typed?.text ?? value ?? ""}
          placeholder={follows ?? ""}
          aria-invalid={wrong || undefined}
          aria-describedby={wrong ? `${id}-fault` : undefined}
          onChange={({ target }) => {
            // A browser tells no text of what is not (yet) a number.
            const range = { min, max, whole, mayBeEmpty: follows !== undefined };
            const number = target.validity.badInput ? undefined : read(target.value, range);
            setTyped({ text: target.value, number });
            if (number !== undefined && number !== value) onChange(number);
          }}
          onBlur={() => setTyped(null)}
        />
        {unit !== "" && (
          <span className="small mute" aria-hidden>
            {unit}
          </span>
        )}
      </span>
      {wrong && (
        <span id={`${id}-fault`} className="fault">
          From {min.toLocaleString("en-GB")} to {max.toLocaleString("en-GB")}
        </span>
      )}
    </div>
  );
}

/** The number in a text, null where it is empty and may be; undefined where it is none that may be chosen. */
function read(text: string, { min, max, whole, mayBeEmpty }: Range): number | null | undefined {
  if (text.trim() === "") return mayBeEmpty ? null : undefined;
  const number = Number(text);
  if (!Number.isFinite(number) || number < min || number > max) return undefined;
  return whole && !Number.isInteger(number) ? undefined : number;
}
