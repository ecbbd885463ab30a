import { useSyncExternalStore } from "react";

function listen(listener: () => void): () => void {
  let query: MediaQueryList | null = null;
  const watch = () => {
    query?.removeEventListener("change", changed);
    query = window.matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`);
    query.addEventListener("change", changed);
  };
  const changed = () => {
    watch();
    listener();
  };
  watch();
  return () => query?.removeEventListener("change", changed);
}

/** Image pixels of the screen for each pixel: another one when the window comes to another screen or is zoomed. */
export function useDevicePixelRatio(): number {
  return useSyncExternalStore(listen, () => window.devicePixelRatio);
}
