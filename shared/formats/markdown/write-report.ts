import { asPlainText } from "../../model/note-text.ts";
import { carryOnly } from "../document/carry.ts";
import type { DocumentClaim, DocumentInference, DocumentNote, MapDocument } from "../document/map-document.ts";
import type { WrittenMap } from "../document/parsed-map.ts";
import { Losses } from "../losses.ts";
import { bibliographyEntry, bibliographyKey, footnote, inline } from "./references.ts";
import { type ReportClaim, type ReportStep, reportTree } from "./report-tree.ts";
import { escaped } from "./words.ts";

/** What a report tells of a map. */
export function carriedByMarkdownReport(document: MapDocument, losses: Losses): MapDocument {
  const carried = carryOnly(
    document,
    { description: true, positions: true, tags: true, quotations: true, notes: true, schemes: true, implicit: true },
    losses,
  );
  const digested = document.sources.filter(({ digest }) => digest.length > 0);
  if (digested.length > 0) losses.add("digests of sources", digested[0]?.label ?? "", digested.length);
  const placed = document.quotations.filter(
    ({ prefix, suffix, start }) => prefix !== "" || suffix !== "" || start !== null,
  );
  if (placed.length > 0)
    losses.add("places of quotations within their sources", placed[0]?.exact.slice(0, 80) ?? "", placed.length);
  const heard = new Set(document.quotations.map(({ speakerId }) => speakerId));
  const silent = document.speakers.filter(({ id }) => !heard.has(id));
  if (silent.length > 0) losses.add("speakers that no quotation names", silent[0]?.name ?? "", silent.length);
  return carried;
}

/**
 * Writes a map to be read: each claim that argues for nothing else is a heading, with
 * the arguments for and against it nested beneath; quotations are footnotes, sources
 * a bibliography. A claim that argues in several places stands once in full, numbered;
 * elsewhere the report refers to that number.
 */
export function writeMarkdownReport(document: MapDocument): WrittenMap {
  const losses = new Losses();
  const carried = carriedByMarkdownReport(document, losses);
  const { top, tooDeep } = reportTree(carried);
  if (tooDeep > 0) losses.add("arguments about arguments, nested too deeply to follow", document.title, tooDeep);
  return { text: new Report(carried, top).text(), losses: losses.list() };
}

class Report {
  readonly #document: MapDocument;
  readonly #top: readonly ReportClaim[];
  readonly #claims: ReadonlyMap<string, DocumentClaim>;
  readonly #positions: ReadonlyMap<string, string>;
  readonly #notes: ReadonlyMap<string, readonly DocumentNote[]>;
  /** Numbers of claims that the report refers to. */
  readonly #numbers = new Map<string, number>();
  /** Numbers of quotations as footnotes, in the order in which they first come. */
  readonly #footnotes = new Map<string, number>();

