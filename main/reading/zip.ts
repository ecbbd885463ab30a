import { type UnzipFileInfo, unzipSync } from "fflate";
import { damaged, megabyte, unreadable } from "./unreadable.ts";

/** What the members that are read may come to, in bytes. */
const largestTotal = 64 * megabyte;
const mostMembers = 20_000;
/** Members of a damaged archive that are looked at one by one, each with a pass over the whole directory. */
const mostDamaged = 1_000;

/** Names of an archive's members, in the order of its directory, and their sizes as the directory gives them. */
export function listZip(bytes: Uint8Array, what: string): readonly UnzipFileInfo[] {
  const members: UnzipFileInfo[] = [];
  try {
    unzipSync(bytes, {
      filter: (member) => {
        if (members.length === mostMembers) throw unreadable(tooManyParts(what));
        members.push(member);
        return false;
      },
    });
  } catch (error) {
    if (error instanceof Error && error.message === tooManyParts(what)) throw error;
    throw damaged(what);
  }
  return members;
}

/**
 * The members that `wanted` names, inflated. Sizes are checked before anything
 * is inflated, and each member is inflated into no more room than it claims to
 * need, so that a small file cannot fill the memory.
 */
export function readZip(
  bytes: Uint8Array,
  what: string,
  wanted: (name: string) => boolean,
): ReadonlyMap<string, Uint8Array> {
  const members = listZip(bytes, what).filter(({ name }) => wanted(name));
  const total = members.reduce((sum, member) => sum + member.originalSize, 0);
  if (total > largestTotal) {
    throw unreadable(
      `This ${what} would unpack to ${Math.ceil(total / megabyte)} MB of text; Warrant reads up to ${largestTotal / megabyte} MB. Save the part you need as a file of its own and add that.`,
    );
  }
  try {
    return new Map(Object.entries(unzipSync(bytes, { filter: ({ name }) => wanted(name) })));
  } catch {
    return readSoundMembers(bytes, members);
  }
}

/** Each member by itself; a damaged one is left out, and who needs it says what is missing. */
function readSoundMembers(bytes: Uint8Array, members: readonly UnzipFileInfo[]): ReadonlyMap<string, Uint8Array> {
  const read = new Map<string, Uint8Array>();
  for (const { name } of members.slice(0, mostDamaged)) {
    try {
      const member = unzipSync(bytes, { filter: (candidate) => candidate.name === name })[name];
      if (member !== undefined) read.set(name, member);
    } catch {
      // Left out.
    }
  }
  return read;
}

function tooManyParts(what: string): string {
  return `This ${what} has more than ${mostMembers.toLocaleString("en")} parts, which no document needs. Nothing was read of it.`;
}
