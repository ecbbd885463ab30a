import type { RecordSet } from "#shared/contract/results.ts";
import type { Note, Quotation, Source, Speaker, Tagging } from "#shared/model/records.ts";
import { randomFrom } from "./generate.ts";

export const librarySizes = {
  claims: 100_000,
  sources: 1_000,
  wordsOfSource: 5_000,
  quotations: 50_000,
  speakers: 2_000,
  tags: 200,
  taggings: 20_000,
  notes: 10_000,
  maps: 300,
} as const;

/** What the benchmarks ask for, and how often the generator makes it so. */
export const searchWords = {
  /** In about 45 of 100 claims and most paragraphs. */
  common: "the",
  second: "of",
  middling: "privacy",
  other: "court",
  rare: "metadata",
} as const;

/** Records that few others belong to. */
export const rareIds = { speaker: "sp7", tag: "t7", year: "1951" } as const;

const time = "2024-01-01T00:00:00.000Z";
const syllables =
  "ba co di fe gu ha jo ki le mo nu pa ra se ti vo wa ex in un con pre tion ment ing er the pri cou met".split(" ");
const vocabularySize = 20_000;

/** Words whose frequencies fall off with their rank, as in any language (Zipf's law). */
function wordsBy(random: () => number): (count: number) => string {
  const words = Array.from({ length: vocabularySize }, () =>
    Array.from({ length: 2 + Math.floor(random() * 3) }, () => syllables[Math.floor(random() * syllables.length)]).join(
      "",
    ),
  );
  const { common, second, middling, other } = searchWords;
  words.splice(0, 4, common, second, "and", "to");
  words[12] = middling;
  words[40] = other;
  const upTo: number[] = [];
  let total = 0;
  for (let rank = 0; rank < words.length; rank++) {
    total += 1 / (rank + 2.7);
    upTo.push(total);
  }
  const pick = () => {
    const at = random() * total;
    let low = 0;
    let high = upTo.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((upTo[middle] ?? 0) < at) low = middle + 1;
      else high = middle;
    }
    return words[low] ?? common;
  };
  return (count) => Array.from({ length: count }, pick).join(" ");
}

/** A library by seed: claims, sources with texts, and what belongs to them in proportion. */
export function generateLibrary(seed = 4): RecordSet {
  const random = randomFrom(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  const words = wordsBy(random);
  const many = <T>(count: number, make: (index: number) => T): T[] =>
    Array.from({ length: count }, (_, index) => make(index));
  const positions = ["security", "privacy", "common-ground"];
  const year = (index: number) => (index % 400 === 3 ? rareIds.year : String(1990 + (index % 34)));

  const textOf = () => {
    const paragraphs: string[] = [];
    for (let left: number = librarySizes.wordsOfSource; left > 0; ) {
      const length = Math.min(left, 20 + below(120));
      paragraphs.push(words(length));
      left -= length;
    }
    return paragraphs.join("\n");
  };
  const sources = many(
    librarySizes.sources,
    (index): Source => ({
      id: `s${index}`,
      type: "article",
      title: words(8),
      label: words(6),
      containerTitle: words(2),
      authors: [],
      issued: `${year(index)}-03`,
      issuedBasis: null,
      url: null,
      accessed: null,
      digest: many(4, () => words(20)),
      text: textOf(),
      textHash: "a".repeat(64),
      file: null,
      pages: [],
      createdAt: time,
      updatedAt: time,
    }),
  );
  const speakers = many(
    librarySizes.speakers,
    (index): Speaker => ({
      id: `sp${index}`,
      kind: "person",
      name: words(2),
      role: words(3),
      organisation: null,
    }),
  );
  const quotations = many(
    librarySizes.quotations,
    (index): Quotation => ({
      id: `q${index}`,
      sourceId: `s${index % librarySizes.sources}`,
      // One speaker in a hundred is quoted now and then only.
      speakerId: `sp${below(librarySizes.speakers)}`,
      role: null,
      exact: words(15 + below(25)),
      prefix: "",
      suffix: "",
      start: null,
      end: null,
      date: index % 3 === 0 ? `${year(index)}-07-14` : null,
      standing: "unattached",
    }),
  ).map((quotation, index) =>
    quotation.speakerId === rareIds.speaker && index > 5_000 ? { ...quotation, speakerId: "sp8" } : quotation,
  );
  const claims = many(librarySizes.claims, (index) => ({
    id: `c${index}`,
    text: `${words(6 + below(19))}${index % 10_000 === 17 ? ` ${searchWords.rare}` : ""}`,
    positionId: index % 5 === 4 ? null : (positions[below(3)] ?? null),
    createdAt: time,
    updatedAt: time,
  }));
  const taggings = many(librarySizes.taggings, (index): Tagging => {
    const subject = { claimId: null, sourceId: null, noteId: null };
    // Tags are given in turn, one of them hardly ever; no subject has one twice.
    const tag = index % librarySizes.tags;
    const tagId = `t${tag === 7 && index > 600 ? 8 : tag}`;
    const round = Math.floor(index / librarySizes.tags);
    if (round < 5) return { ...subject, id: `g${index}`, tagId, sourceId: `s${index % librarySizes.sources}` };
    if (round < 15) return { ...subject, id: `g${index}`, tagId, noteId: `n${index}` };
    return { ...subject, id: `g${index}`, tagId, claimId: `c${(index * 5) % librarySizes.claims}` };
  });
  const notes = many(
    librarySizes.notes,
    (index): Note => ({
      id: `n${index}`,
      claimId: index % 2 === 0 ? `c${index}` : null,
      inferenceId: null,
      quotationId: null,
      mapId: null,
      sourceId: index % 2 === 1 ? `s${index % librarySizes.sources}` : null,
      passage: null,
      text: words(5 + below(40)),
      resolvedAt: null,
      createdAt: time,
      updatedAt: time,
    }),
  );
  return {
    positions: positions.map((id, rank) => ({
      id,
      name: id,
      colourLight: "#a8550a",
      colourDark: "#e8a15a",
      glyph: "shield",
      rank,
    })),
    tags: many(librarySizes.tags, (index) => ({ id: `t${index}`, name: `tag ${index}` })),
    speakers,
    sources,
    quotations,
    claims,
    claimQuotations: quotations.map((quotation, index) => ({
      id: `cq${index}`,
      claimId: `c${(index * 2) % librarySizes.claims}`,
      quotationId: quotation.id,
      stance: "asserts",
    })),
    taggings,
    maps: many(librarySizes.maps, (index) => ({
      id: `m${index}`,
      title: words(4),
      description: words(10),
      direction: "down",
      createdAt: time,
      updatedAt: time,
    })),
    notes,
  };
}
