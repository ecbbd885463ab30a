import type { Bridge } from "#shared/contract/bridge.ts";
import type { Answer } from "#shared/contract/errors.ts";
import type { WindowBridge } from "./bridge.ts";

declare global {
  interface Window {
    /** Put there by preload/preload.ts; absent in a browser. */
    readonly warrant?: Bridge;
  }
}

/**
 * The bridge to Electron's main process, or null when this page runs in a
 * browser. A call that main cannot answer any more comes back as `unavailable`.
 */
export function createElectronBridge(): WindowBridge | null {
  const exposed = window.warrant;
  if (exposed === undefined) return null;
  return {
    host: "electron",
    invoke: (name, args) => exposed.invoke(name, args).catch(unavailable),
    subscribe: (event, listener) => exposed.subscribe(event, listener),
    saveFile: (file) => exposed.saveFile(file).catch(unavailable),
    // Electron closes a window whose main process ends.
    onCutOff: () => () => {},
  };
}

function unavailable(): Answer<never> {
  return {
    ok: false,
    error: {
      code: "unavailable",
      message: "Warrant is closing or has stopped. Close this window and start Warrant again.",
    },
  };
}
