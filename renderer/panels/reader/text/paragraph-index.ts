/** A paragraph longer than this is gone through as several, divided at blanks, lest a page of one paragraph be drawn whole. */
const longest = 20_000;

/** Where the paragraphs of a text stand, for texts of any length: no paragraph is copied out before it is asked for. */
export class ParagraphIndex {
  readonly text: string;
  readonly count: number;
  private readonly starts: Int32Array;
  private readonly ends: Int32Array;

  constructor(text: string) {
    const starts: number[] = [];
    const ends: number[] = [];
    for (let start = 0; start <= text.length; ) {
      const next = text.indexOf("\n", start);
      const end = next === -1 ? text.length : next;
      for (let from = start; from < end; ) {
        const to = end - from <= longest ? end : cutAt(text, from);
        starts.push(from);
        ends.push(to);
        from = to;
      }
      start = end + 1;
    }
    this.text = text;
    this.count = starts.length;
    this.starts = Int32Array.from(starts);
    this.ends = Int32Array.from(ends);
  }

  /** UTF-16 code units into the text; those of the nearest paragraph where there is none of that number. */
  startOf(index: number): number {
    return this.starts[clamped(index, this.count)] ?? 0;
  }

  endOf(index: number): number {
    return this.ends[clamped(index, this.count)] ?? 0;
  }

  textOf(index: number): string {
    return this.text.slice(this.startOf(index), this.endOf(index));
  }

  /** The paragraph that holds this place, or the last one that begins before it; 0 for an empty text. */
  at(place: number): number {
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.starts[middle] ?? 0) <= place) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, low - 1);
  }
}

/** Where a long paragraph is divided: after a blank, else between two characters. */
function cutAt(text: string, from: number): number {
  const blank = text.lastIndexOf(" ", from + longest - 1);
  if (blank > from) return blank + 1;
  const at = from + longest;
  return /[\uDC00-\uDFFF]/.test(text.charAt(at)) ? at - 1 : at;
}

function clamped(index: number, count: number): number {
  return Math.max(0, Math.min(count - 1, index));
}
