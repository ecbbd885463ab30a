import type { App, Session, WebContents } from "electron";
import { origin, startUrl } from "./origin.ts";

/** The one permission that the page has a use for: putting text on the clipboard. */
const allowedPermission = "clipboard-sanitized-write";

/**
 * Refuses everything a window of ours never does: leave its page, open other
 * windows or webviews, download, ask for permissions or devices, reach the
 * network. The page holds no foreign content; this is for the day it does by
 * mistake (https://www.electronjs.org/docs/latest/tutorial/security).
 */
export function guardApp(app: App): void {
  app.on("web-contents-created", (_event, contents) => guardContents(contents));
  app.on("certificate-error", (event, _contents, _url, _error, _certificate, callback) => {
    event.preventDefault();
    callback(false);
  });
  app.on("select-client-certificate", (event, _contents, _url, _certificates, callback) => {
    event.preventDefault();
    callback();
  });
}

export function guardSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, callback, details) => {
    callback(permission === allowedPermission && isOurs(details.requestingUrl));
  });
  session.setPermissionCheckHandler(
    (_contents, permission, requestingOrigin) => permission === allowedPermission && isOurs(requestingOrigin),
  );
  session.setDevicePermissionHandler(() => false);
  session.on("will-download", (event) => event.preventDefault());
  session.webRequest.onBeforeRequest((details, callback) => callback({ cancel: !mayLoad(details.url) }));
}

function guardContents(contents: WebContents): void {
  // Of all navigations only this remains: a page that failed may load itself anew.
  contents.on("will-frame-navigate", (event) => {
    if (!event.isMainFrame || event.url !== startUrl) event.preventDefault();
  });
  contents.on("will-navigate", (event) => {
    if (event.url !== startUrl) event.preventDefault();
  });
  contents.on("will-redirect", (event) => event.preventDefault());
  contents.on("will-attach-webview", (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: "deny" }));
}

/** Whether a URL or an origin, as Chromium writes it, is that of our page. */
function isOurs(url: string): boolean {
  return url === origin || url.startsWith(`${origin}/`);
}

function mayLoad(url: string): boolean {
  return isOurs(url) || url.startsWith("data:") || url.startsWith(`blob:${origin}/`) || url.startsWith("devtools:");
}
