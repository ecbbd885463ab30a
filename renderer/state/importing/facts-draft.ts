import type { CheckedArguments } from "#shared/contract/commands.ts";
import type { ProposedFacts } from "#shared/model/read-text.ts";
import { type Author, dateSchema, limits } from "#shared/model/records.ts";

/** An author as it is being written; `key` tells two from each other while both are blank. */
export type AuthorDraft = {
  readonly key: number;
  readonly kind: "person" | "organisation";
  readonly given: string;
  readonly family: string;
  /** The organisation's. */
  readonly name: string;
};

/** The facts of a source as they are being written: every field a text, "" where nothing is known. */
export type FactsDraft = {
  readonly type: string;
  readonly title: string;
  readonly label: string;
  readonly containerTitle: string;
  readonly authors: readonly AuthorDraft[];
  readonly issued: string;
  readonly issuedBasis: string;
  readonly url: string;
  readonly accessed: string;
};

/** What is wrong with each field, in words for the person. */
export type FactsFaults = { readonly [field in keyof FactsDraft]?: string };

type Facts = CheckedArguments<"source.create"> & { readonly label: string };

let lastKey = 0;

export function newAuthor(kind: AuthorDraft["kind"]): AuthorDraft {
  lastKey += 1;
  return { key: lastKey, kind, given: "", family: "", name: "" };
}

function authorDraft(author: Author): AuthorDraft {
  if ("literal" in author) return { ...newAuthor("organisation"), name: author.literal };
  return { ...newAuthor("person"), given: author.given, family: author.family };
}

export const emptyDraft: FactsDraft = {
  type: "article",
  title: "",
  label: "",
  containerTitle: "",
  authors: [],
  issued: "",
  issuedBasis: "",
  url: "",
  accessed: "",
};

/** Facts that are there already, or were found in a file, as a draft. */
export function draftOf(
  facts: ProposedFacts & { readonly label?: string | undefined; readonly issuedBasis?: string | null | undefined },
): FactsDraft {
  return {
    type: facts.type,
    title: facts.title ?? "",
    // A titled source is called by its title; nobody should have to change both.
    label: facts.title === null ? (facts.label ?? "") : "",
    containerTitle: facts.containerTitle ?? "",
    authors: facts.authors.map(authorDraft),
    issued: facts.issued ?? "",
    issuedBasis: facts.issuedBasis ?? "",
    url: facts.url ?? "",
    accessed: facts.accessed ?? "",
  };
}

/** The file's name as what to call a source that has no other: `Speech at RUSI` for `speech_at RUSI.pdf`. */
export function labelFromFileName(fileName: string): string {
  const name = fileName
    .replace(/\.[A-Za-z0-9]{1,5}$/, "")
    .replace(/_+/g, " ")
    .trim();
  return (name === "" ? fileName : name).slice(0, limits.title);
}

export const howToWriteDates = "Write the date like 2017, 2017-03 or 2017-03-26.";

function dateFault(date: string): string | undefined {
  const written = date.trim();
  if (written === "") return undefined;
  if (!dateSchema.safeParse(written).success) return howToWriteDates;
  const [year = 0, month, day] = written.split("-").map(Number);
  if (month === undefined || day === undefined || day <= new Date(Date.UTC(year, month, 0)).getUTCDate()) {
    return undefined;
  }
  return "That month has no such day.";
}

/** What has to be put right before the facts can be kept; empty when nothing has. */
export function factsFaults(draft: FactsDraft): FactsFaults {
  const faults: { [field in keyof FactsDraft]?: string | undefined } = {
    issued: dateFault(draft.issued),
    accessed: dateFault(draft.accessed),
    title:
      draft.title.trim() === "" && draft.label.trim() === "" ? "Give it a title, or say what to call it." : undefined,
  };
  return Object.fromEntries(Object.entries(faults).filter(([, fault]) => fault !== undefined));
}

function orNull(text: string): string | null {
  return text.trim() === "" ? null : text.trim();
}

/** The author as the contract wants it; null while nothing is written. A person of one name is written as it is. */
function authorOf({ kind, given, family, name }: AuthorDraft): Author | null {
  if (kind === "organisation") return name.trim() === "" ? null : { literal: name.trim() };
  const [first, last] = [given.trim(), family.trim()];
  if (first !== "" && last !== "") return { family: last, given: first };
  return first === "" && last === "" ? null : { literal: last || first };
}

/** The facts as the contract wants them; null while {@link factsFaults} has something to say. */
export function factsOf(draft: FactsDraft): Facts | null {
  if (Object.keys(factsFaults(draft)).length > 0) return null;
  const title = orNull(draft.title);
  return {
    type: draft.type,
    title,
    label: title ?? draft.label.trim(),
    containerTitle: orNull(draft.containerTitle),
    authors: draft.authors.flatMap((author) => authorOf(author) ?? []),
    issued: orNull(draft.issued),
    issuedBasis: orNull(draft.issuedBasis),
    url: orNull(draft.url),
    accessed: orNull(draft.accessed),
  };
}
