import { useEffect, useState } from "react";

/** The value as it was once it had rested for `delayMs` milliseconds. */
export function useDebounced<T>(value: T, delayMs: number): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = window.setTimeout(() => setRested(value), delayMs);
    return () => window.clearTimeout(timer);
  }, [value, delayMs]);
  return rested;
}
