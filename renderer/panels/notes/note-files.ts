import { toast } from "sonner";
import type { CommandArguments } from "#shared/contract/commands.ts";
import type { Loss } from "#shared/contract/results/notes.ts";
import { bridge } from "../../bridge/bridge.ts";
import { CommandFailure, perform, showFailure } from "../../state/commands.ts";
import { openDialog } from "../../state/dialog-store.ts";
import { counted } from "../ui/words.ts";

/** Characters of a file that is taken in at most. */
const longestFile = 15_000_000;

/** Saves the notes that pass these filters as Web Annotations where the person chooses, and says what other programs will not see. */
export async function exportNotes(filters: CommandArguments<"notes.export">): Promise<void> {
  const made = await perform("notes.export", filters);
  if (made === undefined) return;
  const { notes, losses, ...file } = made;
  const saved = await bridge.saveFile(file);
  if (!saved.ok) showFailure(new CommandFailure(saved.error));
  else if (saved.value !== null) report(`Saved ${counted(notes, "note")} to ${saved.value}`, "Notes exported", losses);
}

/** Asks for a file of Web Annotations and takes its notes in. */
export function chooseNotesFile(): void {
  const input = document.createElement("input");
  input.type = "file";
  input.accept = ".jsonld,.json,application/ld+json,application/json";
  input.addEventListener("change", () => {
    const file = input.files?.[0];
    if (file) importNotes(file).catch(showFailure);
  });
  input.click();
}

async function importNotes(file: File): Promise<void> {
  // No character takes more than three bytes for each of its code units.
  if (file.size > 3 * longestFile) {
    tooLarge(file);
    return;
  }
  const json = await file.text();
  if (json.length > longestFile) {
    tooLarge(file);
    return;
  }
  const imported = await perform("notes.import", { json });
  if (imported === undefined) return;
  const { notes, known, losses } = imported;
  const already = known === 0 ? "" : `; ${known.toLocaleString("en-GB")} ${known === 1 ? "was" : "were"} here already`;
  report(
    `Imported ${counted(notes, "note")} from ${file.name}${already}`,
    notes === 0 ? "No note was imported" : "Notes imported",
    losses,
  );
}

function tooLarge({ name }: File): void {
  toast.error(`${name} is too large to import at once. Divide it into files of at most 15 MB.`);
}

/** Says that it is done: in passing where nothing was lost, else in a dialog that stays. */
function report(sentence: string, title: string, losses: readonly Loss[]): void {
  if (losses.length === 0) toast.success(sentence);
  else openDialog({ kind: "losses", title, lead: `${sentence}.`, losses });
}
