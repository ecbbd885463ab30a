/** What makes a changed word a change of what is said. */
export type MeaningKind = "negation" | "number" | "quantifier" | "modal";

const lists: Readonly<Record<Exclude<MeaningKind, "number">, string>> = {
  negation: `not no nope never none nobody nothing nowhere neither nor without hardly scarcely barely rarely seldom
    unless except lack lacks lacked lacking`,
  quantifier: `all every each any some many much most more several few fewer fewest little less least enough only
    solely merely just both either entire entirely whole wholly fully partly partially mostly mainly largely almost
    nearly approximately roughly majority minority everyone everybody everything everywhere anyone anybody anything
    anywhere someone somebody something somewhere always often usually frequently sometimes occasionally generally
    exactly`,
  modal: `may might must can could should shall will would ought need needs needed possibly perhaps maybe probably
    likely unlikely possible impossible probable certainly certain surely definitely necessarily allegedly reportedly
    apparently allowed permitted required obliged forbidden prohibited`,
};

const kinds = new Map<string, MeaningKind>(
  (["negation", "quantifier", "modal"] as const).flatMap((kind) =>
    lists[kind].split(/\s+/).map((word) => [word, kind] as const),
  ),
);

const ones =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const tens = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const firstOnes =
  "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth".split(
    " ",
  );

/** "1st", "2nd", "23rd", "11th" as they are written. */
function ordinal(value: number): string {
  const teen = Math.floor(value / 10) % 10 === 1;
  return `${value}${(teen ? undefined : ["th", "st", "nd", "rd"][value % 10]) ?? "th"}`;
}

/** Number words and what they are in digits, so that "ten" and "10" are one. */
const numerals = new Map<string, string>([
  ...ones.map((word, value) => [word, String(value)] as const),
  ...tens.map((word, at) => [word, String(20 + 10 * at)] as const),
  ...firstOnes.slice(1).map((word, at) => [word, ordinal(at + 1)] as const),
  ...tens.map((word, at) => [word.replace(/y$/, "ieth"), ordinal(20 + 10 * at)] as const),
  ...["percent", "pct"].map((word) => [word, "%"] as const),
]);

const measures = new Set(
  `minus hundred hundreds thousand thousands million millions billion billions trillion trillions dozen dozens half halves
  quarter quarters double twice thrice once triple single dollar dollars euro euros pound pounds
  january february march april june july august september october november december
  monday tuesday wednesday thursday friday saturday sunday`.split(/\s+/),
);

/** The tens of "twenty-one", null for other words. */
export function tensOf(word: string): number | null {
  const at = tens.indexOf(word);
  return at < 0 ? null : 20 + 10 * at;
}

/** The ones of "twenty-one" or "twenty-first", null for other words. */
export function onesOf(word: string): { readonly value: number; readonly ordinal: boolean } | null {
  const cardinal = ones.indexOf(word);
  if (cardinal > 0 && cardinal < 10) return { value: cardinal, ordinal: false };
  const first = firstOnes.indexOf(word);
  return first > 0 && first < 10 ? { value: first, ordinal: true } : null;
}

/** The number written in words as digits: `value` as "21" or "21st". */
export function digitsOf(value: number, isOrdinal: boolean): string {
  return isOrdinal ? ordinal(value) : String(value);
}

/** One form for each number: without separators, words as digits. Other words stay. */
export function canonicalNumber(word: string): string {
  const known = numerals.get(word);
  if (known !== undefined) return known;
  return /\d/.test(word) ? word.replace(/(?<=\d)[, ](?=\d{3}(?!\d))/g, "") : word;
}

/** What kind of word this is, in lower case and folded; null for a word whose change is one of wording only. */
export function kindOf(word: string): MeaningKind | null {
  const kind = kinds.get(word);
  if (kind !== undefined) return kind;
  return /[\p{N}\p{Sc}%‰°]/u.test(word) || numerals.has(word) || measures.has(word) ? "number" : null;
}

const prefixes = ["un", "in", "im", "il", "ir", "dis", "non", "non-", "mis", "anti", "anti-"];

/** True when one of the words says that the other is not so: "lawful" and "unlawful", "harmful" and "harmless". */
export function areOpposite(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (short.length > 2 && prefixes.some((prefix) => long === prefix + short)) return true;
  return short.replace(/ful(ly)?$/, "less$1") === long.replace(/ful(ly)?$/, "less$1") && short !== long;
}
