import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { describe, expect, onTestFinished, test } from "vitest";
import { createApp } from "#main/app/app.ts";
import { seedRecords } from "#seeds/index.ts";
import type { CommandArguments, CommandName, CommandResult } from "#shared/contract/commands.ts";
import { temporaryFolder } from "../contract/transports.ts";
import { corpusPath, hasCorpus, readArticles } from "./seeds/corpus.ts";

/** A new library with the debate in it, as a person finds it at the first start. */
function startAnew() {
  const folder = temporaryFolder();
  const app = createApp({ libraryPath: join(folder.path, "library.warrant") });
  onTestFinished(async () => {
    await app.close();
    folder.remove();
  });
  async function ask<N extends CommandName>(name: N, args: CommandArguments<N>): Promise<CommandResult<N>> {
    const answer = await app.dispatch(name, args);
    if (!answer.ok) throw new Error(`${answer.error.code}: ${answer.error.message}`);
    return answer.value as CommandResult<N>;
  }
  return { app, ask };
}

describe.skipIf(!hasCorpus)("the five articles (skipped where the corpus folder is absent)", () => {
  test("[I26] dropped together on a new library they attach to their sources, and every quotation is exact", async () => {
    const { app, ask } = startAnew();
    const articles = readArticles();
    const files: { fileId: string; name: string }[] = [];
    for (const { file } of articles) {
      const answer = await app.receive({ path: join(corpusPath, file) });
      if (!answer.ok) throw new Error(answer.error.message);
      files.push({ ...answer.value, name: basename(file) });
    }
    const { jobId } = await ask("import.start", { files });
    let state = await ask("import.get", { jobId });
    while (state.status === "reading") {
      await setTimeout(20);
      state = await ask("import.get", { jobId });
    }

    const quotations = seedRecords("2026-01-01T00:00:00.000Z").quotations ?? [];
    const countOf = (sourceId: string) => quotations.filter((quotation) => quotation.sourceId === sourceId).length;
    expect(state.items.map(({ fileName, sameAs, matches }) => ({ fileName, sameAs, matches }))).toEqual(
      articles.map(({ file, sourceId }) => ({
        fileName: file,
        sameAs: null,
        matches: [
          expect.objectContaining({
            sourceId,
            hasText: false,
            outcomes: { exact: countOf(sourceId), moved: 0, reworded: 0, meaning: 0, lost: 0 },
          }),
        ],
      })),
    );

    const items = state.items.map(({ itemId, matches }) => ({ itemId, sourceId: matches[0]?.sourceId ?? "" }));
    const { reports } = await ask("import.keep", { jobId, items });
    const passages = reports.flatMap((report) => report.passages);
    expect(passages).toHaveLength(quotations.length);
    expect(passages.filter(({ outcome }) => outcome !== "exact")).toEqual([]);
    for (const { file, sourceId } of articles) {
      const kept = await ask("source.text", { sourceId });
      expect(kept?.file).toMatchObject({ name: file, size: readFileSync(join(corpusPath, file)).length });
      const { quotations: found, undecided } = await ask("source.get", { sourceId });
      expect(undecided).toBe(0);
      for (const { quotation } of found) {
        expect(quotation.standing).toBe("exact");
        expect(kept?.text.slice(quotation.start ?? 0, quotation.end ?? 0)).toBe(quotation.exact);
      }
    }
    expect((await ask("history.get", {})).undo).toBe("Attach 5 texts");
  });
});
