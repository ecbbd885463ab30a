import { bodyLimitBytes } from "#shared/contract/body-limit.ts";
import type { EventName, Events, FileToSave } from "#shared/contract/bridge.ts";
import type { Answer } from "#shared/contract/errors.ts";
import { isAnswer } from "./answers.ts";
import type { WindowBridge } from "./bridge.ts";
import { failed, programGone } from "./failed.ts";
import { sendFile } from "./send-file.ts";

/** How long to wait, in milliseconds, before asking anew for a stream that was refused. */
const refusedRetryMs = 3_000;
/** How long a command waits for the first event stream, in milliseconds. */
const firstStreamMs = 2_000;
/** Characters of a request that may outlive its page. */
const largestKeptAlive = 16_000;
const eventNames = ["changed", "replaced", "import", "export", "action"] as const satisfies readonly EventName[];

type Listeners = { readonly [E in EventName]: Set<(payload: Events[E]) => void> };

/** The bridge of a page that the loopback host serves: commands by `fetch`, events by one event stream. */
export function createLoopbackBridge(): WindowBridge {
  const events = listenToEvents();
  return {
    host: "loopback",
    async invoke(name, args) {
      // A change made elsewhere between the first answer and the first event
      // would be missed; so the stream comes first.
      await events.ready;
      return send(name, args);
    },
    subscribe: events.subscribe,
    saveFile,
    sendFile,
    onCutOff: events.onCutOff,
  };
}

async function send<T>(name: string, args: unknown): Promise<Answer<T>> {
  const body = JSON.stringify(args);
  if (new Blob([body]).size > bodyLimitBytes) return failed("invalid-arguments", "That is too much at once.");
  try {
    const response = await fetch(`/command/${encodeURIComponent(name)}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body,
      credentials: "same-origin",
      cache: "no-store",
      redirect: "error",
      // What a closing window still has to say must outlive it. Browsers keep at most 64 KiB of such requests alive.
      keepalive: name === "settings.set" && body.length < largestKeptAlive,
    });
    const answer: unknown = await response.json();
    if (isAnswer(answer)) return answer as Answer<T>;
  } catch {
    // Not reached, cut off, or answered by something that is not Warrant.
  }
  return failed("unavailable", programGone);
}

/**
 * One event stream for the page, whose end is the first sign that the program has
 * stopped. The browser connects again by itself when the stream breaks, and gives
 * up when it is refused; then we ask anew. Whatever
 * happened in between is unknown, so that a stream that came back emits
 * `replaced` and windows load everything anew.
 */
function listenToEvents(): Pick<WindowBridge, "subscribe" | "onCutOff"> & { readonly ready: Promise<void> } {
  const listeners: Listeners = {
    changed: new Set(),
    replaced: new Set(),
    import: new Set(),
    export: new Set(),
    action: new Set(),
  };
  const cutOff = new Set<() => void>();
  let openedBefore = false;
  let settle = () => {};
  const ready = new Promise<void>((resolve) => {
    settle = resolve;
    setTimeout(resolve, firstStreamMs);
  });

  function emit<E extends EventName>(event: E, payload: Events[E]): void {
    for (const listener of [...listeners[event]]) listener(payload);
  }

  function connect(): void {
    const source = new EventSource("/events");
    source.addEventListener("open", () => {
      settle();
      if (openedBefore) emit("replaced", null);
      openedBefore = true;
    });
    source.addEventListener("error", () => {
      settle();
      if (source.readyState === EventSource.CLOSED) setTimeout(connect, refusedRetryMs);
      for (const listener of [...cutOff]) listener();
    });
    for (const name of eventNames) {
      source.addEventListener(name, (message: MessageEvent<string>) => emit(name, JSON.parse(message.data)));
    }
  }
  connect();

  return {
    ready,
    subscribe(event, listener) {
      listeners[event].add(listener);
      return () => {
        listeners[event].delete(listener);
      };
    },
    onCutOff(listener) {
      cutOff.add(listener);
      return () => {
        cutOff.delete(listener);
      };
    },
  };
}

/** Hands the file to the browser's own download; where it goes, and whether, is the browser's to ask. */
async function saveFile(file: FileToSave): Promise<Answer<string | null>> {
  const bytes = Uint8Array.from(atob(file.base64), (character) => character.charCodeAt(0));
  const url = URL.createObjectURL(new Blob([bytes], { type: file.mediaType }));
  const link = document.createElement("a");
  link.href = url;
  link.download = file.fileName;
  link.click();
  // The download has read the address by then; a minute is ample for the slowest.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  return { ok: true, value: file.fileName };
}
