import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { request as httpRequest, type IncomingHttpHeaders, type OutgoingHttpHeaders } from "node:http";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished } from "vitest";
import { type LoopbackHost, type LoopbackOptions, startLoopback } from "#main/loopback/loopback.ts";
import type { ReceivedFile } from "#shared/contract/bridge.ts";
import type { Answer } from "#shared/contract/errors.ts";

type App = LoopbackOptions["app"];
type Listener = Parameters<App["subscribe"]>[0];

/** A core that remembers what it was asked and answers what `answer` says. */
export class FakeApp implements App {
  readonly asked: { readonly name: string; readonly args: unknown }[] = [];
  readonly listeners = new Set<Listener>();
  answer: (name: string, args: unknown) => Promise<Answer<unknown>> = async (name, args) => ({
    ok: true,
    value: { name, args: args ?? null },
  });

  dispatch(name: string, args: unknown): Promise<Answer<unknown>> {
    this.asked.push({ name, args });
    return this.answer(name, args);
  }

  /** What was received, each as text. */
  readonly received: string[] = [];

  async receive(file: Parameters<App["receive"]>[0]): Promise<Answer<ReceivedFile>> {
    if ("path" in file) throw new Error("a page names no paths");
    const chunks: Uint8Array[] = [];
    for await (const chunk of file.bytes) chunks.push(chunk);
    this.received.push(Buffer.concat(chunks).toString());
    return { ok: true, value: { fileId: `file-${this.received.length}` } };
  }

  subscribe(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  }

  emit(message: Parameters<Listener>[0]): void {
    for (const listener of this.listeners) listener(message);
  }
}

/** Paths of the page and of a command. */
export const page = "/";
export const command = "/command/maps.list";

export const secretOutside = "outside the folder of pages";

/** A folder of pages beside a file that must never be served. */
export function createPages(index = "<!doctype html><title>Warrant</title>"): string {
  const dir = mkdtempSync(join(tmpdir(), "warrant-loopback-"));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  const pages = join(dir, "renderer");
  mkdirSync(join(pages, "assets"), { recursive: true });
  writeFileSync(join(dir, "secret.txt"), secretOutside);
  writeFileSync(join(pages, "index.html"), index);
  writeFileSync(join(pages, "icon.svg"), "<svg xmlns='http://www.w3.org/2000/svg'/>");
  writeFileSync(join(pages, ".hidden"), secretOutside);
  writeFileSync(join(pages, "assets", "index-1a2b3c.js"), "export {};");
  return pages;
}

export type Client = {
  readonly app: FakeApp;
  readonly host: LoopbackHost;
  readonly origin: string;
  /** The cookie pair of this run. */
  readonly cookie: string;
  /** A request of Warrant's own page; `headers` adds to its headers or, with undefined, takes one away. */
  readonly ask: (method: string, path: string, options?: AskOptions) => Promise<Reply>;
};
export type AskOptions = {
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly body?: string | undefined;
};

export type Reply = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: string };

/** A host with its page's cookie in hand; ended with the test. */
export async function startHost(options: Partial<LoopbackOptions> = {}): Promise<Client> {
  const app = new FakeApp();
  const host = await startLoopback({ app, rendererDir: createPages(), keep: true, ...options });
  onTestFinished(() => host.close());
  const origin = `http://127.0.0.1:${host.port}`;
  const opened = await ask(host.port, "GET", openingPath(host.url), {});
  const cookie = opened.headers["set-cookie"]?.[0]?.split(";")[0] ?? "";
  return {
    app,
    host,
    origin,
    cookie,
    ask: (method, path, { headers = {}, body } = {}) => {
      const all: Record<string, string | undefined> = {
        cookie,
        ...(method === "POST" ? { origin, "content-type": "application/json" } : {}),
        ...headers,
      };
      const given = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
      return ask(host.port, method, path, given, body);
    },
  };
}

/** The path of an opening address, with its token. */
export function openingPath(url: string): string {
  const { pathname, search } = new URL(url);
  return pathname + search;
}

/** Expects an answer that refuses, with a code and words. */
export function expectRefusal(reply: Reply, status: number, code = "forbidden"): void {
  expect(reply.status).toBe(status);
  expect(JSON.parse(reply.body)).toEqual({ ok: false, error: { code, message: expect.stringMatching(/\w/) } });
}

/** One request as written: the path is not normalised. */
export function ask(
  port: number,
  method: string,
  path: string,
  headers: OutgoingHttpHeaders,
  body?: string,
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ host: "127.0.0.1", port, method, path, headers, agent: false }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => {
        text += chunk;
      });
      response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }));
      response.on("error", reject);
    });
    request.on("error", reject);
    request.end(body);
  });
}

/** Sends bytes that no HTTP client would and reads until the server hangs up. */
export function askRaw(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = "";
    const socket = connect(port, "127.0.0.1", () => socket.write(text));
    socket.setEncoding("utf8");
    socket.on("data", (chunk: string) => {
      answer += chunk;
    });
    socket.on("close", () => resolve(answer));
    socket.on("error", reject);
  });
}

/** An open event stream: what has arrived, and a wait for more. */
export type Stream = {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly until: (text: string) => Promise<string>;
  readonly ended: Promise<void>;
  readonly hangUp: () => void;
};

export function openStream(port: number, headers: OutgoingHttpHeaders): Promise<Stream> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ host: "127.0.0.1", port, path: "/events", headers, agent: false }, (response) => {
      let text = "";
      const waiting = new Set<() => void>();
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => {
        text += chunk;
        for (const check of waiting) check();
      });
      const ended = new Promise<void>((end) => response.on("close", () => end()));
      response.on("error", () => {});
      resolve({
        status: response.statusCode ?? 0,
        headers: response.headers,
        ended,
        hangUp: () => request.destroy(),
        until: (wanted) =>
          new Promise((found) => {
            const check = () => {
              if (!text.includes(wanted)) return;
              waiting.delete(check);
              found(text);
            };
            waiting.add(check);
            check();
          }),
      });
    });
    request.on("error", reject);
    request.end();
  });
}
