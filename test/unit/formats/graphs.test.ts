import { Graphviz } from "@hpcc-js/wasm-graphviz";
import fc from "fast-check";
import { SaxesParser } from "saxes";
import { beforeAll, describe, expect, test } from "vitest";
import { lossKinds } from "#shared/formats/document/loss-kinds.ts";
import { emptyDocument, type MapDocument } from "#shared/formats/document/map-document.ts";
import { writeDot } from "#shared/formats/dot/write.ts";
import { writeGraphml } from "#shared/formats/graphml/write.ts";
import { mapDocuments } from "./documents.ts";
import { expectExactReport } from "./exact-report.ts";

const documents = mapDocuments({ lineBreaks: true, backing: true });

type Element = {
  readonly name: string;
  readonly attributes: Record<string, string>;
  children: Element[];
  text: string;
};

/** An XML document as a tree; throws for what is not well formed. */
function parseXml(xml: string): Element {
  const root: Element = { name: "", attributes: {}, children: [], text: "" };
  const open = [root];
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    const element: Element = { name, attributes: { ...attributes }, children: [], text: "" };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on("text", (text) => {
    const element = open.at(-1);
    if (element) element.text += text;
  });
  parser.on("closetag", () => {
    open.pop();
  });
  parser.write(xml).close();
  const [only] = root.children;
  if (only === undefined) throw new Error("there is no root");
  return only;
}

/** What a graph says: each argument with its ends, however the format names its nodes. */
type Graph = {
  readonly nodes: ReadonlyMap<string, Readonly<Record<string, string>>>;
  readonly edges: readonly {
    readonly from: string;
    readonly to: string;
    readonly values: Readonly<Record<string, string>>;
  }[];
};

function argumentsOf({ nodes, edges }: Graph, words: (node: Readonly<Record<string, string>>) => string): string[] {
  const says = (id: string): string => {
    const node = nodes.get(id);
    if (node === undefined) return "nothing";
    if (node.kind !== "support" && node.kind !== "attack") return words(node);
    const premises = edges.filter(({ to, values }) => to === id && values.role === "premise");
    const target = edges.filter(({ from, values }) => from === id && values.role === "target");
    expect(target).toHaveLength(1);
    const from = premises.map(({ from: claim, values }) => `${values.implicit === "true" ? "~" : ""}${says(claim)}`);
    return `${from.join(" & ")} ${node.kind}s [${node.scheme ?? ""}] (${says(target[0]?.to ?? "")})`;
  };
  return [...nodes].flatMap(([id, node]) => (node.kind === "support" || node.kind === "attack" ? [says(id)] : []));
}

function argumentsOfDocument({ claims, inferences }: MapDocument): string[] {
  const words = new Map(claims.map(({ id, text }) => [id, text]));
  const says = new Map<string, string>();
  for (const { id, kind, premises, target, scheme } of inferences) {
    const from = premises.map(({ claimId, implicit }) => `${implicit ? "~" : ""}${words.get(claimId)}`);
    const to = "claimId" in target ? words.get(target.claimId) : says.get(target.inferenceId);
    says.set(id, `${from.join(" & ")} ${kind}s [${scheme ?? ""}] (${to})`);
  }
  return [...says.values()];
}

/** Losses that both formats have in words of their own. */
function lossesOfPositions({ claims, positions }: MapDocument): Record<string, number> {
  const used = positions.filter(({ id }) => claims.some(({ positionId }) => positionId === id));
  return {
    [lossKinds.looks]: 0,
    "glyphs and dark colours of positions": used.filter(({ look }) => look !== null).length,
    [lossKinds.unusedPositions]: positions.length - used.length,
  };
}

/** A document without what stands behind claims, which neither format carries. */
function stripped(document: MapDocument): MapDocument {
  return {
    ...document,
    claims: document.claims.map((claim) => ({ ...claim, quotations: [] })),
    speakers: [],
    sources: [],
    quotations: [],
    notes: [],
    frames: [],
  };
}

