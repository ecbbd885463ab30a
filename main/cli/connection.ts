import { existsSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { type App, createApp } from "#main/app/app.ts";
import { findRunningHost } from "#main/app/running-host.ts";
import type { ReceivedFile } from "#shared/contract/bridge.ts";
import type { CommandArguments, CommandName, CommandResult } from "#shared/contract/commands.ts";
import type { Answer } from "#shared/contract/errors.ts";
import { Failure } from "./failure.ts";

/** How long a library that another process holds for a moment is waited for, in milliseconds. */
const patienceMs = 3_000;
const pauseMs = 200;

export type Connection = {
  /** @throws Failure with the answer's error */
  readonly ask: <N extends CommandName>(name: N, args: CommandArguments<N>) => Promise<CommandResult<N>>;
  /** Hands over the file at this absolute path, for `import.start`. */
  readonly receive: (file: { readonly path: string }) => Promise<Answer<ReceivedFile>>;
  readonly answer: (name: CommandName, args: unknown) => Promise<Answer<unknown>>;
  /** Calls `listener` on every event until the returned function is called; a Warrant that runs elsewhere tells none. */
  readonly subscribe: App["subscribe"];
  readonly close: () => Promise<void>;
};

/**
 * Opens the library, or reaches the window that holds it: a library has one
 * process at a time, and a Warrant that runs answers for it. A library that
 * cannot be opened fails at the first question.
 */
export async function connect(libraryPath: string, note: (line: string) => void): Promise<Connection> {
  const isThere = existsSync(libraryPath);
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const app = createApp({ libraryPath, log: (line) => process.stderr.write(`${line}\n`) });
    const first = await app.dispatch("history.get", {});
    if (first.ok && !isThere) note(`There was no library at ${libraryPath}; made a new one.`);
    if (first.ok || first.error.code !== "library-locked") return connectionTo(app);
    await app.close();
    const running = await findRunningHost(libraryPath);
    if (running !== null) return connectionTo({ ...running, subscribe: () => () => {}, close: async () => {} });
    if (Date.now() >= deadline) throw new Failure(first.error);
    await pause(pauseMs);
  }
}

function connectionTo(core: Pick<App, "dispatch" | "close" | "subscribe"> & Pick<Connection, "receive">): Connection {
  return {
    answer: core.dispatch,
    receive: core.receive,
    subscribe: core.subscribe,
    close: core.close,
    async ask<N extends CommandName>(name: N, args: CommandArguments<N>) {
      const answer = await core.dispatch(name, args);
      if (!answer.ok) throw new Failure(answer.error);
      return answer.value as CommandResult<N>;
    },
  };
}
