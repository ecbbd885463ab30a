import { create } from "zustand";

/** How many times wider the timeline's axis is than the room it has. */
export const useTimelineZoom = create<{ readonly zoom: number }>(() => ({ zoom: 1 }));

export const timelineZoomStep = 1.5;
export const mostTimelineZoom = 64;

export function changeTimelineZoom(factor: number): void {
  useTimelineZoom.setState(({ zoom }) => ({ zoom: Math.min(mostTimelineZoom, Math.max(1, zoom * factor)) }));
}

/** Shows all of the time at once. */
export function resetTimelineZoom(): void {
  useTimelineZoom.setState({ zoom: 1 });
}
