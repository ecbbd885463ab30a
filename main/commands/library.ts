import type { TableName } from "#shared/model/records.ts";
import { tableNames } from "#shared/model/records.ts";
import type { Handlers } from "./context.ts";

/** What a window asks first. */
export const libraryHandlers: Handlers<"library.get"> = {
  "library.get": ({ library }) => {
    const { read } = library;
    return {
      path: library.path,
      schemaVersion: library.schemaVersion,
      counts: Object.fromEntries(tableNames.map((table) => [table, read.count(table)])) as Record<TableName, number>,
      positions: read.all("positions").sort((a, b) => a.rank - b.rank),
      speakers: read.all("speakers"),
      sources: library.queries.sourceFacts(),
      tags: read.all("tags"),
      history: library.history(),
    };
  },
};
