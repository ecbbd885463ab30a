import { assertNever } from "../model/assert-never.ts";
import type { MapDocument } from "./document/map-document.ts";
import type { WrittenMap } from "./document/parsed-map.ts";
import type { WrittenFormat } from "./format-list.ts";

/** Writes a map as a file of a format, and says what that cannot carry. */
export async function writeMap(format: WrittenFormat, document: MapDocument): Promise<WrittenMap> {
  switch (format) {
    case "warrant":
      return (await import("./warrant/write.ts")).writeWarrant(document);
    case "aif":
      return (await import("./aif/write.ts")).writeAif(document);
    case "xaif":
      return (await import("./aif/write.ts")).writeXaif(document);
    case "argdown":
      return (await import("./argdown/write.ts")).writeArgdown(document);
    case "kialo":
      return (await import("./kialo/write.ts")).writeKialo(document);
    case "json-canvas":
      return (await import("./json-canvas/write.ts")).writeJsonCanvas(document);
    case "sadface":
      return (await import("./sadface/write.ts")).writeSadface(document);
    case "markdown":
      return (await import("./markdown/write-outline.ts")).writeMarkdownOutline(document);
    case "markdown-report":
      return (await import("./markdown/write-report.ts")).writeMarkdownReport(document);
    case "csv-claims":
      return (await import("./csv/write.ts")).writeCsvClaims(document);
    case "csv-links":
      return (await import("./csv/write.ts")).writeCsvLinks(document);
    case "graphml":
      return (await import("./graphml/write.ts")).writeGraphml(document);
    case "dot":
      return (await import("./dot/write.ts")).writeDot(document);
    case "mermaid":
      return (await import("./mermaid/write.ts")).writeMermaid(document);
    default:
      return assertNever(format);
  }
}
