import type { Line } from "./page-lines.ts";

export type PageLines = { readonly lines: readonly Line[]; readonly height: number };

/** The share of a page's height, at its top and at its foot, in which running lines stand. */
const margin = 0.15;
/** Running lines at one edge of a page. */
const mostLines = 3;
/** Running lines stand further from the text than this many of its line spacings. */
const leastGap = 1.4;
/** Pages before and after one on which its running lines are looked for: they change with chapters and sides. */
const reach = 4;
/** Points by which a running line may move. */
const drift = 6;

const pageNumber = /^\W*(?:page\s+)?(?:\d+|[ivxlc]+)(?:\s*(?:\/|of)\s*\d+)?\W*$/i;

/** Every page's lines without running headers, footers and page numbers: what stands apart, in the same place on its neighbours. */
export function withoutFurniture(pages: readonly PageLines[]): readonly (readonly Line[])[] {
  const candidates = pages.map((page) => edgeLines(page).map((line) => ({ line, key: keyOf(line.text) })));
  const needed = Math.min(3, pages.length);
  return pages.map(({ lines }, page) => {
    const dropped = new Set<Line>();
    for (const { line, key } of candidates[page] ?? []) {
      let seen = 0;
      for (let other = Math.max(0, page - reach); other <= Math.min(pages.length - 1, page + reach); other += 1) {
        const isThere = candidates[other]?.some(
          (place) => place.key === key && Math.abs(place.line.y - line.y) <= drift,
        );
        if (isThere === true) seen += 1;
      }
      if (pages.length > 1 && seen >= needed) dropped.add(line);
    }
    return lines.filter((line) => !dropped.has(line));
  });
}

/** Lines at the top and the foot of a page that stand apart from its text, or hold nothing but a number. */
function edgeLines({ lines, height }: PageLines): readonly Line[] {
  const down = lines.toSorted((a, b) => a.y - b.y);
  const spacings = down.slice(1).map((line, index) => line.y - (down[index]?.y ?? line.y));
  const usual = spacings.filter((spacing) => spacing > 1).toSorted((a, b) => a - b)[spacings.length >> 2] ?? 0;
  const top = outermost(down, usual).filter((line) => line.y < height * margin);
  const foot = outermost(down.toReversed(), usual).filter((line) => line.y > height * (1 - margin));
  return [...top, ...foot];
}

function outermost(lines: readonly Line[], usual: number): readonly Line[] {
  for (let count = 1; count <= mostLines && count < lines.length; count += 1) {
    const gap = Math.abs((lines[count]?.y ?? 0) - (lines[count - 1]?.y ?? 0));
    if (gap > usual * leastGap) return lines.slice(0, count);
  }
  return lines.slice(0, 1).filter((line) => pageNumber.test(line.text));
}

/** What a running line has in common with that of the next page: everything but its numbers. */
function keyOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/\d+/g, "#")
    .replace(/^[ivxlc]+$/, "#");
}
