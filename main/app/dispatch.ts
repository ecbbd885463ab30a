import { type CheckedArguments, type CommandName, type CommandResult, commands } from "#shared/contract/commands.ts";
import { type Answer, WarrantError } from "#shared/contract/errors.ts";
import { errorAnswer } from "./error-answer.ts";
import { describeIssues, foreignShape } from "./invalid-arguments.ts";

/** What does a command's work: it gets checked arguments and answers plain data, or throws. */
export type Handler<Context, N extends CommandName> = (
  context: Context,
  args: CheckedArguments<N>,
) => CommandResult<N> | Promise<CommandResult<N>>;

export type HandlerTable<Context> = { readonly [N in CommandName]: Handler<Context, N> };

export type Dispatch = (name: string, args: unknown) => Promise<Answer<unknown>>;

export type DispatchOptions<Context> = {
  readonly handlers: HandlerTable<Context>;
  readonly context: Context;
  /** Hears of every fault that is Warrant's own, with its stack. */
  readonly log: (line: string) => void;
  /** Puts an error that a handler threw in other terms before it is answered. */
  readonly translate?: (error: unknown) => unknown;
};

/**
 * The one way into the core, for every host: own-key lookup of the name, the
 * command's schema, its handler. The returned function never throws or rejects;
 * a handler's synchronous part has run when it returns.
 */
export function createDispatch<Context>({ handlers, context, log, translate }: DispatchOptions<Context>): Dispatch {
  async function run<N extends CommandName>(name: N, args: unknown): Promise<CommandResult<N>> {
    return handlers[name](context, checkArguments(name, args));
  }
  return async (name, args) => {
    try {
      if (!isCommandName(name)) {
        return errorAnswer(new WarrantError("unknown-command", "Warrant has no such command."), name, log);
      }
      return { ok: true, value: await run(name, args) };
    } catch (error) {
      return errorAnswer(translate ? translate(error) : error, name, log);
    }
  };
}

/** True for the names in the table of commands and nothing that objects inherit. */
export function isCommandName(name: unknown): name is CommandName {
  return typeof name === "string" && Object.hasOwn(commands, name);
}

function checkArguments<N extends CommandName>(name: N, args: unknown): CheckedArguments<N> {
  const foreign = foreignShape(args);
  if (foreign) throw invalid(name, [{ path: "", message: foreign }]);
  const result = commands[name].arguments.safeParse(args);
  if (!result.success) throw invalid(name, describeIssues(result.error.issues));
  return result.data as CheckedArguments<N>;
}

function invalid(name: CommandName, places: readonly { path: string; message: string }[]): WarrantError {
  const first = places[0];
  const where = first?.path ? `${first.path}: ` : "";
  const more = places.length > 1 ? ` (and ${places.length - 1} more)` : "";
  return new WarrantError(
    "invalid-arguments",
    `The arguments of ${name} do not fit. ${where}${first?.message ?? ""}${more}`,
    places,
  );
}
