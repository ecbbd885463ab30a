import { unzipSync } from "fflate";
import { zipped } from "./reading-samples.ts";

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The file with a few faults: bits turned, pieces cut, doubled, moved, overwritten or put in, or its end lost. */
export function mutate(bytes: Uint8Array, random: () => number): Uint8Array {
  let mutated = Buffer.from(bytes);
  const below = (limit: number) => Math.floor(random() * limit);
  for (let faults = 1 + below(4); faults > 0 && mutated.length > 0; faults -= 1) {
    const at = below(mutated.length);
    const length = 1 + below(Math.min(400, mutated.length - at));
    const piece = mutated.subarray(at, at + length);
    const before = mutated.subarray(0, at);
    const after = mutated.subarray(at + length);
    switch (below(7)) {
      case 0:
        mutated[at] = (mutated[at] ?? 0) ^ (1 << below(8));
        break;
      case 1:
        mutated = Buffer.concat([before, after]);
        break;
      case 2:
        mutated = Buffer.concat([before, piece, piece, after]);
        break;
      case 3:
        mutated = Buffer.concat([before, Buffer.from(Array.from({ length }, () => below(256))), mutated.subarray(at)]);
        break;
      case 4:
        mutated.fill(below(256), at, at + length);
        break;
      case 5:
        mutated = Buffer.concat([after, before, piece]);
        break;
      default:
        mutated = Buffer.from(before);
    }
  }
  return new Uint8Array(mutated);
}

/** An archive with faults in one of its members, which still unpacks. */
export function mutateMember(archive: Uint8Array, random: () => number): Uint8Array {
  const members = unzipSync(archive);
  const names = Object.keys(members);
  const name = names[Math.floor(random() * names.length)] ?? "";
  return zipped({ ...members, [name]: mutate(members[name] ?? new Uint8Array(), random) });
}
