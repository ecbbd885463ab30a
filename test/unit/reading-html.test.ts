import { describe, expect, test } from "vitest";
import { readTextOf, refusalOf } from "./reading-outcome.ts";
import { pageFacts, pageHtml, sampleMhtml, scriptWords, sentences } from "./reading-samples.ts";

const page = (body: string, head = "") =>
  Buffer.from(`<!doctype html><html><head>${head}</head><body>${body}</body></html>`);

describe("web pages", () => {
  test("[R5] the article is read by its paragraphs, without what stands around it and without scripts", async () => {
    const { text, warnings } = await readTextOf(Buffer.from(pageHtml(sentences)), "page.html");
    expect(text.split("\n")).toEqual(expect.arrayContaining(sentences));
    expect(text).not.toMatch(/Home page|All rights|color: red/);
    expect(text).not.toContain(scriptWords);
    expect(warnings).toEqual([]);
  });

  test("[R6] facts come from what the page states, only addresses of the web among them", async () => {
    const { facts } = await readTextOf(Buffer.from(pageHtml(sentences, pageFacts)), "page.html");
    expect(facts).toEqual({
      type: "article-newspaper",
      title: "Sealed letters",
      containerTitle: "The Daily Example",
      authors: [{ family: "Ash", given: "Ann" }, { literal: "Press Pool" }],
      issued: "2017-03-26",
      url: "https://news.example/sealed-letters",
      accessed: null,
    });
  });

  test("[R6] facts come from citation and Dublin Core marks, and from the byline for want of others", async () => {
    const scholarly = `<meta name="citation_title" content="On keys"><meta name="citation_author" content="van der Berg, Bo">
      <meta name="citation_author" content="Cy Cedar"><meta name="citation_publication_date" content="2016/03">
      <meta name="citation_journal_title" content="Journal of Locks"><link rel="canonical" href="javascript:alert(1)">
      <script type="application/ld+json">{broken</script>`;
    expect((await readTextOf(Buffer.from(pageHtml(sentences, scholarly)), "a.html")).facts).toEqual({
      type: "article-journal",
      title: "On keys",
      containerTitle: "Journal of Locks",
      authors: [
        { family: "van der Berg", given: "Bo" },
        { family: "Cedar", given: "Cy" },
      ],
      issued: "2016-03",
      url: null,
      accessed: null,
    });
    const plain = (await readTextOf(Buffer.from(pageHtml(sentences)), "a.html")).facts;
    expect(plain.authors).toEqual([
      { family: "Ash", given: "Ann" },
      { family: "Birch", given: "Bo" },
    ]);
  });

  test("[R7] a page without an article is read by its blocks: breaks, lists, tables, code, hidden parts", async () => {
    const { text } = await readTextOf(
      page(
        `<div>One<br>line<br><br>Two</div><ul><li>first</li><li>se<b>con</b>d</li></ul><table><tr><td>a</td><td>b</td></tr></table>
         <pre>x = 1
y = 2</pre><p hidden>hidden</p><p style="display: none">gone</p><ruby>漢<rp>(</rp><rt>kan</rt></ruby><select><option>o</option></select>`,
      ),
      "a.html",
    );
    expect(text.split("\n")).toEqual(["One line", "Two", "first", "second", "a b", "x = 1", "y = 2", "漢"]);
  });

  test("[R7] a page nested two thousand deep is read", async () => {
    const { text, warnings } = await readTextOf(
      page(`${"<div>".repeat(2_000)}deep words${"</div>".repeat(2_000)}`),
      "a.html",
    );
    expect(text).toBe("deep words");
    expect(warnings).toEqual([expect.stringContaining("deeply nested")]);
  });

  test("[R7] a page of very many elements is read whole, and that is told", async () => {
    const { text, warnings } = await readTextOf(page("<p>word</p>".repeat(16_000)), "a.html");
    expect(text.split("\n")).toHaveLength(16_000);
    expect(warnings).toEqual([expect.stringContaining("very long")]);
  });

  test("[R8] the encoding is that of the mark, of the page's own word, or guessed", async () => {
    const words = "<p>Der Schlüssel gehört dem Empfänger</p>".repeat(3);
    const declared = Buffer.from(
      `<html><head><meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1"></head><body>${words}</body></html>`,
      "latin1",
    );
    expect(await readTextOf(declared, "a.html")).toMatchObject({
      text: expect.stringContaining("Schlüssel gehört"),
      warnings: [],
    });
    const marked = Buffer.from(`\ufeff<html><body>${words}</body></html>`, "utf16le");
    expect((await readTextOf(marked, "a.html")).text).toContain("Schlüssel gehört");
    const silent = Buffer.from(`<html><body>${words}</body></html>`, "latin1");
    expect((await readTextOf(silent, "a.html")).warnings).toEqual([expect.stringContaining("Windows-1252")]);
    const wrong = Buffer.from(`<html><head><meta charset="windows-1252"></head><body>${words}</body></html>`);
    expect((await readTextOf(wrong, "a.html")).text).toContain("Schlüssel gehört");
  });

  test("[R9] a page saved as one file (MHTML) is read from its first page part, with its address", async () => {
    const read = await readTextOf(sampleMhtml(pageHtml(sentences).replace("without", "außer")), "page.mhtml");
    expect(read.text.split("\n")).toEqual(expect.arrayContaining([sentences[0]]));
    expect(read.facts.url).toBe("https://news.example/sealed-letters");
    expect(read.text).not.toContain(scriptWords);
  });

  test("[R24] a page without text is refused with what to do", async () => {
    expect(await refusalOf(page(`<script>${scriptWords}()</script><div id="app"></div>`), "a.html")).toContain(
      "filled by scripts",
    );
  });
});
