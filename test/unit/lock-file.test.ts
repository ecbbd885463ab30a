import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

type LockedPackage = {
  readonly version?: string;
  readonly resolved?: string;
  readonly gypfile?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
};

function read<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`../../${name}`, import.meta.url), "utf8")) as T;
}

const { packages } = read<{ packages: Record<string, LockedPackage> }>("package-lock.json");
const project = read<Record<"dependencies" | "devDependencies", Record<string, string>>>("package.json");

describe("[M10] the lock file installs on any machine with Node and npm", () => {
  test("every version of the project's own is exact", () => {
    for (const version of Object.values({ ...project.dependencies, ...project.devDependencies })) {
      expect(version).toMatch(/^\d+\.\d+\.\d+$/);
    }
  });

  test("no package is bound to one registry's address", () => {
    expect(Object.entries(packages).filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
  });

  test("the prebuilt binaries of every platform are locked", () => {
    const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter(
        (name) =>
          packages[`${path}/node_modules/${name}`] === undefined && packages[`node_modules/${name}`] === undefined,
      ),
    );
    expect(missing).toEqual([]);
  });

  // better-sqlite3 says so in its package.json, but a lock file that npm wrote does not repeat it. `npm ci` then
  // takes its binding.gyp for an install script, and fails where there is no Python. After `npm install`, add the
  // line to better-sqlite3's entry again.
  test("better-sqlite3 is not compiled", () => {
    expect(packages["node_modules/better-sqlite3"]).toMatchObject({ gypfile: false });
  });
});
