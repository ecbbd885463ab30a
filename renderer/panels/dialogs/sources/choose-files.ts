import { gatherFiles, gatherFolder } from "../../../state/importing/gathering.ts";
import { readsMaps, takeIn } from "../../../state/importing/import-store.ts";
import { mapEndings, pictureEndings } from "../../../state/importing/read-as.ts";

// What files can be read, for the system's file chooser; it lets the person choose others all the same.
const maps = [...mapEndings, ...pictureEndings];
const texts = [".txt", ".text", ".md", ".html", ".htm", ".xhtml", ".mhtml", ".pdf", ".docx", ".epub", ".bib", ".json"];

/** Opens the system's chooser of files, or of a folder. */
export function chooseFiles(folder: boolean): void {
  const input = document.createElement("input");
  input.type = "file";
  input.multiple = true;
  if (folder) input.webkitdirectory = true;
  else input.accept = (readsMaps() ? maps : [...new Set([...texts, ...maps])]).join(",");
  input.addEventListener("change", () => {
    const files = [...(input.files ?? [])];
    void takeIn(Promise.resolve().then(() => (folder ? gatherFolder(files) : gatherFiles(files))));
  });
  input.click();
}
