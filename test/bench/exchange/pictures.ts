import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CommandArguments } from "#shared/contract/commands.ts";
import { argdownSvg, argdownText } from "../argdown.ts";
import type { BaselinePicture } from "../baseline-page/map.ts";
import { withBaselinePage, withOpenBaseline } from "../frames/baseline-page.ts";
import { makeBenchMap } from "../frames/bench-map.ts";
import { percentile } from "../measure.ts";
import { bytesInWords, type ChildResult, inChild } from "./child.ts";

type Drawn = { readonly bytes: number; readonly width: number; readonly height: number; readonly pages: number };
type Options = Omit<CommandArguments<"map.export">, "mapId">;

const sizes = [100, 1_000, 5_000] as const;
/** Of the page that html-to-image draws; what of the map is in view has no part in it. */
const stage = { size: { width: 1280, height: 800 }, first: { x: 0, y: 0, zoom: 1 }, fit: { x: 0, y: 0, zoom: 0.1 } };

/**
 * Whole maps as SVG, PNG and PDF, from the library's file to the bytes, beside
 * html-to-image on stock React Flow with the same cards, all of them mounted (with
 * those in view alone it draws a blank), and beside Argdown from its text to SVG.
 */
export async function benchPictures(): Promise<void> {
  for (const size of sizes) {
    const { view } = makeBenchMap(size);
    console.log(
      `\nPictures of ${size.toLocaleString("en")} cards${" ".repeat(24)}  median   × ours     bytes   peak memory    pixels`,
    );
    const theirs = { svg: await htmlToImage(size, "svg"), png: await htmlToImage(size, "png") };
    const svg = await draw(size, { format: "svg", size: { by: "scale", scale: 1 } });
    printOurs("SVG", svg);
    printTheirs("  html-to-image 1.11.11", theirs.svg, svg);
    const begun = performance.now();
    const argdown = await argdownSvg(argdownText(view));
    const argdownMs = performance.now() - begun;
    printRow("  @argdown/node, from its text", argdownMs, argdownMs / median(svg), argdown.length, null, "");
    // As many pixels as html-to-image gives: it makes its picture smaller where a canvas would end.
    const png = await draw(size, { format: "png", size: pixelsOf(theirs.png) });
    printOurs(theirs.png ? "PNG of as many pixels as theirs at scale 2" : "PNG at scale 0.5", png);
    printTheirs("  html-to-image 1.11.11", theirs.png, png);
    printOurs("PDF, one page", await draw(size, { format: "pdf", size: { by: "scale", scale: 0.25 } }));
  }
}

function pixelsOf(picture: BaselinePicture | null): NonNullable<Options["size"]> {
  if (picture === null) return { by: "scale", scale: 0.5 };
  return { by: "pixels", width: Math.floor(picture.width), height: Math.floor(picture.height) };
}

function draw(size: number, options: Options): Promise<ChildResult<Drawn>> {
  return inChild<Drawn>("./draw.ts", size, size > 1_000 ? 2 : 4, JSON.stringify(options));
}

/** Once: at its usual size it takes tens of seconds. Null where it fails: its picture is then longer than a string may be. */
async function htmlToImage(size: number, format: "svg" | "png"): Promise<BaselinePicture | null> {
  const folder = mkdtempSync(join(tmpdir(), "warrant-bench-pictures-"));
  const { view } = makeBenchMap(size);
  try {
    return await withBaselinePage(folder, view, (address) =>
      withOpenBaseline(address, view, { variant: "all", ...stage }, async ({ page }) => {
        const drawn = page.evaluate(([as, scale]) => window.pictureOfMap?.(as, scale), [format, 2] as const);
        const picture = await drawn.catch((error: unknown) => {
          if (String(error).includes("Invalid string length")) return null;
          throw error;
        });
        if (picture === undefined) throw new Error("the baseline's page draws no pictures");
        return picture;
      }),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function median({ times }: ChildResult<unknown>): number {
  return percentile(times, 0.5);
}

function printOurs(name: string, result: ChildResult<Drawn>): void {
  const { bytes, width, height } = result.facts;
  printRow(name, median(result), null, bytes, result.peakBytes, `${width} × ${height}`);
}

function printTheirs(name: string, picture: BaselinePicture | null, ours: ChildResult<Drawn>): void {
  if (picture === null) {
    console.log(`${name.padEnd(46)}fails: its picture is longer than a string may be`);
    return;
  }
  const { milliseconds, bytes, width, height } = picture;
  printRow(
    name,
    milliseconds,
    milliseconds / median(ours),
    bytes,
    null,
    `${Math.round(width)} × ${Math.round(height)}`,
  );
}

function printRow(
  name: string,
  ms: number,
  ratio: number | null,
  bytes: number,
  peak: number | null,
  pixels: string,
): void {
  console.log(
    `${name.padEnd(46)}${ms.toFixed(0).padStart(8)}${(ratio?.toFixed(1) ?? "").padStart(9)}${bytesInWords(bytes).padStart(10)}${(peak === null ? "" : bytesInWords(peak)).padStart(14)}    ${pixels}`,
  );
}
