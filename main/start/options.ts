import { resolve } from "node:path";
import { Command, InvalidArgumentError, Option } from "commander";
import { workingDirectory } from "#main/app/working-directory.ts";

export type StartOptions = {
  readonly host: "electron" | "loopback" | null;
  /** Absolute; null for the person's own library. */
  readonly library: string | null;
  readonly port: number | null;
  readonly keep: boolean;
  readonly open: boolean;
  /** Hot reload, for work on the window itself. */
  readonly development: boolean;
};

/** Reads the arguments of `npm start`. Wrong usage and `--help` end the process as commander does: 2 and 0. */
export function parseStartOptions(args: readonly string[]): StartOptions {
  const command = new Command("npm start --")
    .description("Starts Warrant in a window.")
    .addOption(new Option("--host <host>", "force one host").choices(["electron", "loopback"]))
    .option("--library <file>", "the library to work on instead of your own")
    .option("--port <number>", "loopback: the port to listen on", parsePort)
    .option("--keep", "loopback: stay when the last window has closed", false)
    .option("--no-open", "loopback: print the address instead of opening a window")
    .addOption(new Option("--dev", "loopback: hot reload of the window's code").default(false).hideHelp())
    .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
    .parse([...args], { from: "user" });
  const { host, library, port, keep, open, dev } = command.opts<{
    host?: "electron" | "loopback";
    library?: string;
    port?: number;
    keep: boolean;
    open: boolean;
    dev: boolean;
  }>();
  return {
    host: host ?? null,
    library: library === undefined ? null : resolve(workingDirectory(), library),
    port: port ?? null,
    keep,
    open,
    development: dev,
  };
}

function parsePort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new InvalidArgumentError("It must be from 1 to 65535.");
  return port;
}
