import { existsSync, statSync } from "node:fs";
import { expect, test, vi } from "vitest";
import { createDispatch, type HandlerTable } from "#main/app/dispatch.ts";
import { type CommandContext, handlers } from "#main/commands/handlers.ts";
import { fixture } from "./fixture.ts";
import { goodArguments, names } from "./suite-calls.ts";
import { damageOf, type Enter, expectRefusal, succeed } from "./suite-support.ts";
import type { Transport } from "./transports.ts";

/** What holds from command to command: faults, events, order, and a library that is closed or damaged. */
export function describeConduct(transport: Transport, enter: Enter): void {
  test("[C11] a fault of Warrant's own crosses without stack and is logged with it", async () => {
    const log: string[] = [];
    const broken = () => {
      throw new TypeError("secret in /home/somebody");
    };
    const table: HandlerTable<CommandContext> = {
      ...handlers,
      "library.backUp": broken,
      "library.restore": async () => broken(),
      "library.startAnew": () => Promise.reject("no error at all"),
      "maps.list": broken,
    };
    const context: CommandContext = {
      get library(): never {
        throw new Error("not needed");
      },
      publish: () => {},
      get imports(): never {
        throw new Error("not needed");
      },
      get drawings(): never {
        throw new Error("not needed");
      },
    };
    const dispatch = createDispatch({ handlers: table, context, log: (line) => log.push(line) });
    const connection = await transport.connect({ dispatch, receive: broken, subscribe: () => () => {} });
    try {
      for (const [name, args] of [
        ["maps.list", {}],
        ["library.restore", { backup: "x" }],
        ["library.startAnew", {}],
      ] as const) {
        const answer = await connection.invoke(name, args);
        expectRefusal(answer, "internal");
        expect(JSON.stringify(answer)).not.toMatch(/secret|somebody|TypeError|no error at all/);
      }
    } finally {
      await connection.close();
    }
    expect(log).toHaveLength(3);
    expect(log[0]).toMatch(/^maps\.list: TypeError: secret in \/home\/somebody\n\s+at /);
    expect(log[2]).toBe("library.startAnew: no error at all");
  });

  test("[C12] edits, undo and redo are told once each, in order, when they are committed", async () => {
    const { connection } = await enter();
    await succeed(connection.invoke("note.create", { subject: { claimId: "c1" }, text: "Heard?" }));
    await succeed(connection.invoke("history.undo", {}));
    await succeed(connection.invoke("history.redo", {}));
    expectRefusal(await connection.invoke("claim.get", { claimId: "nobody" }), "not-found");
    await succeed(connection.invoke("map.edit", { mapId: "m1", title: "Everything" }));
    expectRefusal(await connection.invoke("premise.remove", { premiseId: "pr1" }), "rule");
    await succeed(connection.invoke("frame.delete", { frameId: "f1" }));
    await vi.waitFor(() => expect(connection.events).toHaveLength(4));
    const told = connection.events.map((message) => {
      if (message.event !== "changed") return [message.event];
      const { direction, label, diff } = message.payload;
      return [message.event, direction, label, diff.map(({ table }) => table).sort()];
    });
    expect(told).toEqual([
      ["changed", "do", "Write note", ["notes"]],
      ["changed", "undo", "Write note", ["notes"]],
      ["changed", "redo", "Write note", ["notes"]],
      ["changed", "do", "Delete frame", ["frames", "maps"]],
    ]);
  });

  test("[C13] commands run in the order asked, and nothing to undo or redo is an answer", async () => {
    const { connection } = await enter();
    expectRefusal(await connection.invoke("history.undo", {}), "nothing-to-undo");
    expectRefusal(await connection.invoke("history.redo", {}), "nothing-to-redo");
    const texts = Array.from({ length: 30 }, (_, index) => `Claim ${index}`);
    await Promise.all(texts.map((text) => succeed(connection.invoke("claim.create", { text }))));
    const list = (await succeed(connection.invoke("claims.list", {}))) as { rows: { claim: { text: string } }[] };
    const written = list.rows.slice(fixture.claims.length).map(({ claim }) => claim.text);
    expect(written.toSorted()).toEqual(texts.toSorted());
    if (transport.name !== "loopback HTTP") expect(written).toEqual(texts);
  });

  test("[C14] a library that is closed answers that it is", async () => {
    const { app, connection } = await enter();
    const last = connection.invoke("claim.create", { text: "Just in time." });
    expect(await last).toMatchObject({ ok: true });
    await app.close();
    for (const name of names) expectRefusal(await connection.invoke(name, goodArguments(name)), "unavailable");
  });

  test("[C15] a damaged library answers so until it is restored", async () => {
    const world = await enter({ damaged: true });
    const { connection, libraryPath } = world;
    const refused = await connection.invoke("maps.list", {});
    expect(refused).toMatchObject({ ok: false, error: { code: "library-damaged" } });
    const details = damageOf(refused);
    expect(statSync(details.movedTo).size).toBeGreaterThan(0);
    expect(existsSync(libraryPath)).toBe(false);
    expectRefusal(await connection.invoke("library.restore", { backup: "/etc/passwd" }), "not-found");
    const backup = details.backups[0]?.path ?? "";
    await succeed(connection.invoke("library.restore", { backup }));
    expect(await succeed(connection.invoke("maps.list", {}))).toHaveLength(fixture.maps.length);
    await vi.waitFor(() => expect(connection.events).toEqual([{ event: "replaced", payload: null }]));
    expectRefusal(await connection.invoke("library.restore", { backup }), "rule");
    expectRefusal(await connection.invoke("library.startAnew", {}), "rule");
    expect(existsSync(details.movedTo)).toBe(true);
  });
}
