import { join } from "node:path";
import { fileURLToPath } from "node:url";

const projectDir = fileURLToPath(new URL("../../", import.meta.url));

/**
 * The folder that the person is in. `npm start` and `npm run` change to the
 * project's folder and leave the person's in INIT_CWD; a relative path on the
 * command line means the latter.
 */
export function workingDirectory(env: NodeJS.ProcessEnv = process.env, current: string = process.cwd()): string {
  const ranByNpm = env.npm_lifecycle_event !== undefined && env.npm_package_json === join(projectDir, "package.json");
  return ranByNpm && join(current, "/") === projectDir ? (env.INIT_CWD ?? current) : current;
}
