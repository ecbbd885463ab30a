import { createCanvas, Path2D } from "@napi-rs/canvas";
import { describe, expect, test } from "vitest";
import { tablesFrom, viewMap } from "#shared/model/map-view.ts";
import type { Scene } from "#shared/scene/draw-list.ts";
import { paint } from "#shared/scene/paint.ts";
import { PictureFault, type PictureOptions } from "#shared/scene/picture/picture-options.ts";
import { buildScene } from "#shared/scene/scene.ts";
import { toSvg } from "#shared/scene/svg.ts";
import { fullPicture } from "./picture-arbitrary.ts";
import { draw, story, textsOf } from "./picture-story.ts";
import { mapId, tell } from "./scene-fixture.ts";
import { expectGolden } from "./scene-golden.ts";

function owners(scene: Scene): string[] {
  return [...new Set(scene.items.map(({ owner }) => owner))];
}

/** Red, green, blue and alpha of a picture's pixels at scale 1. */
function pixels(scene: Scene): { readonly at: (x: number, y: number) => readonly number[] } {
  const { x, y, width, height } = scene.bounds;
  const context = createCanvas(width, height).getContext("2d");
  paint(context, scene, { scale: 1, path2d: (data) => new Path2D(data) });
  const { data } = context.getImageData(0, 0, width, height);
  return {
    at: (left, top) => {
      const index = 4 * ((top - y) * width + (left - x));
      return [...data.subarray(index, index + 4)];
    },
  };
}

describe("the whole map", () => {
  test("[P31] without anything written it is the map as it always was drawn, in both themes", () => {
    for (const theme of ["light", "dark"] as const)
      expect(draw({ theme })).toEqual(buildScene(viewMap(tell(story), mapId), { theme }));
  });

  test("[P31] the margin is the empty ground around it", () => {
    const [narrow, wide] = [draw({ margin: 0 }).bounds, draw({ margin: 100 }).bounds];
    expect([narrow.x - wide.x, narrow.y - wide.y]).toEqual([100, 100]);
    expect([wide.width - narrow.width, wide.height - narrow.height]).toEqual([200, 200]);
  });

  test("[P45] a transparent picture has no ground, as SVG and in pixels", () => {
    const scene = draw({ transparent: true });
    expect(scene.background).toBeNull();
    expect(toSvg(scene, { scale: 1 })).toBe(
      toSvg(draw({}), { scale: 1 })
        .split("\n")
        .filter((line) => !line.endsWith('fill="#f4f2ee"/>'))
        .join("\n"),
    );
    const { at } = pixels(scene);
    expect(at(-60, -10)).toEqual([0, 0, 0, 0]);
    expect(at(300, 70)).toEqual([255, 255, 255, 255]);
  });

  test("[P46] an empty map says so, in every theme and whatever is to be written", () => {
    for (const theme of ["light", "dark", "print"] as const) {
      const scene = draw({ ...fullPicture, theme }, tell({ title: "Nothing yet", claims: {} }));
      expect(textsOf(scene)).toEqual(["Nothing yet", "This map is empty."]);
    }
  });
});

describe("parts", () => {
  test("[P34] a frame shows itself, the cards in it and the links that end among them", () => {
    expect(owners(draw({ part: { of: "frame", frameId: "f" } }))).toEqual([
      "frame:f",
      "inference:i",
      "claim:a",
      "claim:b",
      "claim:c",
    ]);
  });

  test("[P35] a view is cut off at its edges, as SVG and in pixels; what is written is not", () => {
    const scene = draw({ ...fullPicture, margin: 20, part: { of: "view", x: 200, y: 80, width: 100, height: 400 } });
    const { at } = pixels(scene);
    // A card that reaches over the view's left edge.
    expect([at(201, 90), at(199, 90)]).toEqual([
      [255, 255, 255, 255],
      [244, 242, 238, 255],
    ]);
    const svg = toSvg(scene, { scale: 1 });
    const [clip, title] = [svg.indexOf('<g clip-path="url(#clip_200_80_100_400)">'), svg.indexOf('"part:title"')];
    expect(svg).toContain(
      '<clipPath id="clip_200_80_100_400"><rect x="200" y="80" width="100" height="400"/></clipPath>',
    );
    expect(clip).toBeGreaterThan(0);
    expect(title).toBeGreaterThan(clip);
    // Groups that were opened between the two are closed again, the clipped one among them.
    const between = svg.slice(clip, title);
    expect(between.split("<g ").length - 2).toBe(between.split("</g>").length - 1);
  });

  test.each<[PictureOptions["part"], PictureFault["code"], RegExp]>([
    [{ of: "selection", claimIds: [] }, "empty", /No claim is chosen/],
    [{ of: "selection", claimIds: ["a", "gone"] }, "missing", /^One of the chosen claims is not shown/],
    [{ of: "selection", claimIds: ["x", "y"] }, "missing", /^2 of the chosen claims are not shown/],
    [{ of: "branch", claimId: "gone" }, "missing", /not shown on this map/],
    [{ of: "frame", frameId: "gone" }, "missing", /not on this map/],
    [{ of: "view", x: 5_000, y: 0, width: 10, height: 10 }, "empty", /Nothing of the map/],
  ])("[P36] %j is refused as %s", (part, code, message) => {
    const fault = (() => {
      try {
        return draw({ part });
      } catch (error) {
        return error;
      }
    })();
    expect(fault).toBeInstanceOf(PictureFault);
    expect(fault).toMatchObject({ code, message: expect.stringMatching(message) });
  });
});

