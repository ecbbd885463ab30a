import type { IncomingMessage, ServerResponse } from "node:http";
import { join } from "node:path";
import type { DevelopmentPages } from "#main/loopback/loopback.ts";
import { contentSecurityPolicy } from "#shared/contract/content-security-policy.ts";
import { projectDir } from "./project.ts";

/**
 * The window's pages from their sources, with hot reload: vite as middleware
 * behind the loopback host's own guard. Only here is the policy weaker: vite's
 * client needs an inline script and a web socket to this very port.
 */
export function developmentPages(): DevelopmentPages {
  return {
    contentSecurityPolicy: contentSecurityPolicy
      .replace("script-src 'self'", "script-src 'self' 'unsafe-inline'")
      .replace("connect-src 'self'", "connect-src 'self' ws://127.0.0.1:* ws://localhost:*"),
    async attach(server) {
      const { createServer } = await import("vite");
      const vite = await createServer({
        configFile: join(projectDir, "renderer", "vite.config.ts"),
        logLevel: "warn",
        appType: "spa",
        server: { middlewareMode: true, hmr: { server } },
      });
      server.once("close", () => void vite.close());
      return (request: IncomingMessage, response: ServerResponse) => {
        vite.middlewares(request, response, () => {
          response.statusCode = 404;
          response.end();
        });
      };
    },
  };
}
