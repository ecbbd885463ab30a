import fc from "fast-check";
import type { Nodes } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { expect, test } from "vitest";
import { lossKinds } from "#shared/formats/document/loss-kinds.ts";
import { emptyDocument, type MapDocument } from "#shared/formats/document/map-document.ts";
import { Losses } from "#shared/formats/losses.ts";
import { carriedByMarkdownReport, writeMarkdownReport } from "#shared/formats/markdown/write-report.ts";
import { mapDocuments } from "./documents.ts";
import { expectExactReport } from "./exact-report.ts";

const plain = {
  positionId: null,
  createdAt: null,
  updatedAt: null,
  tags: [],
  quotations: [],
  place: null,
  collapsed: false,
};
const bare = { scheme: null, createdAt: null, updatedAt: null, place: null };

const example: MapDocument = {
  ...emptyDocument("Sealed phones"),
  description: "Should phones be sealed?",
  positions: [{ id: "p", name: "Privacy", look: null }],
  speakers: [{ id: "s", kind: "person", name: "Ada Example", role: "Minister", organisation: null }],
  sources: [
    {
      id: "u",
      type: "article-newspaper",
      title: "On phones",
      label: "On phones",
      containerTitle: "The Paper",
      authors: [{ family: "Doe", given: "Jo" }],
      issued: "2017-03-26",
      issuedBasis: null,
      url: "https://example.org/a_b",
      accessed: "2020-01-02",
      digest: [],
      tags: [],
      text: null,
    },
  ],
  quotations: [
    {
      id: "q",
      sourceId: "u",
      speakerId: "s",
      exact: "*sealed* phones",
      prefix: "",
      suffix: "",
      start: null,
      end: null,
      date: null,
      role: null,
      standing: "unattached",
    },
  ],
  claims: [
    {
      ...plain,
      id: "a",
      text: "Phones should be sealed.",
      positionId: "p",
      quotations: [{ quotationId: "q", stance: "asserts" }],
    },
    { ...plain, id: "b", text: "Thieves read open phones.", quotations: [{ quotationId: "q", stance: "denies" }] },
    { ...plain, id: "c", text: "Nobody wants to be read.", tags: ["wishes"] },
    { ...plain, id: "d", text: "Some do." },
    { ...plain, id: "e", text: "Police must search phones." },
  ],
  inferences: [
    {
      ...bare,
      id: "i1",
      kind: "support",
      premises: [
        { claimId: "b", implicit: false },
        { claimId: "c", implicit: true },
      ],
      target: { claimId: "a" },
      scheme: "Argument from consequences",
    },
    { ...bare, id: "i2", kind: "attack", premises: [{ claimId: "d", implicit: false }], target: { inferenceId: "i1" } },
    { ...bare, id: "i3", kind: "attack", premises: [{ claimId: "e", implicit: false }], target: { claimId: "a" } },
    { ...bare, id: "i4", kind: "attack", premises: [{ claimId: "d", implicit: false }], target: { claimId: "c" } },
  ],
  notes: [
    {
      id: "n1",
      text: "Ask #ada again.",
      subject: { kind: "map" },
      resolvedAt: "2020-01-01T00:00:00.000Z",
      createdAt: null,
      updatedAt: null,
    },
    {
      id: "n2",
      text: "Which ones?",
      subject: { kind: "claim", id: "e" },
      resolvedAt: null,
      createdAt: null,
      updatedAt: null,
    },
  ],
};

test("[F97] a report is the map to be read: arguments nested, quotations as footnotes, a bibliography", () => {
  expect(writeMarkdownReport(example)).toEqual({
    losses: [],
    text: `# Sealed phones

Should phones be sealed?

## Phones should be sealed.

*(Privacy)*[^1]

- **For, together:** *Argument from consequences:*
  - Thieves read open phones. (denied[^1])
  - *(unstated)* Nobody wants to be read. *(tags: wishes)*
    - **Against:** Some do. (claim 1)
  - **Against this step:** see claim 1: Some do.
- **Against:** Police must search phones.
  - *Note:* Which ones?

## Notes

- Ask \\#ada again. *(resolved)*

## Sources

- Doe, Jo (26 March 2017). *On phones*. The Paper. <https://example.org/a_b> (accessed 2 January 2020)

[^1]: “\\*sealed\\* phones” — Ada Example, Minister; *On phones*, 26 March 2017
`,
  });
});

