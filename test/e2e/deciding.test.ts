import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { expectAccessible } from "./axe.ts";
import { addSources, dropFiles, keep, quotedWords, seeAllRead, source, standings, textAround } from "./source-steps.ts";
import { library } from "./steps.ts";
import { consoleProblems, discard, startWarrant, type Warrant } from "./window.ts";

const bbc = { id: "s-bbc-2017", label: "WhatsApp must not be 'place for terrorists to hide'" };
const words = quotedWords(bbc.id);

/** What an edited text makes of some of the quotations. */
const negated = { kept: "they believed Masood acted alone", found: "they believed Masood never acted alone" };
const reworded = {
  kept: "pulled their online adverts over the issue",
  found: "pulled their web adverts over the issue",
};
const typographic = {
  kept: "protecting private communication was one of its “core beliefs”",
  found: 'protecting private communication was one of its "core beliefs"',
};
const gone = "Evil flourishes when good men do nothing";
const edits = new Map<string, string>([
  [negated.kept, negated.found],
  [reworded.kept, reworded.found],
  [typographic.kept, typographic.found],
  [gone, "xylophones hum quietly beneath green umbrellas"],
]);
const exact = words.length - edits.size;

function editedText(): string {
  return textAround(words.map((each) => edits.get(each) ?? each));
}

let warrant: Warrant;
let page: Page;

beforeAll(async () => {
  warrant = await startWarrant();
  page = await warrant.openWindow();
});
afterAll(async () => {
  await warrant?.stop();
  if (warrant) discard(warrant);
});
/** Each test begins with the seeds as they are, in a fresh window. */
beforeEach(async () => {
  while ((await warrant.ask("history.get", {})).undo !== null) await warrant.ask("history.undo", {});
  await page.reload();
  await page.getByRole("main").and(page.locator(":not([aria-busy=true])")).waitFor();
});

function decisions(on: Page = page): Locator {
  return on.getByRole("dialog", { name: /^Quotations of / });
}

function row(exactWords: string): Locator {
  return decisions().getByRole("list", { name: "Quotations" }).getByRole("button", { name: exactWords });
}

function verdict(name: string): Locator {
  return decisions().getByRole("button", { name, exact: true });
}

async function attach(on: Page, text: string): Promise<void> {
  await dropFiles(on, [{ name: "edited.txt", text }]);
  await seeAllRead(on);
  await addSources(on).getByRole("button", { name: "Attach 1 text", exact: true }).click();
  await addSources(on).waitFor({ state: "detached" });
}

function decideButton(on: Page): Locator {
  return on.getByRole("button", { name: `Decide on 3… quotations of “${bbc.label}”` });
}

/** Attaches the edited text and goes on to what is to be decided. */
async function attachAndDecide(on: Page = page): Promise<void> {
  await attach(on, editedText());
  await on.getByRole("dialog", { name: "Some quotations are worded otherwise" }).waitFor();
  await decideButton(on).click();
  await decisions(on).waitFor();
}

async function save(count: number): Promise<void> {
  const name = count === 1 ? "Save 1 decision" : `Save ${count} decisions`;
  await decisions().getByRole("button", { name, exact: true }).click();
  await decisions().waitFor({ state: "detached" });
}

async function quotation(exactWords: string) {
  return (await source(warrant, bbc.id)).quotations.find(({ quotation: each }) => each.exact === exactWords)?.quotation;
}

async function textPassage({ start, end }: { readonly start: number | null; readonly end: number | null }) {
  return (await warrant.ask("source.text", { sourceId: bbc.id }))?.text.slice(start ?? 0, end ?? 0);
}

describe("a text that replaces another", () => {
  test("[W320] says before it is kept what would become of the quotations", async () => {
    await dropFiles(page, [{ name: "whole.txt", text: textAround(words) }]);
    await seeAllRead(page);
    await keep(page, "Attach 1 text");
    await dropFiles(page, [{ name: "edited.txt", text: editedText() }]);
    await seeAllRead(page);
    const choice = addSources(page).getByRole("radio", { name: `Replace the text of “${bbc.label}”` });
    expect(await choice.isChecked()).toBe(true);
    await addSources(page)
      .getByText(/^Its quotations would stand: .*2 reworded, 1 may have changed meaning and 1 lost\.$/)
      .waitFor();
    await page.keyboard.press("Escape");
    await addSources(page).waitFor({ state: "detached" });
    expect(await standings(warrant, bbc.id)).toEqual({ exact: words.length });
  });

  test("[W321] changes no quotation by itself and offers to decide, which can wait", async () => {
    await attach(page, editedText());
    const offer = page.getByRole("dialog", { name: "Some quotations are worded otherwise" });
    await offer.getByText(`${exact} exact, 2 reworded, 1 may have changed meaning and 1 lost`).waitFor();
    await offer.getByRole("button", { name: "Later" }).click();
    expect(await standings(warrant, bbc.id)).toEqual({ exact, undecided: 3, lost: 1 });
    expect(await quotation(reworded.kept)).toMatchObject({ start: null, end: null });
    const sources = library(page).getByRole("region", { name: "Sources" });
    await sources.getByRole("button", { name: "Sources", exact: true }).click();
    await sources.getByRole("button", { name: bbc.label }).getByText("3 to decide").waitFor();
    await sources.getByRole("button", { name: bbc.label }).click({ button: "right" });
    await page.getByRole("menuitem", { name: "Decide on 3 reworded…" }).click();
    await decisions().getByText("0 of 3 decided").waitFor();
  });

  test("[W322] is taken back whole by the offer's Undo", async () => {
    await attach(page, editedText());
    await page.getByRole("dialog").getByRole("button", { name: "Undo", exact: true }).click();
    await expect.poll(() => standings(warrant, bbc.id)).toEqual({ unattached: words.length });
  });
});

