import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { type Picture, PNG } from "pngjs";

export type ImageChoice = {
  readonly format: "PNG" | "SVG";
  readonly theme: "Light" | "Dark";
  readonly scale: 1 | 2 | 3 | 4;
};

export type SavedImage = { readonly fileName: string; readonly bytes: Buffer; readonly promised: string };

/** Exports the open map through the dialog; the file that the browser saved, and the size that the dialog promised. */
export async function exportImage(page: Page, { format, theme, scale }: ImageChoice): Promise<SavedImage> {
  await page.getByRole("banner").getByRole("button", { name: "Export image…" }).click();
  const dialog = page.getByRole("dialog", { name: "Export image" });
  await dialog.getByRole("radio", { name: format }).click();
  await dialog.getByRole("radio", { name: theme }).click();
  await dialog.getByRole("radio", { name: "Scale" }).click();
  await dialog.getByRole("spinbutton", { name: "Scale" }).fill(String(scale));
  const promised = (await dialog.getByText(/\d × [\d,]+ pixels/).textContent()) ?? "";
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    dialog.getByRole("button", { name: "Export" }).click(),
  ]);
  await dialog.waitFor({ state: "detached" });
  const path = await download.path();
  return { fileName: download.suggestedFilename(), bytes: readFileSync(path), promised };
}

export function readPng(bytes: Buffer): Picture {
  return PNG.sync.read(bytes);
}

/** How many pixels differ from the picture's upper left one, its ground. */
export function pixelsOffGround({ data }: Picture): number {
  const ground = data.readUInt32BE(0);
  let count = 0;
  for (let at = 0; at < data.length; at += 4) if (data.readUInt32BE(at) !== ground) count++;
  return count;
}

/** A part of a picture; it must lie within it. */
export function crop(
  picture: Picture,
  part: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
): Picture {
  if (part.x < 0 || part.y < 0 || part.x + part.width > picture.width || part.y + part.height > picture.height) {
    throw new Error(`${JSON.stringify(part)} is not within ${picture.width} × ${picture.height}`);
  }
  const data = Buffer.alloc(part.width * part.height * 4);
  for (let row = 0; row < part.height; row++) {
    const from = ((part.y + row) * picture.width + part.x) * 4;
    picture.data.copy(data, row * part.width * 4, from, from + part.width * 4);
  }
  return { width: part.width, height: part.height, data };
}

export type ReadSvg = {
  readonly width: string | null;
  readonly height: string | null;
  /** The words of every text element in order, set apart by a space. */
  readonly text: string;
  readonly elementNames: readonly string[];
  readonly attributeNames: readonly string[];
};

/** Reads an SVG as strictly as a browser reads XML; throws when it is not well formed. */
export function readSvg(page: Page, bytes: Buffer): Promise<ReadSvg> {
  return page.evaluate((source) => {
    const parsed = new DOMParser().parseFromString(source, "image/svg+xml");
    const fault = parsed.querySelector("parsererror");
    if (fault) throw new Error(`not well formed: ${fault.textContent}`);
    const all = [...parsed.querySelectorAll("*")];
    return {
      width: parsed.documentElement.getAttribute("width"),
      height: parsed.documentElement.getAttribute("height"),
      text: all
        .filter((element) => element.localName === "text")
        .map((element) => element.textContent ?? "")
        .join(" "),
      elementNames: [...new Set(all.map((element) => element.localName))],
      attributeNames: [...new Set(all.flatMap((element) => element.getAttributeNames()))],
    };
  }, bytes.toString("utf8"));
}
