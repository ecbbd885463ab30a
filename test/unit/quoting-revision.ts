import { newSentence, pick } from "./quoting-texts.ts";

/**
 * A code unit of a revised text. It stands for the original's from `from` to
 * before `to`; for none of them when these are equal. `foreign` says that it
 * is new words, not the setting of old ones.
 */
type Cell = { readonly unit: string; readonly from: number; readonly to: number; readonly foreign: boolean };

/** Where a passage of the original is now, and what became of it. */
export type Fate =
  | { readonly kind: "intact" | "typography"; readonly start: number; readonly end: number }
  | { readonly kind: "changed"; readonly start: number; readonly end: number }
  | { readonly kind: "gone" };

export const editNames = [
  "insertSentence",
  "deleteWords",
  "deleteParagraph",
  "moveParagraph",
  "splitParagraph",
  "joinParagraphs",
  "quoteMarks",
  "dashes",
  "blanks",
  "accents",
  "insertNot",
  "replaceWord",
  "changeNumber",
] as const;
export type EditName = (typeof editNames)[number];

/** A text under revision that knows of each code unit where it came from. */
export class Revision {
  private cells: Cell[];
  private readonly original: string;
  private readonly random: () => number;

  constructor(original: string, random: () => number) {
    this.original = original;
    this.random = random;
    this.cells = original.split("").map((unit, at) => ({ unit, from: at, to: at + 1, foreign: false }));
  }

  get text(): string {
    return this.cells.map((cell) => cell.unit).join("");
  }

  edit(name: EditName): void {
    this[name]();
  }

  /** What became of the original's passage. */
  fateOf(start: number, end: number): Fate {
    const has = (cell: Cell): boolean => cell.to > cell.from && cell.from < end && cell.to > start;
    const first = this.cells.findIndex(has);
    let last = this.cells.findLastIndex(has);
    if (first < 0) return { kind: "gone" };
    // The last character may have become several.
    while (this.cells[last + 1]?.from === end && this.cells[last + 1]?.to === end) last += 1;
    const inside = this.cells.slice(first, last + 1);
    let at = start;
    let kept = true;
    for (const cell of inside) {
      // A ligature may stand for a unit outside as well; it is not made across the ends of passages.
      if (cell.foreign || cell.from !== at) kept = false;
      at = cell.to;
    }
    if (!kept || at !== end) {
      const own = inside.filter(has).length;
      return own * 2 < end - start ? { kind: "gone" } : { kind: "changed", start: first, end: last + 1 };
    }
    const text = inside.map((cell) => cell.unit).join("");
    const kind = text === this.original.slice(start, end) ? "intact" : "typography";
    return { kind, start: first, end: last + 1 };
  }

  private foreignCells(text: string): Cell[] {
    return text.split("").map((unit) => ({ unit, from: -1, to: -1, foreign: true }));
  }

  /** Where blanks are, those between paragraphs or those within. */
  private placesOf(unit: string): number[] {
    return this.cells.flatMap((cell, at) => (cell.unit === unit ? [at] : []));
  }

  private somewhere(places: readonly number[]): number | undefined {
    return places.length === 0 ? undefined : pick(places, this.random);
  }

  private insertSentence(): void {
    const at = this.somewhere([...this.placesOf(" "), ...this.placesOf("\n")]);
    if (at === undefined) return;
    this.cells.splice(at, 0, ...this.foreignCells(` ${newSentence(this.random)}`));
  }

  private deleteWords(): void {
    const blanks = this.placesOf(" ");
    const at = this.somewhere([...blanks.keys()]);
    if (at === undefined) return;
    const from = blanks[at];
    const to = blanks[at + 1 + Math.floor(this.random() * 3)];
    if (from !== undefined && to !== undefined) this.cells.splice(from, to - from);
  }

  private paragraphs(): Cell[][] {
    const paragraphs: Cell[][] = [[]];
    for (const cell of this.cells) {
      if (cell.unit === "\n") paragraphs.push([cell]);
      else paragraphs.at(-1)?.push(cell);
    }
    return paragraphs;
  }

