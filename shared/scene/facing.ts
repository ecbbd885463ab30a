import type { Point, Rect } from "../layout/geometry.ts";
import type { MapDirection } from "../model/records.ts";
import type { Path, PathCommand } from "./path.ts";

/**
 * Every way of a line is reckoned as if it led upwards; facings turn the plane so
 * that this covers all four directions.
 */
export type Facing = "up" | "down" | "left" | "right";

const turns: Readonly<Record<Facing, (point: Point) => Point>> = {
  up: ({ x, y }) => ({ x, y }),
  down: ({ x, y }) => ({ x, y: 0 - y }),
  left: ({ x, y }) => ({ x: y, y: x }),
  right: ({ x, y }) => ({ x: y, y: 0 - x }),
};
const turnsBack: Readonly<Record<Facing, (point: Point) => Point>> = {
  up: turns.up,
  down: turns.down,
  left: turns.left,
  right: ({ x, y }) => ({ x: 0 - y, y: x }),
};

export function turnPointBack(facing: Facing, point: Point): Point {
  return turnsBack[facing](point);
}

/** The direction in which a line that faces somewhere arrives, as a unit vector. */
export function directionOf(facing: Facing): Point {
  const origin = turnPointBack(facing, { x: 0, y: 0 });
  const up = turnPointBack(facing, { x: 0, y: -1 });
  return { x: up.x - origin.x, y: up.y - origin.y };
}

export function turnRect(facing: Facing, rect: Rect): Rect {
  return rectBetween(rect, turns[facing]);
}

export function turnRectBack(facing: Facing, rect: Rect): Rect {
  return rectBetween(rect, turnsBack[facing]);
}

function rectBetween(rect: Rect, turn: (point: Point) => Point): Rect {
  const a = turn(rect);
  const b = turn({ x: rect.x + rect.width, y: rect.y + rect.height });
  return { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), width: Math.abs(a.x - b.x), height: Math.abs(a.y - b.y) };
}

export function turnPathBack(facing: Facing, path: Path): Path {
  return facing === "up" ? path : path.map(commandTurns[facing]);
}

/** As `turnsBack`, for all points of a command at once: paths are turned a hundred times for each link. */
const commandTurns: Readonly<Record<Exclude<Facing, "up">, (command: PathCommand) => PathCommand>> = {
  down: (command) => {
    if (command[0] === "Z") return command;
    if (command[0] !== "C") return [command[0], command[1], 0 - command[2]];
    return ["C", command[1], 0 - command[2], command[3], 0 - command[4], command[5], 0 - command[6]];
  },
  left: (command) => {
    if (command[0] === "Z") return command;
    if (command[0] !== "C") return [command[0], command[2], command[1]];
    return ["C", command[2], command[1], command[4], command[3], command[6], command[5]];
  },
  right: (command) => {
    if (command[0] === "Z") return command;
    if (command[0] !== "C") return [command[0], 0 - command[2], command[1]];
    return ["C", 0 - command[2], command[1], 0 - command[4], command[3], 0 - command[6], command[5]];
  },
};

/** Along the map's direction a line leads when its ends lie this far clear of each other. */
const clear = 12;

/**
 * Which way a line leaves `from` to reach `to`. On a map that reads down: up or
 * down when one lies clear of the other, else sideways; on one that reads to the
 * right the other way about.
 */
export function facingOf(from: Rect, to: Rect, direction: MapDirection): Facing {
  const facing = direction === "down" ? upOrDown(from, to) : leftOrRight(from, to);
  if (facing) return facing;
  if (direction === "down") return from.x + from.width / 2 >= to.x + to.width / 2 ? "left" : "right";
  return from.y + from.height / 2 >= to.y + to.height / 2 ? "up" : "down";
}

function upOrDown(from: Rect, to: Rect): Facing | null {
  if (from.y >= to.y + to.height + clear) return "up";
  return from.y + from.height <= to.y - clear ? "down" : null;
}

function leftOrRight(from: Rect, to: Rect): Facing | null {
  if (from.x >= to.x + to.width + clear) return "left";
  return from.x + from.width <= to.x - clear ? "right" : null;
}
