import { useId, useState } from "react";
import { dateSchema } from "#shared/model/records.ts";

/** The first and the last day of what is looked for; each may be a year, a month or a day. */
export function DateFields({
  from,
  to,
  onChange,
}: {
  readonly from: string | null;
  readonly to: string | null;
  readonly onChange: (dates: { readonly from?: string | null; readonly to?: string | null }) => void;
}) {
  return (
    <div className="stack filter-fields">
      <DateField label="From" value={from} onChange={(date) => onChange({ from: date })} />
      <DateField label="To" value={to} onChange={(date) => onChange({ to: date })} />
      {from !== null && to !== null && from > `${to}~` && (
        <p className="small mute" role="status">
          The first date is after the last one: nothing lies between.
        </p>
      )}
    </div>
  );
}

function DateField({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: string | null;
  readonly onChange: (date: string | null) => void;
}) {
  const id = useId();
  const [typed, setTyped] = useState(value ?? "");
  const date = typed.trim();
  const valid = date === "" || dateSchema.safeParse(date).success;
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className="input"
        inputMode="numeric"
        autoComplete="off"
        placeholder="2017, 2017-03 or 2017-03-26"
        value={typed}
        aria-invalid={!valid}
        aria-describedby={valid ? undefined : `${id}-wrong`}
        onChange={(event) => {
          setTyped(event.target.value);
          const next = event.target.value.trim();
          if (next === "") onChange(null);
          else if (dateSchema.safeParse(next).success) onChange(next);
        }}
      />
      {!valid && (
        <span className="small mute" id={`${id}-wrong`}>
          Write a year, a month or a day, as in 2017-03-26.
        </span>
      )}
    </div>
  );
}
