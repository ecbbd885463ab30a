import { randomUUID } from "node:crypto";
import type { CommandArguments, CommandResult } from "#shared/contract/commands.ts";
import { unpackRecords } from "#shared/model/compact-records.ts";
import type { Connection } from "./connection.ts";
import { Failure } from "./failure.ts";
import type { Output } from "./output.ts";
import { type Named, pick } from "./pick.ts";
import { writeOut } from "./write-out.ts";

type Arguments = CommandArguments<"map.export">;
type MapImage = CommandResult<"map.export">;

/** How a map becomes an image. `branch` and `frame` name a part as a person does; both null: the whole map. */
export type ImageChoices = Omit<Arguments, "mapId" | "jobId" | "part"> & {
  readonly branch: string | null;
  readonly frame: string | null;
};

/**
 * `warrant export` to an image
 * @param wanted a map's id, title, or the beginning of its title
 * @param path absolute, or `-` for standard output
 */
export async function exportImage(
  connection: Connection,
  output: Output,
  wanted: string,
  path: string,
  choices: ImageChoices,
): Promise<void> {
  const map = await pickMap(connection, wanted);
  const { branch, frame, ...options } = choices;
  const part = await partOf(connection, map.id, branch, frame);
  const image = await unlessStopped(connection, output, async (jobId) => {
    const made = await connection.ask("map.export", { mapId: map.id, ...options, part, jobId });
    const bytes = Buffer.from(made.base64, "base64");
    if (path === "-") process.stdout.write(bytes);
    else await writeOut(path, bytes);
    return { ...made, bytes: bytes.byteLength };
  });
  if (path === "-") return;
  const { width, height, mediaType, pages, missing, withheld, bytes } = image;
  for (const { character, count, where } of missing) {
    output.note(
      `No font on this machine has ${character} (${codeOf(character)}), ${count} time${count === 1 ? "" : "s"}, first in “${where}”: its number stands there instead.`,
    );
  }
  for (const family of withheld) {
    output.note(`The font ${family} forbids being embedded: where it is not installed, another takes its place.`);
  }
  output.result({ path, mapId: map.id, title: map.name, mediaType, width, height, pages, missing, withheld, bytes }, [
    `Wrote ${path} (${sizeInWords(image)}).`,
  ]);
}

/** The map that is meant. @throws Failure as {@link pick} */
export async function pickMap(connection: Connection, wanted: string): Promise<Named> {
  const maps = await connection.ask("maps.list", {});
  return pick(
    "map",
    maps.map(({ id, title }) => ({ id, name: title })),
    wanted,
  );
}

async function partOf(
  connection: Connection,
  mapId: string,
  branch: string | null,
  frame: string | null,
): Promise<Arguments["part"]> {
  if (branch === null && frame === null) return { of: "map" };
  const { records } = await connection.ask("map.get", { mapId });
  const { claims = [], frames = [] } = unpackRecords(records);
  if (branch !== null) {
    const texts = claims.map(({ id, text }) => ({ id, name: text }));
    return { of: "branch", claimId: pick("claim", texts, branch, "on this map").id };
  }
  const titles = frames.map(({ id, title }) => ({ id, name: title }));
  return { of: "frame", frameId: pick("frame", titles, frame ?? "", "on this map").id };
}

/**
 * Tells on a terminal how far a drawing is. The interrupt key stops it; once it is
 * being written, it is written to its end, so that no half file is left.
 */
async function unlessStopped<T>(
  connection: Connection,
  output: Output,
  work: (jobId: string) => Promise<T>,
): Promise<T> {
  const jobId = randomUUID();
  const stop = () => void connection.answer("export.cancel", { jobId });
  const endListening = connection.subscribe((message) => {
    if (message.event === "export" && message.payload.jobId === jobId) output.progress(message.payload.fraction);
  });
  process.on("SIGINT", stop).on("SIGTERM", stop);
  try {
    return await work(jobId);
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== "cancelled") throw error;
    throw new Failure({ code: "cancelled", message: "The export was stopped. Nothing was written." });
  } finally {
    endListening();
    process.off("SIGINT", stop).off("SIGTERM", stop);
    output.progress(null);
  }
}

function sizeInWords({ mediaType, width, height, pages }: MapImage): string {
  if (mediaType !== "application/pdf") return `${width} × ${height} pixels`;
  const [across, down] = [width, height].map((points) => Math.round((points * 25.4) / 72));
  return `${pages === 1 ? "one page" : `${pages} pages`} of ${across} × ${down} mm`;
}

function codeOf(character: string): string {
  return Array.from(
    character,
    (each) => `U+${(each.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`,
  ).join(" ");
}
