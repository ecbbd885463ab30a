import { basename, dirname, join } from "node:path";
import type { FileFilter, WebContents } from "electron";
import { app, BrowserWindow, dialog } from "electron";
import { writeFileAtomically } from "#main/app/atomic-file.ts";
import type { Answer } from "#shared/contract/errors.ts";
import { fileToSaveSchema } from "#shared/contract/file-to-save.ts";

const kinds: Readonly<Record<string, FileFilter>> = {
  "image/png": { name: "PNG image", extensions: ["png"] },
  "image/svg+xml": { name: "SVG image", extensions: ["svg"] },
};

/** Folder of the last save, so that a second export starts where the first ended. */
let lastFolder: string | null = null;

/**
 * Asks where a file shall go and writes it there whole or not at all.
 * Answers its path, null when the person gave up, `file-unwritable` when the disk refused.
 */
export async function saveFile(contents: WebContents, file: unknown): Promise<Answer<string | null>> {
  const checked = fileToSaveSchema.safeParse(file);
  if (!checked.success) {
    return {
      ok: false,
      error: { code: "invalid-arguments", message: "This file cannot be saved." },
    };
  }
  const { fileName, mediaType, base64 } = checked.data;
  const kind = kinds[mediaType];
  const options = {
    defaultPath: join(lastFolder ?? app.getPath("documents"), plainName(fileName)),
    filters: [...(kind === undefined ? [] : [kind]), { name: "All files", extensions: ["*"] }],
    properties: ["showOverwriteConfirmation" as const, "createDirectory" as const],
  };
  const window = BrowserWindow.fromWebContents(contents);
  const choice = await (window === null ? dialog.showSaveDialog(options) : dialog.showSaveDialog(window, options));
  if (choice.canceled || choice.filePath === "") return { ok: true, value: null };
  try {
    await writeFileAtomically(choice.filePath, Buffer.from(base64, "base64"));
  } catch (error) {
    return { ok: false, error: { code: "file-unwritable", message: unwritableMessage(choice.filePath, error) } };
  }
  lastFolder = dirname(choice.filePath);
  return { ok: true, value: choice.filePath };
}

/** A page's file name as the name of one file: no folders, nothing that a system reads as something else. */
function plainName(fileName: string): string {
  const name = basename(fileName.replaceAll("\\", "/"))
    .replace(/[<>:"|?*]/g, "-")
    .replace(/^\.+/, "");
  return name === "" ? "Untitled" : name;
}

function unwritableMessage(path: string, error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : null;
  switch (code) {
    case "ENOSPC":
      return `There is no room for ${basename(path)} on that disk. Choose another place.`;
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return `You may not write to that folder. Choose another place for ${basename(path)}.`;
    default:
      return `${basename(path)} could not be written there. Choose another place.`;
  }
}
