import { type Block, clearShift, combine, extentOf, mergeOutlines, moved, type Step } from "./blocks.ts";
import type { Size } from "./geometry.ts";

/** Puts blocks into rows so that all together are about a page of `ratio` (width to height); big ones first. */
export function packed(blocks: readonly Block[], gap: number, ratio: number): Block {
  const [only] = blocks;
  if (blocks.length === 1 && only) return only;
  const bySize = blocks
    .map((block, index) => ({ block, index, extent: extentOf(block) }))
    .sort((a, b) => b.extent.height - a.extent.height || a.index - b.index);
  const area = bySize.reduce((sum, { extent }) => sum + (extent.width + gap) * (extent.height + gap), 0);
  const widest = Math.max(...bySize.map(({ extent }) => extent.width), 0);
  let best: Block | null = null;
  let bestFit = 0;
  for (const factor of [0.8, 1, 1.2, 1.45, 1.75]) {
    const block = shelves(
      bySize.map((each) => each.block),
      Math.max(widest, Math.sqrt(area * ratio) * factor),
      gap,
    );
    const fit = pageFit(extentOf(block), ratio);
    if (fit > bestFit) [best, bestFit] = [block, fit];
  }
  return best ?? combine([], 0);
}

/** How large (1 for a page 1000 high) something of this size can be shown whole on a page of `ratio` (width to height). */
export function pageFit({ width, height }: Size, ratio: number): number {
  return Math.min((1_000 * ratio) / Math.max(width, 1), 1_000 / Math.max(height, 1));
}

function shelves(blocks: readonly Block[], maxWidth: number, gap: number): Block {
  const placed: { block: Block; at: { x: number; y: number } }[] = [];
  let y = 0;
  let height = 0;
  let right: readonly Step[] = [];
  let reach = 0;
  for (const block of blocks) {
    const extent = extentOf(block);
    const shift = right.length === 0 ? Number.NEGATIVE_INFINITY : clearShift(right, block, 0, gap);
    let x = Number.isFinite(shift) ? shift : -extent.x;
    if (right.length > 0 && Math.max(reach, x + extent.x + extent.width) > maxWidth) {
      y += height + gap;
      height = 0;
      right = [];
      reach = 0;
      x = -extent.x;
    }
    placed.push({ block, at: { x, y } });
    right = mergeOutlines(right, moved(block.right, { x, y: 0 }), Math.max);
    reach = Math.max(reach, x + extent.x + extent.width);
    height = Math.max(height, extent.height);
  }
  return combine(placed, 0);
}
