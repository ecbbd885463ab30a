import type { EventName, Events } from "#shared/contract/bridge.ts";

/** What main tells every window, as one value. */
export type EventMessage = { [E in EventName]: { readonly event: E; readonly payload: Events[E] } }[EventName];

export type Listener = (message: EventMessage) => void;

export type Broadcast = {
  readonly send: (message: EventMessage) => void;
  /** Calls `listener` on every message until the returned function is called. */
  readonly subscribe: (listener: Listener) => () => void;
};

/** Messages to every listener, in order; one that throws is logged and keeps none of the others waiting. */
export function createBroadcast(log: (line: string) => void): Broadcast {
  const listeners = new Set<Listener>();
  return {
    send: (message) => {
      for (const listener of [...listeners]) {
        try {
          listener(message);
        } catch (error) {
          log(`${message.event}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
        }
      }
    },
    subscribe: (listener) => {
      // Wrapped, so that a function that subscribes twice is two subscriptions.
      const entry: Listener = (message) => listener(message);
      listeners.add(entry);
      return () => {
        listeners.delete(entry);
      };
    },
  };
}
