import { join } from "node:path";
import { app, dialog, Menu, session } from "electron";
import type { App } from "#main/app/app.ts";
import { libraryArgument } from "./command-line.ts";
import { answerPages } from "./ipc.ts";
import { menuTemplate } from "./menu.ts";
import { openPreferences } from "./preferences.ts";
import { registerScheme, serveRenderer } from "./protocol.ts";
import { guardApp, guardSession } from "./security.ts";
import { manageWindows } from "./windows.ts";

export type HostOptions = {
  readonly createApp: (options: { readonly libraryPath: string; readonly log: (line: string) => void }) => App;
  /** The library when the command line names none. */
  readonly defaultLibraryPath: () => string;
  /** The built window. */
  readonly rendererDir: string;
  readonly preloadPath: string;
  readonly argv: readonly string[];
  readonly platform: NodeJS.Platform;
  readonly log: (line: string) => void;
};

/**
 * Starts the desktop app; must be called before Electron is ready. Resolves when
 * the first window is opening, or at once when another Warrant runs already and
 * has been brought to the front in place of this one.
 */
export async function startHost(options: HostOptions): Promise<void> {
  const { platform, log } = options;
  app.setName("Warrant");
  const libraryPath = libraryArgument(options.argv, process.cwd()) ?? options.defaultLibraryPath();
  if (!app.requestSingleInstanceLock({ libraryPath })) {
    app.quit();
    return;
  }
  registerScheme();
  guardApp(app);
  await app.whenReady();

  guardSession(session.defaultSession);
  serveRenderer(options.rendererDir);
  const core = options.createApp({ libraryPath, log });
  const preferences = openPreferences(join(app.getPath("userData"), "preferences.json"), log);
  const windows = manageWindows({ preloadPath: options.preloadPath, preferences, platform, log });
  answerPages({ app: core, isOurs: windows.isOurs, log });
  core.subscribe((message) => windows.send(message.event, message.payload));
  Menu.setApplicationMenu(
    Menu.buildFromTemplate(
      menuTemplate({
        platform,
        development: !app.isPackaged,
        choose: (id) => windows.sendToFocused("action", id),
        openWindow: windows.open,
      }),
    ),
  );

  app.on("second-instance", (_event, _argv, _workingDirectory, other) => {
    windows.show();
    const otherPath = otherLibrary(other);
    if (otherPath === null || otherPath === libraryPath) return;
    void dialog.showMessageBox({
      type: "info",
      message: "Warrant has another library open.",
      detail: `Open now: ${libraryPath}\nQuit Warrant, then open ${otherPath}.`,
    });
  });
  app.on("activate", () => windows.show());
  app.on("window-all-closed", () => {
    if (platform !== "darwin") app.quit();
  });
  quitWhenDone(() => Promise.allSettled([core.close(), preferences.settled()]));
  windows.open();
}

/**
 * Holds the process until the work is on disk. `will-quit` comes when every
 * window has closed, so that a page's last command still finds the library open.
 */
function quitWhenDone(finish: () => Promise<unknown>): void {
  let finishing = false;
  app.on("will-quit", (event) => {
    event.preventDefault();
    if (finishing) return;
    finishing = true;
    void finish().then(() => app.exit(0));
  });
}

function otherLibrary(data: unknown): string | null {
  if (typeof data !== "object" || data === null || !("libraryPath" in data)) return null;
  return typeof data.libraryPath === "string" ? data.libraryPath : null;
}
