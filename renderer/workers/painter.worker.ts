import { measureForeignText } from "./foreign-text.ts";
import type { FromPainter, ToPainter } from "./messages.ts";
import { Painter } from "./painter.ts";
import { loadFonts } from "./painter-fonts.ts";

let canvas: OffscreenCanvas | null = null;

function say(message: FromPainter, transfer: readonly Transferable[] = []): void {
  self.postMessage(message, { transfer: [...transfer] });
}

const painter = new Painter({
  begin: (width, height) => {
    if (canvas?.width !== width || canvas.height !== height) canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext("2d");
    if (!context) throw new Error("there is no 2D canvas");
    // After a picture that failed half way something may be left.
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, width, height);
    return context;
  },
  finish: (id) => {
    if (!canvas) throw new Error("nothing was begun");
    const bitmap = canvas.transferToImageBitmap();
    say({ kind: "picture", id, bitmap }, [bitmap]);
  },
  fail: (id, message) => say({ kind: "failed", id, message }),
  path2d: (data) => new Path2D(data),
  later: (call) => setTimeout(call, 0),
});

self.addEventListener("message", (event: MessageEvent<ToPainter>) => painter.hear(event.data));

measureForeignText();
void loadFonts().then(() => {
  say({ kind: "ready" });
  painter.ready();
});
