import type { BrowserWindow } from "electron";
import { dialog } from "electron";

/** Offers a way on when a window's page has died or will not let go. */
export function offerRecovery(window: BrowserWindow, log: (line: string) => void): void {
  const { webContents } = window;
  webContents.on("render-process-gone", async (_event, details) => {
    if (details.reason === "clean-exit" || window.isDestroyed()) return;
    log(`A window's page ended: ${details.reason}, exit code ${details.exitCode}`);
    const { response } = await dialog.showMessageBox(window, {
      type: "error",
      message: "This window stopped working.",
      detail: "Everything you saved is safe in your library. Reload the window to go on.",
      buttons: ["Reload", "Close window"],
      defaultId: 0,
      cancelId: 1,
    });
    if (window.isDestroyed()) return;
    if (response === 0) webContents.reload();
    else window.destroy();
  });
  // A page that guards half-typed text refuses to unload; without this the window would stay open in silence.
  webContents.on("will-prevent-unload", (event) => {
    const response = dialog.showMessageBoxSync(window, {
      type: "question",
      message: "You are still writing.",
      detail: "Closing now throws away the text that is not saved yet.",
      buttons: ["Keep writing", "Close anyway"],
      defaultId: 0,
      cancelId: 0,
    });
    // Preventing this event lets the page unload.
    if (response === 1) event.preventDefault();
  });
}
