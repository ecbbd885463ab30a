import { closeReader, openReader, restoreReader, useReader } from "../../state/reader-store.ts";
import { setWindow, useWindowStore } from "../../state/window-store.ts";

/** Opens what was being read when the window was left, and remembers what is read from then on; returns what ends it. */
export function followReader(): () => void {
  const stop = useReader.subscribe(({ sourceId }, before) => {
    if (sourceId === before.sourceId) return;
    setWindow({ readerSourceId: sourceId, ...(sourceId === null ? {} : { lastReadSourceId: sourceId }) });
  });
  const left = useWindowStore.getState().readerSourceId;
  if (left !== null && useReader.getState().sourceId === null) restoreReader(left);
  return stop;
}

/** Closes the reading pane, or opens it with the source in the inspector or the one that was read last. */
export function toggleReader(sourceId: string | null): void {
  const { sourceId: open } = useReader.getState();
  if (open !== null) closeReader();
  else if (sourceId !== null) openReader(sourceId);
}
