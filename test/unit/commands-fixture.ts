import { afterEach, beforeEach, expect } from "vitest";
import type { CommandArguments, CommandName, CommandResult } from "#shared/contract/commands.ts";
import type { RecordSet } from "#shared/contract/results.ts";
import { unpackRecords } from "#shared/model/compact-records.ts";
import { direct } from "../contract/transports.ts";
import { makeWorld, type World } from "../contract/world.ts";

/** The world of the test: a library with the fixture in it, made anew for each. */
export let world: World;
beforeEach(async () => {
  world = await makeWorld(direct);
});
afterEach(() => world.close());

/** Goes on with a library that has other records in it. */
export async function beginWith(records: RecordSet): Promise<void> {
  await world.close();
  world = await makeWorld(direct, { records });
}

/** The result of a command that must succeed. */
export async function ask<N extends CommandName>(name: N, args: CommandArguments<N>): Promise<CommandResult<N>> {
  const answer = await world.app.dispatch(name, args);
  if (!answer.ok) throw new Error(`${answer.error.code}: ${answer.error.message}`);
  return answer.value as CommandResult<N>;
}

/** The message of a command that a rule must refuse before anything has changed. */
export async function refused<N extends CommandName>(name: N, args: CommandArguments<N>): Promise<string> {
  const answer = await world.app.dispatch(name, args);
  expect(answer).toMatchObject({ ok: false, error: { code: "rule" } });
  expect(world.connection.events).toEqual([]);
  return answer.ok ? "" : answer.error.message;
}

/** The records of a map and of what stands on it. */
export async function recordsOn(mapId: string): Promise<RecordSet> {
  return unpackRecords((await ask("map.get", { mapId })).records);
}

/** What stands on a map: claims and inferences by id. */
export async function standing(mapId: string): Promise<string[]> {
  const records = await recordsOn(mapId);
  return (records.placements ?? []).map(({ claimId, inferenceId }) => claimId ?? inferenceId ?? "").sort();
}

/** Places for claims of which it does not matter where they stand. */
export const anywhere = (...claimIds: string[]) =>
  claimIds.map((claimId, index) => ({ claimId, x: index * 300, y: 0 }));
