import { tidyLayout } from "#shared/layout/tidy.ts";
import { tablesFrom, viewMap } from "#shared/model/map-view.ts";
import { geometryOfMap } from "#shared/scene/map-geometry.ts";
import { buildScene } from "#shared/scene/scene.ts";
import { toSvg } from "#shared/scene/svg.ts";
import { generateMap } from "./generate.ts";
import { type BenchRow, printRows, timesOf } from "./measure.ts";

/** Drawing and layout of made-up maps within this process; the baseline of a drawing is reckoning where everything lies. */
export async function benchScene(): Promise<void> {
  for (const size of [100, 1_000, 5_000]) {
    const records = generateMap(size);
    const tables = tablesFrom(records);
    const view = viewMap(tables, "bench");
    const { cards } = geometryOfMap(view);
    const layoutCards = view.cards.map(({ claimId }) => {
      const card = cards.get(claimId);
      return { id: claimId, width: card?.width ?? 0, height: card?.height ?? 0 };
    });
    const links = view.links.map(({ inferenceId, kind, premiseClaimIds, target }) => ({
      id: inferenceId,
      kind,
      premises: premiseClaimIds,
      target,
    }));
    const runs = size > 1_000 ? 3 : 5;
    const geometry = {
      name: "where everything lies",
      times: await timesOf(runs, () => geometryOfMap(viewMap(tables, "bench"))),
    };
    const drawn = () => toSvg(buildScene(viewMap(tables, "bench"), { theme: "light" }), { scale: 1 });
    const rows: BenchRow[] = [
      { name: "records to SVG", times: await timesOf(runs, drawn), baseline: geometry },
      { name: "tidy layout", times: await timesOf(runs, () => tidyLayout(layoutCards, links)) },
    ];
    printRows(`Scene and layout of ${size.toLocaleString("en")} cards`, rows);
  }
}
