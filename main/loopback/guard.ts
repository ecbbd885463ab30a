import type { FastifyReply, FastifyRequest } from "fastify";
import { refuse, refuseAsPage } from "./refusals.ts";
import type { Session } from "./session.ts";

/** What a route is, for the guard: `open` is where tokens are exchanged, `api` answers in JSON, the rest are pages and their files. */
export type RouteKind = "open" | "api" | "page";

declare module "fastify" {
  interface FastifyContextConfig {
    kind?: RouteKind;
  }
}

export type GuardOptions = {
  readonly session: Session;
  /** Known once the server listens. */
  readonly port: () => number;
};

/** Cookies are shared by all ports of a host name, so the port is in the name. */
export function cookieName(port: number): string {
  return `warrant-${port}`;
}

/**
 * Decides on every request before its body is read. The order matters: a wrong
 * Host (DNS rebinding) hears nothing else, then who asks (Origin and
 * Sec-Fetch-Site: pages of other ports on this machine are the same *site*, so
 * that SameSite alone does not stop them), then the cookie.
 *
 * @returns the reply when the request was refused, undefined when it may go on
 */
export function guard(request: FastifyRequest, reply: FastifyReply, options: GuardOptions): FastifyReply | undefined {
  const port = options.port();
  const kind = request.routeOptions.config?.kind ?? kindOfUnknown(request);
  const host = request.headers.host;
  if (host !== `127.0.0.1:${port}` && host !== `localhost:${port}`) {
    return refuse(reply, 403, "forbidden", "This address is not Warrant's.");
  }

  const origin = request.headers.origin;
  if (origin !== undefined && origin !== `http://${host}`) {
    return refuse(reply, 403, "forbidden", "Only Warrant's own pages may ask this.");
  }
  if (origin === undefined && request.method !== "GET" && request.method !== "HEAD") {
    return refuse(reply, 403, "forbidden", "A request without an origin is not answered.");
  }
  const site = request.headers["sec-fetch-site"];
  const navigates =
    request.headers["sec-fetch-mode"] === "navigate" && request.headers["sec-fetch-dest"] === "document";
  // "none" is a person's own doing, such as a typed address. A link from
  // elsewhere may lead to a page, but nothing else may be asked from elsewhere.
  const fromElsewhere = site !== undefined && site !== "same-origin" && site !== "none";
  if (fromElsewhere && (kind === "api" || !navigates)) {
    return refuse(reply, 403, "forbidden", "Only Warrant's own pages may ask this.");
  }

  if (kind === "open") return undefined;
  const cookie = request.cookies[cookieName(port)];
  if (cookie !== undefined && options.session.isCookie(cookie)) return undefined;
  const reason =
    cookie === undefined
      ? "It was not opened by the address that Warrant gives when it starts."
      : "It belongs to an earlier run of Warrant.";
  if (kind === "api") return refuse(reply, 403, "forbidden", `This window is not connected to Warrant. ${reason}`);
  return refuseAsPage(reply, 403, reason);
}

/** Requests that match no route: what is not read by GET is answered as the API is. */
function kindOfUnknown(request: FastifyRequest): RouteKind {
  return request.method === "GET" || request.method === "HEAD" ? "page" : "api";
}
