import type { Drawings } from "#main/drawing/drawings.ts";
import type { ExportedImage } from "#shared/contract/results/images.ts";
import type { Scene } from "#shared/scene/draw-list.ts";
import type { ThemeName } from "#shared/scene/theme.ts";

/** How a scene that is no map becomes an image: at `scale` image pixels for each of its own. */
export type SceneImageOptions = {
  readonly format: "svg" | "png";
  readonly theme: ThemeName;
  readonly scale: number;
};

/**
 * A scene as an image file called `name`. The same scene and options give the same bytes.
 * @throws WarrantError `too-large` for a PNG with more pixels than can be shown;
 *   `details.largestScale` says what fits
 */
export async function exportScene(
  drawings: Drawings,
  scene: Scene,
  name: string,
  { format, theme, scale }: SceneImageOptions,
): Promise<ExportedImage> {
  const { base64, mediaType, width, height } = await drawings.draw(
    {
      drawn: { of: "scene", scene, subject: "" },
      options: {
        format,
        theme,
        part: { of: "map" },
        size: { by: "scale", scale },
        dpi: 192,
        margin: 0,
        transparent: false,
        title: false,
        legend: false,
        footnotes: false,
        footer: false,
        page: { paper: "fit", orientation: "auto", tiled: false, overlap: 0, margin: 0 },
      },
      date: new Date().toISOString(),
      carry: null,
    },
    null,
  );
  return { fileName: `${safeFileName(name)}.${format}`, mediaType, width, height, base64 };
}

/** A file name that every common system takes, made from a map's title. */
export function safeFileName(title: string): string {
  const name = title
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}]/gu, "")
    .replace(/[/\\:*?"<>|]+/g, " ")
    .replace(/\s+/g, " ")
    .replace(/^[. ]+/, "");
  const short = Array.from(name)
    .slice(0, 80)
    .join("")
    .replace(/[. ]+$/, "");
  // Windows keeps these names for devices.
  return short === "" || /^(con|prn|aux|nul|com\d|lpt\d)(\..*)?$/i.test(short) ? `map ${short}`.trim() : short;
}
