import { setTimeout } from "node:timers/promises";
import { type CommandArguments, type CommandName, commands } from "#shared/contract/commands.ts";
import type { ImportState } from "#shared/contract/results/imports.ts";
import { fixture } from "./fixture.ts";
import { type Given, type GoodCall, goodCalls } from "./good-calls.ts";
import { damageOf, succeed } from "./suite-support.ts";
import type { World } from "./world.ts";

export const names = Object.keys(commands) as CommandName[];

export function callsOf(name: CommandName): readonly GoodCall<CommandName>[] {
  return goodCalls[name] as readonly GoodCall<CommandName>[];
}

/** Arguments that fit the command's schema, with every argument that a good call gives. */
export function goodArguments(name: CommandName): Record<string, unknown> {
  const all = callsOf(name).map(({ args }) => (typeof args === "function" ? args(nothingGiven) : args));
  return { ...all.reduce((most, args) => (Object.keys(args).length > Object.keys(most).length ? args : most)) };
}

export async function argumentsOf(
  world: World,
  name: CommandName,
  { args, files = {}, damaged }: GoodCall<CommandName>,
): Promise<CommandArguments<CommandName>> {
  if (typeof args !== "function") return args;
  if (damaged === true) {
    const damage = damageOf(await world.connection.invoke("maps.list", {}));
    return args({ ...nothingGiven, backup: damage.backups[0]?.path ?? "" });
  }
  const sent = await Promise.all(Object.values(files).map((content) => succeed(world.connection.sendFile(content))));
  const fileIds = sent.map(({ fileId }) => fileId);
  if (name === "import.start") return args({ ...nothingGiven, fileIds });
  return args({ ...nothingGiven, fileIds, ...(await readFiles(world, Object.keys(files), fileIds)) });
}

const nothingGiven: Given = { backup: "x", fileIds: ["x"], jobId: "x", itemIds: ["x"] };

/** Has received files read to the end. */
async function readFiles(
  { connection }: World,
  names: readonly string[],
  fileIds: readonly string[],
): Promise<Pick<Given, "jobId" | "itemIds">> {
  const files = fileIds.map((fileId, index) => ({ fileId, name: names[index] ?? "" }));
  const { jobId } = (await succeed(connection.invoke("import.start", { files }))) as { jobId: string };
  for (;;) {
    const state = (await succeed(connection.invoke("import.get", { jobId }))) as ImportState;
    if (state.status === "ready") return { jobId, itemIds: state.items.map(({ itemId }) => itemId) };
    await setTimeout(20);
  }
}

export function isRequired(name: CommandName, field: string): boolean {
  const shape: Record<string, { safeParse: (value: unknown) => { success: boolean } }> = commands[name].arguments.shape;
  return shape[field]?.safeParse(undefined).success === false;
}

export function withOwnProto(args: object): unknown {
  return JSON.parse(`{"__proto__":{"polluted":true},${JSON.stringify(args).slice(1)}`.replace(",}", "}"));
}

const tableOfId = new Map(
  Object.entries(fixture).flatMap(([table, records]) => records.map((record) => [record.id as string, table] as const)),
);

/** The arguments with one id after another replaced by the id of a record of another table. */
export function withForeignIds(args: unknown): unknown[] {
  if (typeof args === "string") {
    const table = tableOfId.get(args);
    if (table === undefined) return [];
    return [table === "claims" ? "m1" : "c1"];
  }
  if (Array.isArray(args)) {
    return args.flatMap((item, index) => withForeignIds(item).map((other) => args.with(index, other)));
  }
  if (typeof args !== "object" || args === null) return [];
  return Object.entries(args).flatMap(([key, value]) =>
    withForeignIds(value).map((other) => ({ ...args, [key]: other })),
  );
}