describe("what is written", () => {
  test("[P39] the title stands above the map with the whole description", () => {
    const tables = tell(story);
    const map = tables.maps.get(mapId);
    if (!map) throw new Error("the map is gone");
    const description = `${"What was said before and after the talks. ".repeat(40)}The end.`;
    tables.maps.set(mapId, { ...map, description });
    const scene = draw({ title: true }, tables);
    const [title, ...lines] = textsOf(scene, "part:title");
    expect(title).toBe("Who helps the police?");
    expect(lines.join(" ")).toBe(description);
  });

  test("[P40] the legend names the positions and the kinds of links that the picture shows, and no others", () => {
    const all = ["Security", "Privacy", "Common ground", "supports", "attacks", "undercuts: attacks a step"];
    expect(textsOf(draw({ legend: true }), "part:legend")).toEqual([...all, "linked premises", "implicit premise"]);
    const branch = draw({ legend: true, part: { of: "branch", claimId: "d" } });
    expect(textsOf(branch, "part:legend")).toEqual(["Privacy", "Common ground", "attacks"]);
    const bare = draw({ legend: true, part: { of: "selection", claimIds: ["c"] } });
    expect(owners(bare)).toEqual(["claim:c"]);
  });

  test("[P44] the footer names the map and the day of the export", () => {
    expect(textsOf(draw({ footer: true }), "part:footer")).toEqual(["Who helps the police?", "22 November 2026"]);
  });

  test("[P41] footnotes are numbered in reading order and tell words, speaker, role, source and date", () => {
    const tables = tell(story);
    for (const [id, change] of Object.entries({
      "q-a-0": { exact: "we must be able to look", date: "2017-03-26", role: "Minister" },
      "q-a-1": { exact: "no place to hide" },
      "q-b-0": { exact: "the “core beliefs”" },
    })) {
      const quotation = tables.quotations.get(id);
      if (quotation) tables.quotations.set(id, { ...quotation, ...change });
    }
    const source = tables.sources.get("so");
    if (source) tables.sources.set("so", { ...source, containerTitle: "The Guardian", issued: "2017-02" });
    const denied = tables.claimQuotations.get("cq-b-0");
    if (denied) tables.claimQuotations.set("cq-b-0", { ...denied, stance: "denies" });
    const scene = draw({ footnotes: true, part: { of: "selection", claimIds: ["a", "b"] } }, tables);
    const listed = textsOf(scene, "part:footnotes").join(" ");
    expect(listed).toBe(
      "Quotations" +
        " 1 “no place to hide” Amber Rudd (Home Secretary). An article, The Guardian, February 2017." +
        " 2 “we must be able to look” Amber Rudd (Minister). An article, The Guardian, 26 March 2017." +
        " 3 ‘the “core beliefs”’ Amber Rudd (Home Secretary), denying the claim. An article, The Guardian, February 2017.",
    );
    expect(textsOf(scene, "claim:a")).toContain("[1–2]");
    expect(textsOf(scene, "claim:b")).toContain("[3]");
  });

  test("[P41] cards side by side are read from the left, on a map to the right column by column", () => {
    const order = (direction: "down" | "right") => {
      const tables = tell({
        claims: {
          a: { at: [300, 0], quotations: 1 },
          b: { at: [0, 20], quotations: 1 },
          c: { at: [10, 300], quotations: 1 },
          d: { at: [310, 290], quotations: 1 },
        },
      });
      const map = tables.maps.get(mapId);
      if (map) tables.maps.set(mapId, { ...map, direction });
      const scene = draw({ footnotes: true }, tables);
      return ["a", "b", "c", "d"].sort((x, y) => markOf(scene, x) - markOf(scene, y)).join("");
    };
    const markOf = (scene: Scene, id: string) =>
      Number(textsOf(scene, `claim:${id}`).flatMap((text) => /^\[(\d+)\]$/.exec(text)?.[1] ?? []));
    expect([order("down"), order("right")]).toEqual(["bacd", "bcad"]);
  });

  test("[P47] a quotation of two claims is told once, and the second footnote refers to it and to how it stands there", () => {
    const tables = tell({
      claims: { a: { at: [0, 0], quotations: 1 }, b: { at: [0, 300] }, c: { at: [0, 600] } },
    });
    tables.claimQuotations.set("cq-b", { id: "cq-b", claimId: "b", quotationId: "q-a-0", stance: "denies" });
    tables.claimQuotations.set("cq-c", { id: "cq-c", claimId: "c", quotationId: "q-a-0", stance: "asserts" });
    const listed = textsOf(draw({ footnotes: true }, tables), "part:footnotes");
    expect(listed.filter((text) => text.includes("words"))).toHaveLength(1);
    expect(listed).toContain("See 1, here denying the claim.");
    expect(listed).toContain("See 1.");
  });

  test("[P41] without quotations there are no footnotes, and no heading over none", () => {
    expect(draw({ footnotes: true }, tell({ claims: { a: {} } })).items).toEqual(
      draw({}, tell({ claims: { a: {} } })).items,
    );
  });
});

test.each<[string, Partial<PictureOptions>]>([
  ["picture-print", { theme: "print", part: { of: "frame", frameId: "f" } }],
  ["picture-written", { title: true, legend: true, footer: true, part: { of: "branch", claimId: "d" } }],
  ["picture-footnotes", { footnotes: true, part: { of: "selection", claimIds: ["a", "b"] } }],
  ["picture-view", { theme: "dark", legend: true, part: { of: "view", x: 100, y: 200, width: 300, height: 200 } }],
])("[P31] the draw list of %s is as it was", (name, options) => {
  expectGolden(name, draw(options));
});

test("[P31] the same tables and options give the same picture", () => {
  const records = tell(story);
  const copy = tablesFrom(
    Object.fromEntries(Object.entries(records).map(([name, table]) => [name, [...table.values()]])),
  );
  expect(draw(fullPicture, copy)).toEqual(draw(fullPicture, records));
});
