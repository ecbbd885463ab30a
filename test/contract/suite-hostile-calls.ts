import { expect, test } from "vitest";
import type { CommandName } from "#shared/contract/commands.ts";
import { type Enter, expectRefusal, succeed } from "./suite-support.ts";
import type { Transport } from "./transports.ts";

const tenMegabytes = "x".repeat(10_000_000);

/** What is refused whoever asks: unknown names, and arguments that are too large, too deep or no numbers. */
export function describeHostileCalls(transport: Transport, enter: Enter): void {
  test.each([
    "nonsense",
    "",
    "constructor",
    "__proto__",
    "toString",
    "hasOwnProperty",
    "valueOf",
    "maps.list ",
    "MAPS.LIST",
    "../maps.list",
    "maps.list/x",
    "x".repeat(300),
  ])("[C6] no such command: %j", async (name) => {
    const { connection, log } = await enter();
    expectRefusal(await connection.invoke(name, {}), "unknown-command");
    expect(log).toEqual([]);
  });

  test.each<{ name: CommandName; args: unknown }>([
    { name: "claim.create", args: { text: tenMegabytes } },
    { name: "claims.create", args: { mapId: "m1", claims: [{ text: tenMegabytes, x: 0, y: 0 }] } },
    { name: "claim.edit", args: { claimId: "c1", text: tenMegabytes } },
    { name: "claim.get", args: { claimId: tenMegabytes } },
    { name: "note.create", args: { subject: { claimId: "c1" }, text: tenMegabytes } },
    { name: "map.create", args: { title: "x", description: tenMegabytes } },
    { name: "tag.add", args: { subject: { claimId: "c1" }, name: tenMegabytes } },
    { name: "search", args: { words: tenMegabytes } },
    { name: "settings.set", args: { key: "theme", value: tenMegabytes } },
    { name: "maps.list", args: { [tenMegabytes]: 1 } },
  ])("[C7] $name refuses 10 MB and does not send it back", async ({ name, args }) => {
    const { connection } = await enter();
    const answer = await connection.invoke(name, args);
    expectRefusal(answer, "invalid-arguments");
    expect(JSON.stringify(answer).length).toBeLessThan(5_000);
    expect(connection.events).toEqual([]);
  });

  test("[C7] a claim of 2,000 characters is taken, one of 2,001 is not", async () => {
    const { connection } = await enter();
    await succeed(connection.invoke("claim.create", { text: "x".repeat(2_000) }));
    expectRefusal(await connection.invoke("claim.create", { text: "x".repeat(2_001) }), "invalid-arguments");
    expectRefusal(await connection.invoke("claim.create", { text: " \n " }), "invalid-arguments");
  });

  test("[C71] several claims are written with at least one and at most 100 of them, each with a text", async () => {
    const { connection } = await enter();
    const claims = (count: number) =>
      Array.from({ length: count }, (_, index) => ({ text: "x", x: index * 300, y: 0 }));
    for (const wrong of [[], claims(101), [...claims(1), { text: " \n ", x: 0, y: 0 }], [{ text: "x" }]]) {
      expectRefusal(await connection.invoke("claims.create", { mapId: "m1", claims: wrong }), "invalid-arguments");
    }
    expect(connection.events).toEqual([]);
    await succeed(connection.invoke("claims.create", { mapId: "m1", claims: claims(100) }));
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1e7 + 1, "5", null])(
    "[C8] %s is no coordinate",
    async (x) => {
      const { connection } = await enter();
      const y = 0;
      const calls: [CommandName, unknown][] = [
        ["map.move", { mapId: "m1", moves: [{ placementId: "pl1", x, y }] }],
        ["map.place", { mapId: "m2", claims: [{ claimId: "c2", x, y }] }],
        ["map.placeInferences", { mapId: "m2", inferenceIds: ["i1"], claims: [{ claimId: "c2", x, y }] }],
        ["map.duplicateClaims", { mapId: "m1", claims: [{ claimId: "c1", x, y }] }],
        ["claim.create", { text: "x", place: { mapId: "m1", x, y } }],
        ["claims.create", { mapId: "m1", claims: [{ text: "x", x, y }] }],
        ["frame.create", { mapId: "m1", title: "x", x, y, width: 50, height: 50 }],
        ["frame.create", { mapId: "m1", title: "x", x: 0, y, width: x, height: 50 }],
        ["frame.edit", { frameId: "f1", x }],
      ];
      // JSON has no NaN and no infinity: they arrive as null, which a junction may be moved to, but no card.
      const isNull = JSON.stringify(x) === "null" && (x === null || transport.name === "loopback HTTP");
      for (const [name, args] of calls) {
        const code = name === "map.move" && isNull ? "rule" : "invalid-arguments";
        expectRefusal(await connection.invoke(name, args), code);
      }
      expect(connection.events).toEqual([]);
    },
  );

  test("[C9] arguments nested without end are refused, not followed", async () => {
    const { connection, log } = await enter();
    let value: unknown = 1;
    for (let depth = 0; depth < 500; depth += 1) value = [value];
    expectRefusal(await connection.invoke("settings.set", { key: "theme", value }), "invalid-arguments");
    expect(log).toEqual([]);
  });

  test("[C10] where arguments fail is listed by place", async () => {
    const { connection } = await enter();
    const answer = await connection.invoke("map.move", {
      mapId: "m1",
      moves: [{ placementId: "pl1", x: "a", y: 0 }],
    });
    expect(answer).toMatchObject({
      ok: false,
      error: {
        code: "invalid-arguments",
        details: [{ path: "moves.0.x", message: expect.stringMatching(/number/) }],
      },
    });
  });
}
