import { openLibrary } from "#main/store/library.ts";
import type { RecordSet } from "#shared/contract/results.ts";
import type { Quotation } from "#shared/model/records.ts";

const time = "2024-01-01T00:00:00.000Z";
const times = { createdAt: time, updatedAt: time };

/** How many of what the library holds: more claims than "Who says what" shows at once. */
export const wide = { speakers: 200, claims: 620, mapClaims: 400 } as const;
export const wideTitle = "A long time";

const two = (part: number) => String(part).padStart(2, "0");

/**
 * Fills a new library at `path`, the same every time: each speaker denies the claims
 * whose numbers leave the speaker's own when divided by the number of speakers; the
 * first claims stand on one map.
 */
export function fillWideLibrary(path: string): void {
  const claims = Array.from({ length: wide.claims }, (_, index) => index);
  const quotations = claims.map(
    (index): Quotation => ({
      id: `q${index}`,
      sourceId: "so",
      speakerId: `sp${index % wide.speakers}`,
      exact: `words number ${index}`,
      prefix: "",
      suffix: "",
      start: null,
      end: null,
      date: `${1990 + Math.floor(index / 20)}-${two(1 + (index % 12))}`,
      role: null,
      standing: "unattached",
    }),
  );
  const records: RecordSet = {
    speakers: Array.from({ length: wide.speakers }, (_, index) => ({
      id: `sp${index}`,
      kind: "person",
      name: `Speaker ${String(index).padStart(3, "0")}`,
      role: null,
      organisation: null,
    })),
    sources: [
      {
        id: "so",
        type: "report",
        title: "Everything that was ever denied",
        label: "Everything that was ever denied",
        containerTitle: null,
        authors: [],
        issued: "2023",
        issuedBasis: null,
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
    quotations,
    claims: claims.map((index) => ({ id: `c${index}`, text: `Claim number ${index}.`, positionId: null, ...times })),
    claimQuotations: claims.map((index) => ({
      id: `cq${index}`,
      claimId: `c${index}`,
      quotationId: `q${index}`,
      stance: "denies",
    })),
    maps: [{ id: "m", title: wideTitle, description: "", direction: "down", ...times }],
    placements: claims.slice(0, wide.mapClaims).map((index) => ({
      id: `pl${index}`,
      mapId: "m",
      claimId: `c${index}`,
      inferenceId: null,
      x: (index % 20) * 300,
      y: Math.floor(index / 20) * 200,
      collapsed: false,
    })),
  };
  const library = openLibrary(path);
  library.fill(records);
  library.close();
}
