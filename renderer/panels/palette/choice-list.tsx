import type { ReactNode } from "react";

/** Some of a few, each with a box to tick. */
export function ChoiceList<T extends string>({
  label,
  choices,
  chosen,
  toggle,
}: {
  readonly label: string;
  readonly choices: readonly { readonly value: T; readonly show: ReactNode }[];
  readonly chosen: readonly T[];
  readonly toggle: (value: T) => void;
}) {
  return (
    <fieldset className="choice-list">
      <legend className="visually-hidden">{label}</legend>
      {choices.map(({ value, show }) => (
        <label key={value} className="choice">
          <input type="checkbox" checked={chosen.includes(value)} onChange={() => toggle(value)} />
          {show}
        </label>
      ))}
    </fieldset>
  );
}
