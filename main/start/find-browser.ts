import { accessSync, constants, realpathSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";

/** A Chromium-family browser on this machine: all of them know `--app=`. */
export type Browser = {
  readonly name: string;
  readonly path: string;
  /** Ubuntu's Chromium is a snap, which sees only its own folder of the home directory. */
  readonly snap: string | null;
};

type Machine = {
  readonly platform: NodeJS.Platform;
  readonly env: NodeJS.ProcessEnv;
  readonly home: string;
  readonly isExecutable: (path: string) => boolean;
  readonly realPath: (path: string) => string;
};

const linuxCommands = [
  ["Chrome", ["google-chrome", "google-chrome-stable"]],
  ["Chromium", ["chromium", "chromium-browser"]],
  ["Edge", ["microsoft-edge", "microsoft-edge-stable"]],
  ["Brave", ["brave-browser", "brave", "brave-browser-stable"]],
] as const;

/** Bundle and binary have the same name on a Mac. */
const macApplications = [
  ["Chrome", "Google Chrome"],
  ["Chromium", "Chromium"],
  ["Edge", "Microsoft Edge"],
  ["Brave", "Brave Browser"],
] as const;

const windowsPaths = [
  ["Chrome", ["Google", "Chrome", "Application", "chrome.exe"]],
  ["Chromium", ["Chromium", "Application", "chrome.exe"]],
  ["Edge", ["Microsoft", "Edge", "Application", "msedge.exe"]],
  ["Brave", ["BraveSoftware", "Brave-Browser", "Application", "brave.exe"]],
] as const;

const thisMachine: Machine = {
  platform: process.platform,
  env: process.env,
  home: homedir(),
  isExecutable(path) {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  },
  realPath: (path) => realpathSync(path),
};

/** The browser to open the window in, null when none is found. `WARRANT_BROWSER` names another one by its path. */
export function findBrowser(machine: Machine = thisMachine): Browser | null {
  const chosen = machine.env.WARRANT_BROWSER;
  const candidates = chosen ? [["your browser", chosen] as const] : candidatePaths(machine);
  for (const [name, path] of candidates) {
    if (machine.isExecutable(path)) return { name, path, snap: snapName(machine, path) };
  }
  return null;
}

function candidatePaths(machine: Machine): (readonly [name: string, path: string])[] {
  const { env, home, platform } = machine;
  switch (platform) {
    case "darwin":
      return ["/Applications", join(home, "Applications")].flatMap((folder) =>
        macApplications.map(
          ([name, title]) => [name, join(folder, `${title}.app`, "Contents", "MacOS", title)] as const,
        ),
      );
    case "win32":
      return windowsPaths.flatMap(([name, parts]) =>
        [env.PROGRAMFILES, env["PROGRAMFILES(X86)"], env.LOCALAPPDATA]
          .filter((folder) => folder !== undefined && folder !== "")
          .map((folder) => [name, [folder, ...parts].join("\\")] as const),
      );
    default: {
      const folders = [...(env.PATH ?? "").split(delimiter).filter((folder) => folder.startsWith("/")), "/snap/bin"];
      return linuxCommands.flatMap(([name, commands]) =>
        commands.flatMap((command) => folders.map((folder) => [name, join(folder, command)] as const)),
      );
    }
  }
}

/** Snaps are links to the snap command itself, called by the name of the snap. */
function snapName(machine: Machine, path: string): string | null {
  if (machine.platform !== "linux") return null;
  const real = machine.realPath(path);
  if (!real.startsWith("/snap/") && !real.endsWith("/bin/snap")) return null;
  return path.slice(path.lastIndexOf("/") + 1);
}
