import { draw } from "#main/drawing/draw.ts";
import type { Drawing, DrawingTask } from "#main/drawing/task.ts";
import { mapImageOptions } from "#shared/contract/commands/images.ts";
import type { CommandArguments } from "#shared/contract/commands.ts";
import type { CompactRecords, FieldValue } from "#shared/contract/results.ts";
import type { MapDocument } from "#shared/formats/document/map-document.ts";
import type { RecordTables } from "#shared/model/diffs.ts";
import { tableNames } from "#shared/model/records.ts";
import { mapId, type Story, tell } from "./scene-fixture.ts";

export type Options = Omit<CommandArguments<"map.export">, "mapId" | "jobId" | "carry">;

export const date = "2026-03-04T05:06:07.000Z";

/** A task to draw the map of a story, or of these tables, as `map.export` makes it. */
export function taskFor(
  of: Story | RecordTables,
  options: Options,
  more: { readonly mapId?: string; readonly carry?: MapDocument } = {},
): DrawingTask {
  const { carry: _, ...checked } = mapImageOptions.parse(options);
  const tables = "maps" in of ? of : tell(of);
  return {
    drawn: { of: "map", records: packed(tables), mapId: more.mapId ?? mapId },
    options: checked,
    date,
    carry: more.carry ?? null,
  };
}

/** Draws in this thread. */
export async function drawn(of: Story | RecordTables, options: Options): Promise<Drawing & { readonly bytes: Buffer }> {
  const drawing = await draw(taskFor(of, options), () => {});
  return { ...drawing, bytes: Buffer.from(drawing.base64, "base64") };
}

function packed(tables: RecordTables): CompactRecords {
  return Object.fromEntries(
    tableNames.map((table) => {
      const records = [...tables[table].values()];
      const fields = Object.keys(records[0] ?? {});
      const rows = records.map((record) => {
        const values = new Map<string, FieldValue>(Object.entries(record));
        return fields.map((field) => values.get(field) ?? null);
      });
      return [table, { fields, same: {}, rows }];
    }),
  );
}
