import { createContext, useContext } from "react";
import type { ThemeName } from "#shared/scene/theme.ts";

const ThemeContext = createContext<ThemeName>("light");

/** Hands the theme on show to everything that is drawn. */
export const CanvasTheme = ThemeContext.Provider;

export function useCanvasTheme(): ThemeName {
  return useContext(ThemeContext);
}
