import { resolve } from "node:path";
import { type CommandContext, handlers as commandHandlers } from "#main/commands/handlers.ts";
import { createDrawings } from "#main/drawing/drawings.ts";
import type { ReceivedFile } from "#shared/contract/bridge.ts";
import type { CommandName } from "#shared/contract/commands.ts";
import { type Answer, WarrantError } from "#shared/contract/errors.ts";
import { createBroadcast, type Listener } from "./broadcast.ts";
import { createDispatch, type HandlerTable } from "./dispatch.ts";
import { errorAnswer, isCorruption } from "./error-answer.ts";
import { createImportJobs } from "./imports/import-jobs.ts";
import { createReceivedFiles, type HandedFile } from "./imports/received-files.ts";
import { createRecogniser } from "./imports/recognise.ts";
import { createLibraryHolder } from "./library-holder.ts";
import { createQueue } from "./queue.ts";
import { withoutTexts } from "./without-texts.ts";

export type { EventMessage } from "./broadcast.ts";
export { defaultLibraryPath } from "./library-path.ts";

export type AppOptions = {
  readonly libraryPath: string;
  /** Hears of Warrant's own faults, with their stacks; the error stream when left out. */
  readonly log?: (line: string) => void;
  /** Fills a new library with the debate it comes with; true when left out. */
  readonly seed?: boolean;
};

export type App = {
  /** Answers one command; never throws or rejects. Commands run one after another, in the order asked. */
  readonly dispatch: (name: string, args: unknown) => Promise<Answer<unknown>>;
  /** Takes a file that a window hands over, for `import.start`; never throws or rejects. */
  readonly receive: (file: HandedFile) => Promise<Answer<ReceivedFile>>;
  /** Calls `listener` on every event until the returned function is called. */
  readonly subscribe: (listener: Listener) => () => void;
  /** Finishes what is being answered, pictures excepted, then closes the library; whatever is asked after that is `unavailable`. */
  readonly close: () => Promise<void>;
  readonly libraryPath: string;
};

/** Commands whose slow part works on what they have read: the next command need not wait for it. */
const slow: ReadonlySet<string> = new Set<CommandName>([
  "map.export",
  "map.write",
  "matrix.export",
  "timeline.export",
  "library.backUp",
  "source.decisions",
  "sources.export",
  "import.preview",
  "import.keep",
]);

/**
 * Puts the core together over one library file, made and filled if it is not
 * there. A library that cannot be opened does not throw: every command that
 * needs it answers why, until `library.restore` or `library.startAnew` succeeds
 * (or, for a locked or unreachable one, until a later command finds it free).
 */
export function createApp({ log = console.error, seed = true, ...options }: AppOptions): App {
  const libraryPath = resolve(options.libraryPath);
  const broadcast = createBroadcast(log);
  const replaced = () => {
    recogniser.forget();
    broadcast.send({ event: "replaced", payload: null });
  };
  const holder = createLibraryHolder({ path: libraryPath, seed, log, onReplaced: replaced });
  const queue = createQueue();
  const files = createReceivedFiles();
  const recogniser = createRecogniser(() => holder.library);
  const imports = createImportJobs({
    files,
    recogniser,
    onProgress: (jobId) => broadcast.send({ event: "import", payload: { jobId } }),
    log,
  });

  const drawings = createDrawings((jobId, fraction) =>
    broadcast.send({ event: "export", payload: { jobId, fraction } }),
  );

  const context: CommandContext = {
    get library() {
      return holder.library;
    },
    publish: (change) => {
      recogniser.forget();
      broadcast.send({ event: "changed", payload: withoutTexts(change) });
    },
    imports,
    drawings,
  };
  const handlers: HandlerTable<CommandContext> = {
    ...commandHandlers,
    "library.backUp": async () => ({ path: await holder.backUp() }),
    "library.restore": async (_context, { backup }) => {
      await holder.restore(backup);
      return { path: libraryPath };
    },
    "library.startAnew": async () => {
      await holder.startAnew();
      return { path: libraryPath };
    },
  };
  const dispatch = createDispatch({
    handlers,
    context,
    log,
    translate: (error) => (holder.isOpen && isCorruption(error) ? holder.reexamine() : error),
  });

  let closing: Promise<void> | undefined;
  async function close(): Promise<void> {
    drawings.close();
    await queue.settled();
    imports.close();
    await files.close();
    await holder.close();
  }

  return {
    libraryPath,
    subscribe: broadcast.subscribe,
    dispatch: (name, args) => {
      if (closing)
        return Promise.resolve(errorAnswer(new WarrantError("unavailable", "Warrant is closing."), name, log));
      return queue.run(() => dispatch(name, args), { aside: slow.has(name) });
    },
    receive: async (file) => {
      try {
        if (closing) throw new WarrantError("unavailable", "Warrant is closing.");
        return { ok: true, value: await files.receive(file) };
      } catch (error) {
        return errorAnswer(error, "receive", log);
      }
    },
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}
