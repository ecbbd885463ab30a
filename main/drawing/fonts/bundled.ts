import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { GlobalFonts } from "@napi-rs/canvas";
import { type FaceName, faces } from "#shared/scene/fonts.ts";

let registered = false;

/** Makes the bundled fonts known to Skia. They are read into memory first: inside an application archive they are no files to it. */
export function registerBundled(): void {
  if (registered) return;
  for (const face of Object.keys(faces) as FaceName[]) {
    const { family, file } = faces[face];
    if (!GlobalFonts.register(bundledBytes(face), family)) throw new Error(`the font ${file} could not be read`);
  }
  registered = true;
}

/** A bundled font file. */
export function bundledBytes(face: FaceName): Buffer {
  return readFileSync(fileURLToPath(import.meta.resolve(faces[face].file)));
}
