import { homedir } from "node:os";
import path from "node:path";

/** Names of folders that hold fonts, divided as in PATH; they are searched before the system's. */
export const fontsVariable = "WARRANT_FONTS";

type Place = {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly home: string;
};

/** The folders in which fonts may lie, those first whose fonts are to be preferred: the named ones, then the machine's. */
export function fontFolders(
  { env, platform, home }: Place = { env: process.env, platform: process.platform, home: homedir() },
): {
  readonly named: readonly string[];
  readonly machine: readonly string[];
} {
  const named = listOf(env[fontsVariable], platform);
  return { named, machine: [...new Set(machineFolders({ env, platform, home }))] };
}

function listOf(value: string | undefined, platform: NodeJS.Platform): readonly string[] {
  return (value ?? "").split(platform === "win32" ? ";" : ":").filter((folder) => folder !== "");
}

function machineFolders({ env, platform, home }: Place): readonly string[] {
  switch (platform) {
    case "darwin":
      return [path.join(home, "Library/Fonts"), "/Library/Fonts", "/System/Library/Fonts", "/Network/Library/Fonts"];
    case "win32":
      return [
        path.join(env.LOCALAPPDATA ?? path.join(home, "AppData", "Local"), "Microsoft", "Windows", "Fonts"),
        path.join(env.SystemRoot ?? env.windir ?? "C:\\Windows", "Fonts"),
      ];
    default: {
      const data = env.XDG_DATA_HOME || path.join(home, ".local/share");
      const shared = listOf(env.XDG_DATA_DIRS || "/usr/local/share:/usr/share", platform);
      return [
        path.join(data, "fonts"),
        path.join(home, ".fonts"),
        ...shared.map((folder) => path.join(folder, "fonts")),
      ];
    }
  }
}
