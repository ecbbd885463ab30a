import type { BrowserWindowConstructorOptions, WebContents } from "electron";
import { BrowserWindow, nativeTheme, screen } from "electron";
import type { EventName, Events } from "#shared/contract/bridge.ts";
import { channels } from "#shared/contract/channels.ts";
import { themes } from "#shared/scene/theme.ts";
import { offerTextMenu } from "./context-menu.ts";
import { startUrl } from "./origin.ts";
import type { PreferencesFile } from "./preferences.ts";
import { offerRecovery } from "./recovery.ts";
import { placeWindow, smallest } from "./window-state.ts";

export type WindowsOptions = {
  readonly preloadPath: string;
  readonly preferences: PreferencesFile;
  readonly platform: NodeJS.Platform;
  readonly log: (line: string) => void;
};

export type Windows = {
  readonly open: () => void;
  /** Brings a window to the front, opening one when there is none. */
  readonly show: () => void;
  readonly isOurs: (contents: WebContents) => boolean;
  readonly send: <E extends EventName>(event: E, payload: Events[E]) => void;
  readonly sendToFocused: <E extends EventName>(event: E, payload: Events[E]) => void;
};

/** The program's windows, which all show the same library. */
export function manageWindows({ preloadPath, preferences, platform, log }: WindowsOptions): Windows {
  const open = new Set<BrowserWindow>();

  function openWindow(): void {
    const areas = [screen.getPrimaryDisplay(), ...screen.getAllDisplays()].map((display) => display.workArea);
    const { maximised, ...bounds } = placeWindow(preferences.current().window, areas, open.size);
    const window = new BrowserWindow({ ...bounds, ...windowOptions(preloadPath, platform) });
    open.add(window);
    window.on("closed", () => open.delete(window));
    window.on("close", () => {
      preferences.change({ window: { bounds: window.getNormalBounds(), maximised: window.isMaximized() } });
    });
    window.once("ready-to-show", () => {
      if (maximised) window.maximize();
      window.show();
    });
    offerTextMenu(window.webContents);
    offerRecovery(window, log);
    window.loadURL(startUrl).catch((error: unknown) => log(`The window could not load its page: ${String(error)}`));
  }

  function focused(): BrowserWindow | undefined {
    return [...open].find((window) => window.isFocused()) ?? [...open].at(-1);
  }

  return {
    open: openWindow,
    show: () => {
      const window = focused();
      if (window === undefined) {
        openWindow();
        return;
      }
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    },
    isOurs: (contents) => [...open].some((window) => !window.isDestroyed() && window.webContents.id === contents.id),
    send: (event, payload) => {
      for (const window of open) {
        if (!window.isDestroyed()) window.webContents.send(channels.event, event, payload);
      }
    },
    sendToFocused: (event, payload) => focused()?.webContents.send(channels.event, event, payload),
  };
}

function windowOptions(preloadPath: string, platform: NodeJS.Platform): BrowserWindowConstructorOptions {
  return {
    minWidth: smallest.width,
    minHeight: smallest.height,
    show: false,
    title: "Warrant",
    backgroundColor: (nativeTheme.shouldUseDarkColors ? themes.dark : themes.light).paper,
    webPreferences: {
      preload: preloadPath,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      navigateOnDragDrop: false,
      webviewTag: false,
      // Elsewhere Chromium would fetch dictionaries from a server of Google's; Warrant asks nobody for anything.
      spellcheck: platform === "darwin",
    },
  };
}
