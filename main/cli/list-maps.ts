import type { Connection } from "./connection.ts";
import { type Output, table } from "./output.ts";

/** `warrant maps` */
export async function listMaps(connection: Connection, output: Output): Promise<void> {
  const maps = await connection.ask("maps.list", {});
  output.result(
    maps.map(({ id, title, claims, inferences, updatedAt }) => ({ id, title, claims, inferences, updatedAt })),
    maps.length === 0
      ? ["There are no maps in this library."]
      : table([
          ["ID", "CLAIMS", "ARGUMENTS", "CHANGED", "TITLE"],
          ...maps.map(({ id, title, claims, inferences, updatedAt }) => [
            id,
            String(claims),
            String(inferences),
            updatedAt.slice(0, 10),
            title,
          ]),
        ]),
  );
}
