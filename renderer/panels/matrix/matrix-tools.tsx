import { ListFilter } from "lucide-react";
import { Popover } from "radix-ui";
import { setMatrixFilter, useMatrixArguments, useMatrixFilter } from "../../state/matrix-filter.ts";
import { useCommand } from "../../state/queries.ts";
import { closePicksFirst } from "../ui/pick-field.tsx";
import { counted } from "../ui/words.ts";
import { MatrixFilterFields } from "./matrix-filter-fields.tsx";

/** How much "Who says what" shows, and what narrows it. */
export function MatrixTools() {
  const filter = useMatrixFilter();
  const matrix = useCommand("matrix.get", { ...useMatrixArguments(), limit: filter.limit }).data;
  const set = [filter.scope === "map", filter.positionIds.length > 0, filter.speakerIds.length > 0].filter(Boolean);
  return (
    <>
      <p className="small mute centre-counts" aria-live="polite">
        {matrix && `${counted(matrix.speakers.length, "speaker")} · ${counted(matrix.total, "contested claim")}`}
      </p>
      <Popover.Root>
        <Popover.Trigger asChild>
          <button type="button" className={`button quiet ${set.length > 0 ? "active" : ""}`}>
            <ListFilter size={14} aria-hidden />
            {set.length === 0 ? "Filter" : `Filter (${set.length} set)`}
          </button>
        </Popover.Trigger>
        <Popover.Portal>
          <Popover.Content
            className="popover"
            align="end"
            sideOffset={4}
            collisionPadding={8}
            aria-label="Filter who says what"
            onEscapeKeyDown={closePicksFirst}
          >
            <MatrixFilterFields
              withoutPosition={matrix?.claims.some(({ positionId }) => positionId === null) ?? false}
              change={setMatrixFilter}
            />
          </Popover.Content>
        </Popover.Portal>
      </Popover.Root>
    </>
  );
}
