import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildWhenStale, rendererTarget } from "#main/start/build.ts";
import { card, openMap } from "../e2e/steps.ts";
import { discard, startWarrant } from "../e2e/window.ts";

/** Takes the README's pictures from the program itself: `npx node test/tools/take-pictures.ts`. */
const folder = fileURLToPath(new URL("../../.pictures/", import.meta.url));
const title = "No place to hide, 2017";
const claim = "The intelligence services must be able to read messages on services such as WhatsApp.";

mkdirSync(folder, { recursive: true });
await buildWhenStale(rendererTarget);
const warrant = await startWarrant();
try {
  for (const colourScheme of ["light", "dark"] as const) {
    const page = await warrant.openWindow({ width: 1440, height: 860, colourScheme });
    await openMap(page, title);
    await card(page, claim).first().click();
    // Fonts, lists and the inspector have come to rest when nothing is asked for any more.
    await page.evaluate(() => document.fonts.ready);
    await page.waitForTimeout(1_000);
    await page.screenshot({ path: join(folder, `window-${colourScheme}.png`) });
  }
  const map = (await warrant.ask("maps.list", {})).find((summary) => summary.title === title);
  if (!map) throw new Error(`there is no map ${title}`);
  const image = await warrant.ask("map.export", { mapId: map.id, format: "png", size: { by: "scale", scale: 0.6 } });
  writeFileSync(join(folder, "map.png"), Buffer.from(image.base64, "base64"));
} finally {
  await warrant.stop();
  discard(warrant);
}
