import { coordinateSchema, type InferenceKind, limits, type MapDirection } from "../../model/records.ts";
import { Losses } from "../losses.ts";
import { documentLimit, FormatFault, tooManyOf } from "./fault.ts";
import {
  type DocumentClaim,
  type DocumentFrame,
  type DocumentNote,
  type DocumentPlace,
  emptyDocument,
  type MapDocument,
} from "./map-document.ts";
import { readingLosses } from "./reading-losses.ts";
import { cleanText, cutText } from "./reading-texts.ts";
import { soundInferences } from "./sound-inferences.ts";

/** A claim as a file tells it; `key` is the file's own name for it. */
export type ReadClaim = {
  readonly key: string;
  readonly text: string;
  /** The place in the file: `line 3`, `nodes[12]`. */
  readonly where: string;
  readonly positionName?: string | null;
  readonly tags?: readonly string[];
  readonly place?: { readonly x: number; readonly y: number } | null;
  readonly collapsed?: boolean;
};

/** An argument as a file tells it; its ends may come later in the file, or never. */
export type ReadInference = {
  readonly key: string;
  readonly kind: InferenceKind;
  readonly premises: readonly { readonly claimKey: string; readonly implicit?: boolean }[];
  readonly target: { readonly claimKey: string } | { readonly inferenceKey: string };
  readonly where: string;
  readonly scheme?: string | null;
  readonly place?: { readonly x: number; readonly y: number } | null;
};

/**
 * Puts a {@link MapDocument} together from what a file says, by the rules of the
 * argument model. What cannot stand is left out and told in `losses`, never
 * repaired in silence; a file that names one thing twice, or holds more than
 * {@link documentLimit} claims or arguments, is refused.
 */
export class DocumentBuilder {
  readonly losses: Losses;
  readonly #claims = new Map<string, DocumentClaim>();
  readonly #inferences = new Map<string, ReadInference>();
  readonly #frames: DocumentFrame[] = [];
  readonly #notes: DocumentNote[] = [];
  readonly #positions = new Map<string, { readonly id: string; readonly name: string }>();

  constructor(losses = new Losses()) {
    this.losses = losses;
  }

  /** Adds a claim, and answers whether it is there: one without words is not. @throws FormatFault for a key used before, and past the limit */
  claim(read: ReadClaim): boolean {
    if (this.#claims.has(read.key)) throw new FormatFault(`“${short(read.key)}” stands there twice.`, read.where);
    if (this.#claims.size >= documentLimit) throw tooManyOf("claims", documentLimit, read.where);
    const whole = this.#clean(read.text, read.where).trim();
    if (whole === "") {
      this.losses.add(readingLosses.emptyClaims, read.where);
      return false;
    }
    const id = `c${this.#claims.size + 1}`;
    const text = cutText(whole, limits.claimText);
    if (text !== whole) {
      this.losses.add(readingLosses.longClaims, read.where);
      this.note({ kind: "claim", key: read.key, id, text: whole, where: read.where });
    }
    this.#claims.set(read.key, {
      id,
      text,
      positionId: this.#positionId(read.positionName ?? null, read.where),
      createdAt: null,
      updatedAt: null,
      tags: this.#tags(read.tags ?? [], read.where),
      quotations: [],
      place: this.#place(read.place ?? null, read.where),
      collapsed: read.collapsed ?? false,
    });
    return true;
  }

  /** True when a claim of this key is there. */
  hasClaim(key: string): boolean {
    return this.#claims.has(key);
  }

