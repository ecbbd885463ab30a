import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { MapView } from "#shared/model/map-view.ts";
import { setCurrentLive } from "./live/current-live.ts";
import { LiveMap } from "./live/live-map.ts";
import { Feed } from "./picture/feed.ts";

/** The open map as it is shown: another object whenever a card, a link or a line is another one. */
export type ShownMap = {
  readonly live: LiveMap;
  readonly view: MapView;
  /** Counts the router's answers. */
  readonly routes: number;
  /** Counts the times that what the workers know has caught up with the map. */
  readonly feeds: number;
  /** True while lines of links are on their way. */
  readonly isRouting: () => boolean;
};

/** Keeps the window's map and that of the workers in step with a view. */
export function useShownMap(view: MapView): ShownMap {
  const [live] = useState(() => new LiveMap());
  const [routes, setRoutes] = useState(0);
  const [feeds, setFeeds] = useState(0);
  const feed = useRef<Feed | null>(null);

  const shown = useMemo(() => {
    live.show(view);
    return { live, view, routes, feeds, isRouting: () => feed.current?.isRouting ?? true };
  }, [live, view, routes, feeds]);

  useLayoutEffect(() => {
    setCurrentLive(live);
    live.changeAll();
    const opened = new Feed(live, {
      onFed: () => setFeeds((count) => count + 1),
      onRoutes: () => setRoutes((count) => count + 1),
    });
    feed.current = opened;
    return () => {
      opened.close();
      feed.current = null;
      setCurrentLive(null);
    };
  }, [live]);

  useLayoutEffect(() => {
    if (live.view === view) feed.current?.send();
  }, [live, view]);

  useEffect(() => {
    const idle = requestIdleCallback(() => shown.live.prepare());
    return () => cancelIdleCallback(idle);
  }, [shown]);

  return shown;
}
