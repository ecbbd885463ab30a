import { readFileSync } from "node:fs";
import { writeFileAtomically } from "#main/app/atomic-file.ts";
import type { WindowState } from "./window-state.ts";
import { parseWindowState } from "./window-state.ts";

export type Preferences = { readonly window: WindowState | null };

export type PreferencesFile = {
  readonly current: () => Preferences;
  readonly change: (patch: Partial<Preferences>) => void;
  /** Resolves when everything changed so far is on disk. */
  readonly settled: () => Promise<void>;
};

/**
 * What this computer remembers about the program, not about anyone's work: a
 * file that is missing, damaged or cannot be written costs nothing but habits.
 */
export function openPreferences(path: string, log: (line: string) => void): PreferencesFile {
  let current = readPreferences(path);
  let writing: Promise<void> = Promise.resolve();
  return {
    current: () => current,
    change: (patch) => {
      current = { ...current, ...patch };
      const data = Buffer.from(`${JSON.stringify(current, null, 2)}\n`);
      writing = writing
        .then(() => writeFileAtomically(path, data))
        .catch((error: unknown) => log(`The window's place was not kept: ${String(error)}`));
    },
    settled: () => writing,
  };
}

function readPreferences(path: string): Preferences {
  try {
    const stored: unknown = JSON.parse(readFileSync(path, "utf8"));
    const window = typeof stored === "object" && stored !== null && "window" in stored ? stored.window : null;
    return { window: parseWindowState(window) };
  } catch {
    return { window: null };
  }
}
