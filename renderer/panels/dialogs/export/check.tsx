import { useId } from "react";

/** A box to tick, with what it brings in a few words. */
export function Check({
  label,
  about,
  checked,
  disabled = false,
  onChange,
}: {
  readonly label: string;
  readonly about?: string;
  readonly checked: boolean;
  readonly disabled?: boolean;
  readonly onChange: (checked: boolean) => void;
}) {
  const aboutId = useId();
  return (
    <div className="tick" data-disabled={disabled || undefined}>
      <label>
        <input
          type="checkbox"
          checked={checked}
          disabled={disabled}
          aria-describedby={about === undefined ? undefined : aboutId}
          onChange={(event) => onChange(event.target.checked)}
        />
        {label}
      </label>
      {about !== undefined && (
        <p id={aboutId} className="small mute">
          {about}
        </p>
      )}
    </div>
  );
}
