import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

/**
 * `warrant open`: what `npm start` runs, with `args` for it.
 * @returns its exit code
 */
export async function openWindow(args: readonly string[]): Promise<number> {
  const script = fileURLToPath(new URL("../start/start.mjs", import.meta.url));
  const child = spawn(process.execPath, [script, ...args], { stdio: "inherit" });
  // A terminal's Ctrl-C reaches it by itself.
  process.on("SIGINT", () => {});
  for (const signal of ["SIGTERM", "SIGHUP"] as const) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code, signal) => resolve(code ?? (signal === null ? 1 : 130)));
  });
}
