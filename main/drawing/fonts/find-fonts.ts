import { readdir } from "node:fs/promises";
import path from "node:path";
import { fontFolders } from "./folders.ts";
import { type MachineFont, openFontFile } from "./machine-font.ts";

const fontFile = /\.(?:ttf|otf|ttc|otc)$/i;

/** Fonts of this machine; which of them are looked for first is told apart, as whoever named them wants them. */
export type FoundFonts = {
  readonly named: readonly MachineFont[];
  readonly machine: () => Promise<readonly MachineFont[]>;
};

const found = new Map<string, Promise<readonly MachineFont[]>>();

/** The fonts in the folders for fonts. The machine's own are read when they are asked for, and once. */
export async function findFonts(): Promise<FoundFonts> {
  const { named, machine } = fontFolders();
  return { named: await fontsIn(named), machine: () => fontsIn(machine) };
}

function fontsIn(folders: readonly string[]): Promise<readonly MachineFont[]> {
  const key = folders.join("\n");
  const known = found.get(key);
  if (known !== undefined) return known;
  const reading = readFolders(folders);
  found.set(key, reading);
  return reading;
}

async function readFolders(folders: readonly string[]): Promise<readonly MachineFont[]> {
  const fonts: MachineFont[] = [];
  for (const folder of folders) {
    for (const file of await filesIn(folder)) {
      // A file that is damaged, or no font at all, is passed over.
      fonts.push(...(await openFontFile(file).catch(() => [])));
    }
  }
  return fonts;
}

async function filesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => !entry.isDirectory() && fontFile.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}
