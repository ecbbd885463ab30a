import { create } from "zustand";

/** A layout that takes a while: the share of the work that is done, and how to stop it. Null while there is none. */
export const useTidyProgress = create<{
  readonly running: { readonly share: number; readonly cancel: () => void } | null;
}>(() => ({ running: null }));

/** Layouts that take no longer than this come without a word. */
const quietMs = 300;

/**
 * Shows that a layout is on its way as soon as it takes long, until `done` is
 * called; meanwhile Escape cancels it.
 */
export function followTidy(cancel: () => void): {
  readonly progress: (share: number) => void;
  readonly done: () => void;
} {
  let share = 0;
  let shown = false;
  const show = () => useTidyProgress.setState({ running: { share, cancel } });
  const timer = window.setTimeout(() => {
    shown = true;
    show();
  }, quietMs);
  const hearKey = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    cancel();
  };
  window.addEventListener("keydown", hearKey, { capture: true });
  return {
    progress: (next) => {
      share = next;
      if (shown) show();
    },
    done: () => {
      window.clearTimeout(timer);
      window.removeEventListener("keydown", hearKey, { capture: true });
      useTidyProgress.setState({ running: null });
    },
  };
}
