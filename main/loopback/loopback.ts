import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import cookies from "@fastify/cookie";
import files from "@fastify/static";
import fastify, { type FastifyInstance } from "fastify";
import type { App } from "#main/app/app.ts";
import { bodyLimitBytes } from "#shared/contract/body-limit.ts";
import { createEventStreams } from "./event-streams.ts";
import { takeFiles } from "./files.ts";
import { cookieName, guard } from "./guard.ts";
import { refuse, refuseAsPage } from "./refusals.ts";
import { securityHeaders } from "./security-headers.ts";
import { createSession } from "./session.ts";

export const defaultExitWhenIdleMs = 5_000;

export type LoopbackOptions = {
  readonly app: Pick<App, "dispatch" | "subscribe" | "receive">;
  /** The folder of the built pages. */
  readonly rendererDir: string;
  /** 0, the default, takes any free port. */
  readonly port?: number;
  /** Stays when the last window has closed. */
  readonly keep?: boolean;
  /** How long after the last window has closed the host ends; a page that loads again is back sooner. */
  readonly exitWhenIdleMs?: number;
  /** Errors of our own, with their stack. */
  readonly log?: (line: string) => void;
  /** Development only: serves the pages instead of `rendererDir`, under a policy of its own. */
  readonly development?: DevelopmentPages;
};

export type DevelopmentPages = {
  readonly contentSecurityPolicy: string;
  /** Given the server when it exists, so that hot reload can share its port. */
  readonly attach: (
    server: FastifyInstance["server"],
  ) => Promise<(request: IncomingMessage, response: ServerResponse) => void>;
};

export type LoopbackHost = {
  readonly port: number;
  /** The opening address, with a token that is good for as long as the host runs. */
  readonly url: string;
  /** An opening address that works once: for a browser's command line, which others can read. */
  readonly singleUseUrl: () => string;
  /** Takes no more, finishes what is being answered, ends. */
  readonly close: () => Promise<void>;
  /** Resolves when the host has ended, whoever ended it. */
  readonly closed: Promise<void>;
};

/**
 * Serves the pages and the commands of `app` to the browsers of this machine
 * and its user: 127.0.0.1 only, nothing without a cookie that only the opening
 * address yields. `app` stays the caller's to close.
 *
 * - `GET /open?token=…`  exchanges the token for the cookie, leads to `/`
 * - `POST /command/NAME` arguments as JSON, answers an `Answer` with status 200
 *   whenever the command was dispatched
 * - `POST /files`        takes a file's bytes as they come, answers a `ReceivedFile`
 * - `POST /opening-link` answers a single-use opening address
 * - `GET /events`        server-sent events, one name an event of the contract
 */