describe("GraphML", () => {
  const graphOf = (text: string) => {
    const root = parseXml(text);
    const declared = new Map(
      root.children
        .filter(({ name }) => name === "key")
        .map(({ attributes }) => [attributes.id ?? "", { of: attributes.for, name: attributes["attr.name"] ?? "" }]),
    );
    const [graph] = root.children.filter(({ name }) => name === "graph");
    const valuesOf = (element: Element): Record<string, string> =>
      Object.fromEntries(
        element.children
          .filter(({ name }) => name === "data")
          .map(({ attributes, text: value }) => {
            const key = declared.get(attributes.key ?? "");
            expect(key?.of).toBe(element.name);
            return [key?.name ?? "", value];
          }),
      );
    const of = (name: string) => (graph?.children ?? []).filter((element) => element.name === name);
    return {
      root,
      values: graph === undefined ? {} : valuesOf(graph),
      nodes: new Map(of("node").map((node) => [node.attributes.id ?? "", valuesOf(node)])),
      edges: of("edge").map((edge) => ({
        from: edge.attributes.source ?? "",
        to: edge.attributes.target ?? "",
        values: valuesOf(edge),
      })),
    };
  };

  test("[F40] it is well-formed GraphML that declares each key it uses and joins nodes that are there", () => {
    fc.assert(
      fc.property(documents, (document) => {
        const { root, nodes, edges, values } = graphOf(writeGraphml(document).text);
        expect([root.name, root.attributes.xmlns]).toEqual(["graphml", "http://graphml.graphdrawing.org/xmlns"]);
        expect(nodes.size).toBe(document.claims.length + document.inferences.length);
        for (const { from, to } of edges) expect([nodes.has(from), nodes.has(to)]).toEqual([true, true]);
        expect(values.title).toBe(document.title);
        for (const { x, y } of nodes.values()) expect([Number(x), Number(y)].every(Number.isFinite)).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  test("[F41] claims, positions, tags and every argument with its premises, target, kind and scheme are there", () => {
    fc.assert(
      fc.property(documents, (document) => {
        const graph = graphOf(writeGraphml(document).text);
        const names = new Map(document.positions.map(({ id, name }) => [id, name]));
        const claims = [...graph.nodes.values()].filter(({ type }) => type === "claim");
        expect(claims.map(({ label, position, tags }) => [label, position, tags])).toEqual(
          document.claims.map(({ text, positionId, tags }) => [
            text,
            names.get(positionId ?? ""),
            tags.length === 0 ? undefined : tags.join(", "),
          ]),
        );
        expect(argumentsOf(graph, ({ label = "" }) => label)).toEqual(argumentsOfDocument(document));
      }),
      { numRuns: 200 },
    );
  });

  test("[F42] the report of losses counts what is left out", () => {
    fc.assert(
      fc.property(documents, (document) => {
        const { losses } = writeGraphml(document);
        expectExactReport(document, stripped(document), losses, lossesOfPositions(document));
      }),
      { numRuns: 100 },
    );
  });

  test("[F43] what XML cannot hold becomes U+FFFD, and what it takes for markup is text", () => {
    const text = "a\u0000b\u001fc\ufffe\uffff d\ud800e ]]> <b>&amp;</b>";
    const claim = { id: "c", text, positionId: null, createdAt: null, updatedAt: null, tags: [], quotations: [] };
    const document = { ...emptyDocument("T"), claims: [{ ...claim, place: null, collapsed: false }] };
    const [node] = graphOf(writeGraphml(document).text).nodes.values();
    expect(node?.label).toBe("a\ufffdb\ufffdc\ufffd\ufffd d\ufffde ]]> <b>&amp;</b>");
  });
});

describe("DOT", () => {
  let graphviz: Graphviz;
  beforeAll(async () => {
    graphviz = await Graphviz.load();
  });

  /** What Graphviz itself reads, with the attributes as they stand. */
  const graphOf = (text: string) => {
    const json = JSON.parse(graphviz.layout(text, "dot_json", "dot"));
    const names: string[] = (json.objects ?? []).map(({ name }: { name: string }) => name);
    return {
      json,
      nodes: new Map<string, Record<string, string>>(
        (json.objects ?? []).map((node: Record<string, string>) => [node.name ?? "", node]),
      ),
      edges: (json.edges ?? []).map((edge: Record<string, string> & { tail: number; head: number }) => ({
        from: names[edge.tail] ?? "",
        to: names[edge.head] ?? "",
        values: edge,
      })),
    };
  };
  /** A value as DOT's reader leaves it: backslashes stay doubled. */
  const plain = (value: string | undefined) => value?.replace(/\\(n|\\)/g, (_, what) => (what === "n" ? "\n" : "\\"));

  test("[F45] Graphviz draws it: a box for each claim, a circle for each argument, a line for each end", () => {
    fc.assert(
      fc.property(documents, (document) => {
        const svg = graphviz.layout(writeDot(document).text, "svg", "dot");
        const premises = document.inferences.reduce((sum, inference) => sum + inference.premises.length, 0);
        expect(svg.split('class="node"').length - 1).toBe(document.claims.length + document.inferences.length);
        expect(svg.split('class="edge"').length - 1).toBe(premises + document.inferences.length);
        const texts = parseXml(svg.replace(/<!DOCTYPE[^>]*>/, ""));
        const words: string[] = [];
        const gather = (element: Element): void => {
          if (element.name === "text") words.push(element.text);
          for (const child of element.children) gather(child);
        };
        gather(texts);
        const shown = words.join("").replace(/\s+/g, "");
        for (const { text } of document.claims) expect(shown).toContain(text.replace(/\s+/g, ""));
      }),
      { numRuns: 60 },
    );
  });

  test("[F46] every argument with its premises, target, kind and scheme is there, and each node at its place", () => {
    fc.assert(
      fc.property(documents, (document) => {
        const graph = graphOf(writeDot(document).text);
        const nodes = new Map(
          [...graph.nodes].map(([id, node]) => {
            const { scheme, ...rest } = node;
            return [id, scheme === undefined || scheme === "" ? rest : { ...rest, scheme: plain(scheme) ?? "" }];
          }),
        );
        const words = ({ tooltip = "" }) => (plain(tooltip) ?? "").replaceAll("&amp;", "&");
        expect(argumentsOf({ ...graph, nodes }, words)).toEqual(argumentsOfDocument(document));
        for (const { pos } of graph.nodes.values()) expect(pos).toMatch(/^-?[\d.]+,-?[\d.]+!$/);
      }),
      { numRuns: 100 },
    );
  });

  test("[F47] the report of losses counts what is left out", () => {
    fc.assert(
      fc.property(documents, (document) => {
        const { losses } = writeDot(document);
        const bare = stripped(document);
        const claims = bare.claims.map((claim) => ({ ...claim, collapsed: false, createdAt: null, updatedAt: null }));
        const inferences = bare.inferences.map((inference) => ({ ...inference, createdAt: null, updatedAt: null }));
        const back = { ...bare, claims, inferences, createdAt: null, updatedAt: null };
        expectExactReport(document, back, losses, lossesOfPositions(document));
      }),
      { numRuns: 100 },
    );
  });
});
