import type { Download } from "./electron-binary.ts";
import type { StartOptions } from "./options.ts";

export type HostChoice =
  | { readonly host: "electron"; readonly binary: string; readonly why: string }
  | { readonly host: "loopback"; readonly why: string }
  | { readonly host: "none"; readonly why: string };

export type Surroundings = {
  readonly display: boolean;
  readonly findElectron: () => string | null;
  readonly downloadElectron: (insist: boolean) => Promise<Download>;
};

/** Electron when it can be had and shown, else loopback; what was asked for comes first. */
export async function chooseHost(options: StartOptions, surroundings: Surroundings): Promise<HostChoice> {
  if (options.host === "loopback") return { host: "loopback", why: "as asked" };
  if (options.host !== "electron") {
    if (options.development) return { host: "loopback", why: "development with hot reload" };
    if (options.port !== null || options.keep || !options.open) {
      return { host: "loopback", why: "--port, --keep and --no-open are its options" };
    }
    if (!surroundings.display) return { host: "loopback", why: "there is no display" };
  }
  const asked = options.host === "electron";
  const installed = surroundings.findElectron();
  if (installed !== null)
    return { host: "electron", binary: installed, why: asked ? "as asked" : "its binary is installed" };
  const download = await surroundings.downloadElectron(asked);
  if (download.ok) return { host: "electron", binary: download.binary, why: "its binary has been downloaded" };
  return { host: asked ? "none" : "loopback", why: download.why };
}
