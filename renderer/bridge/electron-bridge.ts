import type { PreloadBridge } from "#shared/contract/bridge.ts";
import type { Answer } from "#shared/contract/errors.ts";
import { fileTooLargeMessage, receivedFileLimitBytes } from "#shared/contract/file-limit.ts";
import type { WindowBridge } from "./bridge.ts";
import { failed, sendingStopped } from "./failed.ts";

declare global {
  interface Window {
    /** Put there by preload/preload.ts; absent in a browser. */
    readonly warrant?: PreloadBridge<File>;
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
    sendFile: async (file, { onProgress, signal } = {}) => {
      if (file.size > receivedFileLimitBytes) return failed("file-unreadable", fileTooLargeMessage);
      if (signal?.aborted) return failed("cancelled", sendingStopped);
      // Most files cross as a path, at once: there is no way to go that could be told or stopped.
      const answer = await exposed.sendFile(file).catch(unavailable);
      if (signal?.aborted) return failed("cancelled", sendingStopped);
      if (answer.ok) onProgress?.(1);
      return answer;
    },
    // Electron closes a window whose main process ends.
    onCutOff: () => () => {},
  };
}

function unavailable(): Answer<never> {
  return failed("unavailable", "Warrant is closing or has stopped. Close this window and start Warrant again.");
}
