import { useMemo } from "react";
import type { PictureOptions } from "#shared/scene/picture/picture-options.ts";
import type { ImageOptions, ImagePart } from "../../../state/export-choices.ts";

/** What of the choices makes the picture: the same object as long as it would come out the same. */
export function usePictureOptions(options: ImageOptions, part: ImagePart): PictureOptions {
  const { theme, margin, transparent, title, legend, footnotes, footer } = options;
  return useMemo(
    () => ({ part, theme, margin, transparent, title, legend, footnotes, footer, date: today() }),
    [part, theme, margin, transparent, title, legend, footnotes, footer],
  );
}

/** This day where the person is, as an ISO date. */
function today(): string {
  const now = new Date();
  const two = (value: number) => String(value).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
