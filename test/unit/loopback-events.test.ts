import { describe, expect, test } from "vitest";
import { openStream, startHost } from "./loopback-fixture.ts";

describe("events", () => {
  const event = { event: "replaced", payload: null } as const;

  test("[O13] every window hears every broadcast, until it goes", async () => {
    const { app, host, cookie } = await startHost();
    const first = await openStream(host.port, { cookie });
    const second = await openStream(host.port, { cookie, "sec-fetch-site": "same-origin" });
    expect([first.status, first.headers["content-type"], first.headers["cache-control"]]).toEqual([
      200,
      "text/event-stream; charset=utf-8",
      "no-store",
    ]);
    app.emit(event);
    expect(await first.until("data: null\n\n")).toContain("event: replaced\ndata: null\n\n");
    await second.until("event: replaced\ndata: null\n\n");
    first.hangUp();
    await first.ended;
    app.emit({ event: "action", payload: "map.new" });
    await second.until('event: action\ndata: "map.new"\n\n');
    second.hangUp();
  });

  test("[O13] when the host closes, streams end and the core is no longer listened to", async () => {
    const { app, host, cookie } = await startHost();
    const stream = await openStream(host.port, { cookie });
    expect(app.listeners.size).toBe(1);
    await host.close();
    await stream.ended;
    await host.closed;
    expect(app.listeners.size).toBe(0);
    await expect(openStream(host.port, { cookie })).rejects.toMatchObject({ code: "ECONNREFUSED" });
  });
});
