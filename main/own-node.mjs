import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { constants } from "node:os";
import { dirname, join } from "node:path";

/** The oldest Node that runs Warrant's TypeScript from source and fits its native modules. */
const neededMajor = 24;

/**
 * Imports `entry` when this Node can run it; otherwise runs `script` again
 * under the Node that the project brings along (`node_modules/node`), passing
 * arguments, streams, signals and the exit code through. Plain JavaScript, for
 * any Node from 20 on.
 *
 * @param {string} script the path of the program that called
 * @param {() => Promise<unknown>} entry
 */
export async function runWithOwnNode(script, entry) {
  if (Number(process.versions.node.split(".")[0]) >= neededMajor) {
    try {
      await entry();
    } catch (error) {
      if (error?.code !== "ERR_MODULE_NOT_FOUND" || ownNode() !== null) throw error;
      process.stderr.write("Warrant's packages are not installed; run `npm ci` first.\n");
      process.exitCode = 1;
    }
    return;
  }
  const node = ownNode();
  if (node === null) {
    process.stderr.write(`Warrant needs Node ${neededMajor}, which \`npm ci\` brings along; run that first.\n`);
    process.exitCode = 1;
    return;
  }
  const child = spawn(node, [script, ...process.argv.slice(2)], { stdio: "inherit" });
  // A terminal sends Ctrl-C to both; what else comes here is for the child.
  const passOn = (signal) => child.kill(signal);
  process.on("SIGINT", () => {});
  process.on("SIGTERM", passOn);
  process.on("SIGHUP", passOn);
  child.on("error", (error) => {
    process.stderr.write(`Warrant could not start its Node: ${error.message}\n`);
    process.exitCode = 1;
  });
  child.on("exit", (code, signal) => {
    process.exitCode = code ?? 128 + (signal === null ? 0 : constants.signals[signal]);
  });
}

/** @returns {string | null} */
function ownNode() {
  try {
    const folder = dirname(createRequire(import.meta.url).resolve("node/package.json"));
    return join(folder, "bin", process.platform === "win32" ? "node.exe" : "node");
  } catch {
    return null;
  }
}
