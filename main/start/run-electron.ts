import { spawn } from "node:child_process";
import { join } from "node:path";
import { isLinuxRoot } from "./display.ts";
import { distDir, projectDir } from "./project.ts";

/** How soon an Electron that cannot run here has ended, in milliseconds. */
const failsWithinMs = 10_000;

export type ElectronEnd =
  | { readonly ran: true; readonly exitCode: number }
  /** It ended by itself too soon to have been used. */
  | { readonly ran: false; readonly why: string };

/** Runs Electron until it ends, passing signals on. */
export async function runElectron(binary: string, libraryPath: string): Promise<ElectronEnd> {
  const startedAt = Date.now();
  const child = spawn(
    binary,
    [...(isLinuxRoot() ? ["--no-sandbox"] : []), join(distDir, "electron", "main.mjs"), "--library", libraryPath],
    { cwd: projectDir, stdio: "inherit" },
  );
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  let told = false;
  const passOn = (signal: NodeJS.Signals) => {
    told = true;
    child.kill(signal);
  };
  for (const signal of signals) process.on(signal, passOn);
  const [code, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve) => {
    child.on("error", () => resolve([127, null]));
    child.on("exit", (exitCode, exitSignal) => resolve([exitCode, exitSignal]));
  });
  for (const name of signals) process.off(name, passOn);
  if (code === 0 || told) return { ran: true, exitCode: code ?? 0 };
  if (Date.now() - startedAt < failsWithinMs) {
    return { ran: false, why: `Electron does not run here: it ended at once with ${signal ?? `exit code ${code}`}` };
  }
  return { ran: true, exitCode: code ?? 1 };
}
