import { gatherFiles, gatherFolder } from "../../../state/importing/gathering.ts";
import { takeIn } from "../../../state/importing/import-store.ts";

/** What files can be read, for the system's file chooser; it lets the person choose others all the same. */
const readable = ".txt,.text,.md,.markdown,.html,.htm,.xhtml,.mhtml,.pdf,.docx,.epub,.bib,.json";

/** Opens the system's chooser of files, or of a folder. */
export function chooseFiles(folder: boolean): void {
  const input = document.createElement("input");
  input.type = "file";
  input.multiple = true;
  if (folder) input.webkitdirectory = true;
  else input.accept = readable;
  input.addEventListener("change", () => {
    const files = [...(input.files ?? [])];
    void takeIn(Promise.resolve().then(() => (folder ? gatherFolder(files) : gatherFiles(files))));
  });
  input.click();
}