  private deleteParagraph(): void {
    const paragraphs = this.paragraphs();
    if (paragraphs.length < 4) return;
    paragraphs.splice(1 + Math.floor(this.random() * (paragraphs.length - 1)), 1);
    this.cells = paragraphs.flat();
  }

  private moveParagraph(): void {
    const paragraphs = this.paragraphs();
    if (paragraphs.length < 4) return;
    // The first has no line feed before it and stays.
    const [moved] = paragraphs.splice(1 + Math.floor(this.random() * (paragraphs.length - 1)), 1);
    if (moved !== undefined) paragraphs.splice(1 + Math.floor(this.random() * paragraphs.length), 0, moved);
    this.cells = paragraphs.flat();
  }

  private splitParagraph(): void {
    this.reset(this.somewhere(this.placesOf(" ")), "\n");
  }

  private joinParagraphs(): void {
    this.reset(this.somewhere(this.placesOf("\n")), " ");
  }

  /** Sets one cell anew: the same place in the original, another look. */
  private reset(at: number | undefined, units: string): void {
    const cell = at === undefined ? undefined : this.cells[at];
    if (at === undefined || cell === undefined) return;
    this.cells.splice(at, 1, ...this.setAnew(cell, units));
  }

  private setAnew(cell: Cell, units: string): Cell[] {
    return units.split("").map((unit, at) => ({ ...cell, unit, from: at === 0 ? cell.from : cell.to }));
  }

  private everywhere(change: ReadonlyMap<string, string>): void {
    this.cells = this.cells.flatMap((cell) => {
      const units = change.get(cell.unit);
      return units === undefined || cell.foreign ? [cell] : this.setAnew(cell, units);
    });
  }

  private quoteMarks(): void {
    this.everywhere(
      pick(
        [
          new Map([
            ["“", '"'],
            ["”", '"'],
            ["’", "'"],
          ]),
          new Map([
            ["“", "„"],
            ["”", "“"],
          ]),
          new Map([
            ["“", "‘"],
            ["”", "’"],
          ]),
          new Map([
            ["'", "’"],
            ["…", "..."],
          ]),
        ],
        this.random,
      ),
    );
  }

  private dashes(): void {
    this.everywhere(
      new Map([
        ["—", pick(["–", "--", "-", "―"], this.random)],
        ["…", ". . ."],
      ]),
    );
  }

  private blanks(): void {
    const at = this.somewhere(this.placesOf(" "));
    this.reset(at, pick(["\u00A0", "  ", " \u200B", "\u2009"], this.random));
  }

  private accents(): void {
    this.everywhere(new Map([..."éïóüö"].map((letter) => [letter, letter.normalize("NFD")])));
    const at = this.cells.findIndex(
      (cell, index) => cell.unit === "f" && this.cells[index + 1]?.unit === "i" && !cell.foreign,
    );
    const [first, second] = [this.cells[at], this.cells[at + 1]];
    if (first !== undefined && second !== undefined && first.to === second.from) {
      this.cells.splice(at, 2, { ...first, unit: "ﬁ", to: second.to });
    }
  }

  private insertNot(): void {
    const at = this.somewhere(this.placesOf(" "));
    if (at !== undefined) this.cells.splice(at, 0, ...this.foreignCells(" not"));
  }

  private replaceWord(): void {
    this.replace(/\p{L}{3,}/gu, () => pick(["umbrella", "gardens", "velvet", "quarrel"], this.random));
  }

  private changeNumber(): void {
    this.replace(/(?<![\d,.])\d+(?![\d,.])/g, (number) => String(Number(number) + 1 + Math.floor(this.random() * 7)));
  }

  private replace(wanted: RegExp, by: (old: string) => string): void {
    const found = Array.from(this.text.matchAll(wanted));
    if (found.length === 0) return;
    const match = pick(found, this.random);
    this.cells.splice(match.index, match[0].length, ...this.foreignCells(by(match[0])));
  }
}
