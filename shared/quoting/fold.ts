/**
 * A text as far as its words go: quote marks, dashes, ellipses, white space,
 * ligatures, soft hyphens and the way accents are written are brought to one
 * form. Case and words stay.
 */
export type Folded = {
  readonly text: string;
  /** Of each code unit of `text`, where in the original the characters that it stands for begin … */
  readonly starts: Int32Array;
  /** … and where they end, both in UTF-16 code units. */
  readonly ends: Int32Array;
};

const singleQuotes = "'‘’‚‛′`´ʼ＇‹›";
const doubleQuotes = '"“”„‟″«»〝〞＂';
const dashes = "-‐‑‒–—―−﹘﹣－";
/** Shown by nothing, or only where a line ends. */
const unseen = "\u00AD\u200B\u2060\uFEFF";

const quoteMark = "'";
const dash = "-";
const ellipsis = "…";

/** What each of the characters above becomes; all quote marks are one, since houses exchange single and double ones. */
const plain = new Map<string, string>([
  ...Array.from(singleQuotes + doubleQuotes, (character) => [character, quoteMark] as const),
  ...Array.from(dashes, (character) => [character, dash] as const),
  ...Array.from(unseen, (character) => [character, ""] as const),
  ...Array.from("ﬀﬁﬂﬃﬄﬅﬆ", (character) => [character, character.normalize("NFKC")] as const),
]);

/** A character with the marks that belong to it; Korean syllables in parts count as such. */
const cluster = /[\s\S][\p{M}\u1160-\u11FF]*/uy;
const space = /^\s$/;

/** True for a code unit that stands for itself whatever follows, marks excepted. */
function isPlain(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
}

/** Folds a text, with the way back from each folded code unit to the original. */
export function fold(text: string): Folded {
  const folding = new Folding(text.length);
  for (let at = 0; at < text.length; ) {
    const code = text.charCodeAt(at);
    const next = at + 1 < text.length ? text.charCodeAt(at + 1) : 0;
    if (isPlain(code) && next < 0x300) {
      folding.add(text.charAt(at), at, at + 1);
      at += 1;
      continue;
    }
    cluster.lastIndex = at;
    const whole = cluster.exec(text)?.[0] ?? text.charAt(at);
    const end = at + whole.length;
    const first = whole.charAt(0);
    const replaced = plain.get(first);
    // A mark on a blank or a dash is an oddity that is kept, on its own.
    if (space.test(first)) folding.addSpace(at, at + 1);
    else if (replaced === dash) folding.addDash(at, at + 1);
    else if (first === ellipsis) for (let point = 0; point < 3; point += 1) folding.addPoint(at, at + 1);
    else if (replaced !== undefined) folding.add(replaced, at, at + 1);
    else if (first === ".") folding.addPoint(at, at + 1);
    else {
      folding.add(whole.normalize("NFC"), at, end);
      at = end;
      continue;
    }
    at += 1;
  }
  return folding.done();
}

/** The same without the way back. */
export function foldText(text: string): string {
  return fold(text).text;
}

class Folding {
  private units: string[] = [];
  private starts: Int32Array;
  private ends: Int32Array;
  private length = 0;

  constructor(expected: number) {
    this.starts = new Int32Array(expected + 16);
    this.ends = new Int32Array(expected + 16);
  }

  add(folded: string, start: number, end: number): void {
    for (let at = 0; at < folded.length; at += 1) this.addUnit(folded.charAt(at), start, end);
  }

  /** Blanks in a row are one; those beside a dash are none: houses differ about them. */
  addSpace(start: number, end: number): void {
    const last = this.units[this.length - 1];
    if (last === dash) return;
    if (last === " ") this.ends[this.length - 1] = end;
    else this.addUnit(" ", start, end);
  }

  /** Dashes in a row are one. */
  addDash(start: number, end: number): void {
    if (this.units[this.length - 1] === " ") this.drop();
    if (this.units[this.length - 1] === dash) this.ends[this.length - 1] = end;
    else this.addUnit(dash, start, end);
  }

  /** ". . ." is "...". */
  addPoint(start: number, end: number): void {
    if (this.units[this.length - 1] === " " && this.units[this.length - 2] === ".") this.drop();
    this.addUnit(".", start, end);
  }

  private drop(): void {
    this.units.pop();
    this.length -= 1;
  }

  private addUnit(unit: string, start: number, end: number): void {
    if (this.length === this.starts.length) {
      this.starts = grown(this.starts);
      this.ends = grown(this.ends);
    }
    this.units.push(unit);
    this.starts[this.length] = start;
    this.ends[this.length] = end;
    this.length += 1;
  }

  done(): Folded {
    return {
      text: this.units.join(""),
      starts: this.starts.subarray(0, this.length),
      ends: this.ends.subarray(0, this.length),
    };
  }
}

function grown(array: Int32Array): Int32Array {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}
