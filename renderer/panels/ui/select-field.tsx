import { ChevronDown } from "lucide-react";
import { type ReactNode, useId } from "react";

/** A labelled choice from a list, by the system's own control. */
export function SelectField({
  label,
  value,
  onChange,
  hideLabel = false,
  children,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hideLabel?: boolean;
  /** `option` elements. */
  readonly children: ReactNode;
}) {
  const id = useId();
  return (
    <div className="field">
      <label className={hideLabel ? "visually-hidden" : "field-label"} htmlFor={id}>
        {label}
      </label>
      <span className="select-box">
        <select id={id} className="select" value={value} onChange={(event) => onChange(event.target.value)}>
          {children}
        </select>
        <ChevronDown aria-hidden />
      </span>
    </div>
  );
}
