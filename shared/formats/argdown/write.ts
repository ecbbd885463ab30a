import { carryOnly } from "../document/carry.ts";
import type { DocumentClaim, DocumentInference, MapDocument } from "../document/map-document.ts";
import type { WrittenMap } from "../document/parsed-map.ts";
import { withoutInferences } from "../document/without-inferences.ts";
import { Losses } from "../losses.ts";
import { dataBlock, yamlOf } from "./data.ts";
import { escaped, escapedRule, isPlain, Titles } from "./words.ts";

/** What Argdown carries, with data blocks for what it has no words for; it knows no support of an argument. */
export function carriedByArgdown(document: MapDocument, losses: Losses): MapDocument {
  const carried = carryOnly(
    document,
    {
      description: true,
      direction: true,
      positions: true,
      places: true,
      junctions: true,
      collapsed: true,
      tags: true,
      schemes: true,
      implicit: true,
    },
    losses,
  );
  const isBacking = ({ kind, target }: DocumentInference) => kind === "support" && "inferenceId" in target;
  const { document: without, gone, alongWith } = withoutInferences(carried, isBacking);
  if (gone.length > alongWith) losses.add("supports of arguments", document.title, gone.length - alongWith);
  if (alongWith > 0) losses.add("undercuts of supports of arguments", document.title, alongWith);
  return without;
}

/**
 * Writes Argdown 2. Claims are titled statements; an argument from one premise
 * is a relation, `<+` or `<-`, beneath what it aims at; one with linked premises, a
 * scheme, a place, or an undercut against it is a premise-conclusion structure. Argdown
 * knows no attack with linked premises: such a structure concludes a statement marked
 * `{against: true}`, which attacks or undercuts.
 */
export function writeArgdown(document: MapDocument): WrittenMap {
  const losses = new Losses();
  const carried = carriedByArgdown(document, losses);
  return { text: new Writer(carried).text(), losses: losses.list() };
}

class Writer {
  readonly #document: MapDocument;
  readonly #titles = new Titles();
  readonly #claimTitles: ReadonlyMap<string, string>;
  /** Arguments that need a structure, by id, with their titles. */
  readonly #structures: ReadonlyMap<string, string>;
  readonly #positions: ReadonlyMap<string, string>;

  constructor(document: MapDocument) {
    this.#document = document;
    this.#claimTitles = new Map(
      document.claims.map(({ id, text }, index) => [id, this.#titles.of(text, `Claim ${index + 1}`)]),
    );
    const undercut = new Set(
      document.inferences.flatMap(({ target }) => ("inferenceId" in target ? [target.inferenceId] : [])),
    );
    const structured = document.inferences.filter(
      ({ id, premises, scheme, place }) =>
        undercut.has(id) || premises.length > 1 || premises[0]?.implicit || scheme !== null || place !== null,
    );
    this.#structures = new Map(structured.map(({ id }, index) => [id, `Argument ${index + 1}`]));
    this.#positions = new Map(document.positions.map(({ id, name }) => [id, name]));
  }

  text(): string {
    const { claims, inferences } = this.#document;
    const simple = new Map<string, string[]>();
    for (const inference of inferences) {
      if (this.#structures.has(inference.id)) continue;
      const [under, line] = this.#relation(inference);
      simple.set(under, [...(simple.get(under) ?? []), line]);
    }
    return `${[
      this.#frontMatter(),
      ...claims.map((claim) => [this.#statement(claim), ...(simple.get(claim.id) ?? [])].join("\n")),
      ...inferences.flatMap((inference) => this.#structure(inference)),
    ].join("\n\n")}\n`;
  }

  #frontMatter(): string {
    const { title, description, direction, positions } = this.#document;
    return [
      "===",
      `title: ${yamlOf(title)}`,
      ...(description === "" ? [] : [`description: ${yamlOf(description)}`]),
      ...(direction === "down" ? [] : [`direction: ${direction}`]),
      ...(positions.length < 2 ? [] : [`positions: ${yamlOf(positions.map(({ name }) => name))}`]),
      "===",
    ].join("\n");
  }

  #statement({ id, text, positionId, tags, place, collapsed }: DocumentClaim): string {
    const words = escaped(text.replace(/[\t\n ]+/g, " "));
    const plainTags = tags.filter((tag) => /^[^()\n]+$/.test(tag));
    const otherTags = tags.filter((tag) => !plainTags.includes(tag));
    const data = dataBlock({
      text: isPlain(text) ? null : text,
      position: positionId === null ? null : (this.#positions.get(positionId) ?? null),
      tags: otherTags.length === 0 ? null : otherTags,
      at: place === null ? null : [place.x, place.y],
      collapsed: collapsed ? true : null,
    });
    return `[${this.#claimTitle(id)}]: ${[words, ...plainTags.map((tag) => `#(${tag})`)].join(" ")}${data}`;
  }

  /** Beneath which claim an argument from one premise stands, and its line. */
  #relation({ kind, premises, target }: DocumentInference): readonly [string, string] {
    const premise = premises[0]?.claimId ?? "";
    if ("inferenceId" in target) return [premise, `  _> <${this.#structures.get(target.inferenceId) ?? ""}>`];
    return [target.claimId, `  ${kind === "support" ? "<+" : "<-"} [${this.#claimTitle(premise)}]`];
  }

  #structure({ id, kind, premises, target, scheme, place }: DocumentInference): string[] {
    const title = this.#structures.get(id);
    if (title === undefined) return [];
    const rule = scheme === null ? "" : ` ${escapedRule(scheme)}`;
    const data = dataBlock({ at: place === null ? null : [place.x, place.y] });
    const number = `(${premises.length + 1})`;
    return [
      `<${title}>`,
      [
        ...premises.map(
          ({ claimId, implicit }, index) =>
            `(${index + 1}) [${this.#claimTitle(claimId)}]${dataBlock({ implicit: implicit ? true : null })}`,
        ),
        rule === "" && data === "" ? "----" : `--${rule}${data} --`,
        ...(kind === "support" && "claimId" in target
          ? [`${number} [${this.#claimTitle(target.claimId)}]`]
          : [`${number} ${this.#standIn(title, target)}`, `    ${this.#aim(target)}`]),
      ].join("\n"),
    ];
  }

  /** The conclusion that stands for speaking against something. */
  #standIn(argumentTitle: string, target: DocumentInference["target"]): string {
    const aimed =
      "claimId" in target ? this.#claimTitle(target.claimId) : (this.#structures.get(target.inferenceId) ?? "");
    const title = this.#titles.of(`${argumentTitle} speaks against`, argumentTitle);
    return `[${title}]: This speaks against “${escaped(aimed)}” {against: true}`;
  }

  #aim(target: DocumentInference["target"]): string {
    return "claimId" in target
      ? `-> [${this.#claimTitle(target.claimId)}]`
      : `_> <${this.#structures.get(target.inferenceId) ?? ""}>`;
  }

  #claimTitle(id: string): string {
    return this.#claimTitles.get(id) ?? "";
  }
}
