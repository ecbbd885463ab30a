import { describe, expect, test } from "vitest";
import { ask, expectRefusal, openingPath, startHost } from "./loopback-fixture.ts";

describe("opening", () => {
  test("[O1] the token of the opening address is exchanged for a cookie that scripts cannot read, and the address is clean after it", async () => {
    const { host } = await startHost();
    const { searchParams } = new URL(host.url);
    expect(Buffer.from(searchParams.get("token") ?? "", "base64url")).toHaveLength(32);

    const reply = await ask(host.port, "GET", openingPath(host.url), {});
    expect(reply.status).toBe(303);
    expect(reply.headers.location).toBe("/");
    expect(reply.headers["referrer-policy"]).toBe("no-referrer");
    const cookies = reply.headers["set-cookie"] ?? [];
    expect(cookies).toHaveLength(1);
    expect(cookies[0]).toMatch(new RegExp(`^warrant-${host.port}=[\\w-]{43}; Path=/; HttpOnly; SameSite=Strict$`));
    expect(cookies[0]).not.toContain(searchParams.get("token"));
  });

  test("[O1] without a token, with a wrong one or with two there is no cookie", async () => {
    const { host } = await startHost();
    const right = new URL(host.url).searchParams.get("token") ?? "";
    const wrong = right.slice(0, -1) + (right.endsWith("A") ? "B" : "A");
    for (const query of [
      "",
      "?token=",
      `?token=${wrong}`,
      `?token=${right}x`,
      `?token=${right}&token=${right}`,
      "?token[]=x",
    ]) {
      const reply = await ask(host.port, "GET", `/open${query}`, {});
      expect([query, reply.status, reply.headers["set-cookie"]]).toEqual([query, 403, undefined]);
      expect(reply.body).toContain("npm start");
    }
  });

  test("[O2] an address made for a browser's command line opens once, the other one as long as the host runs", async () => {
    const { host } = await startHost();
    const once = host.singleUseUrl();
    const another = host.singleUseUrl();
    expect((await ask(host.port, "GET", openingPath(once), {})).status).toBe(303);
    expect((await ask(host.port, "GET", openingPath(once), {})).status).toBe(403);
    expect((await ask(host.port, "GET", openingPath(another), {})).status).toBe(303);
    expect((await ask(host.port, "GET", openingPath(host.url), {})).status).toBe(303);
    expect((await ask(host.port, "GET", openingPath(host.url), {})).status).toBe(303);
  });

  test("[O2] a page can ask for an address that opens one more window, once", async () => {
    const { host, ask: askAsPage } = await startHost();
    const reply = await askAsPage("POST", "/opening-link", { body: "{}" });
    const { url } = JSON.parse(reply.body).value;
    expect((await ask(host.port, "GET", openingPath(url), {})).status).toBe(303);
    expect((await ask(host.port, "GET", openingPath(url), {})).status).toBe(403);
    expectRefusal(await askAsPage("POST", "/opening-link", { body: "{}", headers: { cookie: undefined } }), 403);
  });
});
