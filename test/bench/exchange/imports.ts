import { readFormats } from "#shared/formats/format-list.ts";
import { percentile } from "../measure.ts";
import { bytesInWords, inChild } from "./child.ts";

type Facts = {
  readonly bytes: number;
  readonly claims: number;
  readonly inferences: number;
  readonly reading: readonly number[];
};

/**
 * Maps of 1,000 and 10,000 claims from a file of each format into an empty library.
 * The baseline is Warrant's own format at the same size.
 */
export async function benchImports(): Promise<void> {
  for (const size of [1_000, 10_000]) {
    console.log(
      `\nImport of ${size.toLocaleString("en")} claims${" ".repeat(11)}  median   of it read   × Warrant's     bytes   peak memory   claims   arguments`,
    );
    let own: number | null = null;
    for (const format of readFormats) {
      const { times, peakBytes, facts } = await inChild<Facts>("./import.ts", format, size, size > 1_000 ? 1 : 3);
      const ms = percentile(times, 0.5);
      own ??= ms;
      console.log(
        [
          format.padEnd(32),
          ms.toFixed(0).padStart(8),
          percentile(facts.reading, 0.5).toFixed(0).padStart(13),
          (ms / own).toFixed(1).padStart(14),
          bytesInWords(facts.bytes).padStart(10),
          bytesInWords(peakBytes).padStart(14),
          facts.claims.toLocaleString("en").padStart(9),
          facts.inferences.toLocaleString("en").padStart(12),
        ].join(""),
      );
    }
  }
}
