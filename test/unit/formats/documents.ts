import fc from "fast-check";
import type {
  DocumentClaim,
  DocumentFrame,
  DocumentInference,
  DocumentNote,
  DocumentPosition,
  MapDocument,
} from "#shared/formats/document/map-document.ts";
import type { Quotation, Source, Speaker } from "#shared/model/records.ts";
import { statementKey, type Target } from "#shared/model/rules.ts";

/** Pieces of text that mean something in one format or another, and must mean nothing there. */
const traps = [
  "https://example.org/a_b?c=d&e=f#g",
  "*bold* _x_ __y__",
  "[a title]: text",
  "<a title>: text",
  "{scheme: x}",
  ":smile:",
  "p.v.q",
  "<!-- hidden -->",
  "/* hidden */",
  "// hidden",
  "1.2. Pro: no claim",
  "1.2.1. Con: no claim",
  "-> See 1.1.",
  "Sources:",
  "[1] reference",
  "=1+1",
  "+1 -1 @x",
  '"quoted", comma; semicolon',
  "back\\slash \\( \\n",
  "#tag @mention",
  "<b>bold</b> &amp; &#65;",
  "- list",
  "+ pro",
  "> quote",
  "| cell |",
  "--- === ***",
  "(1)-(2)",
  "`code`",
  "~~gone~~",
  "Name : words",
  "]]> <![CDATA[",
  "%%{init}%% end subgraph",
  "[^1]: footnote",
  "Ελληνικά Кириллица",
  "العربية عبرית",
  "日本語 한국어 中文",
  "👩‍👩‍👧 e\u0301",
  "null undefined __proto__ constructor",
] as const;

const plainWords = fc.constantFrom("Encryption", "protects", "everyone", "who", "phones", "police", "warrant", "keys");

/** A text of a few words and traps, as the model keeps texts: trimmed, not blank. */
export function texts({ lineBreaks = false }: { readonly lineBreaks?: boolean } = {}): fc.Arbitrary<string> {
  const piece = fc.oneof({ weight: 4, arbitrary: plainWords }, { weight: 1, arbitrary: fc.constantFrom(...traps) });
  const gap = lineBreaks
    ? fc.oneof({ weight: 9, arbitrary: fc.constant(" ") }, { weight: 1, arbitrary: fc.constantFrom("\n", "\n\n") })
    : fc.constant(" ");
  return fc.array(fc.tuple(piece, gap), { minLength: 1, maxLength: 7 }).map((pieces) =>
    pieces
      .map(([word, after]) => word + after)
      .join("")
      .trim(),
  );
}

export type DocumentOptions = {
  /** Line breaks within claims and notes. */
  readonly lineBreaks?: boolean;
  readonly maxClaims?: number;
  /** Supports, not only attacks, that aim at another argument. */
  readonly backing?: boolean;
};

const coordinate = fc.integer({ min: -5_000, max: 5_000 });
const place = fc.record({ x: coordinate, y: coordinate });
const time = fc
  .date({ min: new Date("2015-01-01"), max: new Date("2026-01-01"), noInvalidDate: true })
  .map((date) => date.toISOString());
const times = fc.record({ createdAt: time, updatedAt: time });

