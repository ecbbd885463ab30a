import type { RecordSet } from "#shared/contract/results.ts";
import type { Quotation } from "#shared/model/records.ts";
import { ask } from "./commands-fixture.ts";

export const times = { createdAt: "2026-01-01T00:00:00.000Z", updatedAt: "2026-01-01T00:00:00.000Z" };

const source = {
  id: "src",
  type: "article",
  title: "Doors",
  label: "Doors",
  containerTitle: null,
  authors: [],
  issued: null,
  issuedBasis: null,
  url: null,
  accessed: null,
  digest: [],
  text: null,
  textHash: null,
  file: null,
  pages: [],
  ...times,
};

function unattached(id: string, exact: string): Quotation {
  return {
    id,
    sourceId: "src",
    speakerId: "s",
    exact,
    prefix: "",
    suffix: "",
    start: null,
    end: null,
    date: null,
    role: null,
    standing: "unattached",
  };
}

const onNothing = { claimId: null, inferenceId: null, quotationId: null, mapId: null, resolvedAt: null };

/** A source with these quotations, and a note on a passage of it. */
export function records(quotations: readonly Quotation[], noted?: string): RecordSet {
  return {
    speakers: [{ id: "s", kind: "person", name: "Ada", role: null, organisation: null }],
    sources: [source],
    quotations,
    notes:
      noted === undefined
        ? []
        : [
            {
              id: "n",
              ...onNothing,
              sourceId: "src",
              passage: { exact: noted, prefix: "", suffix: "", start: null, end: null, standing: "unattached" },
              text: "Look.",
              ...times,
            },
          ],
  };
}

export const first = [
  "The minister spoke for an hour about doors and those who guard them.",
  "Every lock that has a second key will be opened by somebody else, she said.",
  "Nobody in the room knew how many keys had been cut that year.",
  "The company has refused to hand over the plans of the building to anyone.",
  "In the end the doors stayed as they were and everybody went home.",
].join("\n");

/** A paragraph before, one quotation word for word, one with another word, one with “not”, one gone. */
export const second = [
  "An editor's note was put in front of all this.",
  "The minister spoke for an hour about doors and those who guard them.",
  "Each lock that has a second key will be opened by somebody else, she said.",
  "The company has not refused to hand over the plans of the building to anyone.",
  "In the end the doors stayed as they were and everybody went home.",
].join("\n");

export const four = [
  unattached("stays", "spoke for an hour about doors"),
  unattached("reworded", "Every lock that has a second key will be opened"),
  unattached("meaning", "has refused to hand over the plans of the building"),
  unattached("gone", "knew how many keys had been cut"),
];
export const notedWords = "the doors stayed as they were";

export async function quotationsById(): Promise<Readonly<Record<string, Quotation>>> {
  const { quotations } = await ask("source.get", { sourceId: "src" });
  return Object.fromEntries(quotations.map(({ quotation }) => [quotation.id, quotation]));
}

export async function textNow() {
  const text = await ask("source.text", { sourceId: "src" });
  if (!text) throw new Error("the source has no text");
  return text;
}
