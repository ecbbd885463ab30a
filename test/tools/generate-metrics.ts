import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { openSync } from "fontkit";
import { type FaceMetrics, type FaceName, faces } from "#shared/scene/fonts.ts";

/**
 * Writes shared/scene/metrics/*.json from the bundled TTF files: every advance
 * width, no kerning, no ligatures. Run it when a font package changes:
 * `npx node test/tools/generate-metrics.ts`.
 */

/** The metrics of one face as its TTF file has them. */
export function readMetrics(face: FaceName): FaceMetrics {
  const font = openSync(fileURLToPath(import.meta.resolve(faces[face].file)));
  const runs: number[][] = [];
  let next = -1;
  for (const codePoint of [...font.characterSet].sort((a, b) => a - b)) {
    const advance = font.glyphForCodePoint(codePoint).advanceWidth;
    if (codePoint !== next) runs.push([codePoint]);
    runs.at(-1)?.push(advance);
    next = codePoint + 1;
  }
  return {
    unitsPerEm: font.unitsPerEm,
    ascent: font.ascent,
    descent: font.descent,
    capHeight: font.capHeight,
    runs,
  };
}

/** The text of a metrics file: one run of neighbouring characters a line, its first code point first. */
export function formatMetrics(metrics: FaceMetrics): string {
  const { runs, ...facts } = metrics;
  const head = JSON.stringify(facts).slice(0, -1);
  return `${head},"runs":[\n${runs.map((run) => JSON.stringify(run)).join(",\n")}\n]}\n`;
}

/** Where the metrics file of a face lies. */
export function metricsPath(face: FaceName): string {
  return fileURLToPath(new URL(`../../shared/scene/metrics/${face}.json`, import.meta.url));
}

/** The metrics file as it stands. */
export function storedMetrics(face: FaceName): string {
  return readFileSync(metricsPath(face), "utf8");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const face of Object.keys(faces) as FaceName[])
    writeFileSync(metricsPath(face), formatMetrics(readMetrics(face)));
}
