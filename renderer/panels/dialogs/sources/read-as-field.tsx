import { mapFormats, readFormats } from "#shared/formats/format-list.ts";
import type { ReadAs } from "../../../state/importing/read-as.ts";
import { SelectField } from "../../ui/select-field.tsx";

/** Chooses as what files are read: as what they seem to be, or as maps of one format or another. */
export function ReadAsField({
  label,
  hideLabel = false,
  value,
  anything,
  map,
  change,
}: {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly value: ReadAs;
  /** What it is called that all is told by the files; null where that is not offered. */
  readonly anything: string | null;
  /** What it is called that only the format is told by the file; null where that is not offered. */
  readonly map: string | null;
  readonly change: (as: ReadAs) => void;
}) {
  const known: readonly ReadAs[] = ["anything", "map", ...readFormats];
  const formats = readFormats.map((format) => (
    <option key={format} value={format}>
      {mapFormats[format].name}
    </option>
  ));
  return (
    <SelectField
      label={label}
      hideLabel={hideLabel}
      value={value}
      onChange={(next) => {
        const as = known.find((each) => each === next);
        if (as !== undefined) change(as);
      }}
    >
      {anything !== null && <option value="anything">{anything}</option>}
      {map !== null && <option value="map">{map}</option>}
      {anything === null ? formats : <optgroup label="A map in this format">{formats}</optgroup>}
    </SelectField>
  );
}
