import { create } from "zustand";
import type { CommandError } from "#shared/contract/errors.ts";
import type { HistoryState, LibraryInfo } from "#shared/contract/results.ts";
import { bridge } from "../bridge/bridge.ts";
import { ask, CommandFailure } from "./commands.ts";
import { mirrorChange, openMap, useMapStore } from "./map-store.ts";
import { refreshQueries } from "./queries.ts";
import { chooseMap, loadSettings, saveSettings, setWindow, useWindowStore } from "./window-store.ts";

/** Whether the library is open, and if not, why. */
type ConnectionState = {
  readonly status: "connecting" | "open" | "failed";
  readonly error: CommandError | null;
  readonly history: HistoryState;
  readonly library: LibraryInfo | null;
};

export const useConnection = create<ConnectionState>(() => ({
  status: "connecting",
  error: null,
  history: { undo: null, redo: null },
  library: null,
}));

/** Opens the library for this window: facts, settings, and the map that was last on show. */
export async function connect(): Promise<void> {
  try {
    const library = await ask("library.get", {});
    // Once only: what the library holds may be another window's, or older than what this one shows.
    if (!useWindowStore.getState().loaded) await loadSettings();
    useConnection.setState({ status: "open", error: null, history: library.history, library });
    refreshQueries();
    const maps = await ask("maps.list", {});
    const known = new Set(maps.map((map) => map.id));
    const { mapId, tabs } = useWindowStore.getState();
    const kept = tabs.filter((id) => known.has(id));
    if (kept.length !== tabs.length) setWindow({ tabs: kept });
    const first = mapId !== null && known.has(mapId) ? mapId : (kept[0] ?? maps[0]?.id ?? null);
    if (first === null) setWindow({ mapId: null });
    else chooseMap(first);
    if (first !== null && useMapStore.getState().mapId === first) await openMap(first);
  } catch (error) {
    const refusal =
      error instanceof CommandFailure
        ? error.error
        : ({
            code: "internal",
            message: error instanceof Error ? error.message : String(error),
          } satisfies CommandError);
    useConnection.setState({ status: "failed", error: refusal });
  }
}

/** Keeps this window in step with main; returns what ends it. */
export function listen(): () => void {
  const stops = [
    bridge.subscribe("changed", (event) => {
      useConnection.setState({ history: event.history });
      mirrorChange(event);
      refreshQueries(event.diff);
    }),
    bridge.subscribe("replaced", () => void connect()),
  ];
  window.addEventListener("pagehide", saveSettings);
  return () => {
    window.removeEventListener("pagehide", saveSettings);
    for (const stop of stops) stop();
  };
}
