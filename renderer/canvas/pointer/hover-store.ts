import { create } from "zustand";

/** What of the map lies under the pointer. It is mounted, so that a press reaches an element of its own. */
export type Hovered =
  | { readonly on: "card"; readonly claimId: string }
  | { readonly on: "junction" | "link"; readonly inferenceId: string }
  | { readonly on: "nothing" };

const nothing: Hovered = { on: "nothing" };

export const useHovered = create<{ readonly hovered: Hovered }>(() => ({ hovered: nothing }));

export function setHovered(next: Hovered): void {
  const { hovered } = useHovered.getState();
  const isSame =
    hovered.on === next.on &&
    ("claimId" in hovered && "claimId" in next
      ? hovered.claimId === next.claimId
      : !("inferenceId" in hovered && "inferenceId" in next) || hovered.inferenceId === next.inferenceId);
  if (!isSame) useHovered.setState({ hovered: next });
}

export function clearHovered(): void {
  setHovered(nothing);
}
