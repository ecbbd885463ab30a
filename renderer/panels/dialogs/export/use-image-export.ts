import { useEffect, useRef, useState } from "react";
import { toast } from "sonner";
import type { CommandArguments } from "#shared/contract/commands.ts";
import { bridge } from "../../../bridge/bridge.ts";
import { CommandFailure } from "../../../state/commands.ts";
import { closeDialog } from "../../../state/dialog-store.ts";
import { drawImage, type ImageJob } from "../../../state/exporting.ts";
import { tellMissing } from "./missing-glyphs.ts";

type ImageArguments = Omit<CommandArguments<"map.export">, "jobId">;

export type ImageExport = {
  /** How much is drawn, from 0 to 1; null while nothing is. */
  readonly fraction: number | null;
  /** What went wrong, in words for the person. */
  readonly fault: string | null;
  readonly run: (args: ImageArguments) => Promise<void>;
  readonly cancel: () => void;
  /** What went wrong is of no more interest. */
  readonly clearFault: () => void;
};

/** Drawing and saving an image from a dialog, which it closes when that is done; a dialog that goes before stops it. */
export function useImageExport(): ImageExport {
  const [fraction, setFraction] = useState<number | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const job = useRef<ImageJob | null>(null);
  useEffect(
    () => () => {
      job.current?.cancel();
      job.current = null;
    },
    [],
  );

  async function run(args: ImageArguments): Promise<void> {
    setFraction(0);
    setFault(null);
    const running = drawImage(args, setFraction);
    job.current = running;
    try {
      const { missing, width: _width, height: _height, pages: _pages, ...file } = await running.image;
      if (job.current !== running) return;
      const saved = await bridge.saveFile(file);
      if (!saved.ok) throw new CommandFailure(saved.error);
      if (saved.value === null) return;
      const sentence = `Saved ${saved.value}`;
      if (missing.length > 0) tellMissing(`${sentence}.`, missing);
      else {
        toast.success(sentence);
        closeDialog();
      }
    } catch (error) {
      if (job.current !== running) return;
      const stopped = error instanceof CommandFailure && error.error.code === "cancelled";
      if (!stopped) setFault(error instanceof Error ? error.message : String(error));
    } finally {
      if (job.current === running) {
        job.current = null;
        setFraction(null);
      }
    }
  }

  return { fraction, fault, run, cancel: () => job.current?.cancel(), clearFault: () => setFault(null) };
}
