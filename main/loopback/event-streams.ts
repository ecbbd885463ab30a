import type { ServerResponse } from "node:http";

const heartbeatMs = 15_000;
/** A window that has not read this much is let go; it reconnects and loads everything anew. */
const backlogLimitBytes = 64 * 1024 * 1024;
/** How long a page waits before it connects again, in milliseconds; less than the shortest idle time. */
const reconnectMs = 1_000;

/** The open server-sent event streams, one a window. */
export type EventStreams = {
  /** Takes over `response` until either side ends it. */
  readonly add: (response: ServerResponse, headers: Record<string, string>) => void;
  readonly broadcast: (event: string, payload: unknown) => void;
  /** Ends every stream and takes no more. */
  readonly close: () => void;
};

/** @param onCount called with the number of open streams whenever it changes */
export function createEventStreams(onCount: (count: number) => void): EventStreams {
  const streams = new Set<ServerResponse>();
  let closed = false;

  function send(text: string): void {
    for (const stream of streams) {
      stream.write(text);
      if (stream.writableLength > backlogLimitBytes) stream.destroy();
    }
  }

  // Writing is how a connection that went away without a word is noticed.
  const heartbeat = setInterval(() => send(": still here\n\n"), heartbeatMs);
  heartbeat.unref();

  return {
    add(response, headers) {
      response.writeHead(200, { ...headers, "content-type": "text/event-stream; charset=utf-8" });
      response.write(`retry: ${reconnectMs}\n\n`);
      if (closed) {
        response.end();
        return;
      }
      streams.add(response);
      response.on("error", () => response.destroy());
      response.on("close", () => {
        if (streams.delete(response)) onCount(streams.size);
      });
      onCount(streams.size);
    },
    broadcast(event, payload) {
      send(`event: ${event}\ndata: ${JSON.stringify(payload)}\n\n`);
    },
    close() {
      closed = true;
      clearInterval(heartbeat);
      for (const stream of streams) stream.end();
    },
  };
}
