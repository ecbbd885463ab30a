import { describe, expect, onTestFinished, test } from "vitest";
import { startLoopback } from "#main/loopback/loopback.ts";
import { contentSecurityPolicy } from "#shared/contract/content-security-policy.ts";
import {
  ask,
  askRaw,
  command,
  createPages,
  FakeApp,
  openingPath,
  openStream,
  page,
  startHost,
} from "./loopback-fixture.ts";

describe("headers", () => {
  test("[O11] every response carries the policy and its companions, none lets other origins in", async () => {
    const { host, cookie, origin, ask: asPage } = await startHost();
    const { port } = host;
    const replies = {
      index: await asPage("GET", page),
      asset: await asPage("GET", "/assets/index-1a2b3c.js"),
      missing: await asPage("GET", "/nothing"),
      notModified: await asPage("GET", page, {
        headers: { "if-none-match": (await asPage("GET", page)).headers.etag },
      }),
      badAddress: await asPage("GET", "/%zz"),
      noCookie: await ask(port, "GET", page, {}),
      opened: await ask(port, "GET", openingPath(host.url), {}),
      notOpened: await ask(port, "GET", "/open", {}),
      wrongHost: await asPage("GET", page, { headers: { host: "evil.example" } }),
      answer: await asPage("POST", command, { body: "{}" }),
      wrongOrigin: await asPage("POST", command, { body: "{}", headers: { origin: "http://evil.example" } }),
      notJson: await asPage("POST", command, { body: "{" }),
      wrongType: await asPage("POST", command, { body: "{}", headers: { "content-type": "text/plain" } }),
      wrongMethod: await asPage("GET", command),
      preflight: await asPage("OPTIONS", command, {
        headers: {
          origin: "http://evil.example",
          "access-control-request-method": "POST",
          "access-control-request-headers": "content-type",
        },
      }),
    };
    const stream = await openStream(port, { cookie });
    onTestFinished(() => stream.hangUp());
    const statuses = Object.fromEntries(Object.entries(replies).map(([name, reply]) => [name, reply.status]));
    expect(statuses).toEqual({
      index: 200,
      asset: 200,
      missing: 404,
      notModified: 304,
      badAddress: 400,
      noCookie: 403,
      opened: 303,
      notOpened: 403,
      wrongHost: 403,
      answer: 200,
      wrongOrigin: 403,
      notJson: 400,
      wrongType: 415,
      wrongMethod: 405,
      preflight: 403,
    });
    for (const [name, reply] of Object.entries({ ...replies, stream })) {
      expect([name, reply.headers]).toEqual([
        name,
        expect.objectContaining({
          "content-security-policy": contentSecurityPolicy,
          "cross-origin-opener-policy": "same-origin",
          "cross-origin-resource-policy": "same-origin",
          "permissions-policy": expect.stringContaining("camera=()"),
          "referrer-policy": "no-referrer",
          "x-content-type-options": "nosniff",
        }),
      ]);
      expect([name, Object.keys(reply.headers).filter((header) => header.startsWith("access-control"))]).toEqual([
        name,
        [],
      ]);
    }
    expect(contentSecurityPolicy).toContain("script-src 'self' 'wasm-unsafe-eval';");
    expect(contentSecurityPolicy).not.toMatch(/script-src[^;]*(?<!wasm-)unsafe/);
    const malformed = await askRaw(port, "nonsense\r\n\r\n");
    expect(malformed).toMatch(/^HTTP\/1\.1 400 /);
    expect(malformed).toContain(`content-security-policy: ${contentSecurityPolicy}`);
    expect(origin).toBe(`http://127.0.0.1:${port}`);
  });

  test("[O12] it listens on 127.0.0.1 and nowhere else", async () => {
    const app = new FakeApp();
    const host = await startLoopback({ app, rendererDir: createPages(), keep: true });
    onTestFinished(() => host.close());
    const other = await startLoopback({ app, rendererDir: createPages(), keep: true });
    onTestFinished(() => other.close());
    expect(other.port).not.toBe(host.port);
    // All of 127.0.0.0/8 is this machine: were it listening on every address, 127.0.0.2 would answer too.
    await expect(fetch(`http://127.0.0.2:${host.port}/`)).rejects.toThrow();
    await expect(startLoopback({ app, rendererDir: createPages(), port: host.port })).rejects.toMatchObject({
      code: "EADDRINUSE",
    });
  });
});
