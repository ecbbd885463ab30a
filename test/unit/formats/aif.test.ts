import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { carriedByAif } from "#shared/formats/aif/carried.ts";
import { looksLikeAif } from "#shared/formats/aif/looks-like.ts";
import { readAif } from "#shared/formats/aif/read.ts";
import { namesNoScheme } from "#shared/formats/aif/scheme-names.ts";
import { writeAif, writeXaif } from "#shared/formats/aif/write.ts";
import { documentLimit, FormatFault } from "#shared/formats/document/fault.ts";
import { lossKinds } from "#shared/formats/document/loss-kinds.ts";
import type { MapDocument } from "#shared/formats/document/map-document.ts";
import { Losses } from "#shared/formats/losses.ts";
import { canonical } from "./canonical.ts";
import { mapDocuments } from "./documents.ts";
import { expectExactReport } from "./exact-report.ts";
import { expectRefusedOrSound, mutationsOf } from "./mutations.ts";

const documents = mapDocuments({ lineBreaks: true, backing: true });
const forms = [
  { name: "AIF", write: writeAif, places: false },
  { name: "xAIF", write: writeXaif, places: true },
] as const;

/** AIF's own losses of what stands behind claims, counted from the document alone. */
function lossesOfSpeech({ claims, quotations, speakers, sources, inferences }: MapDocument): Record<string, number> {
  const used = quotations.filter(({ id }) =>
    claims.some((claim) => claim.quotations.some(({ quotationId }) => quotationId === id)),
  );
  const heard = speakers.filter(({ id }) => used.some(({ speakerId }) => speakerId === id));
  const cited = sources.filter(({ id }) => used.some(({ sourceId }) => sourceId === id));
  return {
    // Every source here has authors, every quotation words around it.
    "quotations that no claim rests on": quotations.length - used.length,
    "what stands around quotations, their dates and roles": used.length,
    "speakers without quotations": speakers.length - heard.length,
    "roles and organisations of speakers": heard.filter(
      ({ kind, role, organisation }) => kind === "organisation" || role !== null || organisation !== null,
    ).length,
    "sources without quotations": sources.length - cited.length,
    "what is known of sources besides their names": cited.length,
    "sources of the same name as another": cited.length - new Set(cited.map(({ label }) => label)).size,
    "names of schemes that AIF takes for none": inferences.filter(
      ({ scheme }) => scheme !== null && namesNoScheme(scheme),
    ).length,
    // A form without positions tells of them by the claims that have one.
    [lossKinds.looks]: 0,
    [lossKinds.unusedPositions]: 0,
    // Told in AIF's own words above.
    [lossKinds.speakers]: 0,
    [lossKinds.sources]: 0,
  };
}

