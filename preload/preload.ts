import { contextBridge, ipcRenderer, webUtils } from "electron";
import type { EventName, Events, PreloadBridge } from "#shared/contract/bridge.ts";
import { channels, textEdits } from "#shared/contract/channels.ts";

/** The events a page can hear, with those who listen; no other name is known here. */
const listeners: { readonly [E in EventName]: Set<(payload: Events[E]) => void> } = {
  changed: new Set(),
  replaced: new Set(),
  import: new Set(),
  export: new Set(),
  action: new Set(),
};

const textFields =
  "textarea, [contenteditable]:not([contenteditable=false]), " +
  "input:not([type=checkbox], [type=radio], [type=button], [type=submit], [type=reset], [type=range], [type=color], [type=file])";

/**
 * Undo and its like belong to the text while one is being written. Main cannot
 * see which element has the focus, and a page cannot undo for a menu, so this
 * decides here and has main do it (see main/electron/menu.ts).
 */
function takeAsTextEdit(event: EventName, payload: Events[EventName]): boolean {
  if (event !== "action" || typeof payload !== "string" || !Object.hasOwn(textEdits, payload)) return false;
  if (document.activeElement?.matches(textFields) !== true) return false;
  void ipcRenderer.invoke(channels.editText, textEdits[payload as keyof typeof textEdits]);
  return true;
}

function deliver<E extends EventName>(event: E, payload: Events[E]): void {
  if (!Object.hasOwn(listeners, event) || takeAsTextEdit(event, payload)) return;
  for (const listener of listeners[event]) listener(payload);
}

ipcRenderer.on(channels.event, (_event, name: EventName, payload: Events[EventName]) => deliver(name, payload));

const bridge = {
  host: "electron",
  invoke: (name, args) => ipcRenderer.invoke(channels.invoke, name, args),
  subscribe: (event, listener) => {
    if (!Object.hasOwn(listeners, event)) throw new Error("There is no such event.");
    // Wrapped, since the same function may subscribe twice and each ends on its own.
    const entry: typeof listener = (payload) => listener(payload);
    listeners[event].add(entry);
    return () => {
      listeners[event].delete(entry);
    };
  },
  saveFile: (file) => ipcRenderer.invoke(channels.saveFile, file),
  sendFile: async (file) => {
    // Only Chromium knows the path, and only of a File that the person dropped or chose; pasted text has none.
    const path = webUtils.getPathForFile(file);
    if (path !== "") return ipcRenderer.invoke(channels.receivePath, path);
    return ipcRenderer.invoke(channels.receiveBytes, new Uint8Array(await file.arrayBuffer()));
  },
} satisfies PreloadBridge<File>;

contextBridge.exposeInMainWorld("warrant", bridge);
