import { toast } from "sonner";
import type { CommandArguments, CommandName, CommandResult } from "#shared/contract/commands.ts";
import type { CommandError } from "#shared/contract/errors.ts";
import { bridge } from "../bridge/bridge.ts";
import { countPending, setLost } from "./activity.ts";

/** A command's refusal, as an exception: `error` is what main answered. */
export class CommandFailure extends Error {
  readonly error: CommandError;
  constructor(error: CommandError) {
    super(error.message);
    this.name = "CommandFailure";
    this.error = error;
  }
}

/** Runs a command; throws {@link CommandFailure} when it is refused. */
export async function ask<N extends CommandName>(name: N, args: CommandArguments<N>): Promise<CommandResult<N>> {
  const answer = await bridge.invoke(name, args);
  setLost(!answer.ok && answer.error.code === "unavailable");
  if (!answer.ok) throw new CommandFailure(answer.error);
  return answer.value;
}

/** Runs a command that the person asked for; a refusal is shown and gives undefined. */
export async function perform<N extends CommandName>(
  name: N,
  args: CommandArguments<N>,
): Promise<CommandResult<N> | undefined> {
  try {
    return await countPending(ask(name, args));
  } catch (error) {
    showFailure(error);
    return undefined;
  }
}

/** Says what went wrong, where the person looks. */
export function showFailure(error: unknown): void {
  if (error instanceof CommandFailure) toast.error(error.message);
  else {
    console.error(error);
    toast.error("Something went wrong in this window. Reload it; your work is saved.");
  }
}
