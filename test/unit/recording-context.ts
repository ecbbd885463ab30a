import type { PictureContext } from "../../renderer/workers/painter.ts";

/** Something drawn: with what, and around which numbers. */
export type Drawn = {
  readonly how: "fill" | "stroke" | "fillRect" | "text" | "icon";
  readonly style: unknown;
  readonly lineWidth: number;
  readonly alpha: number;
  readonly dash: readonly number[];
  /** Points of the path, in map pixels, or corner and size of a rectangle. */
  readonly numbers: readonly number[];
  readonly text: string;
};

/** A 2D context that draws nothing and remembers everything; icons are their path data. */
export class RecordingContext implements PictureContext<string> {
  fillStyle: unknown = "";
  strokeStyle: unknown = "";
  lineWidth = 1;
  lineCap: "butt" | "round" | "square" = "butt";
  lineJoin: "bevel" | "miter" | "round" = "miter";
  lineDashOffset = 0;
  font = "";
  textBaseline = "";
  textAlign = "";
  direction = "";
  fontKerning = "";
  textRendering = "";
  letterSpacing = "";
  globalAlpha = 1;
  transform: readonly number[] = [];
  readonly drawn: Drawn[] = [];
  #path: number[] = [];
  #dash: readonly number[] = [];

  save(): void {}
  restore(): void {}
  scale(): void {}
  translate(): void {}

  setTransform(...transform: readonly number[]): void {
    this.transform = transform;
  }

  setLineDash(segments: readonly number[]): void {
    this.#dash = [...segments];
  }

  beginPath(): void {
    this.#path = [];
  }

  moveTo(x: number, y: number): void {
    this.#path.push(x, y);
  }

  lineTo(x: number, y: number): void {
    this.#path.push(x, y);
  }

  bezierCurveTo(...numbers: readonly number[]): void {
    this.#path.push(...numbers);
  }

  closePath(): void {}
  clip(): void {}

  roundRect(x: number, y: number, width: number, height: number): void {
    this.#path.push(x, y, x + width, y + height);
  }

  fillRect(x: number, y: number, width: number, height: number): void {
    this.#record("fillRect", this.fillStyle, [x, y, width, height]);
  }

  fill(): void {
    this.#record("fill", this.fillStyle, this.#path);
  }

  stroke(icon?: string): void {
    if (icon === undefined) this.#record("stroke", this.strokeStyle, this.#path);
    else this.#record("icon", this.strokeStyle, [], icon);
  }

  fillText(text: string, x: number, y: number): void {
    this.#record("text", this.fillStyle, [x, y], text);
  }

  #record(how: Drawn["how"], style: unknown, numbers: readonly number[], text = ""): void {
    const { lineWidth, globalAlpha: alpha } = this;
    this.drawn.push({ how, style, lineWidth, alpha, dash: this.#dash, numbers: [...numbers], text });
  }
}