  constructor(document: MapDocument, top: readonly ReportClaim[]) {
    this.#document = document;
    this.#top = top;
    this.#claims = new Map(document.claims.map((claim) => [claim.id, claim]));
    this.#positions = new Map(document.positions.map(({ id, name }) => [id, name]));
    this.#notes = Map.groupBy(document.notes, ({ subject }) =>
      subject.kind === "map" ? "map" : `${subject.kind} ${subject.id}`,
    );
    const referred = new Set<string>();
    const look = ({ claimId, isReference, steps }: ReportClaim): void => {
      if (isReference) referred.add(claimId);
      for (const step of steps) lookInto(step);
    };
    const lookInto = ({ premises, steps }: ReportStep): void => {
      for (const premise of premises) look(premise);
      for (const step of steps) lookInto(step);
    };
    for (const claim of top) look(claim);
    for (const { id } of document.claims) if (referred.has(id)) this.#numbers.set(id, this.#numbers.size + 1);
  }

  text(): string {
    const { title, description } = this.#document;
    const parts = [
      `# ${inline(title)}`,
      ...(description === "" ? [] : [escaped(description)]),
      ...this.#top.flatMap((claim) => this.#section(claim)),
      ...this.#mapNotes(),
      ...this.#bibliography(),
      ...this.#footnoteTexts(),
    ];
    return `${parts.join("\n\n")}\n`;
  }

  #section({ claimId, steps }: ReportClaim): string[] {
    const claim = this.#claims.get(claimId);
    if (!claim) return [];
    const about = `${this.#number(claimId)}${this.#side(claim)}${this.#quotations(claim)}`.trim();
    const lines = [...this.#notesOf("claim", claimId, ""), ...steps.flatMap((step) => this.#step(step, ""))];
    return [
      `## ${inline(claim.text)}`,
      ...(about === "" ? [] : [about]),
      ...(lines.length === 0 ? [] : [lines.join("\n")]),
    ];
  }

  /** An argument as a list item: from one premise on its line, from several with one beneath it each. */
  #step({ inference, premises, steps }: ReportStep, indent: string): string[] {
    const [first, ...others] = premises;
    if (first === undefined) return [];
    const sign = this.#sign(inference, others.length > 0);
    const inner = `${indent}  `;
    const below = [
      ...this.#notesOf("inference", inference.id, inner),
      ...steps.flatMap((step) => this.#step(step, inner)),
    ];
    const unstated = (claimId: string) =>
      inference.premises.find((premise) => premise.claimId === claimId)?.implicit ? "*(unstated)* " : "";
    if (others.length === 0) {
      return [
        `${indent}- ${sign} ${unstated(first.claimId)}${this.#claim(first)}`,
        ...this.#beneath(first, inner),
        ...below,
      ];
    }
    return [
      `${indent}- ${sign}`,
      ...premises.flatMap((premise) => [
        `${inner}- ${unstated(premise.claimId)}${this.#claim(premise)}`,
        ...this.#beneath(premise, `${inner}  `),
      ]),
      ...below,
    ];
  }

  #sign({ kind, target, scheme }: DocumentInference, isLinked: boolean): string {
    const word = kind === "support" ? "For" : "Against";
    const aim = "inferenceId" in target ? " this step" : "";
    const together = isLinked ? ", together" : "";
    return `**${word}${aim}${together}:**${scheme === null ? "" : ` *${inline(scheme)}:*`}`;
  }

  #claim({ claimId, isReference }: ReportClaim): string {
    const claim = this.#claims.get(claimId);
    if (!claim) return "";
    if (isReference) return `see claim ${this.#numbers.get(claimId)}: ${inline(shortened(claim.text))}`;
    return `${escaped(claim.text)}${this.#number(claimId)}${this.#side(claim)}${this.#quotations(claim)}`;
  }

  #beneath({ claimId, isReference, steps }: ReportClaim, indent: string): string[] {
    if (isReference) return [];
    return [...this.#notesOf("claim", claimId, indent), ...steps.flatMap((step) => this.#step(step, indent))];
  }

  #number(claimId: string): string {
    const number = this.#numbers.get(claimId);
    return number === undefined ? "" : ` (claim ${number})`;
  }

  /** The claim's position and tags. */
  #side({ positionId, tags }: DocumentClaim): string {
    const position = positionId === null ? undefined : this.#positions.get(positionId);
    const words = [
      ...(position === undefined ? [] : [inline(position)]),
      ...(tags.length === 0 ? [] : [`tags: ${tags.map(inline).join(", ")}`]),
    ];
    return words.length === 0 ? "" : ` *(${words.join("; ")})*`;
  }

  #quotations({ quotations }: DocumentClaim): string {
    return quotations
      .map(({ quotationId, stance }) => {
        const mark = `[^${this.#footnote(quotationId)}]`;
        return stance === "denies" ? ` (denied${mark})` : mark;
      })
      .join("");
  }

  #footnote(quotationId: string): number {
    const number = this.#footnotes.get(quotationId) ?? this.#footnotes.size + 1;
    this.#footnotes.set(quotationId, number);
    return number;
  }

  #notesOf(kind: DocumentNote["subject"]["kind"], id: string, indent: string): string[] {
    return (this.#notes.get(kind === "map" ? "map" : `${kind} ${id}`) ?? []).map(
      (note) => `${indent}- *Note:* ${noteWords(note)}`,
    );
  }

  #mapNotes(): string[] {
    const notes = this.#notes.get("map") ?? [];
    return notes.length === 0 ? [] : ["## Notes", notes.map((note) => `- ${noteWords(note)}`).join("\n")];
  }

  #bibliography(): string[] {
    const { sources } = this.#document;
    if (sources.length === 0) return [];
    const sorted = [...sources].sort((a, b) => bibliographyKey(a).localeCompare(bibliographyKey(b), "en"));
    const lines = sorted.flatMap((source) => [
      `- ${bibliographyEntry(source)}${source.tags.length === 0 ? "" : ` *(tags: ${source.tags.map(inline).join(", ")})*`}`,
      ...this.#notesOf("source", source.id, "  "),
      ...this.#notesOf("passage", source.id, "  "),
    ]);
    return ["## Sources", lines.join("\n")];
  }

  /** The quotations that claims have, and then those that none has. */
  #footnoteTexts(): string[] {
    const { quotations, speakers, sources } = this.#document;
    const speakerOf = new Map(speakers.map((speaker) => [speaker.id, speaker]));
    const sourceOf = new Map(sources.map((source) => [source.id, source]));
    const textOf = (quotation: MapDocument["quotations"][number]): string =>
      [
        footnote(quotation, speakerOf.get(quotation.speakerId), sourceOf.get(quotation.sourceId)),
        ...(this.#notes.get(`quotation ${quotation.id}`) ?? []).map((note) => `*Note:* ${noteWords(note)}`),
      ].join(" ");
    const numbered = quotations.flatMap((quotation) => {
      const number = this.#footnotes.get(quotation.id);
      return number === undefined ? [] : [{ number, quotation }];
    });
    const others = quotations.filter(({ id }) => !this.#footnotes.has(id));
    return [
      ...(others.length === 0
        ? []
        : ["## Other quotations", others.map((quotation) => `- ${textOf(quotation)}`).join("\n")]),
      ...numbered
        .sort((a, b) => a.number - b.number)
        .map(({ number, quotation }) => `[^${number}]: ${textOf(quotation)}`),
    ];
  }
}

function noteWords({ text, resolvedAt }: DocumentNote): string {
  return `${escaped(asPlainText(text).trim())}${resolvedAt === null ? "" : " *(resolved)*"}`;
}

function shortened(text: string): string {
  return text.length <= 80 ? text : `${text.slice(0, 79).replace(/[\ud800-\udbff]$/, "")}…`;
}
