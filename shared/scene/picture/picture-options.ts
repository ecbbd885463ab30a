import type { z } from "zod";
import type { mapImageOptions } from "../../contract/commands/images.ts";

/** What a picture of a map shows, and how: the options of an image that do not depend on its file's format or size. */
export type PictureOptions = Pick<
  z.infer<typeof mapImageOptions>,
  "part" | "theme" | "margin" | "transparent" | "title" | "legend" | "footnotes" | "footer"
> & {
  /** The day of the export, an ISO date (`2026-11-22`): shared code knows no clock. */
  readonly date: string;
};

export type MapPart = PictureOptions["part"];

/** Why a part of a map cannot be drawn; the message is for the person. */
export class PictureFault extends Error {
  /** `missing`: the part names what is not on the map; `empty`: there is nothing in it. */
  readonly code: "missing" | "empty";

  constructor(code: PictureFault["code"], message: string) {
    super(message);
    this.name = "PictureFault";
    this.code = code;
  }
}
