import type { Bridge } from "#shared/contract/bridge.ts";
import { createElectronBridge } from "./electron-bridge.ts";
import { createLoopbackBridge } from "./loopback-bridge.ts";

/** The window's one way to the program: the preload's when there is one, else HTTP on loopback. */
export const bridge: Bridge = createElectronBridge() ?? createLoopbackBridge();
