import type { FromPreview, ToPreview } from "./preview-messages.ts";

export type PreviewRequest = Omit<Extract<ToPreview, { readonly kind: "draw" }>, "kind" | "id">;
export type PreviewMap = Omit<Extract<ToPreview, { readonly kind: "map" }>, "kind">;

/**
 * Draws previews beside the window's own thread, one at a time: of what is asked
 * for while it is busy, the newest.
 */
export class Previewer {
  readonly #worker: Worker;
  readonly #hear: (answer: FromPreview) => void;
  #newestId = 0;
  #isBusy = false;
  #next: PreviewRequest | null = null;

  /** @param hear hears what became of the newest request; what came out of older ones is dropped */
  constructor(hear: (answer: FromPreview) => void) {
    this.#hear = hear;
    this.#worker = new Worker(new URL("./preview.worker.ts", import.meta.url), { type: "module", name: "preview" });
    this.#worker.addEventListener("message", ({ data }: MessageEvent<FromPreview>) => this.#answer(data));
    this.#worker.addEventListener("error", (event) => {
      const message = event.message || "the preview worker could not start";
      this.#answer({ kind: "failed", id: this.#newestId, message });
    });
  }

  setMap(map: PreviewMap): void {
    this.#say({ kind: "map", ...map });
  }

  draw(request: PreviewRequest): void {
    if (this.#isBusy) {
      this.#next = request;
      return;
    }
    this.#isBusy = true;
    this.#newestId += 1;
    this.#say({ kind: "draw", id: this.#newestId, ...request });
  }

  end(): void {
    this.#worker.terminate();
  }

  #answer(answer: FromPreview): void {
    this.#isBusy = false;
    const next = this.#next;
    if (next === null) {
      this.#hear(answer);
      return;
    }
    // Something else is wanted already.
    if (answer.kind === "drawn") answer.bitmap.close();
    this.#next = null;
    this.draw(next);
  }

  #say(message: ToPreview): void {
    this.#worker.postMessage(message);
  }
}
