import type { Edit, Library } from "#main/store/library.ts";

/**
 * What the killed process writes: groups of records that are made in one change
 * each and carry one number, so that a part of a change can be told from all of
 * it. `version` is in the texts of all records of a group.
 */
export function insertGroup(tx: Edit, number: number): void {
  const times = { createdAt: tx.now, updatedAt: tx.now };
  const text = groupText(number, 0);
  tx.insert("claims", { id: `a${number}`, text, positionId: null, ...times });
  tx.insert("claims", { id: `b${number}`, text, positionId: null, ...times });
  tx.insert("inferences", {
    id: `i${number}`,
    kind: "attack",
    targetClaimId: `b${number}`,
    targetInferenceId: null,
    scheme: text,
    ...times,
  });
  tx.insert("premises", {
    id: `p${number}`,
    inferenceId: `i${number}`,
    claimId: `a${number}`,
    implicit: false,
    rank: 0,
  });
  tx.insert("maps", { id: `m${number}`, title: text, description: "", direction: "down", ...times });
  for (const letter of ["a", "b"]) {
    tx.insert("placements", {
      id: `${letter}-on-m${number}`,
      mapId: `m${number}`,
      claimId: `${letter}${number}`,
      inferenceId: null,
      x: number,
      y: 0,
      collapsed: false,
    });
  }
  tx.insert("notes", {
    id: `n${number}`,
    claimId: null,
    inferenceId: `i${number}`,
    quotationId: null,
    mapId: null,
    sourceId: null,
    passage: null,
    resolvedAt: null,
    text: noteText(number, 0),
    ...times,
  });
}

export function editGroup(tx: Edit, number: number, version: number): void {
  const text = groupText(number, version);
  tx.update("claims", `a${number}`, { text });
  tx.update("claims", `b${number}`, { text });
  tx.update("inferences", `i${number}`, { scheme: text });
  tx.update("maps", `m${number}`, { title: text });
  for (const { id } of tx.where("placements", { mapId: `m${number}` })) tx.update("placements", id, { y: version });
  tx.update("notes", `n${number}`, { text: noteText(number, version) });
}

export function deleteGroup(tx: Edit, number: number): void {
  for (const { id } of tx.where("placements", { mapId: `m${number}` })) tx.delete("placements", id);
  tx.delete("notes", `n${number}`);
  tx.delete("premises", `p${number}`);
  tx.delete("inferences", `i${number}`);
  tx.delete("maps", `m${number}`);
  tx.delete("claims", `a${number}`);
  tx.delete("claims", `b${number}`);
}

/** Long enough to take more than a page of the file. */
function noteText(number: number, version: number): string {
  return `${groupText(number, version)} ${"Again and again. ".repeat(300)}`.trim();
}

function groupText(number: number, version: number): string {
  return `Group ${number}, version ${version}: ${"and so on ".repeat(number % 15)}`.trim();
}

/** The version of every group that is there whole. Throws when one is there in part. */
export function readGroups(library: Library): Map<number, number> {
  const { read } = library;
  const groups = new Map<number, number>();
  for (const map of read.all("maps")) {
    const number = Number(map.id.slice(1));
    const version = Number(/version (\d+)/.exec(map.title)?.[1]);
    const text = groupText(number, version);
    const placements = read.where("placements", { mapId: map.id });
    const whole =
      map.title === text &&
      read.get("claims", `a${number}`)?.text === text &&
      read.get("claims", `b${number}`)?.text === text &&
      read.get("inferences", `i${number}`)?.scheme === text &&
      read.get("notes", `n${number}`)?.text === noteText(number, version) &&
      read.get("premises", `p${number}`)?.claimId === `a${number}` &&
      placements.length === 2 &&
      placements.every(({ x, y }) => x === number && y === version);
    if (!whole) throw new Error(`group ${number} is there in part`);
    groups.set(number, version);
  }
  const expected = { maps: 1, claims: 2, inferences: 1, premises: 1, placements: 2, notes: 1 } as const;
  for (const [table, each] of Object.entries(expected) as [keyof typeof expected, number][]) {
    if (read.count(table) !== each * groups.size)
      throw new Error(`there are ${read.count(table)} ${table} for ${groups.size} groups`);
  }
  return groups;
}

/** Numbers from 0 up to 1 that a seed decides, by the algorithm mulberry32. */
export function createRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296;
  };
}
