import { afterEach, describe } from "vitest";
import { describeCommands } from "./suite-commands.ts";
import { describeConduct } from "./suite-conduct.ts";
import { describeHostileCalls } from "./suite-hostile-calls.ts";
import type { Transport } from "./transports.ts";
import { makeWorld, type World } from "./world.ts";

/** Every rule of the contract that a window relies on, over one way of reaching the core. */
export function describeContract(transport: Transport): void {
  describe(`contract over ${transport.name}`, () => {
    let open: World[] = [];
    async function enter(options?: { damaged?: boolean }): Promise<World> {
      const world = await makeWorld(transport, options);
      open.push(world);
      return world;
    }
    afterEach(async () => {
      for (const world of open) await world.close();
      open = [];
    });

    describeCommands(enter);
    describeHostileCalls(transport, enter);
    describeConduct(transport, enter);
  });
}
