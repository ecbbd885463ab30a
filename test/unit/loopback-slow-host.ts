import { startLoopback } from "#main/loopback/loopback.ts";
import { stopOnSignals } from "#main/loopback/stop-on-signals.ts";

/**
 * A process that serves a core which answers when its standard input says so:
 * one line with the opening address when it listens, one when a command is being
 * answered, one when it has been told to stop.
 */
const [, , rendererDir = ""] = process.argv;
const mayAnswer = new Promise<void>((resolve) => process.stdin.once("data", () => resolve()));
const host = await startLoopback({
  rendererDir,
  app: {
    async dispatch(name) {
      console.log("asked");
      await mayAnswer;
      return { ok: true, value: name };
    },
    receive: () => Promise.reject(new Error("not needed")),
    subscribe: () => () => {},
  },
});
stopOnSignals(() => {
  console.log("told");
  void host.close();
});
console.log(host.url);
await host.closed;
process.stdin.destroy();
