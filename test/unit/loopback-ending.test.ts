import { describe, expect, test } from "vitest";
import { command, openStream, page, startHost } from "./loopback-fixture.ts";

describe("ending", () => {
  test("[O14] a command that is being answered when the host is told to close gets its answer", async () => {
    const { app, host, ask } = await startHost();
    const slow = Promise.withResolvers<void>();
    const begun = Promise.withResolvers<void>();
    app.answer = async () => {
      begun.resolve();
      await slow.promise;
      return { ok: true, value: "late" };
    };
    const reply = ask("POST", command, { body: "{}", headers: { connection: "keep-alive" } });
    await begun.promise;
    const closed = host.close();
    expect(host.close()).toBe(closed);
    slow.resolve();
    expect(JSON.parse((await reply).body)).toEqual({ ok: true, value: "late" });
    await closed;
  });

  test("[O15] the host ends a while after its last window, not before its first one and not while one is open", async () => {
    const { host, cookie } = await startHost({ keep: false, exitWhenIdleMs: 50 });
    let ended = false;
    void host.closed.then(() => {
      ended = true;
    });
    const first = await openStream(host.port, { cookie });
    const second = await openStream(host.port, { cookie });
    first.hangUp();
    await first.ended;
    // Served: so it is there, although one window has gone.
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(ended).toBe(false);
    second.hangUp();
    await host.closed;
    await expect(openStream(host.port, { cookie })).rejects.toMatchObject({ code: "ECONNREFUSED" });
  });

  test("[O15] a window that comes back in time keeps the host, as a page does that loads again", async () => {
    const { host, cookie } = await startHost({ keep: false, exitWhenIdleMs: 300 });
    let stream = await openStream(host.port, { cookie });
    for (let reload = 0; reload < 5; reload++) {
      stream.hangUp();
      await stream.ended;
      stream = await openStream(host.port, { cookie });
      expect(stream.status).toBe(200);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect((await openStream(host.port, { cookie })).status).toBe(200);
  });

  test("[O15] with keep it stays when the last window has gone", async () => {
    const { host, cookie, ask } = await startHost({ keep: true, exitWhenIdleMs: 10 });
    const stream = await openStream(host.port, { cookie });
    stream.hangUp();
    await stream.ended;
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect((await ask("GET", page)).status).toBe(200);
  });
});
