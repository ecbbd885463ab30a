import { create } from "zustand";
import { type WrittenFormat, writtenFormats } from "#shared/formats/format-list.ts";
import { ask } from "./commands.ts";
import { defaultExportChoices, type ExportChoices, readExportChoices } from "./export-choices.ts";

export type ThemeChoice = "system" | "light" | "dark";
export type LeftSection = "maps" | "claims" | "sources" | "speakers" | "notes";
/** What stands in the middle of the window: the open map, its claims in order of time, or who says what. */
export type CentreView = "map" | "timeline" | "matrix";
export type Viewport = { readonly x: number; readonly y: number; readonly zoom: number };
/** What of a map was in view: the point in the middle, in map pixels, and the zoom; it fits windows of any size. */
export type ViewCentre = { readonly centreX: number; readonly centreY: number; readonly zoom: number };

/** How this window looks and where it was left. Kept in the library, so that it is there after a restart. */
export type WindowSettings = {
  readonly theme: ThemeChoice;
  readonly leftOpen: boolean;
  readonly rightOpen: boolean;
  /** Pixels. */
  readonly leftWidth: number;
  readonly rightWidth: number;
  /** The sections of the library that are unfolded. */
  readonly openSections: readonly LeftSection[];
  readonly minimap: boolean;
  /** The source in the reading pane; null while that is closed. */
  readonly readerSourceId: string | null;
  /** The source that was read last, to open again. */
  readonly lastReadSourceId: string | null;
  /** Pixels. */
  readonly readerWidth: number;
  /** Whether the digest stands beside the text. */
  readonly readerDigest: boolean;
  /** Where each text was left: a place in UTF-16 code units, and how many pixels of its paragraph were passed. */
  readonly readerPlaces: Readonly<Record<string, { readonly start: number; readonly below: number }>>;
  readonly centreView: CentreView;
  readonly mapId: string | null;
  /** Maps with a tab, in order. */
  readonly tabs: readonly string[];
  /** Where each map was left. */
  readonly viewCentres: Readonly<Record<string, ViewCentre>>;
  /** Of images of maps. */
  readonly exportImage: ExportChoices;
  /** Of maps as files of other formats. */
  readonly exportMapFormat: WrittenFormat;
  /** Whether the texts of sources go along, where the format holds them. */
  readonly exportTexts: boolean;
  /** Of timelines and of who says what. */
  readonly exportTableFormat: "png" | "svg" | "csv";
  /** Of images of timelines and of who says what. */
  readonly exportTheme: "light" | "dark";
  readonly exportScale: number;
};

const defaults: WindowSettings = {
  theme: "system",
  leftOpen: true,
  rightOpen: true,
  leftWidth: 264,
  rightWidth: 320,
  openSections: ["maps", "claims"],
  minimap: true,
  readerSourceId: null,
  lastReadSourceId: null,
  readerWidth: 480,
  readerDigest: false,
  readerPlaces: {},
  centreView: "map",
  mapId: null,
  tabs: [],
  viewCentres: {},
  exportImage: defaultExportChoices,
  exportMapFormat: "warrant",
  exportTexts: true,
  exportTableFormat: "png",
  exportTheme: "light",
  exportScale: 2,
};

type WindowState = WindowSettings & { readonly loaded: boolean };

export const useWindowStore = create<WindowState>(() => ({ ...defaults, loaded: false }));

const saveDelayMs = 400;
let saveTimer: number | undefined;
const unsaved = new Set<keyof WindowSettings>();

/** Changes settings at once in this window, and soon after in the library. */
export function setWindow(patch: Partial<WindowSettings>): void {
  const before = useWindowStore.getState();
  useWindowStore.setState(patch);
  // What stays as it is need not be written over what another window has chosen since.
  for (const key of Object.keys(patch) as (keyof WindowSettings)[]) {
    if (!Object.is(patch[key], before[key])) unsaved.add(key);
  }
  window.clearTimeout(saveTimer);
  saveTimer = window.setTimeout(saveSettings, saveDelayMs);
}

/** Writes what has changed, now: a closing window cannot wait. A failure is not worth a message: what could not be written goes with the next change. */
export function saveSettings(): void {
  window.clearTimeout(saveTimer);
  const state = useWindowStore.getState();
  const keys = [...unsaved];
  unsaved.clear();
  for (const key of keys) {
    ask("settings.set", { key: `window.${key}`, value: JSON.parse(JSON.stringify(state[key])) }).catch(() =>
      unsaved.add(key),
    );
  }
}

/** Reads the settings that the library keeps; what does not fit its default's type is left at the default. */
export async function loadSettings(): Promise<void> {
  const stored = await ask("settings.get", {});
  const settings: Record<string, unknown> = { ...defaults };
  for (const [key, fallback] of Object.entries(defaults)) {
    const value = stored[`window.${key}`];
    const fits = typeof value === typeof fallback && Array.isArray(value) === Array.isArray(fallback);
    if (value !== undefined && (fits || fallback === null)) settings[key] = value;
  }
  settings.exportImage = readExportChoices(settings.exportImage);
  if (!writtenFormats.some((format) => format === settings.exportMapFormat)) {
    settings.exportMapFormat = defaults.exportMapFormat;
  }
  useWindowStore.setState({ ...settings, loaded: true });
}

/** Shows a map and gives it a tab. */
export function chooseMap(mapId: string): void {
  const { tabs } = useWindowStore.getState();
  setWindow({ mapId, tabs: tabs.includes(mapId) ? tabs : [...tabs, mapId] });
}

/** Closes a map's tab; its neighbour comes to the front when it was on show. */
export function closeTab(mapId: string): void {
  const state = useWindowStore.getState();
  const index = state.tabs.indexOf(mapId);
  const tabs = state.tabs.filter((id) => id !== mapId);
  const next = state.mapId === mapId ? (tabs[Math.min(index, tabs.length - 1)] ?? null) : state.mapId;
  setWindow({ tabs, mapId: next });
}
