import { EventEmitter } from "node:events";
import { vi } from "vitest";
import type { EventMessage } from "#main/app/app.ts";
import type { PreloadBridge } from "#shared/contract/bridge.ts";
import type { CommandArguments, CommandName } from "#shared/contract/commands.ts";
import type { Transport } from "./transports.ts";

type Handler = (event: unknown, ...args: unknown[]) => Promise<unknown>;

/**
 * Both ends of Electron's IPC in one process: what crosses is structured-cloned,
 * as Electron does it, and each end sees only what came across.
 */
const { fakeElectron } = vi.hoisted(() => ({
  fakeElectron: {
    handlers: new Map<string, Handler>(),
    listeners: new Map<string, (event: unknown, ...args: unknown[]) => void>(),
    exposed: new Map<string, unknown>(),
    sender: {},
  },
}));

vi.mock("electron", () => ({
  ipcMain: {
    handle: (channel: string, handler: Handler) => fakeElectron.handlers.set(channel, handler),
  },
  ipcRenderer: {
    invoke: async (channel: string, ...args: unknown[]) => {
      const handler = fakeElectron.handlers.get(channel);
      if (!handler) throw new Error(`nobody handles ${channel}`);
      const frame = { parent: null, origin: "app://warrant" };
      const event = { sender: fakeElectron.sender, senderFrame: frame };
      return structuredClone(await handler(event, ...structuredClone(args)));
    },
    on: (channel: string, listener: (event: unknown, ...args: unknown[]) => void) =>
      fakeElectron.listeners.set(channel, listener),
  },
  contextBridge: {
    exposeInMainWorld: (name: string, value: unknown) => fakeElectron.exposed.set(name, value),
  },
  webUtils: { getPathForFile: () => "" },
  app: new EventEmitter(),
  dialog: {},
  BrowserWindow: { fromWebContents: () => null },
}));

/** Main's IPC wiring and the preload's bridge as they are, over a fake Electron. */
export const ipc: Transport = {
  name: "Electron IPC",
  connect: async (core) => {
    const { answerPages } = await import("#main/electron/ipc.ts");
    const { channels } = await import("#shared/contract/channels.ts");
    answerPages({ app: core, isOurs: (contents) => Object.is(contents, fakeElectron.sender), log: () => {} });
    await import("../../preload/preload.ts");
    const bridge = fakeElectron.exposed.get("warrant") as PreloadBridge<File>;

    const unsubscribe = core.subscribe(({ event, payload }) => {
      fakeElectron.listeners.get(channels.event)?.({}, event, structuredClone(payload));
    });
    const events: EventMessage[] = [];
    const leave = [
      bridge.subscribe("changed", (payload) => events.push({ event: "changed", payload })),
      bridge.subscribe("replaced", (payload) => events.push({ event: "replaced", payload })),
    ];
    return {
      events,
      // A page is not held to the contract's types.
      invoke: (name, args) => bridge.invoke(name as CommandName, args as CommandArguments<CommandName>),
      sendFile: (content) => bridge.sendFile(new File([content], "Pasted")),
      close: async () => {
        unsubscribe();
        for (const stop of leave) stop();
      },
    };
  },
};
