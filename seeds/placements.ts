import { type Placement, placementSchema } from "#shared/model/records.ts";
import type maps from "./maps.json";
import places from "./places.json" with { type: "json" };

/** Top left corners of cards by map and claim: where Tidy puts them. `npx node test/tools/place-seeds.ts` writes them. */
const corners = new Map(
  Object.entries(places).map(([mapId, ofMap]) => [mapId, new Map<string, readonly number[]>(Object.entries(ofMap))]),
);

/** What stands on a map of the debate. A claim whose place is not known yet stands at 0, 0. */
export function placementsOf(map: (typeof maps)[number]): Placement[] {
  const place = (
    subjectId: string,
    subject: { claimId: string | null; inferenceId: string | null },
    at: { x: number | null; y: number | null },
  ) => placementSchema.parse({ id: `p-${map.id}-${subjectId}`, mapId: map.id, ...subject, ...at, collapsed: false });
  return [
    ...map.claimIds.map((claimId) => {
      const [x = 0, y = 0] = corners.get(map.id)?.get(claimId) ?? [];
      return place(claimId, { claimId, inferenceId: null }, { x, y });
    }),
    ...map.inferenceIds.map((inferenceId) => place(inferenceId, { claimId: null, inferenceId }, { x: null, y: null })),
  ];
}
