import { toast } from "sonner";
import { CommandFailure } from "../state/commands.ts";
import type { ImagePart } from "../state/export-choices.ts";
import { drawImage } from "../state/exporting.ts";
import { useWindowStore } from "../state/window-store.ts";
import type { ActionContext } from "./context.ts";

const mediaTypes = { png: "image/png", svg: "image/svg+xml" } as const;

/** Drawings that take no longer than this come without a word, in milliseconds. */
const quietMs = 400;

/**
 * Puts a picture of the selected claims and the links between them on the
 * clipboard, or one of the whole map, as images were last exported. It carries no
 * map: what is pasted into a message should hold no more than what is seen.
 */
export async function copyImage(format: "png" | "svg", { mapId, placedClaimIds }: ActionContext): Promise<void> {
  if (mapId === null) return;
  const { options } = useWindowStore.getState().exportImage;
  const ofSelection = placedClaimIds.length > 0;
  const part: ImagePart = ofSelection ? { of: "selection", claimIds: [...placedClaimIds] } : { of: "map" };
  const job = drawImage({ mapId, ...options, carry: false, format, part }, () => {});
  const notice = sayDrawing(job.cancel);
  const type = mediaTypes[format];
  const blob = job.image.then(({ base64 }) => new Blob([bytesOf(base64)], { type }));
  try {
    // The clipboard is opened at once, since the person's key press does not count for long, and filled when the picture is there.
    const copies: Record<string, Promise<Blob>> = { [type]: blob };
    // Most programs take an SVG as text.
    if (format === "svg") copies["text/plain"] = blob.then((svg) => new Blob([svg], { type: "text/plain" }));
    await navigator.clipboard.write([new ClipboardItem(copies)]);
    const { missing } = await job.image;
    const sentence = `${ofSelection ? "Selection" : "Map"} copied as ${format.toUpperCase()}`;
    if (missing.length === 0) toast.success(sentence);
    else
      toast.warning(`${sentence}. No font of this computer has ${missing.map(({ character }) => character).join(" ")}`);
  } catch (error) {
    await sayWhy(job.image, error);
  } finally {
    notice.end();
  }
}

/** Says why nothing was copied: the picture was refused, or the clipboard was. */
async function sayWhy(image: Promise<unknown>, error: unknown): Promise<void> {
  const refused = await image.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (refused instanceof CommandFailure) {
    if (refused.error.code !== "cancelled") toast.error(`Nothing was copied. ${refused.message}`);
    return;
  }
  console.warn(error);
  toast.error("The clipboard could not be written. Click the window and try again, or export the image to a file.");
}

/** Says that a picture is on its way as soon as it takes long, with a way to stop it. */
function sayDrawing(cancel: () => void): { readonly end: () => void } {
  let id: string | number | null = null;
  const timer = window.setTimeout(() => {
    id = toast.loading("Drawing the picture…", { action: { label: "Stop", onClick: cancel } });
  }, quietMs);
  return {
    end: () => {
      window.clearTimeout(timer);
      if (id !== null) toast.dismiss(id);
    },
  };
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
