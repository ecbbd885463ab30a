import { request } from "node:http";
import { expect, test, vi } from "vitest";
import { receivedFileLimitBytes } from "#shared/contract/file-limit.ts";
import { expectRefusal, startHost } from "./loopback-fixture.ts";

const octets = { "content-type": "application/octet-stream" };

test("[I4] a page hands a file over, and is told its id", async () => {
  const { app, ask } = await startHost();
  const text = "x".repeat(3_000_000);
  const reply = await ask("POST", "/files", { headers: octets, body: text });
  expect([reply.status, JSON.parse(reply.body)]).toEqual([200, { ok: true, value: { fileId: "file-1" } }]);
  expect(app.received).toEqual([text]);
  expect((await ask("POST", "/files", { headers: octets, body: "" })).status).toBe(200);
  expect(app.received).toHaveLength(2);
});

test("[I4] what does not come from a page of ours is not even read", async () => {
  const { app, ask, origin } = await startHost();
  const strangers: Record<string, string | undefined>[] = [
    { cookie: undefined },
    { cookie: "warrant-1=guessed" },
    { origin: undefined },
    { origin: "http://example.org" },
    { origin: origin.replace("127.0.0.1", "localhost") },
    { host: "example.org" },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
  ];
  for (const headers of strangers) {
    expectRefusal(await ask("POST", "/files", { headers: { ...octets, ...headers }, body: "text" }), 403);
  }
  expect(app.received).toEqual([]);
});

test("[I4] nothing but bytes is a file, and bytes are nothing else", async () => {
  const { app, ask } = await startHost();
  for (const type of ["application/json", "text/plain", "multipart/form-data; boundary=x", undefined]) {
    expectRefusal(await ask("POST", "/files", { headers: { "content-type": type }, body: "{}" }), 415);
  }
  expectRefusal(await ask("POST", "/command/maps.list", { headers: octets, body: "{}" }), 415);
  for (const method of ["GET", "HEAD"]) expect((await ask(method, "/files")).status).toBe(405);
  expect([app.received, app.asked]).toEqual([[], []]);
});

test("[I2] a file that says it is too large is refused before it is read", async () => {
  const { app, ask } = await startHost();
  const length = String(receivedFileLimitBytes + 1);
  const reply = await ask("POST", "/files", { headers: { ...octets, "content-length": length } });
  expectRefusal(reply, 413, "file-unreadable");
  expect(app.received).toEqual([]);
});

test("[I2] what is cut off on its way ends in an error for the core, and nowhere else", async () => {
  const lines: string[] = [];
  const { app, host, cookie, origin } = await startHost({ log: (line) => lines.push(line) });
  const outcomes: string[] = [];
  app.receive = async (file) => {
    try {
      if ("bytes" in file) for await (const _ of file.bytes) outcomes.push("some");
      outcomes.push("all");
    } catch {
      outcomes.push("cut off");
    }
    return { ok: true, value: { fileId: "x" } };
  };
  const upload = request({
    host: "127.0.0.1",
    port: host.port,
    method: "POST",
    path: "/files",
    headers: { ...octets, cookie, origin, "content-length": "1000000" },
  });
  upload.on("error", () => {});
  upload.write("x".repeat(1_000));
  await vi.waitFor(() => expect(outcomes).toContain("some"));
  upload.destroy();
  await vi.waitFor(() => expect(outcomes).toContain("cut off"));
  expect(outcomes).not.toContain("all");
  expect(lines).toEqual([]);
});
