const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Calls `stop` on the first signal that asks the process to end; a second one
 * ends it at once, should the first one take too long.
 * @returns takes the listening back
 */
export function stopOnSignals(stop: () => void): () => void {
  let told = false;
  const listener = (signal: NodeJS.Signals) => {
    // A terminal's Ctrl-C comes twice under npm: once to us, once passed on.
    if (told && Date.now() - toldAt > 1_000) process.exit(signal === "SIGINT" ? 130 : 143);
    if (told) return;
    told = true;
    toldAt = Date.now();
    stop();
  };
  let toldAt = 0;
  for (const signal of signals) process.on(signal, listener);
  return () => {
    for (const signal of signals) process.off(signal, listener);
  };
}
