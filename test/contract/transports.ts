import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { App, EventMessage } from "#main/app/app.ts";
import type { ReceivedFile } from "#shared/contract/bridge.ts";
import type { Answer } from "#shared/contract/errors.ts";

/** A way from a window to the core. */
export type Connection = {
  readonly invoke: (name: string, args: unknown) => Promise<Answer<unknown>>;
  /** Hands over a file with this in it. */
  readonly sendFile: (content: string) => Promise<Answer<ReceivedFile>>;
  /** Events as they came in on the window's side; how far imports are is left out, since it tells so at any time. */
  readonly events: readonly EventMessage[];
  readonly close: () => Promise<void>;
};

export type Core = Pick<App, "dispatch" | "subscribe" | "receive">;

export type Transport = {
  readonly name: string;
  readonly connect: (core: Core) => Promise<Connection>;
};

/** A new folder that goes when the returned function is called. */
export function temporaryFolder(): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), "warrant-contract-"));
  return { path, remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 3 }) };
}

/** Straight into dispatch, nothing in between. */
export const direct: Transport = {
  name: "direct dispatch",
  connect: async (core) => {
    const events: EventMessage[] = [];
    const unsubscribe = core.subscribe((message) => {
      if (message.event !== "import") events.push(message);
    });
    return {
      invoke: core.dispatch,
      sendFile: (content) => core.receive({ bytes: [Buffer.from(content)] }),
      events,
      close: async () => unsubscribe(),
    };
  },
};

/** A page with one line, for hosts that want a built window. */
export function pageFolder(): ReturnType<typeof temporaryFolder> {
  const folder = temporaryFolder();
  writeFileSync(join(folder.path, "index.html"), "<!doctype html><title>Warrant</title>");
  return folder;
}
