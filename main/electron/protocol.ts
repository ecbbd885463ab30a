import { readFile } from "node:fs/promises";
import { extname, join, relative, sep } from "node:path";
import { protocol } from "electron";
import { contentSecurityPolicy } from "#shared/contract/content-security-policy.ts";
import { hostName, scheme, startUrl } from "./origin.ts";

const contentTypes: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".jpg": "image/jpeg",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".map": "application/json; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml; charset=utf-8",
  ".ttf": "font/ttf",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
};

/** Must run before the app is ready; Electron takes privileged schemes only then. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Serves the built window from `rendererDir` (a folder or a place inside the archive) at app://warrant/. */
export function serveRenderer(rendererDir: string): void {
  protocol.handle(scheme, (request) => answerRequest(request, rendererDir));
}

/** The answer to one request for a file of the window. Never throws; says nothing of the disk. */
export async function answerRequest(request: Request, rendererDir: string): Promise<Response> {
  if (request.method !== "GET" && request.method !== "HEAD") return refusal(405);
  const path = filePath(request.url, rendererDir);
  if (path === null) return refusal(404);
  try {
    const body = new Uint8Array(await readFile(path));
    return new Response(request.method === "HEAD" ? null : body, {
      headers: {
        "content-type": contentTypes[extname(path).toLowerCase()] ?? "application/octet-stream",
        "content-length": String(body.byteLength),
        ...guardHeaders,
      },
    });
  } catch {
    return refusal(404);
  }
}

const guardHeaders = {
  "content-security-policy": contentSecurityPolicy,
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cache-control": "no-cache",
};

/** The file that a URL names, null when it names none inside `rendererDir`. */
function filePath(url: string, rendererDir: string): string | null {
  if (!URL.canParse(url)) return null;
  const { protocol: urlScheme, hostname, pathname } = new URL(url);
  if (urlScheme !== `${scheme}:` || hostname !== hostName) return null;
  if (pathname === new URL(startUrl).pathname) return join(rendererDir, "index.html");
  let name: string;
  try {
    name = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  // Refused before joining: what is hidden in the encoding has no business here on any system.
  if (/[\\\0:]/.test(name) || name.split("/").includes("..")) return null;
  const path = join(rendererDir, name);
  const inside = relative(rendererDir, path);
  return inside === "" || inside === ".." || inside.startsWith(`..${sep}`) ? null : path;
}

function refusal(status: 404 | 405): Response {
  return new Response(status === 404 ? "Not found" : "Not allowed", {
    status,
    headers: { "content-type": "text/plain; charset=utf-8", ...guardHeaders },
  });
}
