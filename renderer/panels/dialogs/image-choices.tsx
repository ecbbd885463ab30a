import { type ReactNode, useState } from "react";
import { toast } from "sonner";
import type { FileToSave } from "#shared/contract/bridge.ts";
import type { Size } from "#shared/layout/geometry.ts";
import { bridge } from "../../bridge/bridge.ts";
import { CommandFailure } from "../../state/commands.ts";
import { setWindow, useWindowStore } from "../../state/window-store.ts";
import { Segments } from "../ui/segments.tsx";

const scales = ["1", "2", "3", "4"] as const;

/** The scale that images were last made with, in image pixels for each pixel of the map. */
export function useScale(): number {
  const exportScale = useWindowStore((state) => state.exportScale);
  return Number(scales.find((candidate) => candidate === String(exportScale)) ?? "2");
}

/** `1,200 × 800 pixels`: an image's size at a scale. */
export function pixelsInWords(size: Size, scale: number): string {
  const pixels = (length: number) => Math.ceil(length * scale).toLocaleString("en-GB");
  return `${pixels(size.width)} × ${pixels(size.height)} pixels`;
}

/** One choice of a dialog, by its name. */
export function Choice({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className="choice">
      <span className="mute">{name}</span>
      {children}
    </div>
  );
}

/** The theme and the scale of an image; what is chosen is remembered. */
export function ImageChoices() {
  const theme = useWindowStore((state) => state.exportTheme);
  const scale = useScale();
  return (
    <>
      <Choice name="Theme">
        <Segments
          label="Theme of the image"
          value={theme}
          options={[
            { value: "light", label: "Light" },
            { value: "dark", label: "Dark" },
          ]}
          onChange={(exportTheme) => setWindow({ exportTheme })}
        />
      </Choice>
      <Choice name="Scale">
        <Segments
          label="Scale"
          value={scales.find((candidate) => Number(candidate) === scale) ?? "2"}
          options={scales.map((value) => ({ value, label: `${value}×` }))}
          onChange={(value) => setWindow({ exportScale: Number(value) })}
        />
      </Choice>
    </>
  );
}

/** Saves a file that is made on demand, and says how that went: `save` answers whether it was saved. */
export function useSaving(make: () => Promise<FileToSave>): {
  readonly busy: boolean;
  readonly fault: string | null;
  readonly save: () => Promise<boolean>;
} {
  const [state, setState] = useState<{ readonly busy: boolean; readonly fault: string | null }>({
    busy: false,
    fault: null,
  });
  async function save(): Promise<boolean> {
    setState({ busy: true, fault: null });
    try {
      const saved = await bridge.saveFile(await make());
      if (!saved.ok) throw new CommandFailure(saved.error);
      if (saved.value !== null) toast.success(`Saved ${saved.value}`);
      setState({ busy: false, fault: null });
      return saved.value !== null;
    } catch (error) {
      setState({ busy: false, fault: error instanceof Error ? error.message : String(error) });
      return false;
    }
  }
  return { ...state, save };
}

/** How saving goes: a bar while the file is made, and what went wrong. */
export function SavingState({
  busy,
  fault,
  label,
}: {
  readonly busy: boolean;
  readonly fault: string | null;
  /** What is being done while it is busy. */
  readonly label: string;
}) {
  return (
    <>
      {busy && <progress className="progress" aria-label={label} />}
      {fault !== null && (
        <p className="fault" role="alert">
          {fault}
        </p>
      )}
    </>
  );
}
