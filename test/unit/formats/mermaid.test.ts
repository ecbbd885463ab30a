import fc from "fast-check";
import { expect, test } from "vitest";
import { emptyDocument, type MapDocument } from "#shared/formats/document/map-document.ts";
import { Losses } from "#shared/formats/losses.ts";
import { labelOf } from "#shared/formats/mermaid/label.ts";
import { carriedByMermaid, writeMermaid } from "#shared/formats/mermaid/write.ts";
import { mapDocuments, texts } from "./documents.ts";
import { expectExactReport } from "./exact-report.ts";

/** A label as Mermaid shows it. */
function shown(label: string): string {
  return label
    .slice(1, -1)
    .replaceAll("<br/>", "\n")
    .replace(/#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
}

const label = '"(?:[^"])*"';
const nodeLine = new RegExp(
  `^ {2}([ci]\\d+)(?:\\[(${label})\\]|\\(\\((${label})\\)\\)|\\(\\[(${label})\\]\\))(?::::(\\w+))?$`,
);
const edgeLine = /^ {2}([ci]\d+) (---|-\.-|-->|--x)(?:\|(\w+)\|)? ([ci]\d+)$/;

/** What a flowchart of the few constructs that Warrant writes says; any other line fails. */
function parse(text: string): { readonly says: object; readonly direction: string } {
  const [first, title, third, kind, ...lines] = text.trimEnd().split("\n");
  expect([first, third]).toEqual(["---", "---"]);
  const nodes = new Map<string, { readonly text: string; readonly of: string | undefined }>();
  const edges: string[][] = [];
  for (const line of lines) {
    const node = nodeLine.exec(line);
    const edge = edgeLine.exec(line);
    if (node) nodes.set(node[1] ?? "", { text: shown(node[2] ?? node[3] ?? node[4] ?? ""), of: node[5] });
    else if (edge) edges.push([edge[1] ?? "", edge[2] ?? "", edge[3] ?? "", edge[4] ?? ""]);
    else expect(line).toMatch(/^ {2}(?:classDef \w+ [\w:#,-]+|%% p\d+ is the position "[^"]*")$/);
  }
  return {
    says: { title: JSON.parse((title ?? "").slice("title: ".length)), nodes: [...nodes], edges },
    direction: kind ?? "",
  };
}

/** The same, made of the document. */
function expected({ title, claims, inferences, positions }: MapDocument): object {
  const node = new Map([
    ...claims.map(({ id }, index) => [id, `c${index + 1}`] as const),
    ...inferences.map(({ id }, index) => [id, `i${index + 1}`] as const),
  ]);
  const at = (id: string) => node.get(id) ?? "";
  const signs = { support: "+", attack: "−" };
  return {
    title,
    nodes: [
      ...claims.map(({ id, text, positionId }) => [
        at(id),
        { text, of: positionId === null ? undefined : `p${positions.findIndex((each) => each.id === positionId) + 1}` },
      ]),
      ...inferences.map(({ id, kind, scheme }) => [
        at(id),
        { text: scheme === null ? signs[kind] : `${signs[kind]} ${scheme}`, of: `${kind}s` },
      ]),
    ],
    edges: inferences.flatMap(({ id, kind, premises, target }) => [
      ...premises.map(({ claimId, implicit }) => [at(claimId), implicit ? "-.-" : "---", "", at(id)]),
      [
        at(id),
        kind === "support" ? "-->" : "--x",
        kind === "support" ? "supports" : "claimId" in target ? "attacks" : "undercuts",
        at("claimId" in target ? target.claimId : target.inferenceId),
      ],
    ]),
  };
}

test("[F109] a flowchart has a node for every claim and every argument, and says what the map says", () => {
  fc.assert(
    fc.property(mapDocuments({ lineBreaks: true, backing: true }), (document) => {
      const { text, losses } = writeMermaid(document);
      const { says, direction } = parse(text);
      expect(direction).toBe(document.direction === "right" ? "flowchart LR" : "flowchart TD");
      expect(says).toEqual(expected(document));
      expectExactReport(document, carriedByMermaid(document, new Losses()), losses, {
        "glyphs of positions": document.positions.length,
      });
    }),
    { numRuns: 300 },
  );
});

test("[F110] nothing in a text is markup for Mermaid, and every character is shown", () => {
  fc.assert(
    fc.property(fc.oneof(texts({ lineBreaks: true }), fc.string({ unit: "grapheme" })), (text) => {
      const written = labelOf(text.replaceAll("\t", " "));
      expect(shown(written)).toBe(text.replaceAll("\t", " "));
      expect(written.slice(1, -1).replaceAll("<br/>", "").replace(/#\d+;/g, "")).not.toMatch(
        /["#<>%{}[\]()|`\\;]|^\s*(?:\d+\.|[-+*])\s/,
      );
    }),
  );
  expect(labelOf('say "end" %%{init}%% 1. well-known')).toBe(
    '"say #34;end#34; #37;#37;#123;init#125;#37;#37; 1#46; well-known"',
  );
});

test("[F110] a map with more lines than Mermaid draws by itself is told of", () => {
  const claims = Array.from({ length: 300 }, (_, index) => ({
    id: `c${index}`,
    text: `Claim ${index}`,
    positionId: null,
    createdAt: null,
    updatedAt: null,
    tags: [],
    quotations: [],
    place: null,
    collapsed: false,
  }));
  const inferences = claims.slice(1).map(({ id }, index) => ({
    id: `i${index}`,
    kind: "support" as const,
    premises: [{ claimId: id, implicit: false }],
    target: { claimId: "c0" },
    scheme: null,
    createdAt: null,
    updatedAt: null,
    place: null,
  }));
  const { losses } = writeMermaid({ ...emptyDocument("Big"), claims, inferences });
  expect(losses.map(({ count }) => count)).toEqual([98]);
});
