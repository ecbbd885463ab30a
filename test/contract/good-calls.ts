import type { CommandArguments, CommandName } from "#shared/contract/commands.ts";

/** What a call may need to know of its world. */
export type Given = {
  readonly backup: string;
  readonly fileIds: readonly string[];
  /** The import that has read the files, and its items in the order of the files. */
  readonly jobId: string;
  readonly itemIds: readonly string[];
};

export type GoodCall<N extends CommandName> = {
  readonly args: CommandArguments<N> | ((world: Given) => CommandArguments<N>);
  /** Files that the program has received before, by their names. Unless the command itself does, they are read too. */
  readonly files?: Readonly<Record<string, string>>;
  /** What is done before. */
  readonly first?: readonly { readonly [K in CommandName]: readonly [K, CommandArguments<K>] }[CommandName][];
  /** Whether the library is one that was found damaged. */
  readonly damaged?: true;
  /** Whether the command changes the library as one undoable step, named so. */
  readonly label?: string;
};

const oldText = { "Old.txt": "In 2014 they said trust us, and never again that." };
const newTexts = { ...oldText, "New.md": "# Doors\n\nNo door was left open." };
const references = {
  "List.json": JSON.stringify([{ id: "x", type: "book", title: "Doors", issued: { "date-parts": [[1999]] } }]),
};

/** A claim that the library has, or not, and a reason for it that it has not. */
const mapOf = (text: string) =>
  JSON.stringify({
    format: "warrant-map",
    version: 1,
    map: { title: "Doors", description: "", direction: "down", createdAt: null, updatedAt: null },
    positions: [],
    speakers: [],
    sources: [],
    quotations: [],
    claims: [text, "Doors have locks."].map((claim, index) => ({
      id: `k${index + 1}`,
      text: claim,
      positionId: null,
      createdAt: null,
      updatedAt: null,
      tags: ["shared"],
      quotations: [],
      place: null,
      collapsed: false,
    })),
    inferences: [
      {
        id: "r1",
        kind: "support",
        premises: [{ claimId: "k2", implicit: false }],
        target: { claimId: "k1" },
        scheme: null,
        createdAt: null,
        updatedAt: null,
        place: null,
      },
    ],
    frames: [],
    notes: [],
  });
const newMap = { "Doors.warrant.json": mapOf("Doors keep people out.") };
const knownMap = { "Doors.warrant.json": mapOf("A back door lets everybody in.") };

const write = ["claim.create", { text: "One more claim." }] as const;

