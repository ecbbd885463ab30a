import type { RecordTables } from "#shared/model/diffs.ts";
import { tablesFrom } from "#shared/model/map-view.ts";
import type {
  Frame,
  InferenceKind,
  Note,
  Placement,
  Position,
  Premise,
  RecordOf,
  TableName,
} from "#shared/model/records.ts";

/** A small map told in a few words, as the records that a library would hold. */
export type Story = {
  readonly title?: string;
  readonly claims: Readonly<
    Record<
      string,
      {
        readonly text?: string;
        readonly at?: readonly [number, number];
        readonly position?: string;
        readonly collapsed?: boolean;
        readonly quotations?: number;
        readonly notes?: number;
      }
    >
  >;
  readonly inferences?: Readonly<
    Record<
      string,
      {
        readonly kind?: InferenceKind;
        readonly premises: readonly string[];
        readonly implicit?: readonly string[];
        /** A claim's or an inference's id. */
        readonly target: string;
        readonly junction?: readonly [number, number];
      }
    >
  >;
  readonly frames?: readonly Omit<Frame, "mapId">[];
};

export const mapId = "m";
const time = "2025-01-02T03:04:05.678Z";

export const positions: readonly Position[] = [
  { id: "security", name: "Security", colourLight: "#a8550a", colourDark: "#e8a15a", glyph: "shield", rank: 0 },
  { id: "privacy", name: "Privacy", colourLight: "#5b3fb5", colourDark: "#a898f2", glyph: "key-round", rank: 1 },
  { id: "common", name: "Common ground", colourLight: "#0d6e75", colourDark: "#5fc3c9", glyph: "scale", rank: 2 },
];

/** The tables of a library that holds one map, `m`, with a speaker for every quotation. */
export function tell(story: Story): RecordTables {
  const rows: { [T in TableName]?: RecordOf<T>[] } = {
    positions: [...positions],
    maps: [
      {
        id: mapId,
        title: story.title ?? "A map",
        description: "",
        direction: "down",
        createdAt: time,
        updatedAt: time,
      },
    ],
    speakers: [{ id: "sp", kind: "person", name: "Amber Rudd", role: "Home Secretary", organisation: null }],
    sources: [
      {
        id: "so",
        type: "article-newspaper",
        title: "An article",
        label: "An article",
        containerTitle: null,
        authors: [],
        issued: "2017-03-26",
        issuedBasis: null,
        url: null,
        accessed: null,
        digest: [],
        text: null,
        textHash: null,
        file: null,
        pages: [],
        createdAt: time,
        updatedAt: time,
      },
    ],
  };
  const claims: RecordOf<"claims">[] = [];
  const placements: Placement[] = [];
  const premises: Premise[] = [];
  const notes: Note[] = [];
  const quotations: RecordOf<"quotations">[] = [];
  const claimQuotations: RecordOf<"claimQuotations">[] = [];
  for (const [id, claim] of Object.entries(story.claims)) {
    claims.push({
      id,
      text: claim.text ?? `Claim ${id}.`,
      positionId: claim.position ?? null,
      createdAt: time,
      updatedAt: time,
    });
    const [x, y] = claim.at ?? [0, 0];
    placements.push({
      id: `p-${id}`,
      mapId,
      claimId: id,
      inferenceId: null,
      x,
      y,
      collapsed: claim.collapsed ?? false,
    });
    for (let i = 0; i < (claim.quotations ?? 0); i += 1) {
      const quotationId = `q-${id}-${i}`;
      quotations.push({
        id: quotationId,
        sourceId: "so",
        speakerId: "sp",
        exact: "words",
        prefix: "",
        suffix: "",
        start: null,
        end: null,
        date: null,
        role: null,
        standing: "unattached",
      });
      claimQuotations.push({ id: `cq-${id}-${i}`, claimId: id, quotationId, stance: "asserts" });
    }
    for (let i = 0; i < (claim.notes ?? 0); i += 1) {
      notes.push({
        id: `n-${id}-${i}`,
        claimId: id,
        inferenceId: null,
        quotationId: null,
        mapId: null,
        sourceId: null,
        passage: null,
        resolvedAt: null,
        text: "A note.",
        createdAt: time,
        updatedAt: time,
      });
    }
  }
  const inferences: RecordOf<"inferences">[] = [];
  for (const [id, inference] of Object.entries(story.inferences ?? {})) {
    const isClaim = inference.target in story.claims;
    inferences.push({
      id,
      kind: inference.kind ?? "support",
      targetClaimId: isClaim ? inference.target : null,
      targetInferenceId: isClaim ? null : inference.target,
      scheme: null,
      createdAt: time,
      updatedAt: time,
    });
    const [x, y] = inference.junction ?? [null, null];
    placements.push({ id: `p-${id}`, mapId, claimId: null, inferenceId: id, x, y, collapsed: false });
    for (const [rank, claimId] of inference.premises.entries()) {
      premises.push({
        id: `${id}-${rank}`,
        inferenceId: id,
        claimId,
        implicit: inference.implicit?.includes(claimId) ?? false,
        rank,
      });
    }
  }
  const frames = (story.frames ?? []).map((frame) => ({ ...frame, mapId }));
  return tablesFrom({ ...rows, claims, placements, premises, notes, quotations, claimQuotations, inferences, frames });
}
