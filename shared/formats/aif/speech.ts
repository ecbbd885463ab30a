import { limits, type Quotation, type Speaker, type Stance } from "../../model/records.ts";
import type { DocumentBuilder } from "../document/builder.ts";
import { documentLimit, tooManyOf } from "../document/fault.ts";
import type { DocumentSource } from "../document/map-document.ts";
import { cleanText, cutText } from "../document/reading-texts.ts";
import { stanceOf } from "./scheme-names.ts";
import type { Aif, AifLocution, AifNode } from "./shapes.ts";
import { sourceNamed } from "./source-named.ts";

/** Who said which claim, with the words. */
export type Speech = {
  readonly speakers: readonly Speaker[];
  readonly sources: readonly DocumentSource[];
  readonly quotations: readonly Quotation[];
  /** By the claims' keys. */
  readonly ofClaims: ReadonlyMap<string, readonly { readonly quotationId: string; readonly stance: Stance }[]>;
};

/**
 * Makes quotations of locutions. A locution that an illocution anchors in a claim
 * is a quotation behind it: asserted, or denied where the illocution disagrees;
 * what was asked, challenged or said by nobody known becomes a note with the words.
 * A participant noted at the claim itself said it in the claim's words. Sources
 * are what locutions name as theirs, else the file.
 */
export function speechOf(aif: Aif, builder: DocumentBuilder, title: string): Speech {
  return new SpeechReader(aif, builder, title).read();
}

const anchorLimit = 500_000;

type Said = { readonly name: string | null; readonly words: string };

class SpeechReader {
  readonly #aif: Aif;
  readonly #builder: DocumentBuilder;
  readonly #title: string;
  readonly #locutionOf: ReadonlyMap<string, AifLocution>;
  readonly #speakers = new Map<string, Speaker>();
  readonly #sources = new Map<string, DocumentSource>();
  readonly #quotations = new Map<string, Quotation | null>();
  readonly #ofClaims = new Map<string, Map<string, Stance>>();
  /** Speaker and words of locutions that were taken apart, and which of them became notes. */
  readonly #spoken = new Map<string, Said>();
  readonly #noted = new Set<string>();

  constructor(aif: Aif, builder: DocumentBuilder, title: string) {
    this.#aif = aif;
    this.#builder = builder;
    this.#title = title;
    this.#locutionOf = new Map(aif.locutions.map((locution) => [locution.nodeId, locution]));
  }

