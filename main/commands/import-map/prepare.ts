import type { Reader } from "#main/store/library.ts";
import { prepareAttaching } from "../attach-text.ts";
import type { ResolutionsByText } from "../placing-passages.ts";
import { resolveAside } from "../resolve-aside.ts";
import type { MapPlan } from "./plan.ts";
import { passagesOf, resolutionsIn, selectorIn, textIn, toResolve } from "./standings.ts";

/** Looks for a map's passages in the texts that their sources will have, while others get their turn; keeps what it finds. */
export async function prepareKeeping(reader: Reader, plan: MapPlan, resolutions: ResolutionsByText): Promise<void> {
  const passages = passagesOf(plan.document);
  for (const source of plan.document.sources) {
    const recordId = plan.matches.sources.get(source.id);
    const choice = plan.choiceOf("source", source.id);
    const record = recordId === undefined || choice === "both" ? null : reader.get("sources", recordId);
    const brought = textIn(source);
    if (record !== null && record.text === null && brought !== null && source.text !== null && choice === "merge") {
      const { file, pages } = source.text;
      const known = resolutionsIn(resolutions, brought.textHash);
      await prepareAttaching(reader, record.id, { ...brought, file, pages, resolutions: known });
    }
    const library =
      record?.text != null && record.textHash !== null ? { text: record.text, textHash: record.textHash } : null;
    const text = record === null || choice === "merge" ? (library ?? brought) : library;
    if (text === null) continue;
    await resolveAside(
      text.text,
      toResolve(passages.get(source.id) ?? [], text, brought?.textHash ?? null).map(selectorIn),
      resolutionsIn(resolutions, text.textHash),
    );
  }
}
