import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FormatFault } from "#shared/formats/document/fault.ts";
import { lossKinds } from "#shared/formats/document/loss-kinds.ts";
import { Losses } from "#shared/formats/losses.ts";
import { carriedBySadface } from "#shared/formats/sadface/carried.ts";
import { looksLikeSadface } from "#shared/formats/sadface/looks-like.ts";
import { readSadface } from "#shared/formats/sadface/read.ts";
import { uuidOf } from "#shared/formats/sadface/uuid.ts";
import { writeSadface } from "#shared/formats/sadface/write.ts";
import { canonical } from "./canonical.ts";
import { mapDocuments } from "./documents.ts";
import { expectExactReport } from "./exact-report.ts";
import { expectRefusedOrSound, mutationsOf } from "./mutations.ts";

const documents = mapDocuments({ lineBreaks: true, backing: true });
const options = { fileName: "Debate.json" };

describe("SADFace", () => {
  test("[F15] what is written is read again as what it carries, without a loss", () => {
    fc.assert(
      fc.property(documents, (document) => {
        const { document: back, losses } = readSadface(writeSadface(document).text, options);
        expect(canonical(back)).toEqual(canonical(carriedBySadface(document, new Losses())));
        expect(losses).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test("[F16] the report of losses counts what is gone, kind by kind, and nothing else", () => {
    fc.assert(
      fc.property(documents, (document) => {
        const { text, losses } = writeSadface(document);
        expectExactReport(document, readSadface(text, options).document, losses, {
          "marks that notes are resolved": document.notes.filter(({ resolvedAt }) => resolvedAt !== null).length,
          [lossKinds.unusedPositions]: 0,
        });
      }),
      { numRuns: 300 },
    );
  });

  test("[F17] it is SADFace 0.2 as its own checker wants it: ids, keys, metadata that the document declares", () => {
    const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
    fc.assert(
      fc.property(documents, (document) => {
        const { text } = writeSadface(document);
        const { edges, nodes, metadata, resources } = JSON.parse(text);
        expect(Object.keys(JSON.parse(text)).sort()).toEqual(["edges", "metadata", "nodes", "resources"]);
        for (const key of ["analyst_email", "analyst_name", "created", "edited", "id", "version"]) {
          expect(typeof metadata.core[key]).toBe("string");
        }
        expect(metadata.core.version).toBe("0.2");
        expect(resources).toEqual([]);
        const ids = new Set<string>();
        for (const node of nodes) {
          expect(node.id).toMatch(uuid);
          ids.add(node.id);
          expect(["atom", "scheme"]).toContain(node.type);
          expect(typeof (node.type === "atom" ? node.text : node.name)).toBe("string");
          for (const name of Object.keys(node.metadata)) expect(Object.keys(metadata)).toContain(name);
        }
        expect(ids.size).toBe(nodes.length);
        const types = new Map(nodes.map((node: { id: string; type: string }) => [node.id, node.type]));
        for (const edge of edges) {
          expect(Object.keys(edge).sort()).toEqual(["id", "source_id", "target_id"]);
          expect(edge.id).toMatch(uuid);
          expect([types.get(edge.source_id), types.get(edge.target_id)]).toContain("scheme");
        }
        expect(writeSadface(document).text).toBe(text);
      }),
      { numRuns: 100 },
    );
  });

  test("[F17] ids of different names differ", () => {
    const ids = new Set(Array.from({ length: 200_000 }, (_, index) => uuidOf(`claim c${index}`)));
    expect(ids.size).toBe(200_000);
  });

  test("[F18] a thousand and more changed files are refused by name and place, or read as sound maps", async () => {
    const outcomes = { refused: 0, read: 0 };
    for (const [index, document] of fc.sample(documents, { numRuns: 6, seed: 12 }).entries()) {
      for (const text of mutationsOf(writeSadface(document).text, 250, index + 1)) {
        outcomes[await expectRefusedOrSound(() => readSadface(text, options))] += 1;
      }
    }
    expect(outcomes.refused).toBeGreaterThan(100);
    expect(outcomes.read).toBeGreaterThan(100);
  });

  test("[F19] it is recognised by what it holds", () => {
    const [document] = fc.sample(documents, { numRuns: 1, seed: 3 });
    if (document) expect(looksLikeSadface(JSON.parse(writeSadface(document).text))).toBe(true);
    expect(looksLikeSadface({ nodes: [{ nodeID: 1, type: "I" }], edges: [] })).toBe(false);
  });
});

const atom = (id: string, text: string, more: object = {}) => ({
  id,
  type: "atom",
  text,
  sources: [],
  metadata: {},
  ...more,
});
const scheme = (id: string, name: string) => ({ id, type: "scheme", name });
const edge = (source_id: string, target_id: string) => ({ id: `${source_id}${target_id}`, source_id, target_id });

function read(json: object) {
  const { document, losses } = readSadface(JSON.stringify(json), options);
  const words = new Map(document.claims.map(({ id, text }) => [id, text]));
  return {
    document,
    arguments: document.inferences.map(({ kind, premises, target, scheme: by }) => {
      const to = "claimId" in target ? words.get(target.claimId) : "an argument";
      return [premises.map(({ claimId }) => words.get(claimId)).join(" & "), kind, to, by];
    }),
    losses: Object.fromEntries(losses.map(({ what, count, where }) => [what, `${count} at ${where}`])),
  };
}

describe("SADFace of other programs", () => {
  test("[F20] 0.1, with flat metadata: atoms are claims, a scheme's name tells its side", () => {
    const {
      document,
      arguments: said,
      losses,
    } = read({
      analyst_email: "a@example.org",
      analyst_name: "A. Nalyst",
      created: "2017-07-11T16:32:36",
      edited: "2017-07-11T16:32:36",
      id: "94a975db-25ae-4d25-93cc-1c07c932e2f8",
      metadata: { title: "Road safety", notes: "A first try" },
      nodes: [
        atom("a", "Withdraw the film"),
        atom("b", "It misleads"),
        atom("c", "It blames cyclists"),
        atom("d", "It was seen"),
        scheme("s", "support"),
        scheme("t", "conflict"),
        scheme("u", "Argument from Expert Opinion"),
        scheme("v", "disagreement"),
      ],
      edges: [
        edge("b", "s"),
        edge("c", "s"),
        edge("s", "a"),
        edge("d", "t"),
        edge("t", "b"),
        edge("d", "u"),
        edge("u", "c"),
        edge("d", "v"),
        edge("v", "s"),
      ],
      resources: [],
    });
    expect(document.title).toBe("Road safety");
    expect(document.notes.map(({ text, subject }) => [text, subject])).toEqual([["A first try", { kind: "map" }]]);
    expect(said).toEqual([
      ["It misleads & It blames cyclists", "support", "Withdraw the film", null],
      ["It was seen", "attack", "It misleads", null],
      ["It was seen", "support", "It blames cyclists", "Argument from Expert Opinion"],
      ["It was seen", "attack", "an argument", null],
    ]);
    expect(losses).toEqual({
      "the analyst's name and address": "1 at metadata.core",
      "times of making and changing": "1 at metadata.core",
    });
  });

  test("[F20] 0.2: title, description and notes of `core`; passages become notes; the rest is told", () => {
    const { document, losses } = read({
      metadata: {
        core: { title: "T", description: "D", version: "0.2", id: "x", claim: "a" },
        "org.example": { zoom: 2 },
      },
      nodes: [
        atom("a", "one", { sources: [{ resource_id: "r", text: "in other words", offset: 1, length: 14 }] }),
        atom("b", "two"),
        atom("c", ""),
        scheme("s", "support"),
        scheme("alone", "support"),
        { id: "z", type: "picture" },
        { type: "atom", text: "no id" },
      ],
      edges: [edge("a", "s"), edge("s", "b"), edge("a", "b"), edge("a", "nowhere")],
      resources: [{ id: "r", content: "It says in other words.", type: "text" }],
    });
    expect([document.title, document.description]).toEqual(["T", "D"]);
    expect(document.notes.map(({ text }) => text)).toEqual(["From the source: in other words"]);
    expect(losses).toEqual({
      "passages that atoms were taken from: kept as notes": "1 at nodes[0].sources[0]",
      "claims without words": "1 at nodes[2]",
      "nodes that are neither atom nor scheme": "1 at nodes[5]",
      "nodes without an id": "1 at nodes[6]",
      "edges from atom to atom, without a scheme": "1 at edges[2]",
      "edges from or to a node that is not in the file": "1 at edges[3]",
      "arguments without a conclusion": "1 at nodes[4]",
      "resources: the texts that were analysed": "1 at resources",
      "the mark of the main claim": "1 at metadata.core.claim",
      "metadata of other programs": "1 at metadata",
    });
  });

  test("[F21] what no SADFace is, is refused with what is wrong and where", () => {
    const faultOf = (text: string): string => {
      try {
        readSadface(text, options);
      } catch (error) {
        if (error instanceof FormatFault) return error.message;
        throw error;
      }
      return "read";
    };
    expect(faultOf("[]")).toMatch(/no SADFace/);
    expect(faultOf('{"nodes":7}')).toBe("nodes: a list should be here.");
    expect(faultOf(JSON.stringify({ nodes: [atom("a", "x"), scheme("a", "y")], edges: [] }))).toBe(
      "nodes[1]: the node “a” stands there twice.",
    );
    expect(faultOf('{"nodes":[],"edges":{}}')).toBe("edges: a list should be here.");
    const blank = " ".repeat(1_000_000);
    expect(faultOf(JSON.stringify({ nodes: [scheme("a", `${blank}x${blank}`), atom("b", `x${blank}x`)] }))).toBe(
      "read",
    );
    const many = Array.from({ length: 1_000_000 }, (_, id) => `{"id":"${id}","type":"atom","text":"t${id}"}`);
    expect(faultOf(`{"nodes":[${many}],"edges":[]}`)).toMatch(
      /^nodes\[100000\]: the file holds more than 100,000 claims/,
    );
  });
});
