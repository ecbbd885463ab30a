import type { InferenceKind } from "../../model/records.ts";
import { DocumentBuilder } from "../document/builder.ts";
import { FormatFault } from "../document/fault.ts";
import type { ParsedMap, ReadMapOptions } from "../document/parsed-map.ts";
import { titleOfFile } from "../title-of-file.ts";
import { type Block, readBlocks } from "./blocks.ts";
import { readWords } from "./words.ts";

/** The longest outline that is read, in UTF-16 units. */
const longestText = 20_000_000;

/** What a heading or item is to the one it stands under. */
type Open = { readonly key: string; readonly depth: number };

/**
 * Reads a Markdown outline. Headings (but for the first, when no other is as high:
 * the title) and list items are claims; each argues for what it stands under, or
 * against it when it begins with “Con:”, “But:”, “(-)” or their like. An item that
 * is only a link to `#^name` is the claim marked ` ^name`. Text above the first
 * claim describes the map; other text becomes notes.
 * @throws FormatFault for what holds no claim
 */
export function readMarkdownOutline(text: string, { fileName }: ReadMapOptions): ParsedMap {
  if (text.length > longestText) {
    throw new FormatFault(
      `the text has more than ${longestText.toLocaleString("en-GB")} characters. Divide it, and import the parts.`,
    );
  }
  const outline = new Outline(readBlocks(text));
  return outline.read(fileName);
}

class Outline {
  readonly #builder = new DocumentBuilder();
  readonly #blocks: readonly Block[];
  /** Keys of claims by the marks that references name. */
  readonly #marked = new Map<string, string>();
  /** What references stand for, by their own keys; null where that is nowhere. */
  readonly #references = new Map<string, string>();
  readonly #links: {
    readonly key: string;
    readonly above: string;
    readonly kind: InferenceKind;
    readonly where: string;
  }[] = [];
  /** Headings and items above the current place, the outermost first. */
  #open: Open[] = [];
  #title: string | null = null;
  readonly #description: string[] = [];
  #claims = 0;

  constructor(blocks: readonly Block[]) {
    this.#blocks = blocks;
  }

  read(fileName: string): ParsedMap {
    const titleAt = this.#titleBlock();
    for (const block of this.#blocks) {
      const where = `line ${block.line}`;
      switch (block.kind) {
        case "frontMatter":
          this.#title = block.title;
          if (block.others > 0) this.#builder.losses.add("settings in the front matter", where, block.others);
          break;
        case "code":
          this.#builder.losses.add("blocks of code", where);
          break;
        case "definition":
          this.#builder.losses.add("addresses that links name from elsewhere", where);
          break;
        case "heading":
          if (block === titleAt) this.#title ??= readWords(block.text, false, this.#builder.losses, where).text;
          else this.#claim(block.text, block.level - 100, null, where, false);
          break;
        case "item":
          this.#claim(block.text, block.indent, block.mark, where, true);
          break;
        case "paragraph":
          this.#paragraph(block.text, block.indent, where);
          break;
      }
    }
    if (this.#claims === 0 && this.#title === null)
      throw new FormatFault("there is no list and no heading in it, so there are no claims.");
    this.#addArguments();
    const { document } = this.#builder.finish(this.#title || titleOfFile(fileName), {
      description: this.#description.join("\n\n"),
    });
    return { document, losses: this.#builder.losses.list() };
  }

  /** The first heading, when no other is as high and no claim comes before it. */
  #titleBlock(): Block | null {
    const first = this.#blocks.find(({ kind }) => kind === "heading" || kind === "item");
    if (first?.kind !== "heading") return null;
    const asHigh = this.#blocks.filter((block) => block.kind === "heading" && block.level <= first.level);
    return asHigh.length === 1 ? first : null;
  }

  /** @param depth what stands under what: headings are above all items */
  #claim(markdown: string, depth: number, mark: string | null, where: string, isItem: boolean): void {
    // An item one blank to the right of another stands beside it, as in Markdown.
    const isAbove = (open: Open) => (depth < 0 || open.depth < 0 ? open.depth < depth : open.depth + 1 < depth);
    while (this.#open.length > 0 && !isAbove(this.#open.at(-1) ?? { key: "", depth })) this.#open.pop();
    const above = this.#open.at(-1)?.key ?? null;
    const { text, kind, reference } = readWords(markdown, above !== null, this.#builder.losses, where);
    const key = `${where}:`;
    this.#open.push({ key, depth });
    if (reference !== null) this.#references.set(key, reference);
    else {
      this.#claims += 1;
      this.#builder.claim({ key, text, where });
      if (mark !== null) {
        if (this.#marked.has(mark)) throw new FormatFault(`“^${mark}” stands there twice.`, where);
        this.#marked.set(mark, key);
      }
    }
    if (above === null) return;
    if (kind === null && isItem)
      this.#builder.losses.add("items without “Pro:” or “Con:”: they support what they stand under", where);
    else if (kind === null)
      this.#builder.losses.add("headings beneath headings: they support what they stand under", where);
    this.#links.push({ key, above, kind: kind ?? "support", where });
  }

  #paragraph(markdown: string, indent: number, where: string): void {
    const { text } = readWords(markdown, false, this.#builder.losses, where);
    if (this.#open.length === 0) {
      this.#description.push(text);
      return;
    }
    const above = this.#open.findLast(({ depth }) => depth < indent);
    const key = above?.key ?? null;
    if (key !== null && !this.#builder.hasClaim(key)) this.#builder.losses.add("text beneath references", where);
    else this.#builder.note({ kind: key === null ? "map" : "claim", key, text, where });
  }

  #addArguments(): void {
    const claimKey = (key: string): string => {
      const reference = this.#references.get(key);
      return reference === undefined ? key : (this.#marked.get(reference) ?? "");
    };
    for (const { key, above, kind, where } of this.#links) {
      this.#builder.inference({
        key,
        kind,
        premises: [{ claimKey: claimKey(key) }],
        target: { claimKey: claimKey(above) },
        where,
      });
    }
  }
}
