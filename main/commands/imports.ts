import type { CheckedArguments } from "#shared/contract/commands.ts";
import type { AttachReport } from "#shared/contract/results/sources.ts";
import { attachText, prepareAttaching, previewAttaching } from "./attach-text.ts";
import { type CommandContext, counted, edit, type Handlers, need, refuse } from "./context.ts";
import type { ReadItem } from "./import-jobs.ts";
import { insertSource } from "./source-facts.ts";

/** Files as texts of sources, and lists of references as sources. */
export const importHandlers: Handlers<"import.start" | "import.get" | "import.preview" | "import.keep" | "import.end"> =
  {
    "import.start": ({ library, imports }, { files }) => {
      // Without a library there is nothing to recognise and nowhere to keep.
      library.history();
      return imports.start(files);
    },

    "import.get": ({ imports }, { jobId }) => imports.state(jobId),

    "import.preview": async (context, { jobId, itemId, sourceId }) => {
      const text = textOf(context.imports.item(jobId, itemId));
      await prepareAttaching(context.library.read, sourceId, text);
      return previewAttaching(context.library.read, sourceId, text);
    },

    "import.keep": (context, { jobId, items }) => context.imports.keep(jobId, () => keep(context, jobId, items)),

    "import.end": ({ imports }, { jobId }) => {
      imports.end(jobId);
      return null;
    },
  };

type Wanted = CheckedArguments<"import.keep">["items"];

async function keep(context: CommandContext, jobId: string, wanted: Wanted) {
  refuseTwice(wanted);
  const chosen = wanted.map((each) => ({ ...each, item: context.imports.item(jobId, each.itemId) }));
  for (const each of chosen) {
    if ("sourceId" in each) await prepareAttaching(context.library.read, each.sourceId, textOf(each.item));
  }
  const added = chosen.filter((each) => "facts" in each).length;
  return edit(context, labelOf(added, chosen.length - added), (tx) => {
    const sourceIds: string[] = [];
    const reports: AttachReport[] = [];
    for (const each of chosen) {
      if ("sourceId" in each) {
        need(tx, "sources", each.sourceId);
        reports.push(attachText(tx, each.sourceId, textOf(each.item)));
        sourceIds.push(each.sourceId);
      } else {
        sourceIds.push(insertSource(tx, each.facts, each.item.text));
      }
    }
    return { sourceIds, reports };
  });
}

function refuseTwice(wanted: Wanted): void {
  if (new Set(wanted.map(({ itemId }) => itemId)).size < wanted.length) {
    throw refuse("The same text is named twice. Keep it once.");
  }
  const sourceIds = wanted.flatMap((each) => ("sourceId" in each ? [each.sourceId] : []));
  if (new Set(sourceIds).size < sourceIds.length) {
    throw refuse("Two texts cannot both become the text of one source. Choose one of them.");
  }
}

function textOf({ fileName, text }: ReadItem) {
  if (text === null) {
    throw refuse(`${fileName} is a reference without a text. It can be added as a source, not attached to one.`);
  }
  return text;
}

function labelOf(added: number, attached: number): string {
  const add = `Add ${counted(added, "source")}`;
  const attach = `ttach ${counted(attached, "text")}`;
  if (attached === 0) return add;
  return added === 0 ? `A${attach}` : `${add} and a${attach}`;
}