describe.each(forms)("$name", ({ write, places }) => {
  test("[F1] what is written is read again as what the form carries, without a loss", () => {
    fc.assert(
      fc.property(documents, (document) => {
        const { text } = write(document);
        const { document: back, losses } = readAif(text, { fileName: `${document.title}.aif.json` });
        expect(canonical(back)).toEqual(canonical(carriedByAif(document, new Losses(), places)));
        expect(losses).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test("[F2] the report of losses counts what is gone, kind by kind, and nothing else", () => {
    fc.assert(
      fc.property(documents, (document) => {
        const { text, losses } = write(document);
        const { document: back } = readAif(text, { fileName: `${document.title}.aif.json` });
        expectExactReport(document, back, losses, lossesOfSpeech(document));
      }),
      { numRuns: 300 },
    );
  });

  test("[F3] a thousand and more changed files are refused by name and place, or read as sound maps", async () => {
    const outcomes = { refused: 0, read: 0 };
    for (const [index, document] of fc.sample(documents, { numRuns: 6, seed: 11 }).entries()) {
      for (const text of mutationsOf(write(document).text, 250, index + 1)) {
        outcomes[await expectRefusedOrSound(() => readAif(text, { fileName: "x.json" }))] += 1;
      }
    }
    // Both happen, or the changes were too weak or too strong to say anything.
    expect(outcomes.refused).toBeGreaterThan(100);
    expect(outcomes.read).toBeGreaterThan(100);
  });

  test("[F4] it is recognised by what it holds", () => {
    const [document] = fc.sample(documents, { numRuns: 1, seed: 3 });
    if (document) expect(looksLikeAif(JSON.parse(write(document).text))).toBe(true);
  });
});

describe("xAIF for OVA3", () => {
  test("[F12] shows every node once: claims at their places, arguments between, what was said out of sight", () => {
    fc.assert(
      fc.property(documents, (document) => {
        const { AIF, OVA } = JSON.parse(writeXaif(document).text);
        const shown = new Map<string, { visible: boolean; x: number; y: number }>(
          OVA.nodes.map((each: { nodeID: string; visible: boolean; x: number; y: number }) => [each.nodeID, each]),
        );
        expect(shown.size).toBe(OVA.nodes.length);
        const hasPlaces = carriedByAif(document, new Losses(), true).claims;
        for (const [index, { nodeID, type }] of AIF.nodes.entries()) {
          const place = shown.get(nodeID);
          if (type === "L" || type === "YA") expect(place?.visible).toBe(false);
          else if (type === "I") {
            const wanted = hasPlaces[index]?.place;
            expect(place && { x: place.x, y: place.y }).toEqual(wanted ?? undefined);
          } else expect(place?.visible).toBe(true);
        }
        expect(OVA.edges).toHaveLength(AIF.edges.length);
      }),
      { numRuns: 100 },
    );
  });
});

const node = (nodeID: string | number, type: string, text: string | null, more: object = {}) => ({
  nodeID,
  text,
  type,
  ...more,
});
const edge = (fromID: string | number, toID: string | number) => ({ edgeID: `${fromID}-${toID}`, fromID, toID });

function read(json: unknown) {
  const { document, losses } = readAif(JSON.stringify(json), { fileName: "Debate.json" });
  const words = new Map(document.claims.map(({ id, text }) => [id, text]));
  const says = (id: string): string => {
    const inference = document.inferences.find((each) => each.id === id);
    if (!inference) return "nothing";
    const { kind, premises, target, scheme } = inference;
    const from = premises.map(({ claimId }) => words.get(claimId)).join(" & ");
    const to = "claimId" in target ? words.get(target.claimId) : `(${says(target.inferenceId)})`;
    return `${from} ${kind}s ${to}${scheme === null ? "" : ` by ${scheme}`}`;
  };
  const speakers = new Map(document.speakers.map(({ id, name }) => [id, name]));
  const quotations = new Map(document.quotations.map((quotation) => [quotation.id, quotation]));
  return {
    document,
    claims: document.claims.map(({ text }) => text),
    arguments: document.inferences.map(({ id }) => says(id)),
    speech: document.claims.flatMap((claim) =>
      claim.quotations.map(({ quotationId, stance }) => {
        const quotation = quotations.get(quotationId);
        return `${speakers.get(quotation?.speakerId ?? "")} ${stance} ${claim.text}: ${quotation?.exact}`;
      }),
    ),
    notes: document.notes.map(({ text }) => text),
    losses: Object.fromEntries(losses.map(({ what, count, where }) => [what, `${count} at ${where}`])),
  };
}

describe("the shapes in which AIF comes", () => {
  const nodes = [
    node("1", "I", "Phones are private"),
    node("2", "I", "Keys leak"),
    node("3", "I", "Backdoors leak"),
    node("4", "RA", "Default Inference", { scheme: "Default Inference", schemeID: "72" }),
    node("5", "CA", "Default Conflict"),
    node("6", "I", "Crime matters"),
    node("7", "CA", "CA"),
    node("8", "CA", "CA"),
    node("9", "I", "Crime is rare"),
  ];
  const edges = [
    edge("2", "4"),
    edge("3", "4"),
    edge("4", "1"),
    edge("6", "5"),
    edge("5", "4"),
    edge("9", "7"),
    edge("7", "5"),
    edge("6", "8"),
    edge("8", "1"),
  ];
  const wanted = [
    "Keys leak & Backdoors leak supports Phones are private",
    "Crime matters attacks (Keys leak & Backdoors leak supports Phones are private)",
    "Crime is rare attacks (Crime matters attacks (Keys leak & Backdoors leak supports Phones are private))",
    "Crime matters attacks Phones are private",
  ];

  test("[F5] as AIFdb serves it: linked premises, undercuts, attacks on attacks; the title is the file's name", () => {
    const { document, arguments: said, losses } = read({ nodes, edges, locutions: [] });
    expect(said).toEqual(wanted);
    expect(losses).toEqual({});
    expect(document.title).toBe("Debate");
  });

  test("[F5] as AIFdb takes it: schemes by fulfilment, participants by name", () => {
    const { speech, losses } = read({
      nodes: [...nodes, node("20", "L", "Ann Lee : Leaks happen"), node("21", "YA", "Asserting")],
      edges: [...edges, edge("20", "21"), edge("21", "2")],
      schemefulfillments: [{ nodeID: "4", schemeID: "72" }],
      participants: [{ participantID: 5, firstname: "Ann", surname: "Lee" }],
      locutions: [{ nodeID: "20", personID: 5 }],
    });
    expect(speech).toEqual(["Ann Lee asserts Keys leak: Leaks happen"]);
    expect(losses).toEqual({});
  });

  test("[F5] as OVA3 has it: whole numbers as ids, lists that are null, HTML, places apart", () => {
    const whole = (id: string | number) => Number(id);
    const {
      document,
      arguments: said,
      losses,
    } = read({
      AIF: {
        nodes: nodes.map((each) => ({
          ...each,
          nodeID: whole(each.nodeID),
          text: each.text === "Keys leak" ? "<p>Keys <b>leak</b></p>" : each.text,
        })),
        edges: edges.map(({ fromID, toID }, edgeID) => ({ edgeID, fromID: whole(fromID), toID: whole(toID) })),
        schemefulfillments: null,
        participants: null,
        locutions: null,
        descriptorfulfillments: null,
        cqdescriptorfulfillments: null,
      },
      OVA: { firstname: "A", surname: "B", url: "", nodes: [{ nodeID: 1, visible: true, x: 10.5, y: -20 }], edges: [] },
      text: { txt: "<p>What was <span id='1'>analysed</span></p>" },
    });
    expect(said).toEqual(wanted);
    expect(document.claims[0]?.place).toEqual({ x: 10.5, y: -20 });
    expect(document.claims[1]?.place).toBeNull();
    expect(losses).toEqual({ "the text that was analysed": "1 at text" });
  });

  test("[F5] as OVA2 has it: places in the nodes, whole nodes in the edges, schemes by number", () => {
    const old = nodes.map(({ nodeID, ...rest }, index) => ({ ...rest, id: nodeID, scheme: "0", x: index, y: 1 }));
    const byId = new Map(old.map((each) => [each.id, each]));
    const { document, arguments: said } = read({
      nodes: old,
      edges: edges.map(({ fromID, toID }) => ({ from: byId.get(fromID), to: byId.get(toID) })),
    });
    expect(said).toEqual(wanted);
    expect(document.claims.map(({ place }) => place?.x)).toEqual([0, 1, 2, 5, 8]);
  });

  test("[F6] a scheme's name is taken from where the file has it, and numbers alone are told as lost", () => {
    const scheme = (more: object) =>
      read({
        nodes: [node(1, "I", "a"), node(2, "I", "b"), { ...node(3, "RA", "RA"), ...more }],
        edges: [edge(1, 3), edge(3, 2)],
      });
    expect(scheme({}).arguments).toEqual(["a supports b"]);
    expect(scheme({ scheme: "Expert Opinion", schemeID: "1" }).arguments).toEqual(["a supports b by Expert Opinion"]);
    expect(scheme({ text: "Expert Opinion", scheme: "ExpertOpinion" }).arguments).toEqual([
      "a supports b by Expert Opinion",
    ]);
    expect(scheme({ text: "Expert &amp; Opinion" }).arguments).toEqual(["a supports b by Expert & Opinion"]);
    expect(scheme({ schemeID: "72" }).losses).toEqual({});
    expect(scheme({ schemeID: 30 }).losses).toEqual({ "schemes told by their number only": "1 at nodes[2]" });
  });

  test("[F7] claims laid out nowhere but at 0, 0 have no place", () => {
    const at = (x: number) =>
      read({
        nodes: [node(1, "I", "a", { x, y: 0 }), node(2, "I", "b", { x: 0, y: 0 })],
        edges: [],
      }).document.claims.map(({ place }) => place !== null);
    expect(at(0)).toEqual([false, false]);
    expect(at(1)).toEqual([true, true]);
  });
});

describe("who said what in AIF", () => {
  const claim = node(1, "I", "Keys leak");
  const said = (text: string, act = "Asserting", more: object = {}) =>
    read({
      nodes: [claim, node(2, "L", text), node(3, "YA", act)],
      edges: [edge(2, 3), edge(3, 1)],
      ...more,
    });

  test("[F8] a locution names its speaker in its text where no participant is known", () => {
    expect(said("Ann Lee : they do").speech).toEqual(["Ann Lee asserts Keys leak: they do"]);
    expect(said("Ann Lee: they do").speech).toEqual(["Ann Lee asserts Keys leak: they do"]);
    expect(said("Ann Lee : they do", "Disagreeing").speech).toEqual(["Ann Lee denies Keys leak: they do"]);
  });

  test("[F8] a reporter's node says what the reported one said, and the report tells of the reporter", () => {
    const { speech, losses } = said("Nicole: Claire Cooper : they do");
    expect(speech).toEqual(["Claire Cooper asserts Keys leak: they do"]);
    expect(losses).toEqual({ "reporters of what others said: only those who said it are kept": "1 at nodes[1]" });
  });

  test("[F8] what OVA3 writes of whoever analysed the text is told as that, and says nothing of the claim", () => {
    const { document, speech, losses } = read({
      AIF: {
        nodes: [
          node("2_1", "I", "Keys leak"),
          node("3_1", "L", "Participant Rachel: they do"),
          node("4_1", "YA", "Analysing"),
          node("5_1", "L", "Anon: Participant Rachel: they do"),
          node("6_1", "YA", "Asserting"),
        ],
        edges: [edge("5_1", "4_1"), edge("4_1", "3_1"), edge("3_1", "6_1"), edge("6_1", "2_1")],
        participants: [{ participantID: 1, firstname: "Participant", surname: "Rachel" }],
        locutions: [{ nodeID: "3_1", personID: "1", start: "2021-11-11 21:50:00", end: null }],
      },
      OVA: { nodes: [{ nodeID: "2_1", visible: true, x: "257", y: "-27.5" }] },
      dialog: true,
    });
    expect(speech).toEqual(["Participant Rachel asserts Keys leak: they do"]);
    expect(document.claims[0]?.place).toEqual({ x: 257, y: -27.5 });
    expect(losses).toEqual({
      "reports of locutions: who noted down what another said": "1 at AIF.nodes[3]",
      "times of nodes and locutions": "1 at AIF.locutions[0]",
    });
  });

  test("[F8] what nobody known said, and what was only asked, is kept as a note and told", () => {
    const nobody = said("note that keys leak: always");
    expect(nobody.speech).toEqual([]);
    expect(nobody.notes).toEqual(["note that keys leak: always"]);
    expect(nobody.losses).toEqual({ "locutions whose speaker the file does not name: kept as notes": "1 at nodes[1]" });
    const asked = said("Ann : do they?", "Pure Questioning");
    expect(asked.speech).toEqual([]);
    expect(asked.notes).toEqual(["Pure Questioning (Ann): do they?"]);
    expect(Object.values(asked.losses)).toEqual(["1 at nodes[1]"]);
    const unanchored = read({ nodes: [claim, node(2, "L", "Nicole: Claire Cooper : they do")], edges: [] });
    expect(unanchored.losses).toEqual({ "reports of locutions: who noted down what another said": "1 at nodes[1]" });
  });

  test("[F8] one locution behind two claims is one quotation; sources are what locutions name, else the file", () => {
    const { document } = read({
      nodes: [claim, node(4, "I", "Keys break"), node(2, "L", "Ann : both"), node(3, "YA", ""), node(5, "YA", "YA")],
      edges: [edge(2, 3), edge(3, 1), edge(2, 5), edge(5, 4)],
      locutions: [{ nodeID: 2, personID: 9, source: "https://example.org/talk" }],
    });
    expect(document.quotations).toHaveLength(1);
    expect(document.claims.map(({ quotations }) => quotations.length)).toEqual([1, 1]);
    expect(document.sources.map(({ label, url }) => [label, url])).toEqual([
      ["https://example.org/talk", "https://example.org/talk"],
    ]);
    expect(said("Ann : x").document.sources.map(({ label }) => label)).toEqual(["Debate"]);
  });

  test("[F9] mess of real files is read as far as it goes, and all of the rest is told with its place", () => {
    const { claims, speech, notes, losses } = read({
      nodes: [
        claim,
        node(2, "I", "Locks leak", { timestamp: "2015-10-21 12:00:00" }),
        node(3, "RA", "RA"),
        node(4, "MA", "Default Rephrase"),
        node(5, "L", "Ann : words"),
        node(6, "L", "Bob : more words"),
        node(7, "TA", "Default Transition"),
        node(8, "TA", "Default Transition"),
        node(9, "YA", "Arguing"),
        node(10, "PA", "Preference"),
        node(11, "I", null),
        node(12, "RA", "no conclusion"),
        { text: "no id", type: "I" },
        "no node",
      ],
      edges: [
        edge(1, 3),
        edge(3, 2),
        edge(1, 4),
        edge(4, 2),
        edge(5, 7),
        edge(7, 6),
        edge(7, 8),
        edge(5, 3),
        edge(7, 9),
        edge(9, 3),
        edge(1, 2),
        edge(1, 99),
        edge(2, 12),
      ],
      locutions: [
        { nodeID: 1, personID: 1 },
        { nodeID: 3, personID: 1 },
        { nodeID: 77, personID: 1, start: "2015-10-21 12:00:00" },
      ],
      participants: [{ participantID: 1, firstname: "Cy", surname: "Doe" }],
      cqdescriptorfulfillments: [{}],
    });
    expect(claims).toEqual(["Keys leak", "Locks leak"]);
    expect(speech).toEqual(["Cy Doe asserts Keys leak: Keys leak"]);
    expect(notes).toEqual(["In other words: Locks leak"]);
    expect(losses).toEqual({
      "answers to critical questions": "1 at cqdescriptorfulfillments",
      "arguments without a conclusion": "1 at nodes[11]",
      "claims without words": "1 at nodes[10]",
      "edges between nodes that AIF does not join so": "3 at edges[6]",
      "edges from or to a node that is not in the file": "1 at edges[11]",
      "entries of “nodes” that are no objects": "1 at nodes[13]",
      "illocutions that anchor an argument or another act (YA)": "1 at edges[9]",
      "locutions of arguments and other acts": "1 at locutions[1]",
      "locutions of no node": "1 at locutions[2]",
      "locutions that anchor no claim": "2 at nodes[4]",
      "nodes that are no claim, argument or locution": "1 at nodes[9]",
      "nodes without an id": "1 at nodes[12]",
      "rephrases (MA): kept as notes": "1 at nodes[3]",
      "times of nodes and locutions": "2 at nodes[1]",
      "transitions between locutions (TA)": "2 at nodes[6]",
    });
  });

  test("[F9] an argument with several conclusions becomes one for each, and rings are left out", () => {
    const both = read({
      nodes: [claim, node(2, "I", "b"), node(3, "I", "c"), node(4, "RA", "RA"), node(5, "CA", ""), node(6, "CA", "")],
      edges: [edge(1, 4), edge(4, 2), edge(4, 3), edge(1, 5), edge(2, 6), edge(5, 6), edge(6, 5)],
    });
    expect(both.arguments).toEqual(["Keys leak supports b", "Keys leak supports c"]);
    expect(both.losses).toEqual({
      "arguments with several conclusions: one was made for each": "1 at nodes[3]",
      "arguments that aim at each other in a ring": "2 at nodes[4]",
    });
  });
});

describe("what no AIF is", () => {
  const faultOf = (text: string): string => {
    try {
      readAif(text, { fileName: "x.json" });
    } catch (error) {
      if (error instanceof FormatFault) return error.message;
      throw error;
    }
    return "read";
  };

  test("[F10] is refused with what is wrong, and where", () => {
    expect(faultOf("")).toBe("the file is empty.");
    expect(faultOf('{\n  "nodes": [}')).toBe("line 2, column 13: this is not JSON.");
    expect(faultOf('{"nodes": [')).toBe("line 1, column 12: the file breaks off here. It is cut short.");
    expect(faultOf("[]")).toMatch(/no AIF/);
    expect(faultOf('{"AIF":{}}')).toMatch(/^AIF: .*no list of nodes/);
    expect(faultOf('{"nodes":{}}')).toBe("nodes: a list should be here.");
    expect(faultOf('{"nodes":[{"nodeID":1,"type":"I","text":"a"},{"nodeID":"1","type":"L","text":"b"}]}')).toBe(
      "nodes[1]: the node “1” stands there twice.",
    );
    expect(faultOf("[".repeat(100_000))).toMatch(/column 201: the file nests/);
    expect(faultOf('{"__proto__":{"nodes":[]}}')).toMatch(/no list of nodes/);
  });

  test("[F11] a million nodes are refused, or cut to what counts, without building them up", () => {
    const many = (type: string, count: number) =>
      Array.from({ length: count }, (_, id) => `{"nodeID":${id},"type":"${type}","text":"t${id}"}`).join(",");
    expect(faultOf(`{"nodes":[${many("I", 1_000_000)}],"edges":[]}`)).toBe(
      `nodes[${documentLimit}]: the file holds more than 100,000 claims. Divide it, and import the parts.`,
    );
    expect(faultOf(`{"nodes":[${many("RA", 150_000)}],"edges":[]}`)).toBe("read");
    // Blanks by the million in every text that is looked at, and one long text for very many claims.
    const blank = " ".repeat(1_000_000);
    const long = JSON.stringify(`${blank}x${blank}`);
    const ofType = (type: string) => `{"nodeID":"${type}","type":"${type}","text":${long},"scheme":${long}}`;
    const asked = Array.from({ length: 50_000 }, (_, id) => `{"fromID":"YA","toID":${id}}`);
    expect(
      faultOf(
        `{"nodes":[${many("I", 50_000)},${["RA", "L", "YA", "MA"].map(ofType)}],"edges":[${asked},{"fromID":"L","toID":"YA"},{"fromID":0,"toID":"RA"},{"fromID":"RA","toID":1},{"fromID":"RA","toID":2}]}`,
      ),
    ).toBe("read");
    // One illocution between very many locutions and very many claims.
    const ends = Array.from({ length: 2_000 }, (_, id) => `{"fromID":${id},"toID":"y"},{"fromID":"y","toID":"i${id}"}`);
    const claims = Array.from({ length: 2_000 }, (_, id) => `{"nodeID":"i${id}","type":"I","text":"t${id}"}`);
    expect(faultOf(`{"nodes":[{"nodeID":"y","type":"YA"},${claims},${many("L", 2_000)}],"edges":[${ends}]}`)).toMatch(
      /more than 500,000 anchors/,
    );
  });
});
