import { openLibrary } from "#main/store/library.ts";
import type { RecordSet } from "#shared/contract/results.ts";
import type { Inference, MapRecord, Note, Placement, Premise, Quotation, Source } from "#shared/model/records.ts";
import { generateMap } from "../bench/generate.ts";

const time = "2024-01-01T00:00:00.000Z";

/** How many of what the long library holds. */
export const long = {
  claims: 1_600,
  /** Claims on the map that is open first. */
  placed: 200,
  maps: 600,
  sources: 400,
  speakers: 300,
  tags: 250,
  /** Arguments that bear on the hub, and maps that it stands on. */
  hubArguments: 400,
  hubMaps: 250,
  /** Quotations of the first source; all are behind the hub. */
  quotations: 200,
  digest: 150,
  notes: 120,
} as const;

/** The claim that hundreds of arguments bear on. */
export const hub = { id: "c0", text: "This is the claim that hundreds of others bear on." } as const;
export const openTitle = "The map that is open first";

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}

/** Fills a new library at `path`; the same every time. */
export function fillLongLibrary(path: string): void {
  const library = openLibrary(path);
  library.fill(longLibrary());
  library.close();
}

function longLibrary(): RecordSet {
  const { positions = [], claims = [], placements = [], maps = [] } = generateMap(long.claims, 7);
  const { inferences, premises } = hubArguments();
  const onMaps: Placement[] = numbers(long.hubMaps).map((index) => ({
    id: `hm${index}`,
    mapId: `m${index}`,
    claimId: hub.id,
    inferenceId: null,
    x: 0,
    y: 0,
    collapsed: false,
  }));
  const isOpen = ({ claimId }: Placement) => claimId !== null && Number(claimId.slice(1)) < long.placed;
  const quotations = hubQuotations();
  return {
    positions,
    claims: claims.map((claim) => (claim.id === hub.id ? { ...claim, text: hub.text } : claim)),
    inferences,
    premises,
    maps: [...maps.map((map) => ({ ...map, title: openTitle, updatedAt: "2024-02-01T00:00:00.000Z" })), ...otherMaps()],
    placements: [...placements.filter(isOpen), ...onMaps],
    sources: numbers(long.sources).map(sourceOf),
    speakers: numbers(long.speakers).map((index) => ({
      id: `w${index}`,
      kind: "person",
      name: `Speaker number ${index}`,
      role: null,
      organisation: null,
    })),
    quotations,
    claimQuotations: quotations.map(({ id }) => ({
      id: `cq${id}`,
      claimId: hub.id,
      quotationId: id,
      stance: "asserts",
    })),
    tags: numbers(long.tags).map((index) => ({ id: `t${index}`, name: `tag ${index}` })),
    taggings: numbers(long.tags).map((index) => ({
      id: `tg${index}`,
      tagId: `t${index}`,
      claimId: `c${1 + index}`,
      sourceId: null,
      noteId: null,
    })),
    notes: hubNotes(),
  };
}

function otherMaps(): MapRecord[] {
  return numbers(long.maps - 1).map((index) => ({
    id: `m${index}`,
    title: `Map number ${index}`,
    description: "",
    direction: "down",
    createdAt: time,
    updatedAt: time,
  }));
}

function hubArguments(): { readonly inferences: Inference[]; readonly premises: Premise[] } {
  return {
    inferences: numbers(long.hubArguments).map((index) => ({
      id: `h${index}`,
      kind: index % 2 === 0 ? "support" : "attack",
      targetClaimId: hub.id,
      targetInferenceId: null,
      scheme: null,
      createdAt: time,
      updatedAt: time,
    })),
    premises: numbers(long.hubArguments).map((index) => ({
      id: `hp${index}`,
      inferenceId: `h${index}`,
      claimId: `c${1_000 + index}`,
      implicit: false,
      rank: 0,
    })),
  };
}

function hubQuotations(): Quotation[] {
  return numbers(long.quotations).map((index) => ({
    id: `u${index}`,
    sourceId: "s0",
    speakerId: `w${index % long.speakers}`,
    exact: `words number ${index} ${"as they were said ".repeat(index % 4)}`.trim(),
    prefix: "",
    suffix: "",
    start: null,
    end: null,
    date: null,
    role: null,
    standing: "unattached",
  }));
}

function hubNotes(): Note[] {
  return numbers(long.notes).map((index) => ({
    id: `n${index}`,
    claimId: hub.id,
    inferenceId: null,
    quotationId: null,
    mapId: null,
    sourceId: null,
    passage: null,
    resolvedAt: null,
    text: `Note number ${index}`,
    createdAt: time,
    updatedAt: time,
  }));
}

function sourceOf(index: number): Source {
  return {
    id: `s${index}`,
    type: "report",
    title: `Report number ${index}`,
    label: `Report number ${index}`,
    containerTitle: "Gazette",
    authors: [],
    issued: "2020-05-01",
    issuedBasis: null,
    url: null,
    accessed: null,
    digest: index === 0 ? numbers(long.digest).map((paragraph) => `Paragraph ${paragraph} says something.`) : [],
    text: null,
    textHash: null,
    file: null,
    pages: [],
    createdAt: time,
    updatedAt: time,
  };
}