/** At least one call of every command that must succeed on the fixture. */
export const goodCalls: { readonly [N in CommandName]: readonly GoodCall<N>[] } = {
  "library.get": [{ args: {} }],
  "library.backUp": [{ args: {} }],
  "library.restore": [{ args: ({ backup }) => ({ backup }), damaged: true }],
  "library.startAnew": [{ args: {}, damaged: true }],
  "settings.get": [{ args: {} }, { args: {}, first: [["settings.set", { key: "theme", value: "dark" }]] }],
  "settings.set": [{ args: { key: "theme", value: { name: "dark", sizes: [1, 2.5, null, true] } } }],
  "history.get": [{ args: {} }],
  "history.undo": [{ args: {}, first: [write] }],
  "history.redo": [{ args: {}, first: [write, ["history.undo", {}]] }],
  "maps.list": [{ args: {} }],
  "maps.delete": [
    { args: { mapIds: ["m1"] }, label: "Delete map" },
    { args: { mapIds: ["m1", "m2", "m1"] }, label: "Delete 2 maps" },
  ],
  "map.get": [{ args: { mapId: "m1" } }],
  "map.detail": [{ args: { mapId: "m1" } }],
  "map.create": [
    { args: { title: "New" }, label: "Create map" },
    { args: { title: " New ", description: "Of things" }, label: "Create map" },
  ],
  "map.edit": [
    { args: { mapId: "m1", title: "Renamed" }, label: "Rename map" },
    { args: { mapId: "m1", description: "Described" }, label: "Edit map" },
    { args: { mapId: "m1", direction: "right" }, label: "Edit map" },
    { args: { mapId: "m1" } },
    { args: { mapId: "m1", title: "Everything", description: "All of it." } },
  ],
  "map.duplicate": [{ args: { mapId: "m1", title: "Copy" }, label: "Duplicate map" }],
  "map.place": [
    { args: { mapId: "m2", claims: [{ claimId: "c2", x: 1.5, y: -2 }] }, label: "Place claim" },
    {
      args: {
        mapId: "m1",
        claims: [
          { claimId: "c6", x: 0, y: 600 },
          { claimId: "c1", x: 9, y: 9 },
        ],
        connect: false,
      },
      label: "Place 2 claims",
    },
    { args: { mapId: "m1", claims: [{ claimId: "c1", x: 9, y: 9 }] } },
  ],
  "map.placeInferences": [
    {
      args: {
        mapId: "m2",
        inferenceIds: ["i3"],
        claims: [
          { claimId: "c5", x: 0, y: 0 },
          { claimId: "c2", x: 300, y: 0 },
        ],
      },
      label: "Place argument",
    },
    { args: { mapId: "m1", inferenceIds: ["i1"], claims: [] } },
  ],
  "map.remove": [
    { args: { mapId: "m1", claimIds: ["c2"], inferenceIds: [] }, label: "Remove claim from map" },
    { args: { mapId: "m1", claimIds: [], inferenceIds: ["i1", "i2"] }, label: "Remove 2 arguments from map" },
    { args: { mapId: "m1", claimIds: ["c1"], inferenceIds: ["i3"] }, label: "Remove 2 items from map" },
    { args: { mapId: "m2", claimIds: ["c2"], inferenceIds: ["i1"] } },
    { args: { mapId: "m1", claimIds: [], inferenceIds: [] } },
  ],
  "map.move": [
    { args: { mapId: "m1", moves: [{ placementId: "pl1", x: 5, y: 6 }] }, label: "Move card" },
    {
      args: {
        mapId: "m1",
        moves: [
          { placementId: "pl1", x: 5, y: 6 },
          { placementId: "pl6", x: -0, y: 1e7 },
        ],
      },
      label: "Move 2 cards",
    },
    { args: { mapId: "m1", moves: [{ placementId: "pl2", x: 1, y: 1 }], label: "Tidy" }, label: "Tidy" },
    {
      args: { mapId: "m2", moves: [{ placementId: "pl9", x: 9, y: 9 }], label: "Tidy", direction: "down" },
      label: "Tidy",
    },
    { args: { mapId: "m1", moves: [{ placementId: "pl6", x: null, y: null }] } },
    { args: { mapId: "m1", moves: [{ placementId: "pl1", x: 0, y: 0 }] } },
  ],
  "map.collapse": [
    { args: { mapId: "m1", claimId: "c1", collapsed: true }, label: "Collapse card" },
    { args: { mapId: "m1", claimId: "c1", collapsed: false } },
  ],
  "map.duplicateClaims": [
    { args: { mapId: "m1", claims: [{ claimId: "c1", x: 40, y: 40 }] }, label: "Duplicate claim" },
    {
      args: { mapId: "m2", claims: ["c1", "c2", "c5"].map((claimId, x) => ({ claimId, x, y: 0 })) },
      label: "Duplicate 3 claims",
    },
  ],
  "map.write": [
    { args: { mapId: "m1", format: "warrant" } },
    { args: { mapId: "m1", format: "argdown", texts: false } },
    { args: { mapId: "m2", format: "mermaid" } },
  ],
  "map.export": [
    { args: { mapId: "m1", format: "svg" } },
    { args: { mapId: "m1", format: "png", theme: "dark", size: { by: "scale", scale: 0.5 }, jobId: "x1" } },
    {
      args: {
        mapId: "m1",
        format: "pdf",
        theme: "print",
        size: { by: "millimetres", width: 180, height: null },
        page: { paper: "A5", tiled: true },
        title: true,
        legend: true,
        footnotes: true,
        footer: true,
      },
    },
    {
      args: {
        mapId: "m1",
        format: "svg",
        part: { of: "view", x: 0, y: 0, width: 400, height: 300 },
        transparent: true,
        carry: true,
      },
    },
  ],
  "export.cancel": [{ args: { jobId: "x1" } }],
  "frame.create": [{ args: { mapId: "m2", title: "Group", x: 0, y: 0, width: 40, height: 50 }, label: "Draw frame" }],
  "frame.edit": [
    { args: { frameId: "f1", title: "Gates" }, label: "Rename frame" },
    { args: { frameId: "f1", x: 1 }, label: "Move frame" },
    { args: { frameId: "f1", width: 700 }, label: "Resize frame" },
    { args: { frameId: "f1" } },
  ],
  "frame.delete": [{ args: { frameId: "f1" }, label: "Delete frame" }],
  "claims.list": [
    { args: {} },
    { args: { search: "back door", positionIds: [""], limit: 1 } },
    { args: { speakerId: "s1", sourceId: "src1", tagId: "t1", positionIds: ["p1"], offset: 0 } },
    { args: { search: `"( NEAR * ' ; DROP TABLE claims; --` } },
  ],
  "claims.countByPosition": [
    { args: {} },
    { args: { search: "back door", sourceId: "src1" } },
    { args: { speakerId: "s1", tagId: "t1", search: `"( NEAR * ' ; DROP TABLE claims; --` } },
  ],
  "claim.get": [{ args: { claimId: "c1" } }, { args: { claimId: "c5" } }, { args: { claimId: "c6" } }],
  "claim.create": [
    { args: { text: "Alone" }, label: "Write claim" },
    {
      args: {
        text: "Reason",
        positionId: "p2",
        place: { mapId: "m1", x: 1, y: 2 },
        quotationId: "q3",
        link: { kind: "support", target: { claimId: "c1" } },
      },
      label: "Add reason",
    },
    { args: { text: "No!", link: { kind: "attack", target: { claimId: "c1" } } }, label: "Add objection" },
    { args: { text: "Cut", link: { kind: "attack", target: { inferenceId: "i2" } } }, label: "Add undercut" },
    { args: { text: "So", link: { kind: "support", asTarget: { premiseClaimId: "c1" } } }, label: "Add conclusion" },
    {
      args: { text: "Not", link: { kind: "attack", asTarget: { premiseClaimId: "c1" } } },
      label: "Add claim to object to",
    },
  ],
  "claims.create": [
    { args: { mapId: "m2", claims: [{ text: "Alone", x: 300, y: -0 }] }, label: "Write claim" },
    {
      args: {
        mapId: "m1",
        claims: [
          { text: " One ", positionId: "p2", x: 900, y: 1.5 },
          { text: "Two", positionId: null, x: -1e7, y: 1e7 },
          { text: "Two", x: 1200, y: 0 },
        ],
      },
      label: "Write 3 claims",
    },
  ],
  "claim.edit": [
    { args: { claimId: "c1", text: "Police ask for a way in." }, label: "Edit claim" },
    { args: { claimId: "c1", positionId: null }, label: "Change position" },
    { args: { claimId: "c1" } },
  ],
  "claims.deletionReport": [{ args: { claimIds: ["c1", "c2"] } }],
  "claims.delete": [
    { args: { claimIds: ["c1"] }, label: "Delete claim" },
    { args: { claimIds: ["c1", "c2", "c6", "c1"] }, label: "Delete 3 claims" },
  ],
  "claim.quote": [{ args: { claimId: "c2", quotationId: "q1", stance: "denies" }, label: "Add quotation" }],
  "claim.unquote": [{ args: { claimQuotationId: "cq1" }, label: "Remove quotation" }],
  "inference.get": [{ args: { inferenceId: "i1" } }, { args: { inferenceId: "i3" } }],
  "inference.create": [
    {
      args: { kind: "support", premiseClaimIds: ["c3"], target: { claimId: "c4" }, mapId: "m1" },
      label: "Link claims",
    },
    { args: { kind: "attack", premiseClaimIds: ["c6", "c3"], target: { inferenceId: "i2" } }, label: "Add undercut" },
    {
      args: { kind: "support", premiseClaimIds: ["c6"], target: { inferenceId: "i2" }, scheme: "expert" },
      label: "Add reason",
    },
  ],
  "inference.edit": [
    { args: { inferenceId: "i1", kind: "attack" }, label: "Change to attack" },
    { args: { inferenceId: "i2", kind: "support", scheme: null }, label: "Change to support" },
    { args: { inferenceId: "i1", scheme: "sign" }, label: "Edit scheme" },
    { args: { inferenceId: "i1" } },
  ],
  "inferences.switch": [
    { args: { inferenceIds: ["i1"] }, label: "Switch argument" },
    { args: { inferenceIds: ["i1", "i2", "i3", "i1"] }, label: "Switch 3 arguments" },
  ],
  "inferences.deletionReport": [{ args: { inferenceIds: ["i1", "i1"] } }],
  "inferences.delete": [
    { args: { inferenceIds: ["i1"] }, label: "Delete argument" },
    { args: { inferenceIds: ["i1", "i2", "i3"] }, label: "Delete 3 arguments" },
  ],
  "premise.add": [{ args: { inferenceId: "i1", claimId: "c6" }, label: "Add premise" }],
  "premise.remove": [{ args: { premiseId: "pr2" }, label: "Remove premise" }],
  "premise.edit": [
    { args: { premiseId: "pr1", implicit: true }, label: "Mark premise as implicit" },
    { args: { premiseId: "pr3", implicit: false }, label: "Mark premise as stated" },
    { args: { premiseId: "pr1", implicit: false } },
  ],
  "note.create": [
    { args: { subject: { claimId: "c2" }, text: "Why?" }, label: "Write note" },
    { args: { subject: { inferenceId: "i2" }, text: "How?" }, label: "Write note" },
    { args: { subject: { quotationId: "q3" }, text: "Where?" }, label: "Write note" },
    { args: { subject: { mapId: "m2" }, text: "When?" }, label: "Write note" },
    { args: { subject: { sourceId: "src2" }, text: "Whose? #ask" }, label: "Write note" },
    { args: { subject: { sourceId: "src1", start: 10, end: 23 }, text: "Which?" }, label: "Write note" },
  ],
  "note.edit": [
    { args: { noteId: "n1", text: "Who else? #ask" }, label: "Edit note" },
    { args: { noteId: "n1", resolved: true }, label: "Resolve note" },
    {
      args: { noteId: "n1", resolved: false },
      first: [["note.edit", { noteId: "n1", resolved: true }]],
      label: "Reopen note",
    },
    { args: { noteId: "n1", resolved: false } },
    { args: { noteId: "n1" } },
  ],
  "notes.list": [
    { args: {} },
    { args: { search: "who say", kinds: ["claim", "passage"], state: "open", limit: 1, offset: 0 } },
    { args: { sourceId: "src1", tagId: "t1", state: "resolved" } },
    { args: { sourceId: "src1", find: "n3" } },
    { args: { search: `"( NEAR * ' ; DROP TABLE notes; --` } },
  ],
  "notes.export": [{ args: {} }, { args: { search: "no such word", kinds: ["map"] } }],
  "notes.import": [
    {
      args: {
        json: JSON.stringify([
          { id: "https://example.org/1", type: "Annotation", bodyValue: "Look.", target: "urn:warrant:claim:c1" },
          { type: "Annotation", bodyValue: "Look.", target: "https://example.org/unknown" },
        ]),
      },
      label: "Import notes",
    },
    { args: { json: "[]" } },
  ],
  "note.delete": [{ args: { noteId: "n1" }, label: "Delete note" }],
  "tag.add": [
    { args: { subject: { claimId: "c4" }, name: "New" }, label: "Add tag" },
    { args: { subject: { sourceId: "src2" }, name: "SHARED" }, label: "Add tag" },
    { args: { subject: { claimId: "c1" }, name: "Shared" } },
  ],
  "tag.remove": [
    { args: { taggingId: "tg1" }, label: "Remove tag" },
    { args: { taggingId: "tg3" }, label: "Remove tag" },
  ],
  "sources.list": [{ args: {} }],
  "source.get": [{ args: { sourceId: "src1" } }, { args: { sourceId: "src2" } }],
  "source.text": [{ args: { sourceId: "src1" } }, { args: { sourceId: "src2" } }],
  "source.create": [
    { args: { title: " New " }, label: "Add source" },
    { args: { label: "A leaflet" }, label: "Add source" },
    {
      args: {
        type: "speech",
        containerTitle: "Radio",
        authors: [{ family: "Bee", given: "A." }, { literal: "Radio" }],
        issued: "2001-02",
        issuedBasis: "said in it",
        url: "https://example.org/",
        accessed: "2020-01-01",
      },
      label: "Add source",
    },
  ],
  "source.edit": [
    { args: { sourceId: "src1", title: "Second", authors: [], issued: "2018" }, label: "Edit source" },
    { args: { sourceId: "src2", label: "A page", digest: ["It asks for trust."] }, label: "Edit source" },
    { args: { sourceId: "src1", digest: [] }, label: "Edit digest" },
    { args: { sourceId: "src1", title: "First", authors: [{ literal: "Paper" }] } },
    { args: { sourceId: "src2" } },
  ],
  "source.deletionReport": [{ args: { sourceId: "src1" } }, { args: { sourceId: "src2" } }],
  "source.delete": [{ args: { sourceId: "src1" }, label: "Delete source" }],
  "source.detachText": [{ args: { sourceId: "src1" }, label: "Detach text" }, { args: { sourceId: "src2" } }],
  "sources.export": [{ args: { format: "csl-json" } }, { args: { sourceIds: ["src1"], format: "bibtex" } }],
  "source.decisions": [
    { args: { sourceId: "src1" } },
    { args: { sourceId: "src2" } },
    {
      args: { sourceId: "src1" },
      first: [["quotation.edit", { quotationId: "q1", exact: "They said yes, back doors" }]],
    },
  ],
  "source.decide": [
    {
      args: {
        sourceId: "src1",
        textHash: "ab".repeat(32),
        decisions: [{ record: { quotationId: "q1" }, verdict: "keep", start: 9, end: 31 }],
      },
      label: "Decide on passage",
    },
    {
      args: {
        sourceId: "src1",
        textHash: "ab".repeat(32),
        decisions: [
          { record: { quotationId: "q1" }, verdict: "lost" },
          { record: { quotationId: "q1" }, verdict: "accept", start: 10, end: 23 },
        ],
      },
      label: "Decide on 2 passages",
    },
  ],
  "import.start": [
    { args: ({ fileIds }) => ({ files: fileIds.map((fileId) => ({ fileId, name: "Old.txt" })) }), files: oldText },
    {
      args: ({ fileIds }) => ({ files: fileIds.map((fileId) => ({ fileId, name: "x", pasted: true })) }),
      files: newTexts,
    },
    {
      args: ({ fileIds }) => ({ files: fileIds.map((fileId) => ({ fileId, name: "Outline.md" })), as: "map" }),
      files: newTexts,
    },
    {
      args: ({ fileIds }) => ({ files: fileIds.map((fileId) => ({ fileId, name: "Map.json" })), as: "warrant" }),
      files: newMap,
    },
  ],
  "import.get": [
    { args: ({ jobId }) => ({ jobId }), files: knownMap },
    { args: ({ jobId }) => ({ jobId }), files: newTexts },
    { args: ({ jobId }) => ({ jobId }), files: references },
    { args: ({ jobId }) => ({ jobId }), files: { "Bad.pdf": "%PDF-1.7 and no more" } },
  ],
  "import.preview": [
    { args: ({ jobId, itemIds: [itemId = ""] }) => ({ jobId, itemId, sourceId: "src2" }), files: oldText },
    { args: ({ jobId, itemIds: [itemId = ""] }) => ({ jobId, itemId, sourceId: "src1" }), files: oldText },
  ],
  "import.keep": [
    {
      args: ({ jobId, itemIds: [itemId = ""] }) => ({ jobId, items: [{ itemId, sourceId: "src2" }] }),
      files: oldText,
      label: "Attach text",
    },
    {
      args: ({ jobId, itemIds: [first = "", second = ""] }) => ({
        jobId,
        items: [
          { itemId: first, sourceId: "src1" },
          { itemId: second, facts: { title: "Doors", type: "webpage" } },
        ],
      }),
      files: newTexts,
      label: "Add source and attach text",
    },
    {
      args: ({ jobId, itemIds }) => ({ jobId, items: itemIds.map((itemId) => ({ itemId, facts: { label: "Some" } })) }),
      files: newTexts,
      label: "Add 2 sources",
    },
    {
      args: ({ jobId, itemIds: [itemId = ""] }) => ({ jobId, items: [{ itemId, map: {} }] }),
      files: newMap,
      label: "Import map",
    },
    {
      args: ({ jobId, itemIds: [itemId = ""] }) => ({
        jobId,
        items: [
          {
            itemId,
            map: { title: "Anew", duplicates: "merge", choices: [{ of: "claim", id: "k1", choice: "both" }] },
          },
        ],
      }),
      files: knownMap,
      label: "Import map",
    },
    {
      args: ({ jobId, itemIds: [itemId = ""] }) => ({ jobId, items: [{ itemId, facts: { title: "Doors" } }] }),
      files: references,
      label: "Add source",
    },
  ],
  "import.end": [{ args: ({ jobId }) => ({ jobId }), files: oldText }],
  "speakers.list": [{ args: {} }],
  "speaker.get": [
    { args: { speakerId: "s1" } },
    { args: { speakerId: "s2" } },
    { args: { speakerId: "s2" }, first: [["quotation.delete", { quotationId: "q2" }]] },
  ],
  "matrix.get": [
    { args: {} },
    { args: { mapId: "m1", speakerIds: ["s2"], positionIds: ["p1", ""], limit: 1 } },
    { args: { mapId: "m2" }, first: [["claims.delete", { claimIds: ["c1"] }]] },
  ],
  "matrix.export": [
    { args: { format: "svg" } },
    { args: { format: "png", theme: "dark", scale: 0.5, mapId: "m1", positionIds: ["p2"] } },
  ],
  "matrix.exportCsv": [{ args: {} }, { args: { mapId: "m1", speakerIds: ["s1"], positionIds: [""] } }],
  "timeline.get": [{ args: { mapId: "m1" } }, { args: { mapId: "m2" } }],
  "timeline.export": [
    { args: { mapId: "m1", format: "svg" } },
    { args: { mapId: "m2", format: "png", theme: "dark", scale: 0.5 } },
  ],
  "timeline.exportCsv": [{ args: { mapId: "m1" } }],
  "speaker.create": [{ args: { kind: "person", name: "Bea", role: "Judge" }, label: "Add speaker" }],
  "speaker.edit": [
    { args: { speakerId: "s1", name: "Ada B.", role: null }, label: "Edit speaker" },
    { args: { speakerId: "s1" } },
  ],
  "speaker.delete": [
    { args: { speakerId: "s1" }, first: [["quotation.delete", { quotationId: "q1" }]], label: "Delete speaker" },
  ],
  "quotation.create": [
    { args: { sourceId: "src1", speakerId: "s2", exact: "back doors at all" }, label: "Add quotation" },
    { args: { sourceId: "src1", speakerId: "s2", exact: "not in the text" }, label: "Add quotation" },
    {
      args: { sourceId: "src2", speakerId: "s1", exact: "words", date: "2016-02", claim: { claimId: "c6" } },
      label: "Add quotation",
    },
    {
      args: { sourceId: "src2", newSpeaker: { kind: "person", name: "Cy" }, exact: "more words" },
      label: "Add quotation",
    },
    {
      args: { sourceId: "src1", speakerId: "s2", exact: "no back doors", start: 10, newClaim: { text: "None." } },
      label: "Add claim",
    },
    {
      args: {
        sourceId: "src1",
        speakerId: "s1",
        exact: "back doors",
        start: 13,
        role: "Editor",
        newClaim: {
          text: "Doors are open to all.",
          stance: "denies",
          place: { mapId: "m1", x: 600, y: 0 },
          link: { kind: "attack", target: { claimId: "c1" } },
        },
      },
      label: "Add objection",
    },
  ],
  "quotation.edit": [
    { args: { quotationId: "q1", exact: "back doors", role: "Editor" }, label: "Edit quotation" },
    { args: { quotationId: "q2", speakerId: "s1", date: null }, label: "Edit quotation" },
    { args: { quotationId: "q1" } },
  ],
  "quotation.delete": [{ args: { quotationId: "q1" }, label: "Delete quotation" }],
  "position.create": [
    { args: { name: "Middle", colourLight: "#0d6e75", colourDark: "#5fc3c9", glyph: "scale" }, label: "Add position" },
  ],
  "position.edit": [
    { args: { positionId: "p1", name: "security", glyph: "flag" }, label: "Edit position" },
    { args: { positionId: "p1" } },
  ],
  "position.delete": [{ args: { positionId: "p2" }, label: "Delete position" }],
  search: [
    { args: { words: "door" } },
    { args: { words: "", limit: 1 } },
    { args: { words: '" OR *' } },
    { args: { words: "“back doors” at a", kinds: ["passage", "quotation"], sourceId: "src1" } },
    { args: { words: "b", positionIds: ["p1"], speakerId: "s1", from: "1990", to: "2030-12-31", limit: 1 } },
    { args: { words: "door", tagId: "t1", offset: 10_000, limit: 200 } },
  ],
};
