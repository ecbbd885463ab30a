import type { Bridge, ReceivedFile } from "#shared/contract/bridge.ts";
import type { Answer } from "#shared/contract/errors.ts";
import { createElectronBridge } from "./electron-bridge.ts";
import { createLoopbackBridge } from "./loopback-bridge.ts";

export type SendFileOptions = {
  /** Told how much of the file has been handed over, from 0 to 1. */
  readonly onProgress?: (fraction: number) => void;
  /** Stops the handing over; the answer is `cancelled` then, and nothing of the file is kept. */
  readonly signal?: AbortSignal;
};

/** What a window has beyond the contract's bridge. */
export type WindowBridge = Bridge & {
  /** Hands a file that was dropped, chosen or made of pasted text to the program, for `import.start`. */
  readonly sendFile: (file: File, options?: SendFileOptions) => Promise<Answer<ReceivedFile>>;
  /** Calls `listener` when the way to the program breaks off, which may be for a moment; returns what ends it. */
  readonly onCutOff: (listener: () => void) => () => void;
};

/** The window's one way to the program: the preload's when there is one, else HTTP on loopback. */
export const bridge: WindowBridge = createElectronBridge() ?? createLoopbackBridge();
