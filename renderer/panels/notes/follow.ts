import type { NoteRow } from "#shared/contract/results/notes.ts";
import type { LinkTarget } from "#shared/model/note-text.ts";
import { ask, showFailure } from "../../state/commands.ts";
import { openReader } from "../../state/reader-store.ts";
import { clearSelection, selectSource } from "../../state/selection-store.ts";
import { chooseMap, setWindow } from "../../state/window-store.ts";
import { selectAndReveal, selectInference } from "../library/show-claim.ts";

/** Goes to what a link in a note leads to, or says that it is not in the library any more. */
export async function followLink({ kind, id }: LinkTarget): Promise<void> {
  try {
    switch (kind) {
      case "claim":
        await ask("claim.get", { claimId: id });
        showClaim(id);
        break;
      case "map":
        await ask("map.detail", { mapId: id });
        showMap(id);
        break;
      case "source":
        await ask("source.get", { sourceId: id });
        openReader(id);
        break;
    }
  } catch (error) {
    showFailure(error);
  }
}

/** Goes to what a note is about: where it is read, where there is such a place. */
export function goToSubject({ note, subject }: NoteRow): void {
  switch (subject.kind) {
    case "claim":
      showClaim(subject.id);
      break;
    case "inference":
      selectInference(subject.id);
      setWindow({ rightOpen: true });
      break;
    case "map":
      showMap(subject.id);
      break;
    case "source":
      selectSource(subject.id);
      setWindow({ rightOpen: true });
      break;
    case "quotation":
      if (subject.sourceId !== null) openReader(subject.sourceId, { quotationId: subject.id });
      break;
    case "passage": {
      const { start = null, end = null } = note.passage ?? {};
      openReader(subject.id, start === null || end === null ? null : { start, end });
      break;
    }
  }
}

function showClaim(claimId: string): void {
  setWindow({ rightOpen: true });
  selectAndReveal(claimId);
}

function showMap(mapId: string): void {
  clearSelection();
  setWindow({ rightOpen: true, centreView: "map" });
  chooseMap(mapId);
}
