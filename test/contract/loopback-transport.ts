import type { EventMessage } from "#main/app/app.ts";
import { startLoopback } from "#main/loopback/loopback.ts";
import type { ReceivedFile } from "#shared/contract/bridge.ts";
import type { Answer } from "#shared/contract/errors.ts";
import { pageFolder, type Transport } from "./transports.ts";

/** Real HTTP on 127.0.0.1: the token exchanged for the cookie, commands by POST, events by server-sent events. */
export const loopback: Transport = {
  name: "loopback HTTP",
  connect: async (core) => {
    const pages = pageFolder();
    const host = await startLoopback({ app: core, rendererDir: pages.path, keep: true });
    const origin = new URL(host.url).origin;
    const opening = await fetch(host.url, { redirect: "manual" });
    const cookie = (opening.headers.get("set-cookie") ?? "").split(";")[0] ?? "";

    const events: EventMessage[] = [];
    const leaving = new AbortController();
    const stream = await fetch(`${origin}/events`, { headers: { cookie }, signal: leaving.signal });
    const reading = readEvents(stream, (message) => {
      if (message.event !== "import") events.push(message);
    }).catch(() => {});

    return {
      events,
      invoke: async (name, args) => {
        const response = await fetch(`${origin}/command/${encodeURIComponent(name)}`, {
          method: "POST",
          headers: { cookie, origin, "content-type": "application/json" },
          body: JSON.stringify(args) ?? "",
        });
        return (await response.json()) as Answer<unknown>;
      },
      sendFile: async (content) => {
        const response = await fetch(`${origin}/files`, {
          method: "POST",
          headers: { cookie, origin, "content-type": "application/octet-stream" },
          body: content,
        });
        return (await response.json()) as Answer<ReceivedFile>;
      },
      close: async () => {
        leaving.abort();
        await reading;
        await host.close();
        pages.remove();
      },
    };
  },
};

async function readEvents(stream: Response, hear: (message: EventMessage) => void): Promise<void> {
  if (!stream.ok || !stream.body) throw new Error(`the event stream answers ${stream.status}`);
  let text = "";
  for await (const part of stream.body.pipeThrough(new TextDecoderStream())) {
    text += part;
    const messages = text.split("\n\n");
    text = messages.pop() ?? "";
    for (const message of messages) {
      const event = /^event: ?(.*)$/m.exec(message)?.[1];
      const data = /^data: ?(.*)$/m.exec(message)?.[1];
      if (event && data !== undefined) hear({ event, payload: JSON.parse(data) } as EventMessage);
    }
  }
}
