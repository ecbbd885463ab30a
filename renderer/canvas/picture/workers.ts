import { toast } from "sonner";
import type { FromPainter, FromRouter, ToPainter, ToRouter } from "../../workers/messages.ts";

/** A worker that answers in messages of a known shape. */
export type Peer<To, From> = {
  readonly post: (message: To, transfer?: readonly Transferable[]) => void;
  /** Who hears its answers from now on: the canvas on show. */
  readonly listen: (listener: ((message: From) => void) | null) => void;
};

function peerOf<To, From>(worker: Worker): Peer<To, From> {
  let hears: ((message: From) => void) | null = null;
  worker.addEventListener("error", () => {
    toast.error("The map cannot be drawn any more: a part of Warrant has stopped. Reload the window to go on.", {
      id: "worker",
      duration: Number.POSITIVE_INFINITY,
    });
  });
  worker.addEventListener("message", (event: MessageEvent<From>) => hears?.(event.data));
  return {
    post: (message, transfer = []) => worker.postMessage(message, [...transfer]),
    listen: (listener) => {
      hears = listener;
    },
  };
}

/** Paints pictures of the map. Started with the window, so that it has its fonts when the first map opens. */
export const painter: Peer<ToPainter, FromPainter> = peerOf(
  new Worker(new URL("../../workers/painter.worker.ts", import.meta.url), { type: "module", name: "painter" }),
);

/** Leads the lines of links. */
export const router: Peer<ToRouter, FromRouter> = peerOf(
  new Worker(new URL("../../workers/router.worker.ts", import.meta.url), { type: "module", name: "router" }),
);