/** Maps of every shape: linked premises, undercuts of undercuts, rings of claims, claims that nothing touches. No two claims say the same. */
export function mapDocuments({
  lineBreaks = false,
  maxClaims = 12,
  backing = false,
}: DocumentOptions = {}): fc.Arbitrary<MapDocument> {
  const text = texts({ lineBreaks });
  const numbers = fc.nat(1_000_000);
  return fc
    .record({
      title: texts(),
      description: fc.oneof(fc.constant(""), text),
      direction: fc.constantFrom("down" as const, "right" as const),
      mapTimes: times,
      positions: fc.uniqueArray(plainWords, { maxLength: 3, selector: (name) => name.toLowerCase() }),
      speakers: fc.array(speakers(), { maxLength: 3 }),
      sources: fc.array(sources(), { maxLength: 3 }),
      quotations: fc.array(
        fc.record({ exact: text, prefix: text, suffix: text, of: numbers, by: numbers, denies: fc.boolean() }),
        {
          maxLength: 4,
        },
      ),
      claims: fc.uniqueArray(
        fc.record({
          text,
          times,
          place: fc.option(place, { freq: 10 }),
          position: fc.option(numbers),
          collapsed: fc.boolean(),
          tags: fc.uniqueArray(plainWords, { maxLength: 2, selector: (name) => name.toLowerCase() }),
          quoted: fc.array(numbers, { maxLength: 2 }),
        }),
        { minLength: 1, maxLength: maxClaims, selector: (claim) => claim.text.toLowerCase().replace(/\s+/g, " ") },
      ),
      inferences: fc.array(
        fc.record({
          attacks: fc.boolean(),
          premises: fc.uniqueArray(numbers, { minLength: 1, maxLength: 4 }),
          implicit: numbers,
          target: numbers,
          undercuts: fc.boolean(),
          scheme: fc.option(texts()),
          times,
          place: fc.option(place),
        }),
        { maxLength: maxClaims + 3 },
      ),
      frames: fc.array(
        fc.record({
          title: texts(),
          x: coordinate,
          y: coordinate,
          width: fc.integer({ min: 40, max: 900 }),
          height: fc.integer({ min: 40, max: 900 }),
        }),
        { maxLength: 2 },
      ),
      notes: fc.array(fc.record({ text, on: fc.nat(2), of: numbers, times, resolved: fc.option(time) }), {
        maxLength: 3,
      }),
    })
    .map((drawn): MapDocument => {
      const positions = drawn.positions.map(
        (name, index): DocumentPosition => ({
          id: `p${index}`,
          name,
          look: { colourLight: "#123456", colourDark: "#abcdef", glyph: "star" },
        }),
      );
      const quotations =
        drawn.speakers.length === 0 || drawn.sources.length === 0
          ? []
          : drawn.quotations.map(
              ({ exact, prefix, suffix, of, by }, index): Quotation => ({
                id: `q${index}`,
                sourceId: pick(drawn.sources, of).id,
                speakerId: pick(drawn.speakers, by).id,
                exact,
                prefix,
                suffix,
                start: null,
                end: null,
                date: index % 2 === 0 ? "2017-03" : null,
                role: index % 3 === 0 ? "Minister" : null,
                standing: "unattached",
              }),
            );
      const claims = drawn.claims.map(
        (claim, index): DocumentClaim => ({
          id: `c${index}`,
          text: claim.text,
          positionId: claim.position === null || positions.length === 0 ? null : pick(positions, claim.position).id,
          ...claim.times,
          tags: claim.tags,
          quotations:
            quotations.length === 0
              ? []
              : [...new Map(claim.quoted.map((number) => [number % quotations.length, number] as const)).keys()].map(
                  (at) => ({
                    quotationId: quotations[at]?.id ?? "",
                    stance: at % 2 === 0 ? ("asserts" as const) : ("denies" as const),
                  }),
                ),
          place: claim.place,
          collapsed: claim.collapsed,
        }),
      );
      const inferences: DocumentInference[] = [];
      const said = new Set<string>();
      for (const {
        attacks,
        premises,
        implicit,
        target,
        undercuts,
        scheme,
        times: own,
        place: at,
      } of drawn.inferences) {
        const aim: Target =
          undercuts && inferences.length > 0
            ? { inferenceId: pick(inferences, target).id }
            : { claimId: pick(claims, target).id };
        const claimIds = [...new Set(premises.map((number) => pick(claims, number).id))].filter(
          (id) => !("claimId" in aim) || id !== aim.claimId,
        );
        const kind = attacks || ("inferenceId" in aim && !backing) ? "attack" : "support";
        const key = statementKey({ kind, premiseClaimIds: claimIds, target: aim });
        if (claimIds.length === 0 || said.has(key)) continue;
        said.add(key);
        inferences.push({
          id: `i${inferences.length}`,
          kind,
          premises: claimIds.map((claimId, index) => ({
            claimId,
            implicit: index > 0 && implicit % (index + 2) === 0,
          })),
          target: aim,
          scheme,
          ...own,
          place: at,
        });
      }
      return {
        title: drawn.title,
        description: drawn.description,
        direction: drawn.direction,
        ...drawn.mapTimes,
        positions,
        speakers: drawn.speakers,
        sources: drawn.sources.map((source) => ({ ...source, tags: [], text: null })),
        quotations,
        claims,
        inferences,
        frames: drawn.frames.map((frame, index): DocumentFrame => ({ id: `f${index}`, ...frame })),
        notes: drawn.notes.map(
          (note, index): DocumentNote => ({
            id: `n${index}`,
            text: note.text,
            subject:
              note.on === 0
                ? { kind: "map" }
                : note.on === 1 || inferences.length === 0
                  ? { kind: "claim", id: pick(claims, note.of).id }
                  : { kind: "inference", id: pick(inferences, note.of).id },
            ...note.times,
            resolvedAt: note.resolved,
          }),
        ),
      };
    });
}

let made = 0;

function speakers(): fc.Arbitrary<Speaker> {
  return fc
    .record({ name: texts(), role: fc.option(texts()), organisation: fc.option(texts()), person: fc.boolean() })
    .map(({ person, ...speaker }) => ({ id: `s${++made}`, kind: person ? "person" : "organisation", ...speaker }));
}

function sources(): fc.Arbitrary<Omit<Source, "text" | "textHash" | "file" | "pages" | "createdAt" | "updatedAt">> {
  return fc
    .record({
      title: texts(),
      url: fc.option(fc.webUrl()),
      digest: fc.array(texts(), { maxLength: 2 }),
      literal: texts(),
    })
    .map(({ title, url, digest, literal }) => ({
      id: `u${++made}`,
      type: "article-newspaper",
      title,
      label: title,
      containerTitle: null,
      authors: [{ family: "Doe", given: "Jane" }, { literal }],
      issued: "2017-03-26",
      issuedBasis: null,
      url,
      accessed: null,
      digest,
    }));
}

function pick<T>(list: readonly T[], number: number): T {
  const item = list[number % list.length];
  if (item === undefined) throw new Error("there is nothing to pick from");
  return item;
}
