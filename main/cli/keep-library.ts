import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { Connection } from "./connection.ts";
import { Failure } from "./failure.ts";
import { type Output, table } from "./output.ts";
import { writeOut } from "./write-out.ts";

/**
 * `warrant backup`: a checked copy in the library's folder of backups, and at
 * `path` (absolute) unless that is null.
 */
export async function backUpLibrary(connection: Connection, output: Output, path: string | null): Promise<void> {
  const copy = await connection.ask("library.backUp", {});
  if (path !== null) await writeOut(path, await readFile(copy.path));
  const written = path ?? copy.path;
  output.result({ path: written }, [`Wrote ${written}.`]);
}

export type Restoration = {
  /** One of the backups offered, or `newest`; null lists them. */
  readonly backup: string | null;
  /** Begins anew instead. */
  readonly anew: boolean;
};

/** `warrant restore`: what to do about a damaged library. */
export async function restoreLibrary(
  connection: Connection,
  output: Output,
  { backup, anew }: Restoration,
): Promise<void> {
  const state = await connection.answer("library.get", {});
  if (!state.ok && state.error.code !== "library-damaged") throw new Failure(state.error);
  const offer = state.ok ? null : damageDetails(state.error.details);
  if (anew) {
    const { path } = await connection.ask("library.startAnew", {});
    output.result({ path, movedTo: offer?.movedTo ?? null }, [`Made a new library at ${path}.`]);
    return;
  }
  if (backup !== null) {
    const chosen = backup === "newest" ? offer?.backups[0]?.path : resolve(backup);
    if (chosen === undefined && offer !== null) {
      throw new Failure({
        code: "not-found",
        message: "There is no good backup. `warrant restore --anew` begins a new library.",
      });
    }
    // A library in order says so itself.
    const { path } = await connection.ask("library.restore", { backup: chosen ?? backup });
    output.result({ path, backup: chosen, movedTo: offer?.movedTo ?? null }, [`Restored ${path} from ${chosen}.`]);
    return;
  }
  if (offer === null) {
    output.result({ damaged: false, backups: [] }, ["The library is in order."]);
    return;
  }
  output.result({ damaged: true, ...offer }, [
    `The library is damaged; the file is kept at ${offer.movedTo}.`,
    ...(offer.backups.length === 0
      ? ["There is no good backup. `warrant restore --anew` begins a new library."]
      : [
          "Good backups, the newest first; `warrant restore newest` takes the first one:",
          ...table(offer.backups.map(({ at, path }) => [at, path])),
        ]),
  ]);
}

type Offer = { readonly movedTo: string; readonly backups: readonly { readonly path: string; readonly at: string }[] };

/** The details of `library-damaged`, the newest backup first. */
function damageDetails(details: unknown): Offer {
  const { movedTo, backups } = details as Offer;
  return { movedTo, backups: [...backups].sort((a, b) => (a.at < b.at ? 1 : -1)) };
}
