/**
 * Opens a library and changes it until killed. Prints a line of JSON after each
 * change that was answered. Called with: path, seed, how many changes at most.
 */
import { writeSync } from "node:fs";
import { openLibrary } from "#main/store/library.ts";
import { createRandom, deleteGroup, editGroup, insertGroup, readGroups } from "./groups.ts";

export type Step =
  | { readonly do: "begin" | "open" }
  | {
      readonly do: "insert" | "edit" | "delete";
      readonly seq: number;
      readonly number: number;
      readonly version: number;
    }
  | { readonly do: "undo" | "redo"; readonly seq: number };

const [path = "", seed = "0", most = "1"] = process.argv.slice(2);

/** Straight to the pipe: nothing may wait in a buffer when the kill comes. */
function say(step: Step): void {
  writeSync(1, `${JSON.stringify(step)}\n`);
}

const random = createRandom(Number(seed));
say({ do: "begin" });
const library = openLibrary(path);
const groups = readGroups(library);
let next = Math.max(0, ...library.read.all("maps").map(({ id }) => Number(id.slice(1))), Number(seed) * 1_000) + 1;
say({ do: "open" });

for (let count = 0; count < Number(most); count += 1) {
  const dice = random();
  const { undo, redo } = library.history();
  if ((dice < 0.15 && undo) || (dice < 0.25 && redo)) {
    const { seq } = dice < 0.15 && undo ? library.undo() : library.redo();
    say({ do: dice < 0.15 && undo ? "undo" : "redo", seq });
    groups.clear();
    for (const [number, version] of readGroups(library)) groups.set(number, version);
    continue;
  }
  const known = [...groups.keys()];
  const number = known[Math.floor(random() * known.length)];
  if (number !== undefined && dice < 0.5) {
    const version = (groups.get(number) ?? 0) + 1;
    const { change } = library.change(`edit ${number} ${version}`, (tx) => editGroup(tx, number, version));
    say({ do: "edit", seq: change?.seq ?? 0, number, version });
    groups.set(number, version);
  } else if (number !== undefined && dice < 0.6) {
    const { change } = library.change(`delete ${number} 0`, (tx) => deleteGroup(tx, number));
    say({ do: "delete", seq: change?.seq ?? 0, number, version: 0 });
    groups.delete(number);
  } else {
    const made = next;
    next += 1;
    const { change } = library.change(`insert ${made} 0`, (tx) => insertGroup(tx, made));
    say({ do: "insert", seq: change?.seq ?? 0, number: made, version: 0 });
    groups.set(made, 0);
  }
}
library.close();
