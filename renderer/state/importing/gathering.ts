import { limits } from "#shared/model/records.ts";

/** What was dropped, chosen or pasted: the files to read, and the names of those that were left aside. */
export type Gathered = {
  readonly files: readonly File[];
  readonly leftAside: readonly string[];
  /** True where the files were made of a text that has none. */
  readonly pasted?: boolean;
};

/** As many files as one import takes. */
export const mostFiles = 10_000;

/** What systems and office programs leave behind: nobody means these. */
const litter = /^(\..*|~\$.*|thumbs\.db|ehthumbs\.db|desktop\.ini|icon\r)$/i;
const litterFolder = /^(\..*|__macosx|\$recycle\.bin|node_modules)$/i;
/** Pictures, sounds, films, fonts, programs: never the text of a source. In a folder they are company; dropped alone, they are told so. */
const withoutText =
  /\.(png|jpe?g|gif|webp|avif|svg|ico|bmp|tiff?|heic|mp[34]|m4[av]|wav|ogg|flac|webm|mov|avi|mkv|css|m?js|map|woff2?|ttf|otf|eot|exe|dll|dmg|iso)$/i;
/** Where browsers put the pictures and scripts of a page saved as `NAME.html`. */
const companyOf = /^(.*)(_files|_fichiers|_archivos|-Dateien|\.files)$/;
const page = /\.x?html?$/i;

/** Files as they are, but for what nobody means. */
export function gatherFiles(files: Iterable<File>): Gathered {
  const gathered = new Gathering();
  for (const file of files) gathered.add(file, litter.test(file.name));
  return gathered;
}

/** The files of a folder that was chosen (`webkitdirectory`), by their paths in it. */
export function gatherFolder(files: Iterable<File>): Gathered {
  const all = [...files];
  const paths = new Set(all.map((file) => file.webkitRelativePath));
  const pages = new Set([...paths].filter((path) => page.test(path)).map((path) => path.replace(page, "")));
  const gathered = new Gathering();
  for (const file of all) {
    const folders = file.webkitRelativePath.split("/").slice(0, -1);
    const aside = folders.some((name, depth) => {
      const saved = companyOf.exec(name)?.[1];
      const around = folders
        .slice(0, depth)
        .map((each) => `${each}/`)
        .join("");
      return litterFolder.test(name) || (saved !== undefined && pages.has(around + saved));
    });
    gathered.add(file, aside || litter.test(file.name) || withoutText.test(file.name));
  }
  return gathered;
}

/** Files and folders that were dropped, folders with all that is in them. Call it while the drop is being answered. */
export async function gatherDropped(data: DataTransfer): Promise<Gathered> {
  // The list is emptied as soon as the event has been answered.
  const roots = [...data.items].flatMap((item): (FileSystemEntry | File)[] => {
    if (item.kind !== "file") return [];
    const root = item.webkitGetAsEntry() ?? item.getAsFile();
    return root === null ? [] : [root];
  });
  const gathered = new Gathering();
  const folders: FileSystemDirectoryEntry[] = [];
  for (const root of roots) {
    if (root instanceof File) gathered.add(root, litter.test(root.name));
    else if (isFolder(root)) folders.push(root);
    else if (isFile(root)) gathered.add(await fileOf(root), litter.test(root.name));
  }
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    const entries = await entriesOf(folder);
    const pages = new Set(entries.filter(({ name }) => page.test(name)).map(({ name }) => name.replace(page, "")));
    for (const entry of entries) {
      if (isFolder(entry)) {
        const saved = companyOf.exec(entry.name)?.[1];
        if (litterFolder.test(entry.name) || (saved !== undefined && pages.has(saved))) gathered.leave(entry.name);
        else folders.push(entry);
      } else if (isFile(entry)) {
        if (litter.test(entry.name) || withoutText.test(entry.name)) gathered.leave(entry.name);
        else gathered.add(await fileOf(entry), false);
      }
    }
  }
  return gathered;
}

/**
 * What was pasted or dropped as text, as a file to read like others; null when
 * there is nothing to read. `plainOnly` takes it without the mark-up it may come with.
 */
export function gatherText(data: DataTransfer, plainOnly: boolean): Gathered | null {
  if (data.files.length > 0) return gatherFiles(data.files);
  const html = data.getData("text/html");
  const plain = data.getData("text/plain");
  // Marked up by a page, not merely coloured by an editor.
  if (!plainOnly && /<(p|h[1-6]|li|blockquote|article|section|table)\b/i.test(html)) {
    return { files: [new File([html], "Pasted text.html", { type: "text/html" })], leftAside: [], pasted: true };
  }
  return plain.trim() === "" ? null : gatherTyped(plain);
}

/** Plain text as a file to read like others. */
export function gatherTyped(text: string): Gathered {
  return { files: [new File([text], "Pasted text.txt", { type: "text/plain" })], leftAside: [], pasted: true };
}

class Gathering implements Gathered {
  readonly files: File[] = [];
  readonly leftAside: string[] = [];

  add(file: File, aside: boolean): void {
    if (aside) this.leave(file.name);
    else this.files.push(file);
    if (this.files.length > mostFiles) {
      throw new TooManyFiles(
        `That is more than ${mostFiles.toLocaleString("en-GB")} files. Add them folder by folder.`,
      );
    }
  }

  leave(name: string): void {
    this.leftAside.push(name.slice(0, limits.fileName));
  }
}

/** Said to the person as it is. */
export class TooManyFiles extends Error {}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

/** All that is in a folder; browsers hand it out in parts of about 100. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const part = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (part.length === 0) return all.sort((a, b) => a.name.localeCompare(b.name));
    all.push(...part);
  }
}
