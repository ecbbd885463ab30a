/** True when a window can be shown: on Linux that needs an X or Wayland display. */
export function hasDisplay(
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): boolean {
  if (platform === "win32" || platform === "darwin") return true;
  return Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}

/** True for root on Linux, where Chromium's sandbox refuses to work and must be switched off. */
export function isLinuxRoot(): boolean {
  return process.platform === "linux" && process.getuid?.() === 0;
}
