import { useMemo } from "react";
import type { ActionId } from "#shared/contract/actions.ts";
import { actionLabel, isEnabled, runAction } from "../../actions/actions.ts";
import { shortcutLabel } from "../../actions/shortcuts.ts";
import { useMapStore } from "../../state/map-store.ts";
import { PositionMark } from "../ui/position-mark.tsx";
import { useActionContext } from "../ui/use-action-context.ts";
import { counted, listed } from "../ui/words.ts";
import { InspectorSection } from "./inspector-section.tsx";

const commonActions = [
  "claim.linkTo",
  "inference.switch",
  "map.tidy",
  "edit.copy",
  "map.copyPng",
  "map.copySvg",
  "edit.duplicate",
  "edit.remove",
  "edit.delete",
] as const satisfies readonly ActionId[];

/** Several things at once: how many of what, and what can be done to all of them. */
export function SeveralInspector() {
  const context = useActionContext();
  const tables = useMapStore((state) => state.tables);
  const { claimIds, inferenceIds } = context;
  const parts = [
    claimIds.length > 0 ? counted(claimIds.length, "claim") : null,
    inferenceIds.length > 0 ? counted(inferenceIds.length, "argument") : null,
  ].filter((part) => part !== null);

  const byPosition = useMemo(() => {
    const counts = new Map<string, number>();
    for (const id of claimIds) {
      const positionId = tables.claims.get(id)?.positionId ?? "";
      counts.set(positionId, (counts.get(positionId) ?? 0) + 1);
    }
    return counts;
  }, [claimIds, tables]);
  return (
    <>
      <h2 className="inspector-title">{listed(parts)}</h2>
      {claimIds.length > 0 && (
        <InspectorSection title="Positions">
          <ul className="facts">
            {[...byPosition].map(([id, count]) => (
              <li key={id} className="row">
                <span className="grow">
                  <PositionMark position={tables.positions.get(id)} />
                </span>
                <span className="mute">{count.toLocaleString("en-GB")}</span>
              </li>
            ))}
          </ul>
        </InspectorSection>
      )}
      <InspectorSection title="Do with them">
        <ul>
          {commonActions
            .filter((id) => isEnabled(id, context))
            .map((id) => (
              <li key={id}>
                <button type="button" className="row-link with-icon" onClick={() => runAction(id)}>
                  <span className="grow">{actionLabel(id, context)}</span>
                  <kbd>{shortcutLabel(id)}</kbd>
                </button>
              </li>
            ))}
        </ul>
      </InspectorSection>
      {claimIds.length > 1 && (
        <p className="inspector-hint">
          Link to… joins the selected claims into one argument: they count only together, as linked premises.
        </p>
      )}
    </>
  );
}
