import { foldText } from "#shared/quoting/fold.ts";

/** Words that are kept from a source. */
export type KeptPassage = { readonly sourceId: string; readonly exact: string };

/** What of a source's passages a text holds. */
export type Held = {
  /** Passages that are in the text word for word, typography aside. */
  readonly passages: number;
  /** Characters of them. */
  readonly characters: number;
};

/** How many first characters of a passage are looked up, by its length; shorter ones say nothing about where they are from. */
const keyLengths = [16, 8, 4] as const;
/** A text is folded and looked through in pieces, which overlap by more than the longest passage. */
const pieceLength = 65_536;
const overlap = 6_000;
/** Places that are looked up between two pauses. */
const placesAtOnce = 4_096;

type Indexed = { readonly sourceId: string; readonly folded: string };

/**
 * Passages by how they begin: one walk through a text finds all of many
 * thousands that it holds, in the time that a search for a few would take.
 */
export class PassageIndex {
  readonly #byBeginning = new Map<number, Map<string, Indexed[]>>();
  readonly #counts = new Map<string, number>();

  add({ sourceId, exact }: KeptPassage): void {
    const folded = foldText(exact).trim();
    const length = keyLengths.find((each) => each <= folded.length);
    if (length === undefined) return;
    const beginnings = this.#byBeginning.get(length) ?? new Map<string, Indexed[]>();
    this.#byBeginning.set(length, beginnings);
    const beginning = folded.slice(0, length);
    const same = beginnings.get(beginning);
    if (same === undefined) beginnings.set(beginning, [{ sourceId, folded }]);
    else same.push({ sourceId, folded });
    this.#counts.set(sourceId, this.countOf(sourceId) + 1);
  }

  /** How many passages of a source can be looked for. */
  countOf(sourceId: string): number {
    return this.#counts.get(sourceId) ?? 0;
  }

  /** Which sources' passages a text holds. @param pause awaited between steps */
  async heldBy(text: string, pause: () => Promise<void>): Promise<ReadonlyMap<string, Held>> {
    const found = new Set<Indexed>();
    for (let from = 0; from < text.length; from += pieceLength) {
      const piece = foldText(text.slice(from, from + pieceLength + overlap));
      for (let at = 0; at < piece.length; at += 1) {
        if (at % placesAtOnce === 0) await pause();
        if (isWithinWord(piece, at)) continue;
        for (const [length, beginnings] of this.#byBeginning) {
          for (const passage of beginnings.get(piece.slice(at, at + length)) ?? []) {
            if (!found.has(passage) && piece.startsWith(passage.folded, at)) found.add(passage);
          }
        }
      }
    }
    const held = new Map<string, Held>();
    for (const { sourceId, folded } of found) {
      const { passages, characters } = held.get(sourceId) ?? { passages: 0, characters: 0 };
      held.set(sourceId, { passages: passages + 1, characters: characters + folded.length });
    }
    return held;
  }
}

/** True between two letters or digits of English: few passages begin there, and most places are such. */
function isWithinWord(text: string, at: number): boolean {
  return at > 0 && isPlain(text.charCodeAt(at)) && isPlain(text.charCodeAt(at - 1));
}

function isPlain(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
}
