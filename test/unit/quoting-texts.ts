import { contextOf, type Selector } from "#shared/quoting/resolve.ts";

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function pick<T>(from: readonly T[], random: () => number): T {
  const picked = from[Math.floor(random() * from.length)];
  if (picked === undefined) throw new Error("nothing to pick from");
  return picked;
}

const people = "ministers judges engineers critics companies officers lawyers scholars voters editors".split(" ");
const things = "keys messages devices backups records laws warrants archives networks passwords".split(" ");
const verbs = "read keep protect weaken store demand publish delete search review".split(" ");
const qualities = "private secure lawful reasonable honest careful dangerous useful modern naïve".split(" ");
const places = "Berlin London Lyon Kraków Boston Nairobi Zürich Lima".split(" ");

/** Sentences that texts repeat, so that many passages occur more than once. */
const refrains = [
  "Nobody asked the people who use these devices.",
  "“We keep the keys,” the minister said — and that was that.",
  "It is a question of trust.",
  "The company’s answer was the same as before.",
  "In the end, the law is the law.",
  "Some 250 letters arrived in March 2015.",
];

/** What breaks code that takes a character for a letter, a pair for two, or a text for an expression. */
const strangeWords = [
  "e\u0301lan",
  "ﬁnance",
  "𝒜lgebra",
  "👩‍👩‍👧",
  "漢字",
  "سلام",
  "(a|b)*$",
  "C:\\temp",
  "ИТОГ",
  "co\u00ADop",
  "5,000.50",
  "$&",
  "O’Neill",
  "x²",
];

function sentence(random: () => number, strange: boolean): string {
  if (random() < 0.3) return pick(refrains, random);
  const forms = [
    () =>
      `The ${pick(people, random)} ${pick(verbs, random)} all the ${pick(things, random)} in ${pick(places, random)}.`,
    () =>
      `“Our ${pick(things, random)} are ${pick(qualities, random)},” said the ${pick(people, random)} of ${pick(places, random)}.`,
    () =>
      `In ${1980 + Math.floor(random() * 45)}, ${pick(people, random)} had to ${pick(verbs, random)} ${2 + Math.floor(random() * 900)} ${pick(things, random)} — a ${pick(qualities, random)} step.`,
    () =>
      `It is ${pick(qualities, random)} to ${pick(verbs, random)} the ${pick(things, random)}, because ${pick(people, random)} must ${pick(verbs, random)} ${pick(qualities, random)} ${pick(things, random)}…`,
    () =>
      `The ${pick(people, random)} say that the ${pick(people, random)} can’t ${pick(verbs, random)} the ${pick(things, random)}; the ${pick(people, random)} say they can.`,
  ];
  const words = pick(forms, random)().split(" ");
  if (strange && random() < 0.5) words.splice(Math.floor(random() * words.length), 0, pick(strangeWords, random));
  return words.join(" ");
}

/** Prose as sources have it: paragraphs joined by line feeds, single blanks, many words and sentences more than once. */
export function prose(random: () => number, paragraphs: number, strange: boolean): string {
  return Array.from({ length: paragraphs }, () =>
    Array.from({ length: 1 + Math.floor(random() * 5) }, () => sentence(random, strange)).join(" "),
  ).join("\n");
}

/** A sentence that no text of {@link prose} has. */
export function newSentence(random: () => number): string {
  return pick(
    [
      "Meanwhile a storm crossed the northern coast.",
      "Ticket prices rose again!",
      "What follows was written later, by another hand.",
      "See the appendix.",
    ],
    random,
  );
}

/** Where words of a text begin and end: what a person selects is between such places. */
export function wordSpans(text: string): { readonly start: number; readonly end: number }[] {
  return Array.from(text.matchAll(/\S+/g), (match) => {
    const lead = /^[“"(]*/.exec(match[0])?.[0].length ?? 0;
    const tail = /[”".,;…]*$/.exec(match[0])?.[0].length ?? 0;
    const whole = lead + tail >= match[0].length;
    return {
      start: match.index + (whole ? 0 : lead),
      end: match.index + match[0].length - (whole ? 0 : tail),
    };
  });
}

/** Takes a passage of whole words as a quotation: often a few words, sometimes one, sometimes across paragraphs. */
export function quote(text: string, random: () => number): Selector & { readonly start: number; readonly end: number } {
  const spans = wordSpans(text);
  const length = pick([1, 2, 3, 4, 6, 8, 8, 12, 12, 20, 30], random);
  const first = Math.floor(random() * Math.max(1, spans.length - length));
  const start = spans[first]?.start ?? 0;
  const end = spans[Math.min(spans.length, first + length) - 1]?.end ?? text.length;
  return { exact: text.slice(start, end), ...contextOf(text, start, end), start, end };
}
