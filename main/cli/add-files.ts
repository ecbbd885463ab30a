import { readdir, stat } from "node:fs/promises";
import { basename, extname, join } from "node:path";
import type { CommandArguments } from "#shared/contract/commands.ts";
import type { ImportItem } from "#shared/contract/results/imports.ts";
import type { AttachReport } from "#shared/contract/results/sources.ts";
import type { Connection } from "./connection.ts";
import { Failure } from "./failure.ts";
import { type Output, printable } from "./output.ts";
import { readToTheEnd } from "./read-job.ts";

/** What became of one file, or of one entry of a list of references. */
type Added = {
  readonly file: string;
  /** `present`: its text or reference is in the library already; `left`: it belongs to a source that has another text. */
  readonly outcome: "attached" | "added" | "present" | "left" | "failed";
  readonly sourceId: string | null;
  readonly label: string | null;
  /** How many of the source's passages the text says exactly, says otherwise, and does not say; null where none was attached. */
  readonly passages: { readonly exact: number; readonly reworded: number; readonly lost: number } | null;
  /** Why it failed. */
  readonly message: string | null;
};

type Keep = CommandArguments<"import.keep">["items"][number];
type Known = { readonly sourceId: string; readonly label: string };

/**
 * `warrant add`: files as texts of the sources that their quotations are from,
 * and as new sources where there is none.
 *
 * @param paths absolute; all files in a folder are added
 * @param asNew adds everything as new sources
 * @returns whether every file could be read
 */
export async function addFiles(
  connection: Connection,
  output: Output,
  paths: readonly string[],
  asNew: boolean,
): Promise<boolean> {
  const files = (await Promise.all(paths.map(filesAt))).flat();
  const all: Added[] = [];
  for (const file of files) all.push(...(await addFile(connection, file, asNew)));
  output.result(all, all.length === 0 ? ["There are no files there."] : all.map(lineOf));
  return all.every(({ outcome }) => outcome !== "failed");
}

/** The file of this path, or all those in the folder and its folders, hidden ones left out. */
async function filesAt(path: string): Promise<string[]> {
  const facts = await stat(path).catch(() => null);
  if (!facts?.isDirectory()) return [path];
  const entries = await readdir(path, { withFileTypes: true });
  const visible = entries.filter(({ name }) => !name.startsWith(".")).map(({ name }) => join(path, name));
  return (await Promise.all(visible.sort().map(filesAt))).flat();
}

async function addFile(connection: Connection, file: string, asNew: boolean): Promise<Added[]> {
  const received = await connection.receive({ path: file });
  if (!received.ok && received.error.code !== "file-unreadable") throw new Failure(received.error);
  if (!received.ok) return [outcome(file, "failed", { message: received.error.message })];
  const { jobId } = await connection.ask("import.start", {
    files: [{ ...received.value, name: basename(file) }],
  });
  const { items } = await readToTheEnd(connection, jobId);
  const planned = items.map((item) => plan(item, file, asNew));
  const wanted = planned.flatMap(({ keep }) => (keep === null ? [] : [keep]));
  if (wanted.length === 0) {
    await connection.ask("import.end", { jobId });
    return planned.map(({ added }) => added);
  }
  const { sourceIds, reports } = await connection.ask("import.keep", { jobId, items: wanted });
  const kept = sourceIds.values();
  return planned.map(({ keep, added }) => {
    if (keep === null) return added;
    const sourceId = kept.next().value ?? null;
    const report = reports.find((each) => each.sourceId === sourceId);
    return { ...added, sourceId, passages: report ? countPassages(report) : null };
  });
}

/** What is to become of an item, and what will then be said of it. */
function plan(item: ImportItem, file: string, asNew: boolean): { readonly keep: Keep | null; readonly added: Added } {
  const { itemId, kind, facts, sameAs, matches } = item;
  if (facts === null || kind === null) {
    return { keep: null, added: outcome(file, "failed", { message: item.error?.message ?? null }) };
  }
  const best = matches[0];
  if (!asNew && sameAs) return { keep: null, added: outcome(file, "present", sameAs) };
  // What a person has read and decided on is not replaced behind their back.
  if (!asNew && best?.hasText) return { keep: null, added: outcome(file, "left", known(best)) };
  if (!asNew && best)
    return { keep: { itemId, sourceId: best.sourceId }, added: outcome(file, "attached", known(best)) };
  const label = facts.title ?? basename(file, extname(file));
  const authors = [...facts.authors];
  return { keep: { itemId, facts: { ...facts, authors, label } }, added: outcome(file, "added", { label }) };
}

function known({ sourceId, label }: Known): Known {
  return { sourceId, label };
}

function outcome(file: string, what: Added["outcome"], more: Partial<Added>): Added {
  return { file, outcome: what, sourceId: null, label: null, passages: null, message: null, ...more };
}

function countPassages({ passages }: AttachReport): NonNullable<Added["passages"]> {
  const count = (...outcomes: readonly string[]) => passages.filter((each) => outcomes.includes(each.outcome)).length;
  return { exact: count("exact", "moved"), reworded: count("reworded", "meaning"), lost: count("lost") };
}

function lineOf({ file, outcome: what, label, passages, message }: Added): string {
  return printable(`${file}: ${sentenceOf(what, label ?? "", passages, message ?? "it could not be read.")}`);
}

function sentenceOf(what: Added["outcome"], label: string, passages: Added["passages"], message: string): string {
  switch (what) {
    case "added":
      return `added as “${label}”.`;
    case "attached": {
      const { exact, reworded, lost } = passages ?? { exact: 0, reworded: 0, lost: 0 };
      const total = exact + reworded + lost;
      const rest = [...(reworded > 0 ? [`${reworded} reworded`] : []), ...(lost > 0 ? [`${lost} not there`] : [])];
      return `attached to “${label}”: ${exact} of ${total} passages found${rest.length > 0 ? `, ${rest.join(", ")}` : ""}.`;
    }
    case "present":
      return `is in the library already, as “${label}”.`;
    case "left":
      return `belongs to “${label}”, which has another text. Replace it in the window, or add this one with --new.`;
    case "failed":
      return message;
  }
}
