import { paperSizes } from "#shared/contract/commands/images.ts";
import type { ImageOptions } from "../../../state/export-choices.ts";
import { NumberField } from "../../ui/number-field.tsx";
import { Segments } from "../../ui/segments.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import { Choice } from "../image-choices.tsx";
import { Check } from "./check.tsx";

type Page = ImageOptions["page"];

const orientations = [
  { value: "auto", label: "Auto" },
  { value: "portrait", label: "Portrait" },
  { value: "landscape", label: "Landscape" },
] as const;

/** The pages of a PDF. */
export function PageFields({ page, onChange }: { readonly page: Page; readonly onChange: (page: Page) => void }) {
  const change = (changed: Partial<Page>) => onChange({ ...page, ...changed });
  return (
    <fieldset className="export-group">
      <legend className="label">Pages</legend>
      <SelectField
        label="Paper"
        value={page.paper}
        onChange={(value) => {
          const paper = paperSizes.find((size) => size === value) ?? "fit";
          change({ paper, tiled: page.tiled && paper !== "fit" });
        }}
      >
        <option value="fit">One page of the picture’s own size</option>
        {paperSizes.map((size) => (
          <option key={size} value={size}>
            {size}
          </option>
        ))}
      </SelectField>
      {page.paper !== "fit" && (
        <>
          <Choice name="Turned">
            <Segments
              label="Orientation of the pages"
              value={page.orientation}
              options={orientations}
              onChange={(orientation) => change({ orientation })}
            />
          </Choice>
          <Check
            label="Over several pages"
            about="At its own size, with marks where pages overlap; else made to fit one page"
            checked={page.tiled}
            onChange={(tiled) => change({ tiled })}
          />
          <div className="field-pair">
            <NumberField
              label="Page margin"
              unit="mm"
              value={page.margin}
              min={0}
              max={50}
              onChange={(margin) => margin !== null && change({ margin })}
            />
            {page.tiled && (
              <NumberField
                label="Overlap"
                unit="mm"
                value={page.overlap}
                min={0}
                max={50}
                onChange={(overlap) => overlap !== null && change({ overlap })}
              />
            )}
          </div>
        </>
      )}
    </fieldset>
  );
}
