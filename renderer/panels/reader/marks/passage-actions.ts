import { toast } from "sonner";
import { limits } from "#shared/model/records.ts";
import { openDialog, type PassageWords } from "../../../state/dialog-store.ts";
import { useSelection } from "../../../state/selection-store.ts";
import type { Stretch } from "./segments.ts";

/** What can be done with words that are selected in a text. */
export type PassageAction = "quote" | "claim" | "support" | "attack" | "note";

export const passageActions: readonly {
  readonly action: PassageAction;
  readonly label: string;
  /** The letter that does it while words are selected. */
  readonly letter: string;
}[] = [
  { action: "quote", label: "Quote", letter: "Q" },
  { action: "claim", label: "Claim", letter: "C" },
  { action: "support", label: "Reason for", letter: "S" },
  { action: "attack", label: "Objection to", letter: "A" },
  { action: "note", label: "Note", letter: "M" },
];

/** The one claim that is selected, on the map or in a list; null when there is none, or several. */
export function useSelectedClaim(): string | null {
  return useSelection(oneClaim);
}

function oneClaim({ claimIds, inferenceIds }: { claimIds: readonly string[]; inferenceIds: readonly string[] }) {
  return claimIds.length === 1 && inferenceIds.length === 0 ? (claimIds[0] ?? null) : null;
}

/** Why nothing can be done with these words; null when it can. */
export function passageFault({ start, end }: Stretch): string | null {
  if (end - start <= limits.quotationExact) return null;
  const [length, most] = [end - start, limits.quotationExact].map((count) => count.toLocaleString("en-GB"));
  return `${length} characters are too many for one quotation: ${most} at most. Select fewer words.`;
}

/** Opens what the action needs to know; says why where it cannot be done. */
export function actOnPassage(action: PassageAction, sourceId: string, text: string, stretch: Stretch): void {
  const fault = passageFault(stretch);
  if (fault !== null) {
    toast.error(fault);
    return;
  }
  const passage: PassageWords = { sourceId, exact: text.slice(stretch.start, stretch.end), start: stretch.start };
  switch (action) {
    case "quote":
      openDialog({ kind: "quote-passage", passage });
      return;
    case "claim":
      openDialog({ kind: "claim-of-passage", passage, answers: null });
      return;
    case "note":
      openDialog({ kind: "note", subject: { sourceId, start: stretch.start, end: stretch.end } });
      return;
    case "support":
    case "attack": {
      const claimId = oneClaim(useSelection.getState());
      if (claimId === null) toast(needsClaim);
      else openDialog({ kind: "claim-of-passage", passage, answers: { claimId, inferenceKind: action } });
    }
  }
}

/** What to do before words can be made a reason for a claim, or an objection. */
export const needsClaim = "Select the claim that it answers first, on the map or in the library.";
