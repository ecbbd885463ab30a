import { loadImage } from "@napi-rs/canvas";
import fc from "fast-check";
import { expect, test } from "vitest";
import { viewMap } from "#shared/model/map-view.ts";
import { buildScene } from "#shared/scene/scene.ts";
import { escapeXml, toSvg } from "#shared/scene/svg.ts";
import { mapId, type Story, tell } from "./scene-fixture.ts";

function svgOf(story: Story, scale = 1): string {
  return toSvg(buildScene(viewMap(tell(story), mapId), { theme: "light" }), { scale });
}

const markup = /<(\/?)([a-z]+)((?: [a-z:-]+="[^"<&]*(?:&(?:amp|lt|gt|quot);[^"<&]*)*")*)(\/?)>/gi;

/** The document's text, once its tags are found to nest and nothing else in it looks like markup. */
function textOf(svg: string): string {
  const open: string[] = [];
  const rest = svg
    .replace('<?xml version="1.0" encoding="UTF-8"?>', "")
    .replace(markup, (_tag, end: string, name: string, _attributes, empty: string) => {
      if (end) expect(open.pop()).toBe(name);
      else if (!empty) open.push(name);
      return "";
    });
  expect(open).toEqual([]);
  expect(rest).not.toMatch(/[<>]/);
  expect(rest.replaceAll(/&(amp|lt|gt|quot);/g, "")).not.toContain("&");
  expect(svg).not.toMatch(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u);
  return rest.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&");
}

test("[N13] an SVG holds its text as text, its title, and its size in image pixels", async () => {
  const svg = svgOf(
    {
      title: "Talks & <notices>",
      claims: { a: { text: "Police need newer laws.", position: "security", quotations: 1 } },
    },
    1.5,
  );
  expect(svg).toContain("<title>Talks &amp; &lt;notices&gt;</title>");
  expect(svg).toMatch(/<text [^>]*>Police need newer laws\.<\/text>/);
  expect(textOf(svg)).toContain("Amber Rudd, Home Secretary · 2017");
  const { width, height } = buildScene(
    viewMap(tell({ claims: { a: { text: "Police need newer laws.", position: "security", quotations: 1 } } }), mapId),
    { theme: "light" },
  ).bounds;
  expect(svg).toContain(`width="${width * 1.5}" height="${height * 1.5}" viewBox="-40 -40 ${width} ${height}"`);
  const image = await loadImage(Buffer.from(svg));
  expect([image.width, image.height]).toEqual([width * 1.5, height * 1.5]);
});

test("[N13] nothing in an SVG can run or be fetched, whatever the texts are", () => {
  const nasty = "<img src=x onerror=alert(1)> </text><script>x</script> ]]> &amp; \"'`";
  const svg = svgOf({
    title: nasty,
    claims: { a: { text: nasty, position: "privacy" } },
    frames: [{ id: "f", title: nasty, x: 0, y: 0, width: 900, height: 300 }],
  });
  expect(textOf(svg).replaceAll(/\s/g, "")).toContain("<imgsrc=xonerror=alert(1)>");
  expect(svg).not.toMatch(/<(script|img|image|foreignObject|use|a|style|animate|set)\b/i);
  expect(svg).not.toMatch(/<[^>]* (on[a-z]+|href|xlink:href|src)=/i);
});

test("[N13] characters that XML does not allow are left out", () => {
  expect(escapeXml("a\u0000b\u000bc\ud800d\ufffee\u{1f600}")).toBe("abcde\u{1f600}");
  const svg = svgOf({ title: "a\u0001\u001b[31mb", claims: { a: { text: "bell\u0007 and half \udc00 end" } } });
  expect(textOf(svg)).toContain("bell and half \ufffd end");
});

test("[N13] every text makes a well-formed SVG", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", minLength: 1, maxLength: 120 }), (text) => {
      textOf(
        svgOf({
          title: text,
          claims: { a: { text } },
          frames: [{ id: "f", title: text, x: 0, y: 0, width: 500, height: 90 }],
        }),
      );
    }),
    { numRuns: 200 },
  );
});
