import { Check, ChevronDown } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import { perform } from "../../state/commands.ts";
import { openDialog } from "../../state/dialog-store.ts";
import { useCommand } from "../../state/queries.ts";
import { PositionMark } from "../ui/position-mark.tsx";

/** Shows a claim's position and lets the person choose another. */
export function PositionPicker({
  positionId,
  choose,
}: {
  readonly positionId: string | null;
  readonly choose: (positionId: string | null) => void;
}) {
  const positions = [...(useCommand("library.get", {}).data?.positions ?? [])].sort((a, b) => a.rank - b.rank);
  const current = positions.find(({ id }) => id === positionId) ?? null;
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger className="position-picker" aria-label={`Position: ${current?.name ?? "No position"}`}>
        <PositionMark position={current} />
        <ChevronDown size={12} aria-hidden />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu" align="start" sideOffset={4}>
          <DropdownMenu.RadioGroup value={positionId ?? ""}>
            {[...positions, null].map((position) => (
              <DropdownMenu.RadioItem
                key={position?.id ?? ""}
                value={position?.id ?? ""}
                className="menu-item"
                onSelect={() => choose(position?.id ?? null)}
              >
                <PositionMark position={position} />
                <DropdownMenu.ItemIndicator className="menu-end">
                  <Check aria-hidden />
                </DropdownMenu.ItemIndicator>
              </DropdownMenu.RadioItem>
            ))}
          </DropdownMenu.RadioGroup>
          <DropdownMenu.Separator className="menu-rule" />
          <DropdownMenu.Item className="menu-item" onSelect={() => openDialog({ kind: "positions" })}>
            Positions…
          </DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

/** Gives a claim another position. */
export async function changePosition(claimId: string, positionId: string | null): Promise<void> {
  await perform("claim.edit", { claimId, positionId });
}
