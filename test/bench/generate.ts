import type { RecordSet } from "#shared/contract/results.ts";
import type { Claim, Inference, Placement, Premise } from "#shared/model/records.ts";

/** Numbers in [0, 1) from a seed: mulberry32, so that anyone gets the same maps. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const words =
  "privacy security message service police court order company user data law risk child crime access lawful private public record state device network trust harm report threat weak strong open secret".split(
    " ",
  );

/** A made-up claim of about 6 to 24 words. */
export function makeText(random: () => number): string {
  const length = 6 + Math.floor(random() * 19);
  const text = Array.from({ length }, () => words[Math.floor(random() * words.length)] ?? "claim").join(" ");
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

const time = "2024-01-01T00:00:00.000Z";

/** A claim argues for or against one of so many that were made just before it. */
const reach = 60;

/**
 * A library of `size` claims on one map, made by seed: trees of about `treeSize`
 * claims, with 10% cross links from anywhere to anywhere, 15% of the steps with
 * linked premises, 3% undercuts. Cards stand on a grid.
 */
export function generateMap(size: number, seed = 1, treeSize = 50): RecordSet {
  const random = randomFrom(seed);
  const claims: Claim[] = [];
  const inferences: Inference[] = [];
  const premises: Premise[] = [];
  const placements: Placement[] = [];
  const columns = Math.ceil(Math.sqrt(size));
  const infer = (kind: "support" | "attack", premiseIds: readonly string[], target: Partial<Inference>) => {
    const id = `i${inferences.length}`;
    inferences.push({
      id,
      kind,
      targetClaimId: null,
      targetInferenceId: null,
      scheme: null,
      createdAt: time,
      updatedAt: time,
      ...target,
    });
    premiseIds.forEach((claimId, rank) => {
      premises.push({ id: `e${premises.length}`, inferenceId: id, claimId, implicit: false, rank });
    });
    placements.push({
      id: `q${inferences.length}`,
      mapId: "bench",
      claimId: null,
      inferenceId: id,
      x: null,
      y: null,
      collapsed: false,
    });
  };
  for (let index = 0; index < size; index++) {
    const positionId = (["security", "privacy", "common-ground"] as const)[Math.floor(random() * 3)] ?? null;
    claims.push({ id: `c${index}`, text: makeText(random), positionId, createdAt: time, updatedAt: time });
    placements.push({
      id: `p${index}`,
      mapId: "bench",
      claimId: `c${index}`,
      inferenceId: null,
      x: (index % columns) * 300,
      y: Math.floor(index / columns) * 260,
      collapsed: false,
    });
  }
  let index = 1;
  let root = 0;
  while (index < size) {
    if (random() < 1 / treeSize) {
      root = index;
      index += 1;
      continue;
    }
    const kind = random() < 0.55 ? "support" : "attack";
    if (random() < 0.03 && inferences.length > 0) {
      const cut = `i${Math.floor(random() * inferences.length)}`;
      infer("attack", [`c${index}`], { targetInferenceId: cut });
      index += 1;
      continue;
    }
    const target = `c${Math.floor(Math.max(root, index - 1 - random() * Math.min(index - root, reach)))}`;
    const linked = random() < 0.15 && index + 1 < size;
    infer(kind, linked ? [`c${index}`, `c${index + 1}`] : [`c${index}`], { targetClaimId: target });
    index += linked ? 2 : 1;
  }
  for (let link = 0; link < size / 10; link++) {
    const from = 1 + Math.floor(random() * (size - 1));
    const to = Math.floor(random() * from);
    infer(random() < 0.5 ? "support" : "attack", [`c${from}`], { targetClaimId: `c${to}` });
  }
  return {
    positions: [
      { id: "security", name: "Security", colourLight: "#a8550a", colourDark: "#e8a15a", glyph: "shield", rank: 0 },
      { id: "privacy", name: "Privacy", colourLight: "#5b3fb5", colourDark: "#a898f2", glyph: "key-round", rank: 1 },
      {
        id: "common-ground",
        name: "Common ground",
        colourLight: "#0d6e75",
        colourDark: "#5fc3c9",
        glyph: "scale",
        rank: 2,
      },
    ],
    claims,
    inferences,
    premises,
    maps: [
      {
        id: "bench",
        title: `Bench map of ${size} claims`,
        description: "",
        direction: "down",
        createdAt: time,
        updatedAt: time,
      },
    ],
    placements,
  };
}
