import { useStoreApi } from "@xyflow/react";
import { useEffect } from "react";
import { setWindow, useWindowStore } from "../state/window-store.ts";

const pauseMs = 400;
/** So many maps' places are remembered, those that were moved last. */
const rememberedMaps = 300;

/** Remembers where the view of a map was left. */
export function useViewportMemory(mapId: string): void {
  const store = useStoreApi();
  useEffect(() => {
    let timer: number | undefined;
    let last = store.getState().transform;
    const save = () => {
      window.clearTimeout(timer);
      timer = undefined;
      const [x, y, zoom] = last;
      const { width, height } = store.getState();
      if (width === 0 || height === 0) return;
      const centre = { centreX: (width / 2 - x) / zoom, centreY: (height / 2 - y) / zoom, zoom };
      const others = Object.entries(useWindowStore.getState().viewCentres).filter(([id]) => id !== mapId);
      setWindow({ viewCentres: Object.fromEntries([...others.slice(1 - rememberedMaps), [mapId, centre]]) });
    };
    const stop = store.subscribe(({ transform, panZoom }) => {
      if (transform === last || panZoom === null) return;
      last = transform;
      window.clearTimeout(timer);
      timer = window.setTimeout(save, pauseMs);
    });
    return () => {
      stop();
      if (timer !== undefined) save();
    };
  }, [mapId, store]);
}
