import { create } from "zustand";
import type { Size } from "#shared/layout/geometry.ts";

type FrameStates = {
  /** Sizes of frames that are being resized, by frame id. */
  readonly sizes: ReadonlyMap<string, Size>;
  /** The frame whose title is being written. */
  readonly renamingFrameId: string | null;
};

export const useFrames = create<FrameStates>(() => ({ sizes: new Map(), renamingFrameId: null }));

export function setFrameSize(frameId: string, size: Size): void {
  useFrames.setState(({ sizes }) => ({ sizes: new Map(sizes).set(frameId, size) }));
}

export function forgetFrameSize(frameId: string): void {
  useFrames.setState(({ sizes }) => ({ sizes: new Map([...sizes].filter(([id]) => id !== frameId)) }));
}

export function renameFrame(frameId: string | null): void {
  useFrames.setState({ renamingFrameId: frameId });
}
