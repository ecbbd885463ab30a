import type { RecordSet } from "#shared/contract/results.ts";

const at = "2026-01-02T03:04:05.678Z";
const times = { createdAt: at, updatedAt: at };

/** What a note has that is about no source. */
const onNoPassage = { sourceId: null, passage: null, resolvedAt: null };

const claim = (id: string, text: string, positionId: string | null = null) => ({ id, text, positionId, ...times });

const card = (id: string, mapId: string, claimId: string, x: number, y: number) => ({
  id,
  mapId,
  claimId,
  inferenceId: null,
  x,
  y,
  collapsed: false,
});

const link = (id: string, mapId: string, inferenceId: string) => ({
  id,
  mapId,
  claimId: null,
  inferenceId,
  x: null,
  y: null,
  collapsed: false,
});

const premise = (id: string, inferenceId: string, claimId: string, rank = 0, implicit = false) => ({
  id,
  inferenceId,
  claimId,
  rank,
  implicit,
});

/**
 * A small library with something of everything. On map m1: c2 supports c1 (i1);
 * c3 and c4 together attack c1 (i2); c5 undercuts i1 (i3). On m2: c1 alone. c6
 * stands nowhere and attacks c5 (i4).
 */
export const fixture = {
  positions: [
    { id: "p1", name: "Security", colourLight: "#a8550a", colourDark: "#e8a15a", glyph: "shield", rank: 0 },
    { id: "p2", name: "Unheld", colourLight: "#5b3fb5", colourDark: "#a898f2", glyph: "eye", rank: 1 },
  ],
  tags: [
    { id: "t1", name: "shared" },
    { id: "t2", name: "lonely" },
  ],
  speakers: [
    { id: "s1", kind: "person", name: "Ada", role: "Minister", organisation: "State" },
    { id: "s2", kind: "organisation", name: "Firm", role: null, organisation: null },
  ],
  sources: [
    {
      id: "src1",
      type: "article-newspaper",
      title: "First",
      label: "First",
      containerTitle: "Paper",
      authors: [{ literal: "Paper" }],
      issued: "2017-03-26",
      issuedBasis: null,
      url: null,
      accessed: null,
      digest: ["It says one thing.", "It says another."],
      text: "They said no back doors at all.",
      textHash: "ab".repeat(32),
      file: null,
      pages: [],
      ...times,
    },
    {
      id: "src2",
      type: "webpage",
      title: null,
      label: "Untitled page",
      containerTitle: null,
      authors: [],
      issued: "2015",
      issuedBasis: "named in the text",
      url: null,
      accessed: null,
      digest: [],
      text: null,
      textHash: null,
      file: null,
      pages: [],
      ...times,
    },
  ],
  quotations: [
    {
      id: "q1",
      sourceId: "src1",
      speakerId: "s1",
      exact: "no back doors",
      prefix: "",
      suffix: "",
      start: null,
      end: null,
      date: null,
      role: null,
      standing: "unattached",
    },
    {
      id: "q2",
      sourceId: "src2",
      speakerId: "s2",
      exact: "trust us",
      prefix: "",
      suffix: "",
      start: null,
      end: null,
      date: "2014",
      role: null,
      standing: "unattached",
    },
    {
      id: "q3",
      sourceId: "src2",
      speakerId: "s2",
      exact: "never again",
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
    claim("c1", "Police need a way into encrypted messages.", "p1"),
    claim("c2", "Attackers plan in encrypted chats.", "p1"),
    claim("c3", "A back door lets everybody in."),
    claim("c4", "Criminals would find the back door."),
    claim("c5", "Few plots were found by reading messages."),
    claim("c6", "Several plots were found by reading messages."),
  ],
  claimQuotations: [
    { id: "cq1", claimId: "c1", quotationId: "q1", stance: "asserts" },
    { id: "cq2", claimId: "c1", quotationId: "q2", stance: "asserts" },
    { id: "cq3", claimId: "c3", quotationId: "q1", stance: "denies" },
  ],
  taggings: [
    { id: "tg1", tagId: "t1", claimId: "c1", sourceId: null, noteId: null },
    { id: "tg2", tagId: "t1", claimId: null, sourceId: "src1", noteId: null },
    { id: "tg3", tagId: "t2", claimId: "c2", sourceId: null, noteId: null },
  ],
  inferences: [
    { id: "i1", kind: "support", targetClaimId: "c1", targetInferenceId: null, scheme: null, ...times },
    { id: "i2", kind: "attack", targetClaimId: "c1", targetInferenceId: null, scheme: "consequences", ...times },
    { id: "i3", kind: "attack", targetClaimId: null, targetInferenceId: "i1", scheme: null, ...times },
    { id: "i4", kind: "attack", targetClaimId: "c5", targetInferenceId: null, scheme: null, ...times },
  ],
  premises: [
    premise("pr1", "i1", "c2"),
    premise("pr2", "i2", "c3"),
    premise("pr3", "i2", "c4", 1, true),
    premise("pr4", "i3", "c5"),
    premise("pr5", "i4", "c6"),
  ],
  maps: [
    { id: "m1", title: "Everything", description: "All of it.", direction: "down", ...times },
    { id: "m2", title: "One claim", description: "", direction: "right", ...times },
  ],
  placements: [
    card("pl1", "m1", "c1", 0, 0),
    card("pl2", "m1", "c2", 0, 300),
    card("pl3", "m1", "c3", 300, 300),
    card("pl4", "m1", "c4", 600, 300),
    card("pl5", "m1", "c5", -300, 300),
    link("pl6", "m1", "i1"),
    link("pl7", "m1", "i2"),
    link("pl8", "m1", "i3"),
    card("pl9", "m2", "c1", 10, 20),
  ],
  frames: [{ id: "f1", mapId: "m1", title: "Doors", x: 280, y: 280, width: 600, height: 200 }],
  notes: [
    {
      id: "n1",
      claimId: "c1",
      inferenceId: null,
      quotationId: null,
      mapId: null,
      ...onNoPassage,
      text: "Who says so?",
      ...times,
    },
    {
      id: "n2",
      claimId: null,
      inferenceId: "i1",
      quotationId: null,
      mapId: null,
      ...onNoPassage,
      text: "Weak step.",
      ...times,
    },
    {
      id: "n3",
      claimId: null,
      inferenceId: null,
      quotationId: "q1",
      mapId: null,
      ...onNoPassage,
      text: "Check the date.",
      ...times,
    },
    {
      id: "n4",
      claimId: null,
      inferenceId: null,
      quotationId: null,
      mapId: "m1",
      ...onNoPassage,
      text: "Unfinished.",
      ...times,
    },
  ],
} as const satisfies RecordSet;
