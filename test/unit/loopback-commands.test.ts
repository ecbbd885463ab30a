import { describe, expect, test } from "vitest";
import { bodyLimitBytes } from "#shared/contract/body-limit.ts";
import { askRaw, command, expectRefusal, openingPath, page, startHost } from "./loopback-fixture.ts";

describe("commands", () => {
  test("[O3] a command is dispatched with its arguments and answered as it was answered", async () => {
    const { app, ask } = await startHost();
    const args = { mapId: "m1", text: "naïve – ‘quoted’ \u2028 😀" };
    const reply = await ask("POST", "/command/map.get", { body: JSON.stringify(args) });
    expect(reply.status).toBe(200);
    expect(reply.headers["content-type"]).toBe("application/json; charset=utf-8");
    expect(reply.headers["cache-control"]).toBe("no-store");
    expect(JSON.parse(reply.body)).toEqual({ ok: true, value: { name: "map.get", args } });
    expect(app.asked).toEqual([{ name: "map.get", args }]);
  });

  test("[O3] refusals of the core are answers too: status 200", async () => {
    const { app, ask } = await startHost();
    const error = { code: "not-found", message: "There is no such map.", details: { mapId: "m1" } } as const;
    app.answer = async () => ({ ok: false, error });
    const reply = await ask("POST", "/command/map.get", { body: "{}" });
    expect([reply.status, JSON.parse(reply.body)]).toEqual([200, { ok: false, error }]);
  });

  test("[O3] any name and any JSON reaches the dispatch as it is: it alone decides what it knows", async () => {
    const { app, ask } = await startHost();
    for (const name of ["constructor", "__proto__", "../secret", "a/b", "x".repeat(2_000), "%", "ü"]) {
      const reply = await ask("POST", `/command/${encodeURIComponent(name)}`, {
        body: '{"__proto__":{"a":1},"constructor":2}',
      });
      expect(reply.status).toBe(200);
      const asked = app.asked.at(-1);
      expect(asked?.name).toBe(name);
      expect(Object.keys(asked?.args ?? {})).toEqual(["__proto__", "constructor"]);
    }
    await ask("POST", command, { body: "" });
    expect(app.asked.at(-1)).toEqual({ name: "maps.list", args: undefined });
  });

  test("[O4] the address must be ours: every other Host is refused, pages and files included", async () => {
    const { app, host, ask } = await startHost();
    const { port } = host;
    for (const wrong of [
      "evil.example",
      `evil.example:${port}`,
      "127.0.0.1",
      `127.0.0.1:${port + 1}`,
      `127.0.0.2:${port}`,
      `[::1]:${port}`,
      `localhost.:${port}`,
      `x.localhost:${port}`,
    ]) {
      const headers = { host: wrong, origin: `http://${wrong}` };
      expectRefusal(await ask("POST", command, { body: "{}", headers }), 403);
      for (const path of [page, "/assets/index-1a2b3c.js", "/events", "/nothing", openingPath(host.url)]) {
        const reply = await ask("GET", path, { headers: { host: wrong } });
        expectRefusal(reply, 403);
        expect(reply.headers["set-cookie"]).toBeUndefined();
      }
    }
    expect(app.asked).toEqual([]);
    expect((await ask("GET", page, { headers: { host: `localhost:${port}` } })).status).toBe(200);
    expect(
      (
        await ask("POST", command, {
          body: "{}",
          headers: { host: `localhost:${port}`, origin: `http://localhost:${port}` },
        })
      ).status,
    ).toBe(200);
    expect(await askRaw(port, "GET / HTTP/1.0\r\n\r\n")).toMatch(/^HTTP\/1\.1 403 /);
  });

  test("[O5] a command needs the exact origin of its own page", async () => {
    const { app, host, ask } = await startHost();
    const { port } = host;
    const wrong = [
      undefined,
      "",
      "null",
      "http://evil.example",
      `https://127.0.0.1:${port}`,
      `http://127.0.0.1:${port}/`,
      `http://127.0.0.1:${port + 1}`,
      `http://localhost:${port}`,
      `http://127.0.0.1:${port}.evil.example`,
      `HTTP://127.0.0.1:${port}`,
    ];
    for (const origin of wrong) expectRefusal(await ask("POST", command, { body: "{}", headers: { origin } }), 403);
    expect(app.asked).toEqual([]);
  });

  test("[O5] what a browser says comes from another site or port is refused, whatever else is right", async () => {
    const { app, ask } = await startHost();
    for (const site of ["cross-site", "same-site", "strange"]) {
      expectRefusal(await ask("POST", command, { body: "{}", headers: { "sec-fetch-site": site } }), 403);
      expectRefusal(await ask("GET", "/events", { headers: { "sec-fetch-site": site } }), 403);
      expectRefusal(
        await ask("GET", "/assets/index-1a2b3c.js", {
          headers: { "sec-fetch-site": site, "sec-fetch-dest": "script" },
        }),
        403,
      );
    }
    expect(app.asked).toEqual([]);
    const link = { "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document" };
    expect((await ask("GET", page, { headers: link })).status).toBe(200);
    expect((await ask("GET", page, { headers: { ...link, "sec-fetch-dest": "iframe" } })).status).toBe(403);
  });

  test("[O6] without the cookie of this run nothing is served: no command, no event, no file", async () => {
    const { app, host, ask } = await startHost();
    const other = await startHost();
    const otherValue = other.cookie.split("=")[1] ?? "";
    const wrong = [
      undefined,
      "",
      `warrant-${host.port}=`,
      `warrant-${host.port}=x`,
      other.cookie,
      `warrant-${host.port}=${otherValue}`,
    ];
    for (const cookie of wrong) {
      expectRefusal(await ask("POST", command, { body: "{}", headers: { cookie } }), 403);
      expectRefusal(await ask("GET", "/events", { headers: { cookie } }), 403);
      for (const path of [page, "/index.html", "/icon.svg", "/assets/index-1a2b3c.js", "/nothing"]) {
        const reply = await ask("GET", path, { headers: { cookie } });
        expect([path, reply.status, reply.headers["content-type"]]).toEqual([path, 403, "text/html; charset=utf-8"]);
        expect(reply.body).toContain("npm start");
      }
    }
    expect(app.asked).toEqual([]);
  });

  test("[O7] arguments must be JSON, and say so", async () => {
    const { app, ask } = await startHost();
    for (const type of [
      undefined,
      "text/plain",
      "application/x-www-form-urlencoded",
      "multipart/form-data; boundary=x",
      "application/json-seq",
    ]) {
      expectRefusal(await ask("POST", command, { body: "{}", headers: { "content-type": type } }), 415);
    }
    expectRefusal(await ask("POST", command, { headers: { "content-type": undefined } }), 415);
    for (const body of ["{", "nonsense", "{}{}"])
      expectRefusal(await ask("POST", command, { body }), 400, "invalid-arguments");
    expect(app.asked).toEqual([]);
    expect(
      (await ask("POST", command, { body: "{}", headers: { "content-type": "application/json; charset=utf-8" } }))
        .status,
    ).toBe(200);
  });

  test("[O7] a body over the limit is refused; one of 10 MB is not", async () => {
    const { app, host, cookie, origin, ask } = await startHost();
    expect((await ask("POST", command, { body: JSON.stringify("x".repeat(10_000_000)) })).status).toBe(200);
    expect(app.asked).toHaveLength(1);
    // Announced and never sent: refused at once, before a byte of it is read.
    const head = `POST ${command} HTTP/1.1\r\nhost: 127.0.0.1:${host.port}\r\norigin: ${origin}\r\ncookie: ${cookie}\r\ncontent-type: application/json\r\n`;
    const announced = await askRaw(
      host.port,
      `${head}content-length: ${bodyLimitBytes + 1}\r\nconnection: close\r\n\r\n`,
    );
    expect(announced).toMatch(/^HTTP\/1\.1 413 /);
    expect(announced).toContain('{"ok":false,"error":{"code":"invalid-arguments"');
    expect(announced.toLowerCase()).toContain("content-security-policy:");
    // Not announced: refused when the limit is reached.
    const chunk = `${(1024 * 1024).toString(16)}\r\n${" ".repeat(1024 * 1024)}\r\n`;
    const chunked = await askRaw(
      host.port,
      `${head}transfer-encoding: chunked\r\nconnection: close\r\n\r\n${chunk.repeat(17)}0\r\n\r\n`,
    );
    expect(chunked).toMatch(/^HTTP\/1\.1 413 /);
    expect(app.asked).toHaveLength(1);
  });

  test("[O8] commands are not read by GET, and other ways lead nowhere", async () => {
    const { app, origin, ask } = await startHost();
    for (const method of ["GET", "HEAD"]) {
      const reply = await ask(method, command);
      expect([reply.status, reply.headers.allow]).toEqual([405, "POST"]);
    }
    for (const method of ["PUT", "DELETE", "PATCH", "OPTIONS"]) {
      expectRefusal(await ask(method, command), 403);
      expectRefusal(await ask(method, command, { headers: { origin } }), 404);
    }
    expect((await ask("GET", "/nothing")).status).toBe(404);
    expectRefusal(await ask("POST", "/nothing", { body: "{}" }), 404);
    expect(app.asked).toEqual([]);
  });
});
