import { diffArrays } from "diff";
import { foldText } from "./fold.ts";
import { tokensOf } from "./tokens.ts";

export { meaningReasons } from "./meaning.ts";

/** Words that stayed, came or went. */
export type DifferencePart = { readonly kind: "same" | "added" | "removed"; readonly text: string };

/** A word with the white space before it. */
type Piece = { readonly blank: string; readonly word: string };

function piecesOf(text: string): { readonly pieces: readonly Piece[]; readonly tail: string } {
  let from = 0;
  const pieces = tokensOf(text).map((token) => {
    const piece = { blank: text.slice(from, token.start), word: token.text };
    from = token.start + token.text.length;
    return piece;
  });
  return { pieces, tail: text.slice(from) };
}

/**
 * What differs between two texts, word by word. The parts that are not
 * `added`, joined, are `before` exactly; those that are not `removed` are
 * `after`. No two parts in a row are of one kind; what was removed stands
 * before what was added in its place.
 *
 * Words are compared without the white space between them, lest two texts be
 * matched by their blanks.
 */
export function wordDifference(before: string, after: string): readonly DifferencePart[] {
  const old = piecesOf(before);
  const current = piecesOf(after);
  const changes = diffArrays(
    old.pieces.map((piece) => piece.word),
    current.pieces.map((piece) => piece.word),
  );
  const parts = new Parts();
  let atOld = 0;
  let atCurrent = 0;
  const whole = (piece: Piece | undefined): string => (piece === undefined ? "" : piece.blank + piece.word);
  for (const { value, added, removed } of changes) {
    for (const word of value) {
      if (added) parts.add(whole(current.pieces[atCurrent++]));
      else if (removed) parts.remove(whole(old.pieces[atOld++]));
      else {
        parts.change(old.pieces[atOld++]?.blank ?? "", current.pieces[atCurrent++]?.blank ?? "");
        parts.keep(word);
      }
    }
  }
  parts.change(old.tail, current.tail);
  return parts.done();
}

/** Gathers parts, those of one kind in a row as one. */
class Parts {
  private readonly parts: DifferencePart[] = [];
  private same = "";
  private removed = "";
  private added = "";

  keep(text: string): void {
    if (text === "") return;
    this.flushChanges();
    this.same += text;
  }

  remove(text: string): void {
    this.removed += text;
  }

  add(text: string): void {
    this.added += text;
  }

  /** One white space for another, or for the same. */
  change(before: string, after: string): void {
    if (before === after) {
      this.keep(before);
      return;
    }
    this.remove(before);
    this.add(after);
  }

  private flushSame(): void {
    if (this.same !== "") this.parts.push({ kind: "same", text: this.same });
    this.same = "";
  }

  private flushChanges(): void {
    if (this.removed === "" && this.added === "") return;
    this.flushSame();
    if (this.removed !== "") this.parts.push({ kind: "removed", text: this.removed });
    if (this.added !== "") this.parts.push({ kind: "added", text: this.added });
    this.removed = "";
    this.added = "";
  }

  done(): readonly DifferencePart[] {
    this.flushChanges();
    this.flushSame();
    return this.parts;
  }
}

/**
 * True when two texts have the same words and marks, however they are set:
 * only quote marks, dashes, ellipses, white space, ligatures, soft hyphens or
 * the way accents are written differ, if anything does.
 */
export function onlyTypography(before: string, after: string): boolean {
  return foldText(before).trim() === foldText(after).trim();
}
