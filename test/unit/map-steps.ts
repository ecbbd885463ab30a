import type { CommandArguments } from "#shared/contract/commands.ts";
import type { ImportKept, ImportState } from "#shared/contract/results/imports.ts";
import { DocumentBuilder } from "#shared/formats/document/builder.ts";
import type { MapDocument } from "#shared/formats/document/map-document.ts";
import { readWarrant } from "#shared/formats/warrant/read.ts";
import { writeWarrant } from "#shared/formats/warrant/write.ts";
import { ask } from "./commands-fixture.ts";
import { readFiles } from "./import-steps.ts";

type KeepMap = Extract<CommandArguments<"import.keep">["items"][number], { map: unknown }>["map"];

/** Reads documents as Warrant map files. */
export async function readDocuments(...documents: readonly MapDocument[]): Promise<ImportState> {
  return readFiles(
    Object.fromEntries(documents.map((document, index) => [`${index}.warrant.json`, writeWarrant(document).text])),
  );
}

/** Keeps every map of a job. */
export async function keepAll({ jobId, items }: ImportState, map: KeepMap = {}): Promise<ImportKept> {
  return ask("import.keep", { jobId, items: items.map(({ itemId }) => ({ itemId, map })) });
}

/** Reads and keeps a document; answers the new map's id. */
export async function importDocument(document: MapDocument, map: KeepMap = {}): Promise<string> {
  return (await keepAll(await readDocuments(document), map)).mapIds[0] ?? "";
}

/** A map of the library as a document, by way of a Warrant map file. */
export async function documentOf(mapId: string, texts = true): Promise<MapDocument> {
  const { base64 } = await ask("map.write", { mapId, format: "warrant", texts });
  return readWarrant(Buffer.from(base64, "base64").toString("utf8")).document;
}

/** A map of these claims, each a reason for the first, without places. */
export function mapOf(title: string, ...texts: readonly string[]): MapDocument {
  const builder = new DocumentBuilder();
  for (const [index, text] of texts.entries()) builder.claim({ key: `${index}`, text, where: "" });
  for (let index = 1; index < texts.length; index += 1) {
    builder.inference({
      key: `${index}`,
      kind: "support",
      premises: [{ claimKey: `${index}` }],
      target: { claimKey: "0" },
      where: "",
    });
  }
  return builder.finish(title).document;
}
