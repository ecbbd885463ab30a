import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FormatFault } from "#shared/formats/document/fault.ts";
import { lossKinds } from "#shared/formats/document/loss-kinds.ts";
import { emptyDocument, type MapDocument } from "#shared/formats/document/map-document.ts";
import { carriedByJsonCanvas } from "#shared/formats/json-canvas/carried.ts";
import { looksLikeJsonCanvas } from "#shared/formats/json-canvas/looks-like.ts";
import { readJsonCanvas } from "#shared/formats/json-canvas/read.ts";
import { writeJsonCanvas } from "#shared/formats/json-canvas/write.ts";
import { Losses } from "#shared/formats/losses.ts";
import { canonical } from "./canonical.ts";
import { mapDocuments } from "./documents.ts";
import { expectExactReport } from "./exact-report.ts";
import { expectRefusedOrSound, mutationsOf } from "./mutations.ts";

const documents = mapDocuments({ lineBreaks: true, backing: true });

describe("JSON Canvas", () => {
  test("[F25] what is written is read again as what it carries, without a loss", () => {
    fc.assert(
      fc.property(documents, (document) => {
        const { text } = writeJsonCanvas(document);
        const { document: back, losses } = readJsonCanvas(text, { fileName: `${document.title}.canvas` });
        expect(canonical(back)).toEqual(canonical(carriedByJsonCanvas(document, new Losses())));
        expect(losses).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test("[F26] the report of losses counts what is gone, kind by kind, and nothing else", () => {
    fc.assert(
      fc.property(documents, (document) => {
        const { text, losses } = writeJsonCanvas(document);
        const { document: back } = readJsonCanvas(text, { fileName: `${document.title}.canvas` });
        // Every card has a place there, also those that had none.
        expectExactReport(document, back, losses, { [lossKinds.places]: 0 });
      }),
      { numRuns: 300 },
    );
  });

  test("[F26] fractions of pixels are rounded and told", () => {
    const document: MapDocument = {
      ...emptyDocument("Map"),
      claims: [
        {
          id: "c",
          text: "A claim",
          positionId: null,
          createdAt: null,
          updatedAt: null,
          tags: [],
          quotations: [],
          place: { x: 1.6, y: -2 },
          collapsed: false,
        },
      ],
      frames: [{ id: "f", title: "Frame", x: 0.2, y: 0, width: 0.3, height: 9.5 }],
    };
    const { text, losses } = writeJsonCanvas(document);
    const { document: back } = readJsonCanvas(text, { fileName: "Map.canvas" });
    expect(back.claims[0]?.place).toEqual({ x: 2, y: -2 });
    expect(back.frames[0]).toMatchObject({ x: 0, y: 0, width: 1, height: 10 });
    expect(losses.map(({ what, count }) => [what, count])).toEqual([
      ["fractions of pixels in places of cards", 1],
      ["fractions of pixels in frames", 1],
    ]);
  });

  test("[F27] it is JSON Canvas 1.0 to the letter: no other keys, whole numbers, ends that are there", () => {
    const allowed: Record<string, readonly string[]> = {
      text: ["id", "type", "x", "y", "width", "height", "color", "text"],
      group: ["id", "type", "x", "y", "width", "height", "color", "label", "background", "backgroundStyle"],
    };
    const ofEdge = ["id", "fromNode", "fromSide", "fromEnd", "toNode", "toSide", "toEnd", "color", "label"];
    fc.assert(
      fc.property(documents, (document) => {
        const canvas = JSON.parse(writeJsonCanvas(document).text);
        expect(Object.keys(canvas)).toEqual(["nodes", "edges"]);
        const ids = new Set<string>();
        for (const node of canvas.nodes) {
          expect(allowed[node.type]).toEqual(expect.arrayContaining(Object.keys(node)));
          for (const key of ["x", "y", "width", "height"]) expect(Number.isInteger(node[key])).toBe(true);
          expect(Math.min(node.width, node.height)).toBeGreaterThan(0);
          if (node.color !== undefined) expect(node.color).toMatch(/^([1-6]|#[0-9a-f]{6})$/);
          ids.add(node.id);
        }
        expect(ids.size).toBe(canvas.nodes.length);
        for (const edge of canvas.edges) {
          expect(ofEdge).toEqual(expect.arrayContaining(Object.keys(edge)));
          expect(ids).toContain(edge.fromNode);
          expect(ids).toContain(edge.toNode);
          for (const side of [edge.fromSide, edge.toSide]) expect(["top", "right", "bottom", "left"]).toContain(side);
        }
      }),
      { numRuns: 100 },
    );
  });

  test("[F28] a thousand and more changed files are refused by name and place, or read as sound maps", async () => {
    const outcomes = { refused: 0, read: 0 };
    for (const [index, document] of fc.sample(documents, { numRuns: 6, seed: 13 }).entries()) {
      for (const text of mutationsOf(writeJsonCanvas(document).text, 250, index + 1)) {
        outcomes[await expectRefusedOrSound(() => readJsonCanvas(text, { fileName: "x.canvas" }))] += 1;
      }
    }
    expect(outcomes.refused).toBeGreaterThan(100);
    expect(outcomes.read).toBeGreaterThan(100);
  });

  test("[F29] it is recognised by what it holds", () => {
    const [document] = fc.sample(documents, { numRuns: 1, seed: 3 });
    if (document) expect(looksLikeJsonCanvas(JSON.parse(writeJsonCanvas(document).text))).toBe(true);
    expect(looksLikeJsonCanvas({ nodes: [{ id: "a", type: "atom" }], edges: [] })).toBe(false);
  });
});

const card = (id: string, text: string, more: object = {}) => ({
  id,
  type: "text",
  text,
  x: 0,
  y: 0,
  width: 250,
  height: 60,
  ...more,
});
const edge = (fromNode: string, toNode: string, more: object = {}) => ({
  id: `${fromNode}${toNode}`,
  fromNode,
  toNode,
  ...more,
});

function read(nodes: readonly object[], edges: readonly object[], more: object = {}) {
  const { document, losses } = readJsonCanvas(JSON.stringify({ nodes, edges, ...more }), { fileName: "Plan.canvas" });
  const words = new Map(document.claims.map(({ id, text }) => [id, text]));
  return {
    document,
    arguments: document.inferences.map(({ kind, premises, target, scheme }) => {
      const to = "claimId" in target ? words.get(target.claimId) : "an argument";
      return [premises.map(({ claimId }) => words.get(claimId)).join(" & "), kind, to, scheme];
    }),
    losses: Object.fromEntries(losses.map(({ what, count, where }) => [what, `${count} at ${where}`])),
  };
}

describe("canvases of other programs", () => {
  const two = [card("a", "A"), card("b", "B")];

  test("[F30] an edge's label tells its kind and scheme; without one it is a support, and the report says so", () => {
    const labelled = (label?: string) => read(two, [edge("a", "b", label === undefined ? {} : { label })]);
    expect(labelled("supports").arguments).toEqual([["A", "support", "B", null]]);
    expect(labelled("Attacks").arguments).toEqual([["A", "attack", "B", null]]);
    expect(labelled("con").arguments).toEqual([["A", "attack", "B", null]]);
    expect(labelled("rebuts (Argument (of sorts))").arguments).toEqual([["A", "attack", "B", "Argument (of sorts)"]]);
    const bare = labelled();
    expect(bare.arguments).toEqual([["A", "support", "B", null]]);
    expect(bare.losses).toEqual({ "edges without a label: read as supports": "1 at edges[0]" });
    const other = labelled("see also");
    expect(other.arguments).toEqual([["A", "support", "B", null]]);
    expect(other.document.notes.map(({ text, subject }) => [text, subject.kind])).toEqual([["see also", "inference"]]);
    expect(other.losses).toEqual({
      "labels that say neither support nor attack: read as supports, kept as notes": "1 at edges[0]",
    });
  });

  test("[F30] arrows tell the direction", () => {
    const label = "supports";
    const ends = (fromEnd: string, toEnd: string) => read(two, [edge("a", "b", { label, fromEnd, toEnd })]);
    expect(ends("none", "arrow").arguments).toEqual([["A", "support", "B", null]]);
    expect(ends("arrow", "none").arguments).toEqual([["B", "support", "A", null]]);
    expect(ends("arrow", "arrow").arguments).toEqual([
      ["A", "support", "B", null],
      ["B", "support", "A", null],
    ]);
    const none = ends("none", "none");
    expect(none.arguments).toEqual([["A", "support", "B", null]]);
    expect(none.losses).toEqual({
      "edges without arrows: read from where they start to where they end": "1 at edges[0]",
    });
  });

  test("[F31] junctions are read where they look and lead like one, else they are claims", () => {
    const sign = (id: string, text: string, size = 50) => card(id, text, { width: size, height: size });
    const linked = read(
      [...two, card("c", "C"), sign("j", "⊖")],
      [edge("a", "j"), edge("b", "j", { label: "implicit" }), edge("j", "c"), edge("c", "j", { label: "undercuts" })],
    );
    expect(linked.arguments).toEqual([
      ["A & B", "attack", "C", null],
      ["C", "attack", "an argument", null],
    ]);
    expect(linked.document.inferences[0]?.premises.map(({ implicit }) => implicit)).toEqual([false, true]);
    expect(linked.losses).toEqual({});
    expect(read([...two, sign("j", "⊕")], [edge("j", "a", { label: "supports" })]).arguments).toEqual([
      ["⊕", "support", "A", null],
    ]);
    expect(read([...two, sign("j", "⊕", 250)], [edge("a", "j"), edge("j", "b")]).document.claims).toHaveLength(3);
  });

  test("[F32] groups are frames, colours positions of their names, files and links claims; the rest is told", () => {
    const { document, losses } = read(
      [
        { id: "g", type: "group", x: -10, y: -10, width: 600, height: 300, background: "b.png", color: "2" },
        card("a", "**A** stays Markdown", { color: "4" }),
        card("b", "B", { color: "#A1B2C3", x: "left" }),
        card("c", "C", { color: "blue" }),
        { id: "d", type: "file", file: "Notes/D.md", subpath: "#Why", x: 1, y: 1, width: 100, height: 50 },
        { id: "e", type: "link", url: "https://example.org/", x: 2, y: 2, width: 100, height: 50 },
        card("f", "  "),
        { id: "h", type: "video", x: 0, y: 0, width: 1, height: 1 },
        { type: "text", text: "no id" },
        { id: "i", type: "group", x: 0, y: 0, width: -5, height: 10 },
      ],
      [
        edge("a", "g"),
        edge("a", "nowhere"),
        edge("a", "b", { label: "supports", color: "3" }),
        edge("a", "f", { label: "supports" }),
      ],
      { metadata: {} },
    );
    expect(document.frames.map(({ title, x, width }) => [title, x, width])).toEqual([["Untitled", -10, 600]]);
    const names = new Map(document.positions.map(({ id, name }) => [id, name]));
    expect(document.claims.map(({ text, positionId }) => [text, names.get(positionId ?? "")])).toEqual([
      ["**A** stays Markdown", "Green"],
      ["B", "#a1b2c3"],
      ["C", undefined],
      ["Notes/D.md#Why", undefined],
      ["https://example.org/", undefined],
    ]);
    expect(document.title).toBe("Plan");
    expect(losses).toEqual({
      "arguments whose premise or target is not in the file": "1 at edges[3]",
      "claims without words": "1 at nodes[6]",
      "colours of groups and edges": "2 at nodes[0]",
      "colours that are none": "1 at nodes[3]",
      "colours that no legend explains: positions of the colours' names": "2 at nodes[1]",
      "edges from or to a group": "1 at edges[0]",
      "edges from or to a node that is not in the file": "1 at edges[1]",
      "entries that JSON Canvas does not know": "1 at metadata",
      "frames without a usable size": "1 at nodes[9]",
      "nodes of a kind that JSON Canvas does not know": "1 at nodes[7]",
      "nodes that show a file: claims of its name": "1 at nodes[4]",
      "nodes that show a link: claims of its name": "1 at nodes[5]",
      "nodes without an id": "1 at nodes[8]",
      "pictures behind groups": "1 at nodes[0]",
      "places that are no numbers, or too far away: those cards are laid out": "1 at nodes[2]",
    });
  });

  test("[F33] what no canvas is, and what is too large, is refused with what is wrong and where", () => {
    const faultOf = (text: string): string => {
      try {
        readJsonCanvas(text, { fileName: "x.canvas" });
      } catch (error) {
        if (error instanceof FormatFault) return error.message;
        throw error;
      }
      return "read";
    };
    expect(faultOf("")).toBe("the file is empty.");
    expect(faultOf("[]")).toMatch(/no JSON Canvas/);
    expect(faultOf("{}")).toBe("read");
    expect(faultOf('{"nodes":"x"}')).toBe("nodes: a list should be here.");
    expect(faultOf(JSON.stringify({ nodes: [card("a", "A"), card("a", "B")] }))).toBe(
      "nodes[1]: the node “a” stands there twice.",
    );
    expect(faultOf('{"nodes":[{"id":"a","x":NaN}]}')).toBe("line 1, column 25: this is not JSON.");
    const many = Array.from(
      { length: 1_000_000 },
      (_, id) => `{"id":"${id}","type":"text","text":"t${id}","x":0,"y":0,"width":1,"height":1}`,
    );
    expect(faultOf(`{"nodes":[${many}]}`)).toMatch(/^nodes\[300000\]: the file holds more than 300,000 nodes/);
  });
});