describe("deciding", () => {
  test("[W323] accepting takes the text's words, keeping ties the kept ones to the passage, lost says so; undo takes all back at once", async () => {
    await attachAndDecide();
    await row(negated.kept).click();
    await verdict("It is not there").click();
    await row(reworded.kept).click();
    await verdict("Accept the new wording").click();
    await row(typographic.kept).click();
    await verdict("Keep my words").click();
    await decisions().getByText("3 of 3 decided").waitFor();
    await save(3);
    expect(await standings(warrant, bbc.id)).toEqual({ exact: exact + 1, reworded: 1, lost: 2 });
    const accepted = await quotation(reworded.found);
    expect(accepted?.standing).toBe("exact");
    const kept = await quotation(typographic.kept);
    expect(kept?.standing).toBe("reworded");
    expect(kept && (await textPassage(kept))).toBe(typographic.found);
    expect(await quotation(negated.kept)).toMatchObject({ standing: "lost", start: null });
    await page.keyboard.press("Control+z");
    await expect.poll(() => standings(warrant, bbc.id)).toEqual({ exact, undecided: 3, lost: 1 });
  });

  test("[W324] shows what differs as added and removed, in words too, and where it stands", async () => {
    await attachAndDecide();
    await row(reworded.kept).click();
    const passage = decisions().getByRole("region", { name: "The passage" });
    expect(await passage.locator("del").textContent()).toContain("online");
    expect(await passage.locator("ins").textContent()).toContain("web");
    expect(await passage.locator("del").textContent()).toContain("removed:");
    expect(await passage.locator("ins").textContent()).toContain("added:");
    const style = (selector: string) =>
      passage.locator(selector).evaluate((element) => getComputedStyle(element).textDecorationLine);
    expect([await style("ins"), await style("del")]).toEqual(["underline", "line-through"]);
    expect(await passage.locator("mark").textContent()).toBe(reworded.found);
  });

  test("[W325] one press accepts what differs only in marks or spacing, and never what may have changed meaning", async () => {
    await attachAndDecide();
    await decisions().getByRole("heading", { name: "May have changed meaning · 1" }).waitFor();
    await row(negated.kept).click();
    await decisions()
      .getByText(/"never" was added/)
      .first()
      .waitFor();
    await decisions()
      .getByRole("button", { name: /^Accept the 1 that differ/ })
      .click();
    await decisions().getByText("1 of 3 decided").waitFor();
    await save(1);
    expect(await quotation(typographic.found)).toMatchObject({ standing: "exact" });
    expect(await standings(warrant, bbc.id)).toEqual({ exact: exact + 1, undecided: 2, lost: 1 });
  });

  test("[W326] goes by the keyboard alone, from one to the next, and a verdict can be taken back", async () => {
    await attachAndDecide();
    await expect.poll(() => page.evaluate(() => document.activeElement?.className ?? "")).toContain("decision-row");
    await page.keyboard.press("k");
    await decisions().getByText("1 of 3 decided").waitFor();
    await page.keyboard.press("a");
    await decisions().getByText("2 of 3 decided").waitFor();
    await page.keyboard.press("l");
    await decisions().getByText("3 of 3 decided").waitFor();
    await page.keyboard.press("l");
    await decisions().getByText("2 of 3 decided").waitFor();
    await page.keyboard.press("ArrowUp");
    await row(reworded.kept).and(page.locator("[aria-current=true]:focus")).waitFor();
    await page.keyboard.press("Control+Enter");
    await decisions().waitFor({ state: "detached" });
    expect(await standings(warrant, bbc.id)).toEqual({ exact: exact + 1, reworded: 1, undecided: 1, lost: 1 });
  });

  test("[W327] what was lost is told beside the others, with a way into the text", async () => {
    await attachAndDecide();
    await row(gone).click();
    await decisions().getByText("The text holds nothing like these words.").waitFor();
    await decisions().getByRole("button", { name: "Open the text" }).click();
    await decisions().waitFor({ state: "detached" });
    await page.getByText(`Paragraph 1 was written for this test, and in it stands:`).first().waitFor();
  });

  test("[W328] is begun anew when the text is another by then, with a message", async () => {
    await attachAndDecide();
    await row(reworded.kept).click();
    await verdict("Accept the new wording").click();
    await decisions().getByText("1 of 3 decided").waitFor();
    const other = await warrant.openWindow();
    await attach(other, editedText().replace("web adverts", "paper adverts"));
    await other.close();
    await decisions().getByRole("alert").getByText("The text has been replaced meanwhile.").waitFor();
    await decisions().getByText("0 of 3 decided").waitFor();
    expect(await quotation(reworded.kept)).toMatchObject({ standing: "reworded", start: null });
  });
});

describe.each(["light", "dark"] as const)("in the %s theme", (colourScheme) => {
  test("[W22] axe finds nothing grave in what decides on quotations", async () => {
    const other = await warrant.openWindow({ colourScheme });
    await attach(other, editedText());
    await other.getByRole("dialog", { name: "Some quotations are worded otherwise" }).waitFor();
    await expectAccessible(other, "the offer to decide");
    await decideButton(other).click();
    await decisions(other).getByText("0 of 3 decided").waitFor();
    await expectAccessible(other, "what may have changed meaning");
    await other.keyboard.press("a");
    await expectAccessible(other, "what is reworded");
    await other.close();
  });
});

test("[W2] the console stayed clean", () => {
  expect(consoleProblems).toEqual([]);
});
