import type { ToRouter } from "./messages.ts";
import { Router } from "./router.ts";

const router = new Router({
  post: (message, transfer) => self.postMessage(message, { transfer: [...transfer] }),
  later: (call) => setTimeout(call, 0),
});

self.addEventListener("message", (event: MessageEvent<ToRouter>) => router.hear(event.data));