  /** Adds an argument. @throws FormatFault for a key used before, and past the limit */
  inference(read: ReadInference): void {
    if (this.#inferences.has(read.key)) throw new FormatFault(`“${short(read.key)}” stands there twice.`, read.where);
    if (this.#inferences.size >= documentLimit) throw tooManyOf("arguments", documentLimit, read.where);
    this.#inferences.set(read.key, read);
  }

  /** Adds a frame; one that has no size is told as lost. */
  frame(
    read: { readonly title: string; readonly where: string } & Record<"x" | "y" | "width" | "height", number>,
  ): void {
    const { x, y, width, height, where } = read;
    const usable =
      this.#place({ x, y }, null) !== null && width > 0 && height > 0 && Math.max(width, height) <= limits.coordinate;
    if (!usable) {
      this.losses.add(readingLosses.badFrames, where);
      return;
    }
    const title = this.#name(read.title, limits.title, where) || "Untitled";
    this.#frames.push({ id: `f${this.#frames.length + 1}`, title, x, y, width, height });
  }

  /** Adds a note on the map (`key` null), or on a claim or argument that was read before under this key. */
  note(read: {
    readonly kind: "map" | "claim" | "inference";
    readonly key: string | null;
    readonly text: string;
    readonly where: string;
    /** The claim's id, where it is not there yet. */
    readonly id?: string;
  }): void {
    const whole = this.#clean(read.text, read.where).trim();
    if (whole === "") return;
    const text = cutText(whole, limits.noteText);
    if (text !== whole) this.losses.add(readingLosses.longNames, read.where);
    const times = { resolvedAt: null, createdAt: null, updatedAt: null };
    const id = `n${this.#notes.length + 1}`;
    if (read.kind === "map" || read.key === null) {
      this.#notes.push({ id, text, subject: { kind: "map" }, ...times });
    } else if (read.kind === "claim") {
      const claimId = read.id ?? this.#claims.get(read.key)?.id;
      if (claimId !== undefined) this.#notes.push({ id, text, subject: { kind: "claim", id: claimId }, ...times });
      else this.losses.add("notes on what is not in the file", read.where);
    } else {
      // Arguments get their ids at the end: until then their key stands for it.
      this.#notes.push({ id, text, subject: { kind: "inference", id: read.key }, ...times });
    }
  }

  /**
   * The document. What formats tell beyond claims, arguments, frames and notes
   * (quotations and their sources), they add to it themselves; claim ids by key
   * are in `claimIds`.
   * @param title what the file calls the map, or else its own name
   */
  finish(
    title: string,
    about: { readonly description?: string; readonly direction?: MapDirection } = {},
  ): { readonly document: MapDocument; readonly claimIds: ReadonlyMap<string, string> } {
    const inferences = soundInferences(this.#inferences, {
      claimId: (key) => this.#claims.get(key)?.id ?? null,
      scheme: ({ scheme, where }) => this.#name(scheme ?? "", limits.name, where),
      place: ({ place, where }) => this.#place(place ?? null, where),
      losses: this.losses,
    });
    const claims = [...this.#claims.values()];
    const told = this.#clean(about.description ?? "", "the description").trim();
    const description = cutText(told, limits.description);
    if (description !== told) this.losses.add(readingLosses.longDescription, "the description");
    return {
      document: {
        ...emptyDocument(this.#name(title, limits.title, "the title") || "Untitled map", about.direction),
        description,
        positions: Array.from(this.#positions.values(), (position) => ({ ...position, look: null })),
        claims,
        inferences: [...inferences.values()],
        frames: this.#frames,
        notes: this.#notes.flatMap((note) => {
          if (note.subject.kind !== "inference") return [note];
          const inference = inferences.get(note.subject.id);
          if (inference) return [{ ...note, subject: { kind: "inference", id: inference.id } as const }];
          this.losses.add("notes on what is not in the file", note.text.slice(0, 80));
          return [];
        }),
      },
      claimIds: new Map(Array.from(this.#claims, ([key, { id }]) => [key, id])),
    };
  }

  #place(place: DocumentPlace | null, where: string | null): DocumentPlace | null {
    if (place === null) return null;
    const [x, y] = [coordinateSchema.safeParse(place.x), coordinateSchema.safeParse(place.y)];
    if (x.success && y.success) return { x: x.data, y: y.data };
    if (where !== null) this.losses.add(readingLosses.badPlaces, where);
    return null;
  }

  #positionId(name: string | null, where: string): string | null {
    const wanted = name === null ? "" : this.#name(name, limits.name, where);
    if (wanted === "") return null;
    const key = wanted.toLowerCase();
    const known = this.#positions.get(key) ?? { id: `p${this.#positions.size + 1}`, name: wanted };
    this.#positions.set(key, known);
    return known.id;
  }

  #tags(names: readonly string[], where: string): string[] {
    const tags = new Map<string, string>();
    for (const each of names) {
      const name = this.#name(each, limits.tagName, where);
      if (name !== "" && !tags.has(name.toLowerCase())) tags.set(name.toLowerCase(), name);
    }
    return [...tags.values()];
  }

  #name(text: string, max: number, where: string): string {
    const whole = this.#clean(text, where).replace(/\s+/g, " ").trim();
    const name = cutText(whole, max);
    if (name !== whole) this.losses.add(readingLosses.longNames, where);
    return name;
  }

  #clean(text: string, where: string): string {
    const clean = cleanText(text);
    if (!clean.wasClean) this.losses.add(readingLosses.controls, where);
    return clean.text;
  }
}

function short(key: string): string {
  return key.length <= 40 ? key : `${key.slice(0, 39)}…`;
}
