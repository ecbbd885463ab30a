import type { Migration } from "./index.ts";

/**
 * Which way a map reads. Maps that the journal can bring back get the direction
 * that they had without knowing: entries of whole records are those with no
 * before or no after.
 */
export const mapDirection: Migration = {
  version: 5,
  name: "map-direction",
  sql: `
    UPDATE changes SET diff = (
      SELECT json_group_array(json(
        CASE
          WHEN value ->> '$.table' <> 'maps' THEN value
          WHEN json_type(value, '$.before') = 'null' THEN json_set(value, '$.after.direction', 'down')
          WHEN json_type(value, '$.after') = 'null' THEN json_set(value, '$.before.direction', 'down')
          ELSE value
        END
      ) ORDER BY key)
      FROM json_each(changes.diff)
    )
    WHERE EXISTS (SELECT 1 FROM json_each(changes.diff) WHERE value ->> '$.table' = 'maps');
    ALTER TABLE maps ADD COLUMN direction TEXT NOT NULL DEFAULT 'down' CHECK (direction IN ('down', 'right'));
  `,
};