  read(): Speech {
    const anchored = new Set<string>();
    let anchors = 0;
    for (const { speech, claim, act } of this.#anchors()) {
      anchors += 1;
      // One illocution between many locutions and many claims would anchor each in each.
      if (anchors > anchorLimit) throw tooManyOf("anchors of locutions in claims", anchorLimit, act?.where ?? null);
      anchored.add(speech);
      this.#anchor(speech, claim, act);
    }
    for (const locution of this.#aif.locutions) this.#ofNode(locution);
    const reports = this.#reports();
    for (const [id, { type, text, where }] of this.#aif.nodes) {
      if (type !== "L" || anchored.has(id)) continue;
      const what =
        reports.has(id) || isReport(text)
          ? "reports of locutions: who noted down what another said"
          : "locutions that anchor no claim";
      this.#builder.losses.add(what, where);
    }
    return {
      speakers: [...this.#speakers.values()],
      sources: [...this.#sources.values()],
      quotations: [...this.#quotations.values()].filter((quotation) => quotation !== null),
      ofClaims: new Map(
        Array.from(this.#ofClaims, ([key, stances]) => [
          key,
          Array.from(stances, ([quotationId, stance]) => ({ quotationId, stance })),
        ]),
      ),
    };
  }

  /** Locution → illocution → claim, and locution → claim where the illocution was left out. */
  *#anchors(): Generator<{ readonly speech: string; readonly claim: string; readonly act: AifNode | null }> {
    const { nodes, edges } = this.#aif;
    const speeches = new Map<string, string[]>();
    for (const { from, to } of edges) {
      if (nodes.get(from)?.type !== "L" || nodes.get(to)?.type !== "YA") continue;
      const before = speeches.get(to);
      if (before) before.push(from);
      else speeches.set(to, [from]);
    }
    for (const { from, to } of edges) {
      const [start, end] = [nodes.get(from), nodes.get(to)];
      if (end?.type !== "I") continue;
      if (start?.type === "L") yield { speech: from, claim: to, act: null };
      if (start?.type !== "YA") continue;
      for (const speech of speeches.get(from) ?? []) yield { speech, claim: to, act: start };
    }
  }

  /** Locution → illocution → locution: OVA writes one for whoever analysed the text. */
  #reports(): Set<string> {
    const { nodes, edges } = this.#aif;
    const typeOf = (id: string) => nodes.get(id)?.type;
    const acts = new Set(
      edges.filter(({ from, to }) => typeOf(from) === "YA" && typeOf(to) === "L").map(({ from }) => from),
    );
    return new Set(edges.filter(({ from, to }) => typeOf(from) === "L" && acts.has(to)).map(({ from }) => from));
  }

  #anchor(speech: string, claim: string, act: AifNode | null): void {
    const node = this.#aif.nodes.get(speech);
    if (!node || !this.#builder.hasClaim(claim)) return;
    const { losses } = this.#builder;
    const illocution = act === null ? "" : illocutionOf(act);
    const stance = stanceOf(illocution);
    const { name, words } = this.#spoken.get(speech) ?? this.#said(speech, node);
    this.#spoken.set(speech, { name, words });
    if (stance === null) {
      losses.add("questions, challenges and other illocutions that say neither yes nor no: kept as notes", node.where);
      this.#note(speech, claim, `${illocution} (${name ?? "nobody named"}): ${words}`, node.where);
    } else if (name === null) {
      losses.add("locutions whose speaker the file does not name: kept as notes", node.where);
      this.#note(speech, claim, words, node.where);
    } else {
      this.#quote(speech, claim, { name, words, stance, where: node.where });
    }
  }

  /** A locution recorded at a claim instead of at what was said. */
  #ofNode(locution: AifLocution): void {
    const { nodeId, personId, where } = locution;
    const node = this.#aif.nodes.get(nodeId);
    if (!node) this.#builder.losses.add("locutions of no node", where);
    else if (node.type === "I") {
      const name = this.#participant(personId);
      if (name === null) this.#builder.losses.add("locutions of claims without a speaker", where);
      else if (this.#builder.hasClaim(nodeId)) {
        this.#quote(nodeId, nodeId, { name, words: node.text, stance: "asserts", where });
      }
    } else if (node.type !== "L") this.#builder.losses.add("locutions of arguments and other acts", where);
  }

