import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { MapView } from "#shared/model/map-view.ts";
import { openAt, startWithBigMap } from "./big-map.ts";
import { card, inspector, openMap, seeUndo, storedMap, undo } from "./steps.ts";
import { consoleProblems, discard, startWarrant, type Warrant } from "./window.ts";

function placesOf(view: MapView): object {
  return Object.fromEntries(view.cards.map(({ claimId, x, y }) => [claimId, [x, y]]));
}

test("[W164] on a map of thousands of cards Tidy says how far it is, can be cancelled, and is one step to undo", async () => {
  const { warrant, view } = await startWithBigMap(6_000);
  try {
    const page = await openAt(warrant, { centreX: 2_000, centreY: 2_000, zoom: 0.1 });
    const before = placesOf(await storedMap(warrant, view.title));
    const tidy = page.getByRole("banner").getByRole("button", { name: "Tidy", exact: true });
    const progress = page.getByRole("contentinfo").getByRole("progressbar", { name: "Tidying" });
    await tidy.click();
    await progress.waitFor();
    await page.getByRole("contentinfo").getByRole("button", { name: "Cancel" }).click();
    await progress.waitFor({ state: "detached" });
    await tidy.click();
    await progress.waitFor();
    await page.keyboard.press("Escape");
    await progress.waitFor({ state: "detached" });
    expect(placesOf(await storedMap(warrant, view.title))).toEqual(before);

    await tidy.click();
    await seeUndo(page, "Tidy");
    expect(placesOf(await storedMap(warrant, view.title))).not.toEqual(before);
    await undo(page, "Tidy");
    expect(placesOf(await storedMap(warrant, view.title))).toEqual(before);
    await page.close();
  } finally {
    await warrant.stop();
    discard(warrant);
  }
});

let warrant: Warrant;
let page: Page;
const title = "Who helps the police? 2015";

beforeAll(async () => {
  warrant = await startWarrant();
  page = await warrant.openWindow({ width: 1_600, height: 1_000 });
  await openMap(page, title);
});
afterAll(async () => {
  await warrant?.stop();
  if (warrant) discard(warrant);
});

/** Which share of the arguments lead to a target that stands wholly on that side of their premises. */
function shareLeading(view: MapView, side: "up" | "left"): number {
  const at = new Map(view.cards.map((each) => [each.claimId, each]));
  const links = view.links.flatMap((link) => {
    const target = "claimId" in link.target ? at.get(link.target.claimId) : undefined;
    const premise = at.get(link.premiseClaimIds[0] ?? "");
    return target && premise ? [{ target, premise }] : [];
  });
  const leading = links.filter(({ target, premise }) =>
    side === "up" ? target.y < premise.y : target.x + 250 <= premise.x,
  );
  return leading.length / links.length;
}

test("[W165] the map's panel turns the map, in one change", async () => {
  const before = await storedMap(warrant, title);
  expect(shareLeading(before, "up")).toBeGreaterThan(0.9);
  await inspector(page).getByRole("radio", { name: "At the left" }).click();
  await expect.poll(async () => shareLeading(await storedMap(warrant, title), "left")).toBeGreaterThan(0.9);
  await page
    .getByRole("banner")
    .getByRole("button", { name: /^Undo:/ })
    .click();
  await expect.poll(async () => placesOf(await storedMap(warrant, title))).toEqual(placesOf(before));
  await expect.poll(() => inspector(page).getByRole("radio", { name: "On top" }).isChecked()).toBe(true);
});

test("[W166] Tidy branch lays out a claim with what hangs under it, and leaves the rest where it is", async () => {
  const before = await storedMap(warrant, title);
  // A claim with several arguments that is not the main one, whose premises are put in disorder first.
  const aimedAt = Map.groupBy(
    before.links.filter(({ target }) => "claimId" in target),
    ({ target }) => ("claimId" in target ? target.claimId : ""),
  );
  const premises = new Set(before.links.flatMap(({ premiseClaimIds }) => premiseClaimIds));
  const [rootId, branches] = [...aimedAt].find(([id, links]) => links.length > 1 && premises.has(id)) ?? [];
  const root = before.cards.find(({ claimId }) => claimId === rootId);
  if (root === undefined || branches === undefined) throw new Error("the map has no such claim");
  const below = new Set(branches.flatMap(({ premiseClaimIds }) => premiseClaimIds));
  const messy = before.cards.filter(({ claimId }) => below.has(claimId));
  await warrant.ask("map.move", {
    mapId: before.mapId,
    moves: messy.map(({ placementId }, index) => ({
      placementId,
      x: root.x + 40 * index,
      y: root.y - 300 - 30 * index,
    })),
  });
  const disordered = await storedMap(warrant, title);
  await page.keyboard.press("Control+k");
  await page.keyboard.type(root.text.slice(0, 40));
  await page.getByRole("option", { name: root.text }).first().waitFor();
  await page.keyboard.press("Enter");
  await card(page, root.text).waitFor();
  await card(page, root.text).click({ button: "right" });
  await page.getByRole("menuitem", { name: "Tidy branch" }).click();
  await seeUndo(page, "Tidy");
  const after = await storedMap(warrant, title);
  const moved = after.cards.filter((each) => {
    const was = disordered.cards.find(({ claimId }) => claimId === each.claimId);
    return was?.x !== each.x || was.y !== each.y;
  });
  expect(moved.length).toBeGreaterThan(0);
  const now = new Map(after.cards.map((each) => [each.claimId, each]));
  for (const { claimId } of messy) expect(now.get(claimId)?.y).toBeGreaterThan(now.get(root.claimId)?.y ?? 0);
  // What does not argue for the claim in the end has not moved.
  const inBranch = new Set([root.claimId]);
  for (const id of inBranch)
    for (const link of aimedAt.get(id) ?? []) for (const each of link.premiseClaimIds) inBranch.add(each);
  const cuts = before.links
    .filter(({ target }) => "inferenceId" in target)
    .flatMap(({ premiseClaimIds }) => premiseClaimIds);
  expect(moved.filter(({ claimId }) => !inBranch.has(claimId) && !cuts.includes(claimId))).toEqual([]);
});

test("[W2] the console stayed clean", () => {
  expect(consoleProblems).toEqual([]);
});