export async function startLoopback(options: LoopbackOptions): Promise<LoopbackHost> {
  const { app, keep = false, exitWhenIdleMs = defaultExitWhenIdleMs, log = () => {} } = options;
  const session = createSession();
  const headers = securityHeaders(options.development?.contentSecurityPolicy);
  let port = options.port ?? 0;
  let closing: Promise<void> | undefined;
  let idleTimer: NodeJS.Timeout | undefined;

  const streams = createEventStreams((count) => {
    clearTimeout(idleTimer);
    if (count === 0 && !keep && closing === undefined) idleTimer = setTimeout(() => void close(), exitWhenIdleMs);
  });

  const server = fastify({
    bodyLimit: bodyLimitBytes,
    return503OnClosing: false,
    forceCloseConnections: "idle",
    // Requests that never get as far as a route or a hook.
    frameworkErrors: (error, _request, reply) => {
      reply.headers(headers);
      refuse(reply, error.statusCode ?? 400, "forbidden", "This is not an address of Warrant's.");
    },
    clientErrorHandler: (error, socket) => {
      if (("code" in error && error.code === "ECONNRESET") || !socket.writable) return;
      const lines = Object.entries({ ...headers, "content-length": "0", connection: "close" });
      socket.end(`HTTP/1.1 400 Bad Request\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join("")}\r\n`);
    },
  });

  server.addHook("onRequest", async (_request, reply) => {
    reply.headers(headers);
  });
  await server.register(cookies);
  server.addHook("onRequest", async (request, reply) => {
    const refused = guard(request, reply, { session, port: () => port });
    if (refused !== undefined) return refused;
    if (closing !== undefined) return refuse(reply, 503, "unavailable", "Warrant is closing.");
    return undefined;
  });

  server.removeAllContentTypeParsers();
  server.addContentTypeParser("application/json", { parseAs: "string" }, (_request, body, done) => {
    // No special treatment of `__proto__` and the like: JSON.parse makes them
    // plain own keys, and the command's schema refuses those as it refuses any other.
    try {
      done(null, body === "" ? undefined : JSON.parse(body.toString()));
    } catch {
      done(Object.assign(new Error("The request's body is not JSON."), { statusCode: 400 }));
    }
  });

  server.setErrorHandler<Error & { statusCode?: number }>((error, _request, reply) => {
    const status = error.statusCode ?? 500;
    if (status === 400)
      return refuse(reply, 400, "invalid-arguments", "The request cannot be read: its body is not JSON.");
    if (status === 413) {
      return refuse(reply, 413, "invalid-arguments", `The arguments take more than ${bodyLimitBytes} bytes.`);
    }
    if (status === 415) return refuse(reply, 415, "forbidden", "Arguments must be sent as application/json.");
    // Paths that lead out of the folder of pages, for one.
    if (status < 500) return refuse(reply, status, "forbidden", "This is not an address of Warrant's.");
    log(error.stack ?? String(error));
    return refuse(reply, 500, "internal", "Something went wrong inside Warrant.");
  });
  server.setNotFoundHandler((request, reply) => {
    if (request.method === "GET" || request.method === "HEAD") {
      if (request.url.startsWith("/command/") || request.url === "/opening-link" || request.url === "/files") {
        return refuse(reply.header("allow", "POST"), 405, "forbidden", "Commands are sent by POST.");
      }
      return reply.code(404).type("text/plain; charset=utf-8").send("There is no such page.\n");
    }
    return refuse(reply, 404, "forbidden", "There is nothing here to send that to.");
  });

  server.get<{ Querystring: { token?: unknown } }>("/open", { config: { kind: "open" } }, (request, reply) => {
    const { token } = request.query;
    if (typeof token !== "string" || !session.redeem(token)) {
      return refuseAsPage(reply, 403, "The address it was opened by is not of this run, or has been used already.");
    }
    return reply
      .setCookie(cookieName(port), session.cookieValue, { path: "/", httpOnly: true, sameSite: "strict" })
      .redirect("/", 303);
  });

  server.post<{ Params: { "*": string } }>("/command/*", { config: { kind: "api" } }, async (request, reply) => {
    if (request.headers["content-type"] === undefined) {
      return refuse(reply, 415, "forbidden", "Arguments must be sent as application/json.");
    }
    const answer = await app.dispatch(request.params["*"], request.body);
    return reply.type("application/json; charset=utf-8").send(JSON.stringify(answer));
  });

  await takeFiles(server, app);

  server.post("/opening-link", { config: { kind: "api" } }, (_request, reply) => {
    return reply
      .type("application/json; charset=utf-8")
      .send(JSON.stringify({ ok: true, value: { url: singleUseUrl() } }));
  });

  server.get("/events", { config: { kind: "api" }, exposeHeadRoute: false }, (_request, reply) => {
    reply.hijack();
    streams.add(reply.raw, headers);
  });

  if (options.development === undefined) {
    await servePages(server, options.rendererDir);
  } else {
    const handle = await options.development.attach(server.server);
    server.get("/*", (request, reply) => {
      reply.hijack();
      for (const [name, value] of Object.entries(headers)) reply.raw.setHeader(name, value);
      handle(request.raw, reply.raw);
    });
  }

  const unsubscribe = app.subscribe((message) => streams.broadcast(message.event, message.payload));
  try {
    await server.listen({ host: "127.0.0.1", port });
  } catch (error) {
    unsubscribe();
    streams.close();
    await server.close();
    throw error;
  }
  const address = server.server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  port = address.port;
  const closed = once(server.server, "close").then(() => {});

  function openingUrl(token: string): string {
    return `http://127.0.0.1:${port}/open?token=${token}`;
  }

  function singleUseUrl(): string {
    return openingUrl(session.newSingleUseToken());
  }

  function close(): Promise<void> {
    clearTimeout(idleTimer);
    closing ??= (async () => {
      unsubscribe();
      streams.close();
      await server.close();
    })();
    return closing;
  }

  return { port, url: openingUrl(session.token), singleUseUrl, close, closed };
}

/** The built pages: files with a hash in their name may be kept for ever, the page that names them must be asked for. */
async function servePages(server: FastifyInstance, rendererDir: string): Promise<void> {
  await server.register(files, {
    root: rendererDir,
    index: false,
    dotfiles: "ignore",
    cacheControl: false,
    setHeaders: (reply, path) => {
      const hashed = path.slice(rendererDir.length).replaceAll("\\", "/").startsWith("/assets/");
      reply.header("cache-control", hashed ? "private, max-age=31536000, immutable" : "no-cache");
    },
  });
  server.get("/", (_request, reply) => reply.sendFile("index.html"));
}
