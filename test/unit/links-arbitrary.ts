import fc from "fast-check";
import type { Rect } from "#shared/layout/geometry.ts";
import type { LinkView } from "#shared/model/map-view.ts";

const corner = fc.record({ x: fc.integer({ min: 0, max: 2_500 }), y: fc.integer({ min: 0, max: 1_800 }) });
const step = fc.record({
  isAttack: fc.boolean(),
  premises: fc.uniqueArray(fc.nat(99), { minLength: 1, maxLength: 3 }),
  isImplicit: fc.boolean(),
  target: fc.nat(99),
  onLink: fc.boolean(),
  junction: fc.option(corner, { freq: 3 }),
});

/** Cards somewhere and links among them: linked and implicit premises, undercuts (some of themselves), placed junctions. */
export const linksAndRects: fc.Arbitrary<{
  readonly links: readonly LinkView[];
  readonly rects: ReadonlyMap<string, Rect>;
}> = fc
  .tuple(fc.array(corner, { minLength: 3, maxLength: 14 }), fc.array(step, { minLength: 1, maxLength: 14 }))
  .map(([corners, steps]) => {
    const idOf = (index: number) => `c${index % corners.length}`;
    return {
      rects: new Map(corners.map((at, index) => [`c${index}`, { ...at, width: 250, height: 60 + (at.x % 160) }])),
      links: steps.map(({ isAttack, premises, isImplicit, target, onLink, junction }, index): LinkView => {
        const premiseClaimIds = [...new Set(premises.map(idOf))];
        return {
          placementId: `p${index}`,
          inferenceId: `i${index}`,
          kind: isAttack ? "attack" : "support",
          premiseClaimIds,
          implicitPremiseClaimIds: isImplicit ? premiseClaimIds.slice(-1) : [],
          target: onLink ? { inferenceId: `i${target % steps.length}` } : { claimId: idOf(target) },
          junction: premiseClaimIds.length > 1 ? junction : null,
          notes: 0,
        };
      }),
    };
  });
