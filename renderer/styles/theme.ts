import { useLayoutEffect, useSyncExternalStore } from "react";
import type { Position } from "#shared/model/records.ts";
import { positionColour as colourOfPosition } from "#shared/scene/scene.ts";
import { type ThemeName, themes } from "#shared/scene/theme.ts";
import { useWindowStore } from "../state/window-store.ts";

const darkSystem = window.matchMedia("(prefers-color-scheme: dark)");

let knownDark = darkSystem.matches;
const listeners = new Set<() => void>();

function listenToSystem(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * Whether the system is dark. Chromium tells of no change that somebody has seen
 * by asking before it got round to telling: who sees one here tells the others.
 */
function systemIsDark(): boolean {
  if (darkSystem.matches !== knownDark) {
    knownDark = !knownDark;
    queueMicrotask(() => {
      for (const listener of listeners) listener();
    });
  }
  return knownDark;
}

darkSystem.addEventListener("change", systemIsDark);

/** The theme on show: the person's choice, or the system's where the choice is to follow it. */
export function useThemeName(): ThemeName {
  const choice = useWindowStore((state) => state.theme);
  const isDark = useSyncExternalStore(listenToSystem, systemIsDark);
  if (choice !== "system") return choice;
  return isDark ? "dark" : "light";
}

/** Hands the theme's colours to the style sheets, as CSS variables named for the tokens. */
export function useAppliedTheme(): ThemeName {
  const name = useThemeName();
  useLayoutEffect(() => {
    const root = document.documentElement;
    root.dataset.theme = name;
    for (const [token, colour] of Object.entries(themes[name])) root.style.setProperty(`--${token}`, colour);
  }, [name]);
  return name;
}

/** A position's colour in a theme; what has no position takes the muted ink. */
export function positionColour(position: Position | null | undefined, theme: ThemeName): string {
  return position ? colourOfPosition(position, theme) : themes[theme].mute;
}