  /** A locution's words as a note, once: one that aims at very many claims would fill the library. */
  #note(speech: string, key: string, text: string, where: string): void {
    if (this.#noted.has(speech)) {
      this.#builder.losses.add("claims that such a locution anchors besides the first", where);
      return;
    }
    this.#noted.add(speech);
    this.#builder.note({ kind: "claim", key, text, where });
  }

  #quote(
    nodeId: string,
    claim: string,
    said: { readonly name: string; readonly words: string; readonly stance: Stance; readonly where: string },
  ): void {
    const quotation = this.#quotation(nodeId, said);
    if (quotation === null) return;
    const stances = this.#ofClaims.get(claim) ?? new Map<string, Stance>();
    if (stances.has(quotation.id)) {
      this.#builder.losses.add("illocutions that anchor one locution in one claim again", said.where);
    } else stances.set(quotation.id, said.stance);
    this.#ofClaims.set(claim, stances);
  }

  /** One quotation a locution, however many claims rest on it; null where there are no words. */
  #quotation(nodeId: string, said: { name: string; words: string; where: string }): Quotation | null {
    const known = this.#quotations.get(nodeId);
    if (known !== undefined) return known;
    if (this.#quotations.size >= documentLimit) {
      throw tooManyOf("locutions", documentLimit, said.where);
    }
    const { losses } = this.#builder;
    const clean = cleanText(said.words);
    if (!clean.wasClean) losses.add("characters that no text can hold", said.where);
    const words = clean.text.trim();
    const exact = cutText(words, limits.quotationExact);
    if (exact === "") losses.add("locutions without words", said.where);
    if (exact !== words) losses.add("locutions longer than 5,000 characters: cut", said.where);
    const speaker = exact === "" ? null : this.#speaker(said.name, nodeId, said.where);
    const quotation =
      speaker === null
        ? null
        : {
            id: `q${this.#quotations.size + 1}`,
            sourceId: this.#source(this.#locutionOf.get(nodeId)?.source ?? this.#title, said.where).id,
            speakerId: speaker.id,
            exact,
            prefix: "",
            suffix: "",
            start: null,
            end: null,
            date: null,
            role: null,
            standing: "unattached" as const,
          };
    this.#quotations.set(nodeId, quotation);
    return quotation;
  }

  /** The speaker of a participant's own, so that two of one name stay two; else the one of that name. */
  #speaker(name: string, nodeId: string, where: string): Speaker | null {
    const personId = this.#locutionOf.get(nodeId)?.personId ?? null;
    const isParticipant = personId !== null && this.#aif.participants.get(personId) === name;
    const key = isParticipant ? `participant ${personId}` : `name ${name.toLowerCase()}`;
    const known = this.#speakers.get(key);
    if (known) return known;
    const fit = this.#name(name, limits.name, where);
    if (fit === null) return null;
    const speaker: Speaker = {
      id: `s${this.#speakers.size + 1}`,
      kind: "person",
      name: fit,
      role: null,
      organisation: null,
    };
    this.#speakers.set(key, speaker);
    return speaker;
  }

  #source(label: string, where: string): DocumentSource {
    const fit = this.#name(label, limits.title, where) ?? "Untitled source";
    const known = this.#sources.get(fit) ?? sourceNamed(`u${this.#sources.size + 1}`, fit);
    this.#sources.set(fit, known);
    return known;
  }

  #name(name: string, limit: number, where: string): string | null {
    const whole = cleanText(name).text.replace(/\s+/g, " ").trim();
    const fit = cutText(whole, limit);
    if (fit !== whole) this.#builder.losses.add("names and titles that were cut, being too long", where);
    return fit === "" ? null : fit;
  }

  #participant(personId: string | null): string | null {
    return personId === null ? null : (this.#aif.participants.get(personId) ?? null);
  }

  /** Speaker and words of a locution: by its participant, else by `Name : words`, as AIFdb has it in the text. */
  #said(nodeId: string, { text, where }: AifNode): Said {
    const known = this.#participant(this.#locutionOf.get(nodeId)?.personId ?? null);
    if (known !== null && text.startsWith(`${known} : `)) return { name: known, words: text.slice(known.length + 3) };
    const { name, words } = namedIn(text);
    const reporter = name === null ? -1 : name.lastIndexOf(": ");
    if (name !== null && reporter !== -1) {
      // `Nicole: Claire Cooper : words`: one reports what another said.
      this.#builder.losses.add("reporters of what others said: only those who said it are kept", where);
      return { name: name.slice(reporter + 2), words };
    }
    if (known === null) return { name, words };
    // Where the text names nobody, or the participant in another spelling, the participant counts.
    return { name: known, words: text.startsWith(`${known}: `) ? text.slice(known.length + 2) : words };
  }
}

/** What an illocution is called; the text is for people, the scheme may be one word. */
function illocutionOf({ text, scheme }: AifNode): string {
  // Cut first: this is asked for each claim that the illocution leads to.
  const name = text.slice(0, 80).trim();
  return name === "" || name.toUpperCase() === "YA" ? (scheme ?? "").slice(0, 80) : name;
}

/** True for `Nicole: Claire Cooper : words`. */
function isReport(text: string): boolean {
  return namedIn(text).name?.includes(": ") ?? false;
}

/** `Name : words`, or `Name: words` where the name is a few capitalised words. */
function namedIn(text: string): Said {
  const colon = text.indexOf(" : ");
  if (colon > 0 && colon <= 120 && !text.slice(0, colon).includes("\n")) {
    return { name: text.slice(0, colon).trim() || null, words: text.slice(colon + 3) };
  }
  const [start, name] = /^(\p{Lu}[\p{L}\p{M}.'’-]{0,40}(?: \p{Lu}[\p{L}\p{M}.'’-]{0,40}){0,3}): /u.exec(text) ?? [];
  return start === undefined || name === undefined
    ? { name: null, words: text }
    : { name, words: text.slice(start.length) };
}