/** Every node of a Markdown text. */
function nodesOf(markdown: string): Nodes[] {
  const nodes: Nodes[] = [];
  const look = (node: Nodes): void => {
    nodes.push(node);
    if ("children" in node) for (const child of node.children) look(child);
  };
  look(fromMarkdown(markdown));
  return nodes;
}

/** What a node says, line breaks as blanks. */
function shown(node: Nodes): string {
  if (node.type === "html") return node.value === "<br>" ? " " : "";
  if ("value" in node) return node.value;
  return "children" in node ? node.children.map(shown).join("") : "";
}

test("[F98] nothing in a text is markup, every claim stands there in full, every footnote has its text", () => {
  fc.assert(
    fc.property(mapDocuments({ lineBreaks: true, backing: true }), (document) => {
      const { text } = writeMarkdownReport(document);
      const nodes = nodesOf(text);
      const kinds = new Set(nodes.map(({ type }) => type));
      for (const kind of [
        "code",
        "inlineCode",
        "blockquote",
        "image",
        "thematicBreak",
        "break",
        "linkReference",
      ] as const) {
        expect(kinds.has(kind)).toBe(false);
      }
      for (const node of nodes) {
        if (node.type === "html") expect(node.value).toBe("<br>");
        if (node.type === "strong") expect(shown(node)).toMatch(/^(?:For|Against)(?: this step)?(?:, together)?:$/);
        if (node.type === "link") expect(document.sources.map(({ url }) => url)).toContain(shown(node));
      }
      const paragraphs = nodes
        .filter(({ type }) => type === "paragraph" || type === "heading")
        .map((node) => shown(node).replace(/\s+/g, " "));
      for (const claim of document.claims) {
        const words = claim.text.replace(/\s+/g, " ");
        expect(paragraphs.some((paragraph) => paragraph.includes(words))).toBe(true);
      }
      const cited = new Set(Array.from(text.matchAll(/(?<!\\)\[\^(\d+)\](?!:)/g), ([, number]) => number));
      const defined = Array.from(text.matchAll(/^\[\^(\d+)\]:/gm), ([, number]) => number);
      expect(new Set(defined)).toEqual(cited);
      expect(defined).toEqual(defined.map((_, index) => String(index + 1)));
    }),
    { numRuns: 100 },
  );
});

test("[F99] what a report leaves out is named and counted", () => {
  fc.assert(
    fc.property(mapDocuments({ backing: true }), (document) => {
      const { losses } = writeMarkdownReport(document);
      const silent = document.speakers.filter(
        ({ id }) => !document.quotations.some(({ speakerId }) => speakerId === id),
      );
      expectExactReport(document, carriedByMarkdownReport(document, new Losses()), losses, {
        [lossKinds.notes]: 0,
        "digests of sources": document.sources.filter(({ digest }) => digest.length > 0).length,
        "places of quotations within their sources": document.quotations.length,
        "speakers that no quotation names": silent.length,
      });
    }),
    { numRuns: 100 },
  );
});

test("[F99] a ring, and a chain of 500 arguments, are told whole", () => {
  const claims = Array.from({ length: 500 }, (_, index) => ({
    ...plain,
    id: `c${index}`,
    text: `Claim number ${index}.`,
  }));
  const inferences = claims.map(({ id }, index) => ({
    ...bare,
    id: `i${index}`,
    kind: "support" as const,
    premises: [{ claimId: id, implicit: false }],
    target: { claimId: `c${(index + 1) % 500}` },
  }));
  const { text, losses } = writeMarkdownReport({ ...emptyDocument("Ring"), claims, inferences });
  expect(losses).toEqual([]);
  for (const claim of claims) expect(text).toMatch(new RegExp(`(?:## |\\*\\* )${claim.text}`));
  expect(text.match(/\*\*For:\*\*/g)).toHaveLength(500);
});
