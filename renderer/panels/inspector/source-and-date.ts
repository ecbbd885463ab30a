import type { SourceFacts } from "#shared/contract/results/sources.ts";
import { dateInWords } from "../ui/dates.ts";

/** `BBC News, 26 March 2017`: where a passage stands, and when it was said. */
export function sourceAndDate(source: Pick<SourceFacts, "containerTitle" | "label">, date: string | null): string {
  const where = source.containerTitle ?? source.label;
  return date === null ? `${where}, no date` : `${where}, ${dateInWords(date)}`;
}
