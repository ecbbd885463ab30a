/**
 * Heights of very many rows and the sums of them, in pixels: estimated until
 * they are measured. A change or a look-up takes steps by the logarithm of the
 * number of rows (a Fenwick tree; P. M. Fenwick, "A new data structure for
 * cumulative frequency tables", 1994).
 */
export class RowHeights {
  readonly count: number;
  private readonly heights: Float64Array;
  private readonly sums: Float64Array;
  private readonly topBit: number;

  constructor(count: number, estimate: (index: number) => number) {
    this.count = count;
    this.heights = new Float64Array(count);
    this.sums = new Float64Array(count + 1);
    for (let index = 0; index < count; index += 1) {
      const height = estimate(index);
      this.heights[index] = height;
      this.sums[index + 1] = height;
    }
    for (let node = 1; node <= count; node += 1) {
      const parent = node + (node & -node);
      if (parent <= count) this.sums[parent] = (this.sums[parent] ?? 0) + (this.sums[node] ?? 0);
    }
    this.topBit = count === 0 ? 0 : 1 << Math.floor(Math.log2(count));
  }

  heightOf(index: number): number {
    return this.heights[index] ?? 0;
  }

  set(index: number, height: number): void {
    const change = height - this.heightOf(index);
    this.heights[index] = height;
    for (let node = index + 1; node <= this.count; node += node & -node) {
      this.sums[node] = (this.sums[node] ?? 0) + change;
    }
  }

  /** Where the row begins. */
  topOf(index: number): number {
    let sum = 0;
    for (let node = Math.min(index, this.count); node > 0; node -= node & -node) sum += this.sums[node] ?? 0;
    return sum;
  }

  get total(): number {
    return this.topOf(this.count);
  }

  /** The row at this height: the first one above all rows, the last one below them. */
  rowAt(height: number): number {
    let passed = 0;
    let left = height;
    for (let step = this.topBit; step > 0; step >>= 1) {
      const next = passed + step;
      const sum = this.sums[next] ?? 0;
      if (next <= this.count && sum <= left) {
        passed = next;
        left -= sum;
      }
    }
    return Math.max(0, Math.min(this.count - 1, passed));
  }
}
