import { describe, expect, test, vi } from "vitest";
import type { HistoryState } from "#shared/contract/results.ts";
import { resultSchemas } from "./result-schemas.ts";
import { argumentsOf, callsOf, goodArguments, isRequired, names, withForeignIds, withOwnProto } from "./suite-calls.ts";
import { type Enter, expectRefusal, succeed } from "./suite-support.ts";
import type { Connection } from "./transports.ts";

const nothingDone: HistoryState = { undo: null, redo: null };

/** Waits for the events of what was done so far: over a wire they come after the answers. */
async function allHeard(connection: Connection): Promise<void> {
  const now = await succeed(connection.invoke("history.get", {}));
  await vi.waitFor(() => {
    const last = connection.events.findLast(({ event }) => event === "changed");
    expect(last?.event === "changed" ? last.payload.history : nothingDone).toEqual(now);
  });
}

/** What holds for every command by itself: its good calls, and arguments and ids that are not its own. */
export function describeCommands(enter: Enter): void {
  describe.each(names)("%s", (name) => {
    test.each(callsOf(name).map((call, index) => ({ call, index })))(
      "[C1] good call $index answers what the contract says",
      async ({ call }) => {
        const world = await enter({ damaged: call.damaged ?? false });
        const { connection } = world;
        for (const [earlier, args] of call.first ?? []) await succeed(connection.invoke(earlier, args));
        const args = await argumentsOf(world, name, call);
        if (!call.damaged) await allHeard(connection);
        const heard = connection.events.length;
        const before = await connection.invoke("history.get", {});
        const answer = await connection.invoke(name, args);
        expect(answer).toEqual({ ok: true, value: expect.toSatisfy(() => true) });
        if (!answer.ok) return;
        expect(resultSchemas[name].parse(answer.value)).toStrictEqual(answer.value);
        expect(JSON.parse(JSON.stringify(answer)), "[C3] plain data").toStrictEqual(answer);
        expect(structuredClone(answer), "[C3] plain data").toStrictEqual(answer);
        if (call.label !== undefined) {
          await vi.waitFor(() => expect(world.connection.events).toHaveLength(heard + 1));
          expect(connection.events.at(-1)).toMatchObject({
            event: "changed",
            payload: { label: call.label, direction: "do", history: { undo: call.label, redo: null } },
          });
        } else if (!name.startsWith("history.") && !call.damaged) {
          expect(await connection.invoke("history.get", {})).toEqual(before);
        }
      },
    );

    test("[C4] takes nothing but an object of its own arguments", async () => {
      const { connection } = await enter();
      const good = goodArguments(name);
      const hostile: unknown[] = [null, [], [good], "x", 7, true, { ...good, extra: 1 }];
      hostile.push({ ...good, constructor: 1 }, withOwnProto(good));
      for (const args of hostile) expectRefusal(await connection.invoke(name, args), "invalid-arguments");
      expect(connection.events).toEqual([]);
    });

    test("[C4] takes no missing and no wrong-typed argument", async () => {
      const { connection } = await enter();
      const good = goodArguments(name);
      for (const field of Object.keys(good)) {
        if (isRequired(name, field)) {
          const { [field]: _, ...rest } = good;
          expectRefusal(await connection.invoke(name, rest), "invalid-arguments");
        }
        if (name === "settings.set" && field === "value") continue;
        for (const wrong of [{ wrong: 1 }, [[]], Number.MAX_VALUE]) {
          expectRefusal(await connection.invoke(name, { ...good, [field]: wrong }), "invalid-arguments");
        }
      }
      expect(connection.events).toEqual([]);
    });

    test("[C5] an id of another table is not found, and nothing changes", async () => {
      const { connection } = await enter();
      for (const args of withForeignIds(goodArguments(name))) {
        const answer = await connection.invoke(name, args);
        // Filters that nothing passes are no error.
        if (name === "claims.list") expect(answer).toMatchObject({ ok: true, value: { total: 0 } });
        else if (name === "search") expect(answer).toEqual({ ok: true, value: { hits: [], more: false } });
        else if (name === "claims.countByPosition") expect(answer).toEqual({ ok: true, value: {} });
        else expectRefusal(answer, "not-found");
      }
      expect(connection.events).toEqual([]);
      expect(await succeed(connection.invoke("history.get", {}))).toEqual(nothingDone);
    });
  });
}
