import { Plus } from "lucide-react";
import { perform } from "../../state/commands.ts";
import { useCommand } from "../../state/queries.ts";
import { DialogFrame } from "./dialog-frame.tsx";
import { PositionRow } from "./position-row.tsx";

/** The positions of the debate: their names, colours and glyphs; more can be added, unused ones deleted. */
export function PositionsDialog() {
  const positions = [...(useCommand("library.get", {}).data?.positions ?? [])].sort((a, b) => a.rank - b.rank);
  const counts = useCommand("claims.countByPosition", {}).data ?? {};
  return (
    <DialogFrame
      title="Positions"
      lead="The sides of the debate. Colours are kept for the light and the dark theme."
      wide
    >
      <ul className="positions">
        {positions.map((position) => (
          <PositionRow key={position.id} position={position} claims={counts[position.id] ?? 0} />
        ))}
      </ul>
      <div className="dialog-foot">
        <button
          type="button"
          className="button"
          onClick={() =>
            void perform("position.create", {
              name: "New position",
              colourLight: "#5b5f00",
              colourDark: "#c3c45a",
              glyph: "flag",
            })
          }
        >
          <Plus aria-hidden /> Add a position
        </button>
      </div>
    </DialogFrame>
  );
}
