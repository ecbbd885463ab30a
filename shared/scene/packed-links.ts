import type { Point, Rect } from "../layout/geometry.ts";
import { linkEnd } from "./link-ends.ts";
import type { LineStyle, LinkGeometry, LinkStroke } from "./link-geometry.ts";
import { type Path, type PathCommand, polylinesOf } from "./path.ts";

/**
 * Links' lines as few long arrays, which pass from thread to thread at once. What
 * follows from the rest is left out; what comes out is the same to the last bit.
 */
export type PackedLinks = {
  readonly slots: Uint32Array<ArrayBuffer>;
  /** 1 for an attack, 0 for a support. */
  readonly attacks: Uint8Array<ArrayBuffer>;
  /** Where the strokes of each link end in the arrays of strokes. */
  readonly strokeEnds: Uint32Array<ArrayBuffer>;
  /** Of each stroke: its style's index in `lineStyles`, … */
  readonly styles: Uint8Array<ArrayBuffer>;
  /** … the card slot of the premise whose line it is, −1 for a stem, … */
  readonly premises: Int32Array<ArrayBuffer>;
  /** … and where its commands and their numbers end. */
  readonly commandEnds: Uint32Array<ArrayBuffer>;
  readonly numberEnds: Uint32Array<ArrayBuffer>;
  /** Path commands as indices in `pathCommands`. */
  readonly commands: Uint8Array<ArrayBuffer>;
  readonly numbers: Float64Array<ArrayBuffer>;
  /** Of each link: tip (x, y) and direction (x, y) of its end. */
  readonly ends: Float64Array<ArrayBuffer>;
  /** Junction (x, y, radius); not a number where there is none. */
  readonly junctions: Float64Array<ArrayBuffer>;
  readonly anchors: Float64Array<ArrayBuffer>;
  /** x, y, width, height around all that is drawn. */
  readonly bounds: Float64Array<ArrayBuffer>;
};

export const lineStyles = ["solid", "dashed", "dotted"] as const satisfies readonly LineStyle[];
export const pathCommands = ["M", "L", "C", "Z"] as const satisfies readonly PathCommand[0][];
/** How many numbers follow each of `pathCommands`. */
export const numbersOfCommand = [2, 2, 6, 0] as const;

export type LinkToPack = { readonly slot: number; readonly geometry: LinkGeometry };

/** Packs links, in their order. */
export function packLinks(links: readonly LinkToPack[], slotOfClaim: (claimId: string) => number): PackedLinks {
  let [strokeCount, commandCount, numberCount] = [0, 0, 0];
  for (const { geometry } of links) {
    strokeCount += geometry.strokes.length;
    for (const { path } of geometry.strokes) {
      commandCount += path.length;
      for (const command of path) numberCount += command.length - 1;
    }
  }
  const pack: PackedLinks = {
    slots: new Uint32Array(links.length),
    attacks: new Uint8Array(links.length),
    strokeEnds: new Uint32Array(links.length),
    styles: new Uint8Array(strokeCount),
    premises: new Int32Array(strokeCount),
    commandEnds: new Uint32Array(strokeCount),
    numberEnds: new Uint32Array(strokeCount),
    commands: new Uint8Array(commandCount),
    numbers: new Float64Array(numberCount),
    ends: new Float64Array(links.length * 4),
    junctions: new Float64Array(links.length * 3),
    anchors: new Float64Array(links.length * 2),
    bounds: new Float64Array(links.length * 4),
  };
  let [stroke, command, number] = [0, 0, 0];
  for (const [index, { slot, geometry }] of links.entries()) {
    const { strokes, end, junction, anchor, bounds } = geometry;
    for (const { path, style, premiseClaimId } of strokes) {
      for (const [name, ...numbers] of path) {
        pack.commands[command] = pathCommands.indexOf(name);
        command += 1;
        pack.numbers.set(numbers, number);
        number += numbers.length;
      }
      pack.styles[stroke] = lineStyles.indexOf(style);
      pack.premises[stroke] = premiseClaimId === null ? -1 : slotOfClaim(premiseClaimId);
      pack.commandEnds[stroke] = command;
      pack.numberEnds[stroke] = number;
      stroke += 1;
    }
    pack.slots[index] = slot;
    pack.attacks[index] = geometry.kind === "attack" ? 1 : 0;
    pack.strokeEnds[index] = stroke;
    pack.ends.set([end.tip.x, end.tip.y, end.direction.x, end.direction.y], index * 4);
    pack.junctions.set(
      junction ? [junction.x, junction.y, junction.r] : [Number.NaN, Number.NaN, Number.NaN],
      index * 3,
    );
    pack.anchors.set([anchor.x, anchor.y], index * 2);
    pack.bounds.set([bounds.x, bounds.y, bounds.width, bounds.height], index * 4);
  }
  return pack;
}

