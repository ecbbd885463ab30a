import type { Bridge } from "#shared/contract/bridge.ts";
import { createElectronBridge } from "./electron-bridge.ts";
import { createLoopbackBridge } from "./loopback-bridge.ts";

/** What a window has beyond the contract's bridge. */
export type WindowBridge = Bridge & {
  /** Calls `listener` when the way to the program breaks off, which may be for a moment; returns what ends it. */
  readonly onCutOff: (listener: () => void) => () => void;
};

/** The window's one way to the program: the preload's when there is one, else HTTP on loopback. */
export const bridge: WindowBridge = createElectronBridge() ?? createLoopbackBridge();
