import type { TestFile } from "./source-steps.ts";

/** What the files here say: three claims, of which the second speaks for the first and the third against it. */
export const sunday = {
  open: "The town library should be open on Sundays.",
  workers: "People who work all week could use it.",
  cost: "Staff would have to be paid double on Sundays.",
} as const;

export const argdownFile: TestFile = {
  name: "sunday.argdown",
  text: `===
title: Open on Sundays?
===

[Open]: ${sunday.open}
  + [Workers]: ${sunday.workers}
  - [Cost]: ${sunday.cost}
`,
};

export const kialoFile: TestFile = {
  name: "sunday.txt",
  text: `Discussion Title: Open on Sundays?

1. ${sunday.open}
1.1. Pro: ${sunday.workers}
1.2. Con: ${sunday.cost}
`,
};

export const aifFile: TestFile = {
  name: "sunday.json",
  text: JSON.stringify({
    nodes: [
      { nodeID: "1", text: sunday.open, type: "I", timestamp: "2024-05-06 07:08:09" },
      { nodeID: "2", text: sunday.workers, type: "I", timestamp: "2024-05-06 07:08:09" },
      { nodeID: "3", text: sunday.cost, type: "I", timestamp: "2024-05-06 07:08:09" },
      { nodeID: "4", text: "Default Inference", type: "RA", timestamp: "2024-05-06 07:08:09", schemeID: "72" },
      { nodeID: "5", text: "Default Conflict", type: "CA", timestamp: "2024-05-06 07:08:09", schemeID: "71" },
    ],
    edges: [
      { edgeID: "1", fromID: "2", toID: "4", formEdgeID: null },
      { edgeID: "2", fromID: "4", toID: "1", formEdgeID: null },
      { edgeID: "3", fromID: "3", toID: "5", formEdgeID: null },
      { edgeID: "4", fromID: "5", toID: "1", formEdgeID: null },
    ],
    locutions: [],
  }),
};

export const canvasFile: TestFile = {
  name: "sunday.canvas",
  text: JSON.stringify({
    nodes: [
      { id: "a", type: "text", text: sunday.open, x: 0, y: 0, width: 260, height: 80 },
      { id: "b", type: "text", text: sunday.workers, x: -300, y: 240, width: 260, height: 80, color: "4" },
      { id: "c", type: "text", text: sunday.cost, x: 300, y: 240, width: 260, height: 80 },
      { id: "d", type: "link", url: "https://example.org/hours", x: 700, y: 0, width: 260, height: 80 },
    ],
    edges: [
      { id: "e", fromNode: "b", toNode: "a", label: "supports" },
      { id: "f", fromNode: "c", toNode: "a", label: "attacks" },
    ],
  }),
};

/** An outline with nothing in it that says that it is one. */
export const outlineFile: TestFile = {
  name: "sunday.md",
  text: `# Open on Sundays?

- ${sunday.open}
  - Pro: ${sunday.workers}
  - Con: ${sunday.cost}
`,
};

/** Claims and links in two files, as spreadsheets have them. */
export const csvPair: readonly TestFile[] = [
  {
    name: "sunday.claims.csv",
    text: `id,text,tags\n1,${sunday.open},hours\n2,${sunday.workers},\n3,${sunday.cost},money\n`,
  },
  {
    name: "sunday.links.csv",
    text: "argument,kind,premise id,target id\na,support,2,1\nb,attack,3,1\n",
  },
];