/** The link at an index of the pack, as it was packed. */
export function linkGeometryAt(
  pack: PackedLinks,
  index: number,
  ids: { readonly inferenceId: (slot: number) => string; readonly claimId: (slot: number) => string },
): LinkGeometry {
  const kind = pack.attacks[index] === 1 ? "attack" : "support";
  const strokes: LinkStroke[] = [];
  for (let stroke = strokeStart(pack, index); stroke < (pack.strokeEnds[index] ?? 0); stroke += 1) {
    const premise = pack.premises[stroke] ?? -1;
    strokes.push({
      path: strokePath(pack, stroke),
      style: lineStyles[pack.styles[stroke] ?? 0] ?? "solid",
      premiseClaimId: premise < 0 ? null : ids.claimId(premise),
    });
  }
  const r = pack.junctions[index * 3 + 2] ?? Number.NaN;
  return {
    inferenceId: ids.inferenceId(pack.slots[index] ?? 0),
    kind,
    strokes,
    end: linkEnd(kind, pointAt(pack.ends, index * 4), pointAt(pack.ends, index * 4 + 2)),
    junction: Number.isNaN(r) ? null : { ...pointAt(pack.junctions, index * 3), r },
    anchor: pointAt(pack.anchors, index * 2),
    polylines: strokes.flatMap(({ path }) => polylinesOf(path)),
    bounds: linkBoundsAt(pack, index),
  };
}

/** The rectangle around the link at an index of the pack, without unpacking the rest. */
export function linkBoundsAt({ bounds }: PackedLinks, index: number): Rect {
  return {
    ...pointAt(bounds, index * 4),
    width: bounds[index * 4 + 2] ?? 0,
    height: bounds[index * 4 + 3] ?? 0,
  };
}

/** The memory that `postMessage` hands over with a pack instead of copying it. */
export function transfersOf(pack: PackedLinks): ArrayBuffer[] {
  return Object.values(pack).map((array) => array.buffer);
}

/** Index of a link's first stroke. */
export function strokeStart({ strokeEnds }: PackedLinks, index: number): number {
  return index === 0 ? 0 : (strokeEnds[index - 1] ?? 0);
}

function strokePath(pack: PackedLinks, stroke: number): Path {
  let number = stroke === 0 ? 0 : (pack.numberEnds[stroke - 1] ?? 0);
  const next = () => pack.numbers[number++] ?? 0;
  const path: PathCommand[] = [];
  for (let at = stroke === 0 ? 0 : (pack.commandEnds[stroke - 1] ?? 0); at < (pack.commandEnds[stroke] ?? 0); at += 1) {
    const command = pathCommands[pack.commands[at] ?? 0] ?? "M";
    if (command === "Z") path.push(["Z"]);
    else if (command === "C") path.push(["C", next(), next(), next(), next(), next(), next()]);
    else path.push([command, next(), next()]);
  }
  return path;
}

function pointAt(numbers: Float64Array, index: number): Point {
  return { x: numbers[index] ?? 0, y: numbers[index + 1] ?? 0 };
}
