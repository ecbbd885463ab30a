import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, beforeEach, expect, test, vi } from "vitest";
import { answerRequest } from "#main/electron/protocol.ts";
import { contentSecurityPolicy } from "#shared/contract/content-security-policy.ts";
import * as electron from "./electron-fake.ts";
import { startOnFake } from "./electron-harness.ts";

vi.mock("electron", () => import("./electron-fake.ts"));
beforeEach(() => electron.resetElectron());

const folder = mkdtempSync(join(tmpdir(), "warrant-protocol-"));
const rendererDir = join(folder, "renderer");

beforeAll(() => {
  mkdirSync(join(rendererDir, "assets"), { recursive: true });
  writeFileSync(join(rendererDir, "index.html"), "<!doctype html><title>Warrant</title>");
  writeFileSync(join(rendererDir, "assets", "main.js"), "export {};");
  writeFileSync(join(rendererDir, "assets", "a b.ttf"), "font");
  writeFileSync(join(rendererDir, "assets", "unknown.kind"), "?");
  writeFileSync(join(folder, "secret.txt"), "secret");
  mkdirSync(join(folder, "renderer-other"));
  writeFileSync(join(folder, "renderer-other", "secret.txt"), "secret");
});

const get = (url: string, method = "GET") => answerRequest(new Request(url, { method }), rendererDir);

test("[E5] the scheme is standard and secure, and serves the built window", async () => {
  await startOnFake({ userData: folder });
  expect(electron.protocol.schemes).toEqual([
    { scheme: "app", privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
  const answer = await electron.protocol.handlers.get("app")?.(new Request("app://warrant/"));
  expect(await answer?.text()).toBe("<!doctype html><title>Warrant</title>");
});

test("[E5] files come with their type and the content security policy", async () => {
  for (const [path, type] of [
    ["", "text/html; charset=utf-8"],
    ["index.html", "text/html; charset=utf-8"],
    ["assets/main.js?v=1", "text/javascript; charset=utf-8"],
    ["assets/a%20b.ttf", "font/ttf"],
    ["assets/unknown.kind", "application/octet-stream"],
  ] as const) {
    const answer = await get(`app://warrant/${path}`);
    expect([path, answer.status, answer.headers.get("content-type")]).toEqual([path, 200, type]);
    expect(answer.headers.get("content-security-policy")).toBe(contentSecurityPolicy);
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    expect(Number(answer.headers.get("content-length"))).toBe((await answer.arrayBuffer()).byteLength);
  }
});

test("[E5] the policy allows no foreign, inline or evaluated script", () => {
  const directives = new Map(contentSecurityPolicy.split("; ").map((part) => [part.split(" ")[0], part]));
  expect(directives.get("default-src")).toBe("default-src 'none'");
  expect(directives.get("script-src")).toBe("script-src 'self' 'wasm-unsafe-eval'");
  expect(contentSecurityPolicy).not.toMatch(/(?<!wasm-)unsafe-eval|https?:|\*/);
});

test("[E5] no URL leads out of the window's folder", async () => {
  const names = [
    "%2e%2e/secret.txt",
    "%2e%2e%2fsecret.txt",
    "..%2fsecret.txt",
    "assets/..%2f..%2fsecret.txt",
    "..%5csecret.txt",
    "assets%2f..%2f..%2frenderer-other%2fsecret.txt",
    "..%2frenderer-other%2fsecret.txt",
    `%2f${encodeURIComponent(join(folder, "secret.txt"))}`,
    `${encodeURIComponent(join(folder, "secret.txt"))}`,
    "C:%5cWindows%5cwin.ini",
    "assets/main.js%00.html",
    "%c0%ae%c0%ae/secret.txt",
    "%",
    "assets",
    "assets/",
    "nothing.html",
  ];
  for (const name of names) {
    const answer = await get(`app://warrant/${name}`);
    expect([name, answer.status, await answer.text()]).toEqual([name, 404, "Not found"]);
  }
});

test("[E5] other hosts, schemes and methods are refused", async () => {
  expect((await get("app://other/index.html")).status).toBe(404);
  expect((await get("app://warrant.example.org/index.html")).status).toBe(404);
  expect((await get("https://warrant/index.html")).status).toBe(404);
  expect((await get("app://warrant/index.html", "POST")).status).toBe(405);
  const head = await get("app://warrant/index.html", "HEAD");
  expect([head.status, await head.text()]).toEqual([200, ""]);
});
