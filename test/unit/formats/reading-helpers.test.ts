import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FormatFault } from "#shared/formats/document/fault.ts";
import { fieldOf, idOf, isObject, itemsOf, listOf, numberOf, parseJson, textOf } from "#shared/formats/json.ts";
import { Losses } from "#shared/formats/losses.ts";
import { plainText, withoutMarkup } from "#shared/formats/plain-text.ts";
import { titleOfFile } from "#shared/formats/title-of-file.ts";
import { texts } from "./documents.ts";
import { mutationsOf } from "./mutations.ts";

function faultOf(text: string): string | null {
  try {
    parseJson(text);
    return null;
  } catch (error) {
    if (error instanceof FormatFault) return error.message;
    throw error;
  }
}

describe("JSON that is read", () => {
  test("[F50] says what JSON.parse says, and refuses what that refuses", () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 20 }), fc.nat(), (json, seed) => {
        expect(parseJson(json)).toEqual(JSON.parse(json));
        expect(parseJson(`\uFEFF${json}`)).toEqual(JSON.parse(json));
        for (const changed of mutationsOf(`${json} `, 5, seed)) {
          let accepted = true;
          try {
            JSON.parse(changed.replace(/^\uFEFF/, ""));
          } catch {
            accepted = false;
          }
          const fault = faultOf(changed);
          if (accepted) expect(fault === null || /more than 200 deep/.test(fault)).toBe(true);
          else expect(fault).toMatch(/^line \d+, column \d+: |^the file is empty/);
        }
      }),
      { numRuns: 300 },
    );
  });

  test("[F50] names line and column of the first thing that is no JSON", () => {
    const places: readonly (readonly [string, string])[] = [
      ["{,}", "line 1, column 2"],
      ['{"a" 1}', "line 1, column 6"],
      ['{"a":1,}', "line 1, column 8"],
      ["[1,\n2,\n]", "line 3, column 1"],
      ["[1 2]", "line 1, column 4"],
      ['["a\nb"]', "line 1, column 4"],
      ['["\\x"]', "line 1, column 3"],
      ["[01]", "line 1, column 2"],
      ["[NaN]", "line 1, column 2"],
      ["[1}", "line 1, column 3"],
      ["{} x", "line 1, column 4"],
      ["[tru]", "line 1, column 2"],
      ['{1:"a"}', "line 1, column 2"],
      ['["a":1]', "line 1, column 5"],
      ["[\u00a01]", "line 1, column 2"],
    ];
    for (const [text, place] of places) expect([text, faultOf(text)]).toEqual([text, `${place}: this is not JSON.`]);
    expect(faultOf('{"a": [1, "b')).toBe("line 1, column 13: the file breaks off here. It is cut short.");
  });

  test("[F51] nesting is refused before anything walks it; brackets within texts are none", () => {
    expect(faultOf("[".repeat(200) + "]".repeat(200))).toBeNull();
    expect(faultOf("[".repeat(201) + "]".repeat(201))).toMatch(/^line 1, column 201: .*more than 200 deep/);
    expect(faultOf('{"a":'.repeat(1_000_000))).toMatch(/more than 200 deep/);
    expect(faultOf(JSON.stringify("[".repeat(1_000)))).toBeNull();
    expect(faultOf(JSON.stringify(`\\"${"[".repeat(1_000)}`))).toBeNull();
  });

  test("[F52] keys of every object's prototype are looked up as any other, and never inherited", () => {
    const json = parseJson('{"__proto__":{"polluted":true},"constructor":null,"a":"b","n":1e999,"list":[{},7]}');
    if (!isObject(json)) throw new Error("no object");
    expect(fieldOf(json, "toString")).toBeUndefined();
    expect(fieldOf(json, "polluted")).toBeUndefined();
    expect(fieldOf(json, "__proto__")).toEqual({ polluted: true });
    expect(fieldOf(json, "constructor")).toBeUndefined();
    expect([textOf(json, "a"), textOf(json, "n"), numberOf(json, "n")]).toEqual(["b", null, Number.POSITIVE_INFINITY]);
    expect([idOf(7), idOf("7"), idOf(" "), idOf(null), idOf({})]).toEqual(["7", "7", null, null, null]);
    expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
    const losses = new Losses();
    expect([...itemsOf(json, "list", "top", losses)]).toEqual([{ item: {}, where: "top.list[0]" }]);
    expect(losses.list()).toEqual([{ what: "entries of “list” that are no objects", count: 1, where: "top.list[1]" }]);
    expect(listOf(json, "nothing", "")).toEqual([]);
    expect(() => listOf(json, "a", "top")).toThrow("top.a: a list should be here.");
  });
});

describe("texts that may be HTML", () => {
  test("[F53] become plain: no tags, no scripts, entities once, lines where elements break them", () => {
    const plain: readonly (readonly [string, string])[] = [
      ["a < b && c > d", "a < b && c > d"],
      ["<p>One</p><p>Two<br/>Three</p>", "One\nTwo\nThree"],
      ["<span class='highlighted' id=\"3\">keys</span> leak", "keys leak"],
      ["&lt;b&gt; &amp;amp; &#8217; &#x2014; &nbsp;x", "<b> &amp; ’ —  x"],
      ["&nosuch; &#0; &#xD800; &#9999999; &constructor;", "&nosuch; &#0; &#xD800; &#9999999; &constructor;"],
      ["a<script>alert('<b>')</script>b<style>p{}</style>c<!-- d -->e", "abce"],
      ["a<script>never ends", "a"],
      ["AT&T; R&D", "AT&T; R&D"],
    ];
    for (const [html, text] of plain) expect(plainText(html)).toBe(text);
  });

  test("[F54] a text written so that it is read as it was is the text itself where nothing in it is markup", () => {
    fc.assert(
      fc.property(fc.oneof(texts({ lineBreaks: true }), fc.string()), (text) => {
        expect(plainText(withoutMarkup(text))).toBe(text);
        if (!/[<&]/.test(text)) expect(withoutMarkup(text)).toBe(text);
      }),
      { numRuns: 500 },
    );
    expect(withoutMarkup("a < b & c")).toBe("a < b & c");
  });

  test("[F55] hostile markup is read to its end", () => {
    const blanks = `<b>${" ".repeat(1_000_000)}x${"\n".repeat(1_000_000)}`;
    expect(plainText(blanks)).toBe("x");
    for (const piece of ["<", "<a", "<!--", "&", "&#", "<script>", "<script></script", "</", "<p>", "&lt;", "<a<"]) {
      const html = piece.repeat(300_000);
      expect(plainText(html).length).toBeLessThanOrEqual(html.length);
    }
  });
});

test("[F56] a map without a title is called by its file's name, without the ending of its format", () => {
  expect(titleOfFile("Debate.aif.json")).toBe("Debate");
  expect(titleOfFile("Debate.JSON")).toBe("Debate");
  expect(titleOfFile("a.b.canvas")).toBe("a.b");
  expect(titleOfFile("Plan")).toBe("Plan");
  expect(titleOfFile("v1.2 of it")).toBe("v1.2 of it");
});
