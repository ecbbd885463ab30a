import { exportImage } from "#main/commands/images.ts";
import { tidyLayout } from "#shared/layout/tidy.ts";
import { tablesFrom, viewMap } from "#shared/model/map-view.ts";
import { geometryOfMap } from "#shared/scene/map-geometry.ts";
import { generateMap } from "./generate.ts";
import { type BenchRow, printRows, timesOf } from "./measure.ts";

/** Pictures and layout of made-up maps; the baseline of a picture is reckoning where everything lies. */
export async function benchImages(): Promise<void> {
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
    const image = (format: "svg" | "png", scale: number) =>
      timesOf(runs, () => exportImage(tables, "bench", { format, theme: "light", scale }));
    const rows: BenchRow[] = [
      { name: "records to SVG", times: await image("svg", 1), baseline: geometry },
      { name: "tidy layout", times: await timesOf(runs, () => tidyLayout(layoutCards, links)) },
    ];
    // At larger sizes a PNG of the whole map at full size passes what a bitmap may have.
    if (size <= 1_000) rows.splice(1, 0, { name: "records to PNG at scale 0.5", times: await image("png", 0.5) });
    printRows(`Picture and layout of ${size.toLocaleString("en")} cards`, rows);
  }
}
